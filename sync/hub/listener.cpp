#include "sync/hub/listener.h"

#include "sync/hub/deadlines.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <microhttpd.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace kerbside::sync {

namespace {

constexpr std::size_t kConnectionMemory = 32 * 1024;

/// A numeric address as the sockets want it.
struct SocketAddress {
    sockaddr_storage storage{};
    bool is_six() const { return storage.ss_family == AF_INET6; }
    const sockaddr* get() const { return reinterpret_cast<const sockaddr*>(&storage); }
};

Result<SocketAddress> parse_address(std::string_view text)
{
    const auto malformed = Error{ErrorKind::Invalid, "the address to listen at is not IP:PORT"};
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos)
        return malformed;
    std::uint16_t port = 0;
    const auto digits = text.substr(colon + 1);
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size())
        return malformed;
    std::string host(text.substr(0, colon));
    SocketAddress address;
    if (host.starts_with('[') && host.ends_with(']')) {
        auto& six = reinterpret_cast<sockaddr_in6&>(address.storage);
        six.sin6_family = AF_INET6;
        six.sin6_port = htons(port);
        if (::inet_pton(AF_INET6, host.substr(1, host.size() - 2).c_str(), &six.sin6_addr) != 1)
            return malformed;
        return address;
    }
    auto& four = reinterpret_cast<sockaddr_in&>(address.storage);
    four.sin_family = AF_INET;
    four.sin_port = htons(port);
    if (::inet_pton(AF_INET, host.c_str(), &four.sin_addr) != 1)
        return malformed;
    return address;
}

/// One connection, from accept to close, and the request that is under way on it.
struct Connection {
    std::string target;
    Bytes body;
    std::size_t reserved = 0; ///< of the body budget
    bool is_begun = false;
    Deadlines::Ticket ticket;
};

class MicroListener final : public Listener {
public:
    MicroListener(Intake& intake, const ListenerOptions& options) : m_intake(intake), m_options(options) {}
    MicroListener(const MicroListener&) = delete;
    MicroListener& operator=(const MicroListener&) = delete;
    ~MicroListener() override
    {
        if (m_daemon != nullptr)
            MHD_stop_daemon(m_daemon);
    }

    Status start(const platform::TlsIdentity& tls)
    {
        TRY_ASSIGN(const auto address, parse_address(m_options.listen));
        unsigned flags = MHD_USE_TLS | MHD_USE_EPOLL_INTERNAL_THREAD | MHD_USE_ITC;
        if (address.is_six())
            flags |= MHD_USE_IPv6;
        m_daemon = MHD_start_daemon(
            flags, 0, nullptr, nullptr, &MicroListener::on_access, this,              //
            MHD_OPTION_SOCK_ADDR, address.get(),                                      //
            MHD_OPTION_HTTPS_MEM_KEY, tls.key.c_str(),                                //
            MHD_OPTION_HTTPS_MEM_CERT, tls.certificate.c_str(),                       //
            MHD_OPTION_HTTPS_PRIORITIES, "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2", //
            MHD_OPTION_CONNECTION_LIMIT, m_options.connections,                       //
            MHD_OPTION_PER_IP_CONNECTION_LIMIT, m_options.connections_per_address,    //
            MHD_OPTION_CONNECTION_TIMEOUT, static_cast<unsigned>(m_options.idle.count()), //
            MHD_OPTION_CONNECTION_MEMORY_LIMIT, kConnectionMemory,                    //
            MHD_OPTION_URI_LOG_CALLBACK, &MicroListener::on_target, this,             //
            MHD_OPTION_NOTIFY_CONNECTION, &MicroListener::on_connection, this,        //
            MHD_OPTION_NOTIFY_COMPLETED, &MicroListener::on_completed, this,          //
            MHD_OPTION_END);
        if (m_daemon == nullptr)
            return Error{errno == EADDRINUSE ? ErrorKind::Busy : ErrorKind::Io,
                         "cannot listen at " + m_options.listen + ": " + std::strerror(errno)};
        return {};
    }

    std::string address() const override
    {
        const auto* info = MHD_get_daemon_info(m_daemon, MHD_DAEMON_INFO_BIND_PORT);
        const auto host = m_options.listen.substr(0, m_options.listen.rfind(':'));
        return host + ":" + std::to_string(info == nullptr ? 0 : info->port);
    }

    unsigned open_connections() const override
    {
        const auto* info = MHD_get_daemon_info(m_daemon, MHD_DAEMON_INFO_CURRENT_CONNECTIONS);
        return info == nullptr ? 0 : info->num_connections;
    }

private:
    static Connection* state_of(MHD_Connection* connection)
    {
        const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
        return info == nullptr ? nullptr : static_cast<Connection*>(info->socket_context);
    }

