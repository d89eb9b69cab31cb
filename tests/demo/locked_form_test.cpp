#include "tests/demo/answers.h"
#include "tests/demo/spellings.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <fcntl.h>
#include <fstream>
#include <spawn.h>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

using namespace kerbside;

namespace {

const std::string kScript = KERBSIDE_SOURCE_DIR "/tests/demo/steps/shift-1.json";
const std::string kForm = KERBSIDE_SOURCE_DIR "/assets/forms/street-pastor-shift.xlsform.md";

/// A program of ours, with pipes to and from it; ended with the test.
class Program {
public:
    explicit Program(std::vector<std::string> arguments)
    {
        std::array<int, 2> in{};
        std::array<int, 2> out{};
        REQUIRE(::pipe(in.data()) == 0);
        REQUIRE(::pipe(out.data()) == 0);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, in[0], 0);
        posix_spawn_file_actions_adddup2(&actions, out[1], 1);
        for (const int end : {in[0], in[1], out[0], out[1]})
            posix_spawn_file_actions_addclose(&actions, end);
        std::vector<char*> argv;
        for (auto& argument : arguments)
            argv.push_back(argument.data());
        argv.push_back(nullptr);
        REQUIRE(::posix_spawn(&m_process, argv.front(), &actions, nullptr, argv.data(), environ) == 0);
        posix_spawn_file_actions_destroy(&actions);
        ::close(in[0]);
        ::close(out[1]);
        m_to = in[1];
        m_from = out[0];
    }
    ~Program()
    {
        ::close(m_to);
        ::close(m_from);
        ::waitpid(m_process, nullptr, 0);
    }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    std::string line() const
    {
        std::string text;
        for (char c = 0; ::read(m_from, &c, 1) == 1 && c != '\n';)
            text += c;
        return text;
    }
    void go_on() const { REQUIRE(::write(m_to, "\n", 1) == 1); }

    /// All that it can write to, which is where an answer or a key could be: what a core would hold.
    std::string memory() const
    {
        const auto folder = "/proc/" + std::to_string(m_process);
        const int memory = ::open((folder + "/mem").c_str(), O_RDONLY | O_CLOEXEC);
        REQUIRE(memory >= 0);
        std::string all;
        std::ifstream maps(folder + "/maps");
        for (std::string entry; std::getline(maps, entry);) {
            std::istringstream words(entry);
            std::uint64_t begin = 0;
            std::uint64_t end = 0;
            char dash = 0;
            std::string rights;
            words >> std::hex >> begin >> dash >> end >> rights;
            if (!rights.starts_with("rw"))
                continue;
            const auto at = all.size();
            all.resize(at + (end - begin));
            const auto got = ::pread(memory, all.data() + at, end - begin, static_cast<off_t>(begin));
            all.resize(at + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
        }
        ::close(memory);
        REQUIRE(all.size() > 100'000);
        return all;
    }

private:
    pid_t m_process = 0;
    int m_to = -1;
    int m_from = -1;
};

std::vector<std::string> found_in(const std::string& memory, const std::vector<std::string>& secrets)
{
    std::vector<std::string> found;
    for (const auto& secret : secrets)
        if (const auto how = test::find_spelling(memory, test::spellings_of(secret)); !how.empty())
            found.push_back(std::string(how) + ": " + secret);
    return found;
}

}

TEST_CASE("a program in which a form was open holds no answer and no account key once it is locked", "[demo]")
{
    const test::TemporaryFolder folder;
    const auto key_file = (folder / "key").string();
    const Program program({KERBSIDE_BINARY_DIR "/tests/demo/lock_and_wait", kForm, kScript, key_file});
    REQUIRE(program.line() == "open");
    const auto secrets = test::secrets_of({kScript});
    const auto key = test::must_read(key_file);
    REQUIRE(key.size() == 32);
    // While the form is open they are there: the search finds what there is to find.
    const auto before = program.memory();
    CHECK(found_in(before, secrets).size() == secrets.size());
    CHECK(before.find(key) != std::string::npos);

    program.go_on();
    REQUIRE(program.line() == "locked");
    const auto after = program.memory();
    for (const auto& secret : found_in(after, secrets))
        FAIL_CHECK("still there as " << secret);
    CHECK(after.find(key) == std::string::npos);
    program.go_on();
}
