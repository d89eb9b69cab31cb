// kiosk-bench KERBSIDE DATA FRAMEBUFFER [PAGE [SECONDS [AFTER]]]: starts `KERBSIDE kiosk --window --data DATA` several times
// upon an X server whose screen is the file FRAMEBUFFER (Xvfb -fbdir), and tells one JSON line: milliseconds from fork to the
// first pixels, CPU and PSS then, and CPU a second while nobody touches it for SECONDS, from AFTER seconds on. PAGE is what
// the line calls the page that DATA leads to. tests/bench/kiosk.sh sets all this up.

#include "usage.h"

#include "platform/base/json.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

using namespace kerbside;

namespace {

constexpr int kStarts = 9;
constexpr int kIdleSeconds = 10;
constexpr int kSettleSeconds = 2;
constexpr double kPatienceMs = 20000;

double pss_mb(pid_t of)
{
    std::ifstream rollup("/proc/" + std::to_string(of) + "/smaps_rollup");
    for (std::string line; std::getline(rollup, line);)
        if (line.starts_with("Pss:"))
            return std::stod(line.substr(4)) / 1024;
    return 0;
}

/// Of all its threads, from the scheduler's own account in nanoseconds.
double cpu_ms_of(pid_t process)
{
    double sum = 0;
    for (const auto& task : std::filesystem::directory_iterator("/proc/" + std::to_string(process) + "/task")) {
        std::ifstream account(task.path() / "schedstat");
        double nanoseconds = 0;
        account >> nanoseconds;
        sum += nanoseconds / 1e6;
    }
    return sum;
}

/// The screen as the X server keeps it, its last quarter: pixels, whatever header there is before them.
class Screen {
public:
    explicit Screen(const char* file) : m_file(open(file, O_RDONLY))
    {
        struct stat status = {};
        if (m_file >= 0 && fstat(m_file, &status) == 0)
            m_size = static_cast<std::size_t>(status.st_size);
        m_bytes = m_size > 0 ? mmap(nullptr, m_size, PROT_READ, MAP_SHARED, m_file, 0) : MAP_FAILED;
    }
    bool is_open() const { return m_bytes != MAP_FAILED; }
    /// Something light is in the middle of it: our pages are paper, an empty X server is black.
    bool shows_something() const
    {
        const auto* bytes = static_cast<const volatile std::uint8_t*>(m_bytes);
        int light = 0;
        for (std::size_t at = m_size / 3; at < m_size * 2 / 3; at += m_size / 300)
            light += bytes[at] > 0x80;
        return light > 25;
    }

private:
    int m_file;
    std::size_t m_size = 0;
    void* m_bytes = MAP_FAILED;
};

struct Start {
    double wall = -1;
    double cpu = 0;
    double pss = 0;
    double idle = 0;
};

Start start_once(char** arguments, const Screen& screen, int idle_seconds, int after = kSettleSeconds)
{
    for (int i = 0; i < 2000 && screen.shows_something(); ++i)
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    Start start;
    const double begin = bench::wall_ms();
    const pid_t child = fork();
    if (child == 0) {
        execl(arguments[1], arguments[1], "kiosk", "--window", "--data", arguments[2], nullptr);
        _exit(1);
    }
    while (bench::wall_ms() - begin < kPatienceMs)
        if (screen.shows_something()) {
            start.wall = bench::wall_ms() - begin;
            break;
        } else {
            // It leaves the processors to what it measures.
            std::this_thread::sleep_for(std::chrono::microseconds(200));
        }
    start.cpu = cpu_ms_of(child);
    start.pss = pss_mb(child);
    if (idle_seconds > 0) {
        std::this_thread::sleep_for(std::chrono::seconds(after));
        const double before = cpu_ms_of(child);
        std::this_thread::sleep_for(std::chrono::seconds(idle_seconds));
        start.idle = (cpu_ms_of(child) - before) / idle_seconds;
        start.pss = pss_mb(child);
    }
    kill(child, SIGTERM);
    waitpid(child, nullptr, 0);
    return start;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

}

int main(int argc, char** argv)
{
    if (argc < 4 || argc > 7) {
        std::fputs("kiosk-bench KERBSIDE DATA FRAMEBUFFER [PAGE [SECONDS [AFTER]]]\n", stderr);
        return 2;
    }
    const Screen screen(argv[3]);
    if (!screen.is_open()) {
        std::fputs("kiosk-bench: no such framebuffer\n", stderr);
        return 1;
    }
    std::vector<double> walls;
    std::vector<double> cpus;
    for (int i = 0; i < kStarts; ++i) {
        const auto start = start_once(argv, screen, 0);
        if (start.wall < 0) {
            std::fputs("kiosk-bench: nothing was drawn\n", stderr);
            return 1;
        }
        walls.push_back(start.wall);
        cpus.push_back(start.cpu);
    }
    const auto last = start_once(argv, screen, argc > 5 ? std::atoi(argv[5]) : kIdleSeconds, argc > 6 ? std::atoi(argv[6]) : kSettleSeconds);
    const auto rounded = [](double value) { return std::round(value * 1000) / 1000; };
    const platform::Json line = {{"page", argc > 4 ? argv[4] : "set-up"}, {"start_ms", rounded(median(walls))},
                                 {"start_cpu_ms", rounded(median(cpus))}, {"pss_mb", rounded(last.pss)},
                                 {"idle_cpu_ms_a_second", rounded(last.idle)}};
    std::puts(platform::to_line(line).c_str());
    return 0;
}
