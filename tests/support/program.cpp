#include "tests/support/program.h"

#include "tests/support/temporary_folder.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace kerbside::test {

namespace {

std::vector<std::string> environment_with(const std::string& zone)
{
    std::vector<std::string> out;
    for (char** each = environ; *each != nullptr; ++each) {
        if (zone.empty() || std::string_view(*each).substr(0, 3) != "TZ=")
            out.emplace_back(*each);
    }
    if (!zone.empty())
        out.push_back("TZ=" + zone);
    return out;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts)
{
    std::vector<char*> out;
    for (auto& each : texts)
        out.push_back(each.data());
    out.push_back(nullptr);
    return out;
}

}

ProgramRun run_program(const std::vector<std::string>& given, const std::string& zone, const std::string& input)
{
    // Files rather than pipes: nothing can block, however much is written.
    TemporaryFolder folder;
    const auto in = folder / "in";
    const auto out = folder / "out";
    const auto err = folder / "err";
    ProgramRun run;
    if (!platform::write_file(in, platform::as_bytes(input)))
        return run;

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, in.c_str(), O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), O_WRONLY | O_CREAT, 0600);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(), O_WRONLY | O_CREAT, 0600);
    auto arguments = given;
    auto environment = environment_with(zone);
    const auto argument_pointers = pointers_to(arguments);
    const auto environment_pointers = pointers_to(environment);
    pid_t child = 0;
    const int failed = posix_spawn(&child, arguments.front().c_str(), &actions, nullptr, argument_pointers.data(),
                                   environment_pointers.data());
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0)
        return run;
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
    }
    run.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    if (auto text = platform::read_file(out))
        run.out = *text;
    if (auto text = platform::read_file(err))
        run.err = *text;
    return run;
}

std::string kerbside_program()
{
    return std::string(KERBSIDE_BINARY_DIR) + "/kerbside";
}

}
