#include "platform/crypto/sodium_ready.h"

#include <cstdlib>

#include <sodium.h>

namespace kerbside::platform {

void require_sodium() noexcept
{
    static const bool is_ready = sodium_init() >= 0;
    if (!is_ready)
        std::abort();
}

}
