// Put under a program by LD_PRELOAD, so that a test can have the core that the program forbids the kernel to write.
#include <cstdarg>
#include <dlfcn.h>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace {

template <typename Function> Function* next(const char* name)
{
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

/// What the program has set, as it believes.
bool is_core_off = false;

}

extern "C" {

// NOLINTNEXTLINE(cert-dcl50-cpp): the face of the C library.
int prctl(int option, ...) noexcept
{
    va_list list;
    va_start(list, option);
    unsigned long values[4];
    for (auto& value : values)
        value = va_arg(list, unsigned long);
    va_end(list);
    if (option == PR_SET_DUMPABLE || option == PR_GET_DUMPABLE)
        return 0;
    return next<int(int, unsigned long, unsigned long, unsigned long, unsigned long)>("prctl")(option, values[0], values[1], values[2],
                                                                                             values[3]);
}

int setrlimit(__rlimit_resource_t resource, const rlimit* limit) noexcept
{
    if (resource == RLIMIT_CORE) {
        is_core_off = limit->rlim_cur == 0;
        return 0;
    }
    return next<int(__rlimit_resource_t, const rlimit*)>("setrlimit")(resource, limit);
}

int getrlimit(__rlimit_resource_t resource, rlimit* limit) noexcept
{
    if (resource == RLIMIT_CORE && is_core_off) {
        *limit = {0, 0};
        return 0;
    }
    return next<int(__rlimit_resource_t, rlimit*)>("getrlimit")(resource, limit);
}
}
