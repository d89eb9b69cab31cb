#include "platform/base/json.h"
#include "sync/hub/hub.h"
#include "sync/transport/curl_transport.h"
#include "sync/wire/desk_request.h"
#include "tests/fault/writer.h"
#include "tests/support/partnership.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

#include <arpa/inet.h>
#include <catch2/catch_test_macros.hpp>
#include <csignal>
#include <fcntl.h>
#include <map>
#include <random>
#include <set>
#include <spawn.h>
#include <sstream>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace kerbside;
using namespace kerbside::sync;
using namespace kerbside::test;

namespace {

int cycles()
{
    const char* asked = std::getenv("KERBSIDE_FAULT_CYCLES");
    return asked == nullptr ? 50 : std::atoi(asked);
}

std::string free_address()
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    REQUIRE(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    socklen_t size = sizeof address;
    REQUIRE(::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) == 0);
    ::close(socket);
    return "127.0.0.1:" + std::to_string(ntohs(address.sin_port));
}

/// A process of ours that is killed where it stands when this goes.
class Victim {
public:
    explicit Victim(std::vector<std::string> arguments)
    {
        std::vector<char*> pointers;
        for (auto& each : arguments)
            pointers.push_back(each.data());
        pointers.push_back(nullptr);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        REQUIRE(posix_spawn(&m_process, arguments.front().c_str(), &actions, nullptr, pointers.data(), environ) == 0);
        posix_spawn_file_actions_destroy(&actions);
    }
    Victim(const Victim&) = delete;
    Victim& operator=(const Victim&) = delete;
    ~Victim()
    {
        ::kill(m_process, SIGKILL);
        while (::waitpid(m_process, nullptr, 0) < 0 && errno == EINTR) {
        }
    }

private:
    pid_t m_process = -1;
};

/// The real programs: a hub, a device's writer and its sync, with a desk in this process.
struct World {
    World()
    {
        identity = Hub::init(hub_place, {.address = address}).value();
        auto keyset = partnership.keyset();
        keyset.hubs = {identity.verify_key};
        const auto keyset_bytes = encode_keyset(keyset, partnership.root);
        REQUIRE(Hub::init(hub_place, {.keyset = keyset_bytes}));

        REQUIRE(app::DeviceStore::init(device.place(), "tablet"));
        const auto store = app::DeviceStore::open(device.place()).value();
        const auto request = decode_request(store->identity().request()).value();
        const auto hub_id = platform::read_file(hub_place.folder / "hub.id").value();
        REQUIRE(store->enrol(encode_card(keyset_bytes, partnership.certificate_for(request.verify_key, request.seal_key),
                                         platform::as_bytes(hub_id), request.seal_key)));
        REQUIRE(store->accounts().add(kWriterAccount, platform::SecretBytes::copy_of(platform::as_bytes(kWriterPassphrase))));
    }

    std::vector<std::string> hub_command() const { return {kerbside_program(), "hub", "run", "--data", hub_place.folder.string()}; }
    std::vector<std::string> sync_command() const { return {kerbside_program(), "sync", "--once", "--data", device.folder.string()}; }
    std::vector<std::string> writer_command() const
    {
        return {KERBSIDE_FAULT_WRITER, device.folder.string(), (folder / "saved").string()};
    }

    std::set<std::string> saved() const
    {
        std::istringstream lines(platform::read_file(folder / "saved").value());
        std::set<std::string> ids;
        for (std::string line; std::getline(lines, line);)
            REQUIRE(ids.insert(line).second);
        return ids;
    }