    static void on_connection(void* self, MHD_Connection* connection, void** context, MHD_ConnectionNotificationCode code)
    {
        auto& listener = *static_cast<MicroListener*>(self);
        if (code == MHD_CONNECTION_NOTIFY_STARTED) {
            const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
            auto* state = new Connection;
            state->ticket = listener.m_deadlines.add(info->connect_fd, listener.m_options.patience);
            *context = state;
            return;
        }
        // The socket is still open here, so the deadline can never hit another one with its number.
        auto* state = static_cast<Connection*>(*context);
        if (state == nullptr)
            return;
        listener.m_deadlines.remove(state->ticket);
        listener.m_reserved -= state->reserved;
        delete state;
        *context = nullptr;
    }

    static void* on_target(void*, const char* target, MHD_Connection* connection)
    {
        if (auto* state = state_of(connection))
            state->target = target;
        return nullptr;
    }

    static void on_completed(void* self, MHD_Connection* connection, void**, MHD_RequestTerminationCode)
    {
        auto& listener = *static_cast<MicroListener*>(self);
        auto* state = state_of(connection);
        if (state == nullptr)
            return;
        listener.m_reserved -= state->reserved;
        state->reserved = 0;
        state->is_begun = false;
        state->body = {};
        // Until the next request is there only the idle time counts.
        listener.m_deadlines.set(state->ticket, listener.m_options.idle + listener.m_options.patience);
    }

    static MHD_Result on_access(void* self, MHD_Connection* connection, const char*, const char* method, const char*, const char* data,
                                std::size_t* size, void**)
    {
        auto* state = state_of(connection);
        if (state == nullptr)
            return MHD_NO;
        return static_cast<MicroListener*>(self)->access(connection, *state, method, data, *size);
    }

    MHD_Result access(MHD_Connection* connection, Connection& state, const char* method, const char* data, std::size_t& size)
    {
        if (!state.is_begun) {
            state.is_begun = true;
            return begin(connection, state, method);
        }
        if (size > 0) {
            if (state.body.size() + size > state.reserved)
                return MHD_NO;
            const auto view = platform::as_bytes({data, size});
            state.body.insert(state.body.end(), view.begin(), view.end());
            size = 0;
            return MHD_YES;
        }
        const auto header = [&](const char* name) -> std::string_view {
            const char* value = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
            return value == nullptr ? std::string_view{} : std::string_view{value};
        };
        return reply(connection, m_intake.answer({.method = method,
                                                  .target = state.target,
                                                  .idempotency_key = header("Idempotency-Key"),
                                                  .if_none_match = header("If-None-Match"),
                                                  .authorization = header("Authorization"),
                                                  .body = state.body}));
    }

    /// The headers are there: is a body to come, and may it?
    MHD_Result begin(MHD_Connection* connection, Connection& state, std::string_view method)
    {
        const char* text = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Content-Length");
        const bool is_chunked = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Transfer-Encoding") != nullptr;
        if (text == nullptr && !is_chunked && method != "POST" && method != "PUT")
            return MHD_YES;
        if (text == nullptr || is_chunked)
            return reply(connection, {.status = 411});
        const std::string_view digits(text);
        std::size_t length = 0;
        const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), length);
        if (read.ec == std::errc::result_out_of_range || length > kMaxBatchBytes)
            return reply(connection, {.status = 413});
        if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size())
            return reply(connection, {.status = 400});
        if (m_reserved + length > m_options.body_budget)
            return reply(connection, {.status = 503, .headers = {{"Retry-After", "10"}}});
        state.reserved = length;
        m_reserved += length;
        const auto seconds = length / std::max<std::uint64_t>(m_options.least_bytes_per_second, 1);
        m_deadlines.set(state.ticket, m_options.patience + std::chrono::seconds(seconds));
        return MHD_YES;
    }

    static MHD_Result reply(MHD_Connection* connection, const HubResponse& answer)
    {
        // libmicrohttpd takes a pointer that is not const, and copies.
        auto copy = answer.body;
        auto* response = MHD_create_response_from_buffer(copy.size(), copy.data(), MHD_RESPMEM_MUST_COPY);
        if (response == nullptr)
            return MHD_NO;
        if (!answer.content_type.empty())
            MHD_add_response_header(response, "Content-Type", answer.content_type.c_str());
        for (const auto& [name, value] : answer.headers)
            MHD_add_response_header(response, name.c_str(), value.c_str());
        const auto queued = MHD_queue_response(connection, static_cast<unsigned>(answer.status), response);
        MHD_destroy_response(response);
        return queued;
    }

    Intake& m_intake;
    const ListenerOptions m_options;
    Deadlines m_deadlines;
    std::size_t m_reserved = 0; ///< touched by the daemon's one thread alone
    MHD_Daemon* m_daemon = nullptr;
};

}

Result<std::unique_ptr<Listener>> Listener::start(Intake& intake, const platform::TlsIdentity& tls, const ListenerOptions& options)
{
    auto listener = std::make_unique<MicroListener>(intake, options);
    TRY(listener->start(tls));
    return std::unique_ptr<Listener>(std::move(listener));
}

}
