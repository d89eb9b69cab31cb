#include "app/store/device_store.h"
#include "platform/base/json.h"
#include "platform/crypto/random.h"
#include "platform/keystore/keystore_file.h"
#include "tests/demo/spellings.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch_test_macros.hpp>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace kerbside;

namespace {

constexpr std::string_view kPassphrase = "copper kettle northern window";
constexpr std::string_view kForm = R"(| survey |
| | type | name | label |
| | text | told | What was said? |
| | text | seen | What was seen? |
| settings |
| | form_title | form_id | version |
| | What happened | what-happened | 1 |
)";

/// Lower-case letters that stand nowhere in any program or form.
std::string letters(std::size_t count)
{
    std::string text;
    for (const auto byte : platform::random_bytes(count))
        text += static_cast<char>('a' + byte % 26);
    return text;
}

/// Eight digits that no program knows, and that are no row.
std::string digits()
{
    std::string text = "7293";
    for (const auto byte : platform::random_bytes(4))
        text += static_cast<char>('0' + byte % 10);
    return text;
}

/// Steps that are played, and what is said of the screen for ever after.
class Steps {
public:
    void tap(std::string id) { m_steps.push_back({{"do", "tap"}, {"id", std::move(id)}}); }
    void sign_in()
    {
        tap("signin.secret");
        m_steps.push_back({{"do", "type"}, {"secret", "ada"}});
        tap("signin.open");
    }
    /// Key by key: the script has the digits in no one piece.
    void pad(const std::string& id, const std::string& pin, const std::string& end)
    {
        for (const char digit : pin)
            tap(id + "." + digit);
        tap(id + "." + end);
    }
    void type(const std::string& text)
    {
        for (const char letter : text)
            m_steps.push_back({{"do", "type"}, {"text", std::string(1, letter)}});
    }
    std::size_t count() const { return m_steps.size(); }
    std::string script() const
    {
        auto all = m_steps;
        for (int i = 0; i < 100; ++i)
            all.push_back({{"do", "see"}});
        return platform::to_line(all);
    }

private:
    platform::Json m_steps = platform::Json::array();
};

/// A script that types letter by letter, so that the process that plays it has no answer in one piece but those that
/// the application made of it; `end` is where it is looked at: from there on it only tells what is on the screen.
std::string script_of(const std::vector<std::pair<std::string, std::string>>& answers, const std::string& end)
{
    Steps steps;
    steps.sign_in();
    steps.tap("home.form.what-happened");
    for (const auto& [path, text] : answers) {
        steps.tap("form." + path);
        steps.type(text);
        if (path != answers.back().first)
            steps.tap("form.next");
    }
    steps.tap(end);
    return steps.script();
}

/// The real program on its face, stopped where it cannot get rid of what it has to say.
class Stopped {
public:
    Stopped(const platform::Path& folder, const std::string& script, std::size_t steps) : m_folder(folder)
    {
        REQUIRE(platform::write_file(folder / "script", platform::as_bytes(script)));
        int ends[2];
        REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
        REQUIRE(::fcntl(ends[1], F_SETPIPE_SZ, 4096) == 4096);
        m_process = ::fork();
        REQUIRE(m_process >= 0);
        if (m_process == 0)
            play(folder, ends[1]);
        ::close(ends[1]);
        m_from = ends[0];
        for (std::size_t step = 0; step < steps; ++step) {
            const auto said = line();
            INFO(said);
            REQUIRE(said.find("\"ok\":true") != std::string::npos);
        }
        // The next it says is more than the pipe holds, and it is asleep in the middle of it.
        wait_until_asleep();
    }
    ~Stopped()
    {
        ::close(m_from);
        if (m_process > 0) {
            ::kill(m_process, SIGKILL);
            ::waitpid(m_process, nullptr, 0);
        }
    }
    Stopped(const Stopped&) = delete;
    Stopped& operator=(const Stopped&) = delete;

    /// The core that the kernel writes of it or, where the machine sends cores elsewhere, the same made by hand.
    std::string core()
    {
        auto by_hand = memory();
        ::kill(m_process, SIGABRT);
        int status = 0;
        REQUIRE(::waitpid(std::exchange(m_process, -1), &status, 0) > 0);
        REQUIRE(WIFSIGNALED(status));
        for (const auto& entry : std::filesystem::directory_iterator(m_folder / "work")) {
            auto bytes = platform::read_file(entry.path(), 1ULL << 30);
            REQUIRE(bytes);
            if (bytes->starts_with("\177ELF"))
                return std::move(*bytes);
        }
        return by_hand;
    }

