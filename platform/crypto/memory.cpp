#include "platform/crypto/memory.h"

#include "platform/crypto/sodium_ready.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <malloc.h>
#include <new>
#include <sys/prctl.h>
#include <sys/resource.h>

#include <sodium.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define KERBSIDE_SANITIZED 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define KERBSIDE_SANITIZED 1
#endif

namespace kerbside::platform {

Status harden_process()
{
    require_sodium();
    const rlimit none{0, 0};
    rlimit now{1, 1};
    if (::setrlimit(RLIMIT_CORE, &none) != 0 || ::getrlimit(RLIMIT_CORE, &now) != 0 || now.rlim_cur != 0)
        return Error{ErrorKind::Refused, "core dumps cannot be turned off"};
#ifndef KERBSIDE_SANITIZED
    // The leak checker of a sanitizer traces its own process.
    if (::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 || ::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) != 0)
        return Error{ErrorKind::Refused, "the process cannot be made undumpable"};
#endif
    return {};
}

void* allocate(std::size_t size) noexcept
{
    return std::malloc(size == 0 ? 1 : size);
}

void release(void* memory) noexcept
{
    if (memory == nullptr)
        return;
    sodium_memzero(memory, ::malloc_usable_size(memory));
    std::free(memory);
}

#if defined(__GNUC__)
__attribute__((noinline))
#endif
void scrub_stack() noexcept
{
    std::array<std::uint8_t, 192 * 1024> below;
    sodium_memzero(below.data(), below.size());
}

}

#ifndef KERBSIDE_SANITIZED

namespace {

void* allocate_or_throw(std::size_t size)
{
    if (void* memory = kerbside::platform::allocate(size))
        return memory;
    throw std::bad_alloc();
}

void* allocate_aligned_or_throw(std::size_t size, std::align_val_t alignment)
{
    void* memory = nullptr;
    if (::posix_memalign(&memory, std::max(static_cast<std::size_t>(alignment), sizeof(void*)), size == 0 ? 1 : size) != 0)
        throw std::bad_alloc();
    return memory;
}

}

void* operator new(std::size_t size)
{
    return allocate_or_throw(size);
}
void* operator new[](std::size_t size)
{
    return allocate_or_throw(size);
}
void* operator new(std::size_t size, std::align_val_t alignment)
{
    return allocate_aligned_or_throw(size, alignment);
}
void* operator new[](std::size_t size, std::align_val_t alignment)
{
    return allocate_aligned_or_throw(size, alignment);
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept
{
    return kerbside::platform::allocate(size);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept
{
    return kerbside::platform::allocate(size);
}
void operator delete(void* memory) noexcept
{
    kerbside::platform::release(memory);
}
void operator delete[](void* memory) noexcept
{
    kerbside::platform::release(memory);
}
void operator delete(void* memory, std::size_t) noexcept
{
    kerbside::platform::release(memory);
}
void operator delete[](void* memory, std::size_t) noexcept
{
    kerbside::platform::release(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept
{
    kerbside::platform::release(memory);
}
void operator delete[](void* memory, std::align_val_t) noexcept
{
    kerbside::platform::release(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept
{
    kerbside::platform::release(memory);
}
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept
{
    kerbside::platform::release(memory);
}
void operator delete(void* memory, const std::nothrow_t&) noexcept
{
    kerbside::platform::release(memory);
}
void operator delete[](void* memory, const std::nothrow_t&) noexcept
{
    kerbside::platform::release(memory);
}

#endif
