#include "sync/wire/sealing.h"
#include "tests/support/test_device.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <csignal>
#include <fcntl.h>
#include <map>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

namespace kerbside::test {

using namespace app;

namespace {

/// What the device told: this interview is saved at this answer, or is finalized.
struct Told {
    std::array<std::uint8_t, 16> instance{};
    std::int32_t answer = 0; ///< from 1; 0 for finalized
};

void tell(int to, const Told& told)
{
    if (::write(to, &told, sizeof told) != static_cast<ssize_t>(sizeof told))
        ::_exit(90);
}

/// Interviews, one after the other, until it is killed.
[[noreturn]] void work(const StorePlace& place, int to)
{
    auto store = DeviceStore::open(place);
    if (!store)
        ::_exit(91);
    auto account = (*store)->accounts().unlock("ada", TestDevice::passphrase());
    if (!account)
        ::_exit(92);
    for (;;) {
        Told told{platform::Uuid::random().bytes(), 0};
        const auto id = platform::Uuid(told.instance).instance_id();
        for (told.answer = 1; told.answer <= 3; ++told.answer) {
            if (!(*store)->save_draft(*account, TestDevice::draft(id, std::to_string(told.answer))))
                ::_exit(93);
            tell(to, told);
        }
        if (!(*store)->finalize(*account, TestDevice::answer(id, "3")))
            ::_exit(94);
        told.answer = 0;
        tell(to, told);
    }
}

/// Up to `count` of them, or all that come until the other end is closed.
std::vector<Told> read_some(int from, std::size_t count)
{
    std::vector<Told> all;
    for (Told told; all.size() < count && ::read(from, &told, sizeof told) == static_cast<ssize_t>(sizeof told);)
        all.push_back(told);
    return all;
}

/// The last thing that was told of each interview.
std::map<std::string, std::int32_t> last_of(const std::vector<Told>& all)
{
    std::map<std::string, std::int32_t> last;
    for (const auto& told : all)
        last[platform::Uuid(told.instance).instance_id()] = told.answer;
    return last;
}

}

TEST_CASE("a device that is killed at fifty random moments has every answer that it confirmed, once", "[fault]")
{
    TestDevice device;
    device.account("ada");
    device.stop();
    std::mt19937 random(20261122);
    std::map<std::string, std::int32_t> told;
    const char* asked = std::getenv("KERBSIDE_FAULT_CYCLES");
    const int cycles = asked == nullptr ? 50 : std::atoi(asked);
    for (int cycle = 0; cycle < cycles; ++cycle) {
        int ends[2];
        REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
        const auto child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0)
            work(device.place(), ends[1]);
        ::close(ends[1]);
        // After so many confirmations, and then at any moment of what it does next.
        auto all = read_some(ends[0], random() % 12);
        ::usleep(static_cast<useconds_t>(random() % 4'000));
        ::kill(child, SIGKILL);
        const auto rest = read_some(ends[0], 1'000'000);
        all.insert(all.end(), rest.begin(), rest.end());
        for (const auto& [id, answer] : last_of(all))
            told[id] = answer;
        ::close(ends[0]);
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        REQUIRE(WIFSIGNALED(status));
    }
    REQUIRE(device.restart());
    const auto account = device.store().accounts().unlock("ada", TestDevice::passphrase());
    REQUIRE(account);
    auto outbox = device.store().outbox();
    std::map<std::string, int> envelopes;
    const auto named = outbox.named(100'000);
    REQUIRE(named);
    for (const auto& parcel : *named)
        ++envelopes[parcel.key.instance_id.instance_id()];
    CHECK(told.size() > 20);
    for (const auto& [id, answer] : told) {
        const auto draft = device.store().drafts().load(*account, id);
        CHECK((draft ? 1 : 0) + envelopes[id] == 1);
        if (answer == 0)
            CHECK(envelopes[id] == 1);
        else if (draft)
            CHECK(std::stoi(std::string(platform::as_text(draft->body))) >= answer);
    }
    CHECK(device.store().database().check()->empty());
}

}