    /// Every readable byte of it, the locked pages too, which no core has.
    std::string memory() const
    {
        std::string all;
        std::ifstream maps("/proc/" + std::to_string(m_process) + "/maps");
        for (std::string entry; std::getline(maps, entry);) {
            unsigned long begin = 0;
            unsigned long end = 0;
            char mode[5]{};
            if (std::sscanf(entry.c_str(), "%lx-%lx %4s", &begin, &end, mode) != 3 || mode[0] != 'r')
                continue;
            std::string part(end - begin, '\0');
            const iovec local{part.data(), part.size()};
            const iovec remote{reinterpret_cast<void*>(begin), part.size()};
            const auto got = ::process_vm_readv(m_process, &local, 1, &remote, 1, 0);
            if (got > 0)
                all.append(part, 0, static_cast<std::size_t>(got)).append(16, '\0');
        }
        return all;
    }

private:
    [[noreturn]] static void play(const platform::Path& folder, int out)
    {
        const rlimit all{RLIM_INFINITY, RLIM_INFINITY};
        (void)::setrlimit(RLIMIT_CORE, &all); // a machine may forbid it: then there is no core of the kernel's
        const auto path = [&](const char* name) { return (folder / name).string(); };
        std::ofstream("/proc/self/coredump_filter") << "0x33";
        if (::chdir(path("work").c_str()) != 0 || ::dup2(out, STDOUT_FILENO) < 0 ||
            ::setenv("LD_PRELOAD", KERBSIDE_DUMPABLE, 1) != 0)
            ::_exit(90);
        ::execl(test::kerbside_program().c_str(), "kerbside", "ui", "--script", path("script").c_str(), "--data", path("device").c_str(),
                "--secrets", path("secrets").c_str(), "--now", "2026-03-14T22:10:00Z", nullptr);
        ::_exit(91);
    }

    std::string line() const
    {
        std::string text;
        for (char c = 0; ::read(m_from, &c, 1) == 1 && c != '\n';)
            text += c;
        return text;
    }

    void wait_until_asleep() const
    {
        for (int i = 0; i < 5'000; ++i) {
            std::string state;
            std::ifstream status("/proc/" + std::to_string(m_process) + "/stat");
            for (int word = 0; word < 3; ++word)
                status >> state;
            int waiting = 0;
            if (state == "S" && ::ioctl(m_from, FIONREAD, &waiting) == 0 && waiting > 3'000)
                return;
            ::usleep(2'000);
        }
        FAIL("it never stopped");
    }

    platform::Path m_folder;
    pid_t m_process = -1;
    int m_from = -1;
};

void make_device(const platform::Path& folder)
{
    const auto device = (folder / "device").string();
    const auto form = (folder / "form.md").string();
    const std::string passphrase(kPassphrase);
    REQUIRE(platform::make_folder(folder / "work"));
    REQUIRE(platform::write_file(form, platform::as_bytes(kForm)));
    REQUIRE(platform::write_file(folder / "secrets", platform::as_bytes("{\"ada\":\"" + passphrase + "\"}")));
    const auto program = test::kerbside_program();
    REQUIRE(test::run_program({program, "init", "--data", device}).status == 0);
    REQUIRE(test::run_program({program, "account", "add", "ada", "--data", device, "--passphrase-file", "-"}, {}, passphrase).status == 0);
    REQUIRE(test::run_program({program, "form", "add", form, "--data", device}).status == 0);
}

}

TEST_CASE("a core dump of the program after the lock holds no answer in any spelling", "[fault]")
{
    const std::vector<std::pair<std::string, std::string>> answers{{"/data/told", letters(24)}, {"/data/seen", letters(20)}};
    const std::size_t steps = 3 + 1 + 24 + 20 + 2 + 1 + 1;
    {
        // While the form is open they are there: a core is what this test takes it for.
        const test::TemporaryFolder folder;
        make_device(folder.path());
        Stopped program(folder.path(), script_of(answers, "form./data/seen"), steps);
        const auto core = program.core();
        for (const auto& [path, answer] : answers)
            CHECK(core.find(answer) != std::string::npos);
    }
    const test::TemporaryFolder folder;
    make_device(folder.path());
    Stopped program(folder.path(), script_of(answers, "app.lock"), steps);
    const auto core = program.core();
    CHECK(core.size() > 1'000'000);
    for (const auto& [path, answer] : answers) {
        INFO(path);
        CHECK(test::find_spelling(core, test::spellings_of(answer)) == "");
    }
}

TEST_CASE("after the lock neither the PIN nor the account's key is in the memory of the program, which the PIN still opens", "[fault]")
{
    const test::TemporaryFolder folder;
    make_device(folder.path());
    const auto pin = digits();
    Steps steps;
    steps.sign_in();
    steps.tap("home.settings");
    steps.tap("settings.pin.set");
    steps.pad("pin.pad", pin, "done");
    steps.pad("pin.pad", pin, "done");
    steps.tap("settings.back");
    std::string open;
    std::string locked;
    std::string core;
    {
        Stopped program(folder.path(), steps.script(), steps.count());
        open = program.memory();
    }
    {
        auto end = steps;
        end.tap("app.lock");
        end.pad("signin.pin", pin, "open");
        end.tap("app.lock");
        Stopped program(folder.path(), end.script(), end.count());
        locked = program.memory();
        core = program.core();
    }
    platform::FileKeystore keystore(folder.path() / "device");
    platform::SystemClock clock;
    const auto store = app::DeviceStore::open({folder.path() / "device", keystore, clock});
    REQUIRE(store);
    const auto account = (*store)->accounts().unlock("ada", platform::SecretBytes::copy_of(platform::as_bytes(kPassphrase)));
    REQUIRE(account);
    const auto key = account->key().text();
    // While she is signed in the key is there: the search would find it.
    CHECK(open.find(key) != std::string::npos);
    for (const auto* memory : {&locked, &core}) {
        CHECK(memory->size() > 1'000'000);
        CHECK(memory->find(key) == std::string::npos);
        CHECK(memory->find(pin) == std::string::npos);
    }
}
