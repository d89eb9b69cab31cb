#include "sync/transport/curl_transport.h"

#include "platform/base/digit.h"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <curl/curl.h>
#include <utility>

namespace kerbside::sync {

namespace {

using platform::Error;
using platform::ErrorKind;
using platform::is_digit;
using platform::Result;

constexpr std::size_t kMaxHeaders = 64;
constexpr long kConnectMilliseconds = 10'000;
/// A peer that sends less than this over so long is gone.
constexpr long kLeastBytesPerSecond = 16;
constexpr long kLeastForSeconds = 30;

/// `host:port` or `[v6]:port`, nothing that could become another part of a URL.
bool is_authority(std::string_view text)
{
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos || colon == 0 || text.size() > 260)
        return false;
    const auto port = text.substr(colon + 1);
    const auto host = text.substr(0, colon);
    const bool bracketed = host.front() == '[' && host.back() == ']';
    const auto is_host = [&](char c) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        return letter || is_digit(c) || c == '.' || c == '-' || (bracketed && (c == ':' || c == '[' || c == ']'));
    };
    return !port.empty() && port.size() <= 5 && std::all_of(port.begin(), port.end(), is_digit) &&
           std::all_of(host.begin(), host.end(), is_host);
}

/// What one exchange has brought so far. libcurl hands it to the callbacks.
struct Exchange {
    const SendProgress* progress = nullptr;
    const std::atomic<bool>* cancelled = nullptr;
    std::size_t limit = 0;
    bool too_long = false;
    HttpResponse response;
};

std::size_t on_body(char* data, std::size_t size, std::size_t count, void* into)
{
    auto& exchange = *static_cast<Exchange*>(into);
    const auto bytes = size * count;
    if (exchange.response.body.size() + bytes > exchange.limit) {
        exchange.too_long = true;
        return 0;
    }
    const auto view = platform::as_bytes({data, bytes});
    exchange.response.body.insert(exchange.response.body.end(), view.begin(), view.end());
    return bytes;
}

