#pragma once

namespace kerbside::platform {

/// Starts libsodium once; the process ends where it cannot start, since nothing would be safe.
void require_sodium() noexcept;

}
