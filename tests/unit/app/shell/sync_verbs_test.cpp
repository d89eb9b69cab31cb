#include "platform/base/json.h"
#include "sync/wire/card.h"
#include "tests/support/partnership.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside;
using namespace kerbside::test;

namespace {

/// A device that was made and enrolled by the program itself, with a hub where nobody listens.
struct Device {
    Device() { REQUIRE(run({"init"}).status == 0); }

    ProgramRun run(std::vector<std::string> verb) const
    {
        verb.insert(verb.begin(), kerbside_program());
        verb.insert(verb.end(), {"--data", (folder / "device").string()});
        return run_program(verb);
    }
    void enrol() const
    {
        const auto request_file = (folder / "request").string();
        REQUIRE(run({"enrol", "--request", request_file}).status == 0);
        const auto text = platform::read_file(request_file).value();
        const auto request = sync::decode_request(platform::as_bytes(text)).value();
        const sync::HubIdentity hub{.verify_key = {},
                                    .address = "127.0.0.1:1",
                                    .tls_authority = "-----BEGIN CERTIFICATE-----\n",
                                    .tls_pin = "sha256//AAAA"};
        const auto card = sync::encode_card(partnership.keyset_bytes(),
                                            partnership.certificate_for(request.verify_key, request.seal_key),
                                            sync::encode_hub_identity(hub, partnership.hub), request.seal_key);
        REQUIRE(platform::write_file(folder / "card", card));
        REQUIRE(run({"enrol", (folder / "card").string()}).status == 0);
    }

    TemporaryFolder folder;
    Partnership partnership;
};

TEST_CASE("status says what CLI.md says, in its order, and needs no passphrase", "[shell]")
{
    const Device device;
    const auto run = device.run({"status", "--json"});
    REQUIRE(run.status == 0);
    const auto line = platform::parse_json(run.out).value();
    std::vector<std::string> keys;
    for (const auto& [key, value] : line.items())
        keys.push_back(key);
    CHECK(keys == std::vector<std::string>{"device", "forms", "drafts", "outbox", "items", "last_receipt", "next_attempt_in", "network"});
    std::vector<std::string> states;
    for (const auto& [key, value] : line["outbox"].items())
        states.push_back(key);
    CHECK(states == std::vector<std::string>{"ready", "in_flight", "acked", "held", "quarantined", "purged"});
    CHECK(line["device"].get<std::string>().size() == 32);
    CHECK(line["last_receipt"].is_null());
}

TEST_CASE("sync is refused before the device has a card, and offline where nobody listens", "[shell]")
{
    const Device device;
    CHECK(device.run({"sync", "--once"}).status == 1);
    device.enrol();
    CHECK(device.run({"sync", "--once"}).status == 4);
    const auto status = platform::parse_json(device.run({"status", "--json"}).out).value();
    CHECK(status["next_attempt_in"].is_number());
}

TEST_CASE("sync without --once is a mistake at the command line", "[shell]")
{
    const Device device;
    CHECK(device.run({"sync"}).status == 2);
}

TEST_CASE("where there is no device or no hub, that is said, and nothing is made", "[shell]")
{
    const TemporaryFolder folder;
    const auto at = (folder / "nothing").string();
    CHECK(run_program({kerbside_program(), "status", "--data", at}).status == 1);
    CHECK(run_program({kerbside_program(), "hub", "run", "--data", at}).status == 1);
    CHECK_FALSE(std::filesystem::exists(at));
}

TEST_CASE("a hub that is set up again is the same hub", "[shell]")
{
    const TemporaryFolder folder;
    const std::vector<std::string> init{kerbside_program(), "hub", "init", "--json", "--data", (folder / "hub").string()};
    const auto first = platform::parse_json(run_program(init).out).value();
    const auto again = platform::parse_json(run_program(init).out).value();
    CHECK(first == again);
    CHECK(std::filesystem::exists(folder / "hub" / "hub.id"));
}

}
