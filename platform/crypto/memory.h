#pragma once

#include "platform/base/result.h"

#include <cstddef>

namespace kerbside::platform {

/// First thing in main(): no core dumps, no tracing by other processes of this user, and libsodium started.
/// A program that links this also gets the operator new and delete that zero what is freed (not under sanitizers,
/// which bring their own). Refused where a setting does not read back.
Status harden_process();

/// As malloc and free, and zeroing what is freed: for the libraries that take an allocator.
void* allocate(std::size_t) noexcept;
void release(void*) noexcept;

/// Overwrites this much of the stack below the caller, where answers and keys that were worked on may remain.
void scrub_stack() noexcept;

}