    /// All that the hub has, opened, by instanceID; fails the test where one is there twice or was changed.
    std::set<std::string> received()
    {
        std::set<std::string> ids;
        const auto transport = open_curl_transport({address, identity.tls_authority, identity.tls_pin}).value();
        for (HubMark after;;) {
            HttpRequest request{.target = "/v1/envelopes?after=" + std::to_string(after.serial), .answer_limit = 16U << 20};
            if (after.serial > 0)
                request.target += "&head=" + platform::to_hex(after.head);
            const auto now = std::chrono::duration_cast<std::chrono::seconds>(device.clock.now().time_since_epoch()).count();
            const DeskRequest asked{"GET", request.target, identity.verify_key, static_cast<std::uint64_t>(now)};
            request.headers = {{"Authorization", sign_desk_request(asked, partnership.desk)}};
            const auto response = transport->send(request).value();
            REQUIRE(response.status == 200);
            const auto page = decode_pull(response.body, identity.verify_key, after);
            REQUIRE(page);
            for (const auto& entry : page->entries) {
                const auto certificate = decode_certificate(page->certificates[entry.certificate]).value();
                const auto header = verify_envelope(entry.envelope, certificate.verify_key).value();
                const auto plain = open_envelope(entry.envelope, partnership.data).value();
                const auto id = header.key.instance_id.instance_id();
                REQUIRE(plain.xml.text() == written_answer(id));
                REQUIRE(ids.insert(id).second);
            }
            if (page->entries.empty())
                return ids;
            after = page->through;
        }
    }

    TemporaryFolder folder;
    std::string address = free_address();
    platform::FileKeystore hub_keystore{folder / "hub"};
    HubPlace hub_place{folder / "hub", hub_keystore, device.clock};
    WriterDevice device{folder / "device"};
    Partnership partnership;
    HubIdentity identity;
};

TEST_CASE("device and hub may be killed at any moment: what was saved arrives once, byte for byte", "[fault]")
{
    std::random_device entropy;
    const auto seed = entropy();
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto moment = [&](std::chrono::microseconds most) {
        std::this_thread::sleep_for(std::chrono::microseconds(random() % static_cast<std::uint64_t>(most.count() + 1)));
    };

    World world;
    auto hub = std::make_unique<Victim>(world.hub_command());
    // How long they take on this machine as busy as it is, so that they are killed at any moment of what they do.
    const auto whole = [](const std::vector<std::string>& command) {
        const auto begin = std::chrono::steady_clock::now();
        (void)run_program(command);
        return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
    };
    const auto writing = whole(world.writer_command());
    const auto syncing = whole(world.sync_command());
    for (int cycle = 0; cycle < cycles(); ++cycle) {
        {
            const Victim writer(world.writer_command());
            moment(writing);
        }
        const Victim sync(world.sync_command());
        moment(syncing);
        if (random() % 2 == 0) {
            hub.reset();
            hub = std::make_unique<Victim>(world.hub_command());
            moment(syncing);
        }
    }

    // Calm at last. The writer is let to its end, so that the anonymous ones are released.
    const auto last = run_program(world.writer_command());
    INFO(last.err);
    REQUIRE(last.status == 0);
    int status = 4;
    for (int attempt = 0; status == 4 && attempt < 100; ++attempt) {
        status = run_program(world.sync_command()).status;
        if (status == 4)
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    REQUIRE(status == 0);

    const auto saved = world.saved();
    const auto received = world.received();
    INFO(saved.size() << " were called saved, " << received.size() << " arrived");
    // Else they were all killed before they did anything.
    REQUIRE(saved.size() >= 24 + static_cast<std::size_t>(cycles()));
    for (const auto& id : saved)
        REQUIRE(received.contains(id));
    // One a cycle at most was on the disk when the writer died before it could say so.
    CHECK(received.size() <= saved.size() + static_cast<std::size_t>(cycles()));

    // The desk has it all now, so the device lets its copies go.
    REQUIRE(run_program(world.sync_command()).status == 0);
    const auto line = run_program({kerbside_program(), "status", "--json", "--data", world.device.folder.string()});
    const auto outbox = platform::parse_json(line.out).value()["outbox"];
    CHECK(outbox["purged"] == received.size());
    for (const auto* state : {"ready", "in_flight", "acked", "held", "quarantined"})
        CHECK(outbox[state] == 0);
}

}
