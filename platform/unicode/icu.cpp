#include "platform/unicode/icu.h"

#include <unicode/uclean.h>

#include <malloc.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace kerbside::platform {

namespace {

bool let_icu_overwrite()
{
    UErrorCode failed = U_ZERO_ERROR;
    u_setMemoryFunctions(
        nullptr, [](const void*, std::size_t size) { return std::malloc(size); },
        [](const void*, void* old, std::size_t size) -> void* {
            void* made = std::malloc(size);
            if (made && old)
                std::memcpy(made, old, std::min(size, malloc_usable_size(old)));
            if (made && old) {
                explicit_bzero(old, malloc_usable_size(old));
                std::free(old);
            }
            return made;
        },
        [](const void*, void* memory) {
            if (memory)
                explicit_bzero(memory, malloc_usable_size(memory));
            std::free(memory);
        },
        &failed);
    return U_SUCCESS(failed);
}

}

void prepare_icu()
{
    static const bool is_set = let_icu_overwrite();
    static_cast<void>(is_set);
}

}