std::size_t on_header(char* data, std::size_t size, std::size_t count, void* into)
{
    auto& exchange = *static_cast<Exchange*>(into);
    std::string_view line(data, size * count);
    const auto colon = line.find(':');
    if (line.starts_with("HTTP/"))
        exchange.response.headers.clear();
    if (colon == std::string_view::npos)
        return line.size();
    if (exchange.response.headers.size() >= kMaxHeaders) {
        exchange.too_long = true;
        return 0;
    }
    HttpHeader header{std::string(line.substr(0, colon)), {}};
    std::transform(header.name.begin(), header.name.end(), header.name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    const auto first = line.find_first_not_of(" \t", colon + 1);
    const auto last = line.find_last_not_of(" \t\r\n");
    if (first != std::string_view::npos && last != std::string_view::npos && first <= last)
        header.value = std::string(line.substr(first, last - first + 1));
    exchange.response.headers.push_back(std::move(header));
    return line.size();
}

int on_progress(void* into, curl_off_t, curl_off_t, curl_off_t total, curl_off_t sent)
{
    auto& exchange = *static_cast<Exchange*>(into);
    if (total > 0 && *exchange.progress)
        (*exchange.progress)(static_cast<std::uint64_t>(sent), static_cast<std::uint64_t>(total));
    return exchange.cancelled->load() ? 1 : 0;
}

/// What a caller can do about libcurl's code.
Error error_of(CURLcode code, const Exchange& exchange)
{
    const std::string detail = curl_easy_strerror(code);
    if (exchange.too_long)
        return {ErrorKind::Invalid, "an answer longer than was allowed"};
    switch (code) {
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY:
    case CURLE_COULDNT_CONNECT:
    case CURLE_SSL_CONNECT_ERROR:
        return {ErrorKind::Offline, detail};
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
    case CURLE_SSL_ISSUER_ERROR:
        return {ErrorKind::Refused, detail};
    case CURLE_WEIRD_SERVER_REPLY:
    case CURLE_UNSUPPORTED_PROTOCOL:
    case CURLE_BAD_CONTENT_ENCODING:
        return {ErrorKind::Invalid, detail};
    default:
        // Timed out, reset, cut off in the middle, cancelled: it may have arrived.
        return {ErrorKind::Unknown, detail};
    }
}

class CurlTransport final : public Transport {
public:
    CurlTransport(HubAddress address, CURL* easy, CURLM* multi)
        : m_address(std::move(address)), m_connect_to(std::string(kHubHost) + "::" + m_address.authority),
          m_easy(easy), m_multi(multi)
    {
    }
    CurlTransport(const CurlTransport&) = delete;
    CurlTransport& operator=(const CurlTransport&) = delete;
    ~CurlTransport() override
    {
        curl_easy_cleanup(m_easy);
        curl_multi_cleanup(m_multi);
    }

    Result<HttpResponse> send(const HttpRequest& request, const SendProgress& progress) override
    {
        Exchange exchange{.progress = &progress, .cancelled = &m_cancelled, .limit = request.answer_limit};
        curl_slist* headers = curl_slist_append(nullptr, "Expect:");
        for (const auto& header : request.headers)
            headers = curl_slist_append(headers, (header.name + ": " + header.value).c_str());
        curl_slist* connect_to = curl_slist_append(nullptr, m_connect_to.c_str());
        set_fixed_options(connect_to);
        set_request(request, headers, exchange);
        const auto code = perform();
        long status = 0;
        curl_easy_getinfo(m_easy, CURLINFO_RESPONSE_CODE, &status);
        curl_easy_reset(m_easy);
        curl_slist_free_all(headers);
        curl_slist_free_all(connect_to);
        if (code != CURLE_OK)
            return error_of(code, exchange);
        exchange.response.status = static_cast<int>(status);
        return std::move(exchange.response);
    }

    void cancel() override
    {
        m_cancelled = true;
        curl_multi_wakeup(m_multi);
    }

private:
    void set_fixed_options(curl_slist* connect_to)
    {
        curl_easy_setopt(m_easy, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(m_easy, CURLOPT_PROXY, "");
        curl_easy_setopt(m_easy, CURLOPT_NOPROXY, "*");
        curl_easy_setopt(m_easy, CURLOPT_NETRC, static_cast<long>(CURL_NETRC_IGNORED));
        curl_easy_setopt(m_easy, CURLOPT_PROTOCOLS_STR, "https");
        curl_easy_setopt(m_easy, CURLOPT_FOLLOWLOCATION, 0L);
        curl_easy_setopt(m_easy, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
        curl_easy_setopt(m_easy, CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
        curl_easy_setopt(m_easy, CURLOPT_SSL_VERIFYPEER, 1L);
        curl_easy_setopt(m_easy, CURLOPT_SSL_VERIFYHOST, 2L);
        curl_easy_setopt(m_easy, CURLOPT_CAINFO, nullptr);
        curl_easy_setopt(m_easy, CURLOPT_CAPATH, nullptr);
        curl_blob authority{m_address.certificate_pem.data(), m_address.certificate_pem.size(), CURL_BLOB_COPY};
        curl_easy_setopt(m_easy, CURLOPT_CAINFO_BLOB, &authority);
        curl_easy_setopt(m_easy, CURLOPT_PINNEDPUBLICKEY, m_address.pin.c_str());
        curl_easy_setopt(m_easy, CURLOPT_CONNECT_TO, connect_to);
        curl_easy_setopt(m_easy, CURLOPT_CONNECTTIMEOUT_MS, kConnectMilliseconds);
        curl_easy_setopt(m_easy, CURLOPT_LOW_SPEED_LIMIT, kLeastBytesPerSecond);
        curl_easy_setopt(m_easy, CURLOPT_LOW_SPEED_TIME, kLeastForSeconds);
    }

    void set_request(const HttpRequest& request, curl_slist* headers, Exchange& exchange)
    {
        curl_easy_setopt(m_easy, CURLOPT_URL, ("https://" + std::string(kHubHost) + request.target).c_str());
        curl_easy_setopt(m_easy, CURLOPT_HTTPHEADER, headers);
        curl_easy_setopt(m_easy, CURLOPT_TIMEOUT, static_cast<long>(request.time_limit.count()));
        if (request.method != Method::Get) {
            curl_easy_setopt(m_easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
            curl_easy_setopt(m_easy, CURLOPT_POSTFIELDS, reinterpret_cast<const char*>(request.body.data()));
            curl_easy_setopt(m_easy, CURLOPT_POST, 1L);
        }
        if (request.method == Method::Put)
            curl_easy_setopt(m_easy, CURLOPT_CUSTOMREQUEST, "PUT");
        curl_easy_setopt(m_easy, CURLOPT_WRITEFUNCTION, &on_body);
        curl_easy_setopt(m_easy, CURLOPT_WRITEDATA, &exchange);
        curl_easy_setopt(m_easy, CURLOPT_HEADERFUNCTION, &on_header);
        curl_easy_setopt(m_easy, CURLOPT_HEADERDATA, &exchange);
        curl_easy_setopt(m_easy, CURLOPT_XFERINFOFUNCTION, &on_progress);
        curl_easy_setopt(m_easy, CURLOPT_XFERINFODATA, &exchange);
        curl_easy_setopt(m_easy, CURLOPT_NOPROGRESS, 0L);
    }

    /// By the multi interface, because only that can be woken from another thread.
    CURLcode perform()
    {
        if (m_cancelled)
            return CURLE_COULDNT_CONNECT;
        curl_multi_add_handle(m_multi, m_easy);
        auto code = CURLE_OK;
        for (int running = 1; running > 0;) {
            if (curl_multi_perform(m_multi, &running) != CURLM_OK ||
                (running > 0 && curl_multi_poll(m_multi, nullptr, 0, 1000, nullptr) != CURLM_OK)) {
                code = CURLE_RECV_ERROR;
                break;
            }
            if (running > 0 && m_cancelled) {
                code = CURLE_ABORTED_BY_CALLBACK;
                break;
            }
        }
        for (int left = 0; const auto* message = curl_multi_info_read(m_multi, &left);)
            if (message->msg == CURLMSG_DONE)
                code = message->data.result;
        curl_multi_remove_handle(m_multi, m_easy);
        return code;
    }

    HubAddress m_address;
    const std::string m_connect_to;
    CURL* const m_easy;
    CURLM* const m_multi;
    std::atomic<bool> m_cancelled{false};
};

}

void forget_environment()
{
    for (const char* name :
         {"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY", "SSLKEYLOGFILE",
          "SSL_CERT_FILE", "SSL_CERT_DIR", "OPENSSL_CONF", "OPENSSL_CONF_INCLUDE", "OPENSSL_MODULES", "OPENSSL_ENGINES",
          "CURL_CA_BUNDLE", "CURL_HOME", "CURL_SSL_BACKEND", "GNUTLS_SYSTEM_PRIORITY_FILE", "GNUTLS_FORCE_FIPS_MODE",
          "GNUTLS_KEYLOGFILE", "GNUTLS_DEBUG_LEVEL"})
        ::unsetenv(name);
}

Result<std::unique_ptr<Transport>> open_curl_transport(const HubAddress& address)
{
    if (!is_authority(address.authority))
        return Error{ErrorKind::Invalid, "the hub's address is not host:port"};
    // libcurl reads a pin that is no pin as the name of a file.
    if (address.certificate_pem.empty() || !address.pin.starts_with("sha256//"))
        return Error{ErrorKind::Invalid, "the hub's authority or pin is missing"};
    static const CURLcode global = curl_global_init(CURL_GLOBAL_ALL);
    CURL* easy = curl_easy_init();
    CURLM* multi = curl_multi_init();
    if (global != CURLE_OK || easy == nullptr || multi == nullptr) {
        curl_easy_cleanup(easy);
        curl_multi_cleanup(multi);
        return Error{ErrorKind::Io, "libcurl does not start"};
    }
    std::unique_ptr<Transport> transport = std::make_unique<CurlTransport>(address, easy, multi);
    return transport;
}

}
