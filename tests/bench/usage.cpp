#include "usage.h"

#include <ctime>
#include <sys/resource.h>

namespace kerbside::bench {

namespace {

double ms_of(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

}

double cpu_ms()
{
    return ms_of(CLOCK_PROCESS_CPUTIME_ID);
}

double wall_ms()
{
    return ms_of(CLOCK_MONOTONIC);
}

double peak_mb()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

}
