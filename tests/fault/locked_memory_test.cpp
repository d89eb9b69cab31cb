#include "tests/demo/spellings.h"
#include "tests/support/test_device.h"

#include "platform/crypto/random.h"

#include <catch2/catch_test_macros.hpp>

#include <csignal>
#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

namespace kerbside::test {

using namespace app;

namespace {

constexpr std::size_t kAnswerBytes = 48;
constexpr std::size_t kKeyBytes = 32;

void write_all(int to, platform::ByteView bytes)
{
    if (::write(to, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
        ::_exit(90);
}

void read_all(int from, std::span<std::uint8_t> bytes)
{
    for (std::size_t done = 0; done < bytes.size();) {
        const auto got = ::read(from, bytes.data() + done, bytes.size() - done);
        if (got <= 0)
            ::_exit(91);
        done += static_cast<std::size_t>(got);
    }
}

/// Signs in, fills in, saves, finalizes, and begins another draft, with an answer that comes by `from`.
void work(TestDevice& device, Account& account, int from)
{
    std::string text(kAnswerBytes, '\0');
    read_all(from, {reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
    auto& store = device.store();
    const auto first = platform::Uuid::random().instance_id();
    auto answer = TestDevice::answer(first, text);
    answer.form.settings["retain_days"] = "7";
    const bool is_done = store.save_draft(account, TestDevice::draft(first, text)) && store.drafts().load(account, first) &&
                         store.finalize(account, answer) && store.drafts().load_copy(account, first, device.clock.now()) &&
                         store.save_draft(account, TestDevice::draft(platform::Uuid::random().instance_id(), text)) &&
                         store.drafts().list(account);
    if (!is_done)
        ::_exit(92);
}

/// The process whose memory is looked at afterwards. It has never seen what the other process looks for.
[[noreturn]] void be_the_device(TestDevice& device, int from, int to)
{
    {
        auto account = device.store().accounts().unlock("ada", TestDevice::passphrase());
        if (!account)
            ::_exit(93);
        write_all(to, account->key().view());
        work(device, *account, from);
        write_all(to, platform::Bytes{1});
        platform::Bytes go(1);
        read_all(from, go);
    }
    // Locked: the account is gone, the store is still open.
    write_all(to, platform::Bytes{2});
    for (;;)
        ::pause();
}

/// Every readable byte of another process, as a core would have them.
std::string memory_of(pid_t process)
{
    std::string all;
    std::ifstream maps("/proc/" + std::to_string(process) + "/maps");
    const int memory = ::open(("/proc/" + std::to_string(process) + "/mem").c_str(), O_RDONLY | O_CLOEXEC);
    REQUIRE(memory >= 0);
    for (std::string line; std::getline(maps, line);) {
        unsigned long begin = 0;
        unsigned long end = 0;
        char mode[5]{};
        if (std::sscanf(line.c_str(), "%lx-%lx %4s", &begin, &end, mode) != 3 || mode[0] != 'r' || line.ends_with("[vvar]"))
            continue;
        std::string part(end - begin, '\0');
        const auto got = ::pread(memory, part.data(), part.size(), static_cast<off_t>(begin));
        if (got > 0)
            all.append(part, 0, static_cast<std::size_t>(got)).append(16, '\0');
    }
    ::close(memory);
    return all;
}

}

TEST_CASE("memory taken after the lock holds no answer and no account key", "[fault]")
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    SKIP("a sanitizer keeps what was freed");
#endif
    TestDevice device;
    device.account("ada");
    int to_child[2];
    int to_parent[2];
    REQUIRE(::pipe2(to_child, O_CLOEXEC) == 0);
    REQUIRE(::pipe2(to_parent, O_CLOEXEC) == 0);
    const auto child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0)
        be_the_device(device, to_child[0], to_parent[1]);

    platform::Bytes key(kKeyBytes);
    read_all(to_parent[0], key);
    // Made after the fork, so that only the pipe tells the other process.
    const auto answer = platform::to_hex(platform::random_bytes(kAnswerBytes / 2));
    write_all(to_child[1], platform::as_bytes(answer));
    platform::Bytes told(1);
    read_all(to_parent[0], told);
    const auto key_text = std::string(platform::as_text(key));
    const auto before = memory_of(child);
    CHECK(before.find(key_text) != std::string::npos); // else this test looks in the wrong place
    write_all(to_child[1], platform::Bytes{1});
    read_all(to_parent[0], told);
    REQUIRE(told[0] == 2);
    const auto after = memory_of(child);
    CHECK(after.size() > 1'000'000);
    CHECK(find_spelling(after, spellings_of(answer)) == "");
    CHECK(after.find(key_text) == std::string::npos);
    CHECK(after.find(platform::to_hex(key)) == std::string::npos);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
}

}
