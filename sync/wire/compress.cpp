// The allocator can be given only by functions that zstd keeps under this name.
#define ZSTD_STATIC_LINKING_ONLY
#include "sync/wire/compress.h"

#include "platform/crypto/memory.h"

#include <algorithm>
#include <memory>

#include <zstd.h>

namespace kerbside::sync {

namespace {

constexpr int kLevel = 12;

ZSTD_customMem zeroing()
{
    return {[](void*, std::size_t size) { return platform::allocate(size); }, [](void*, void* memory) { platform::release(memory); },
            nullptr};
}

template <auto release> struct Releaser {
    template <typename T> void operator()(T* context) const { release(context); }
};

}

Result<platform::SecretBytes> compress(ByteView plain)
{
    const std::unique_ptr<ZSTD_CCtx, Releaser<ZSTD_freeCCtx>> context(ZSTD_createCCtx_advanced(zeroing()));
    platform::SecretBytes space(ZSTD_compressBound(plain.size()));
    const auto size = context == nullptr ? std::size_t{0}
                                         : ZSTD_compressCCtx(context.get(), space.writable().data(), space.size(), plain.data(),
                                                             plain.size(), kLevel);
    if (size == 0 || ZSTD_isError(size) != 0)
        return Error{ErrorKind::Full, "no memory to compress"};
    return platform::SecretBytes::copy_of(space.view().first(size));
}

Result<platform::SecretBytes> decompress(ByteView frame, std::size_t limit)
{
    const auto size = ZSTD_getFrameContentSize(frame.data(), frame.size());
    if (size == ZSTD_CONTENTSIZE_UNKNOWN || size == ZSTD_CONTENTSIZE_ERROR ||
        ZSTD_findFrameCompressedSize(frame.data(), frame.size()) != frame.size())
        return Error{ErrorKind::Invalid, "not one whole compressed frame"};
    if (size > limit)
        return Error{ErrorKind::Refused, "the compressed content is too large"};
    const std::unique_ptr<ZSTD_DCtx, Releaser<ZSTD_freeDCtx>> context(ZSTD_createDCtx_advanced(zeroing()));
    platform::SecretBytes plain(static_cast<std::size_t>(size));
    if (context == nullptr)
        return Error{ErrorKind::Full, "no memory to decompress"};
    const auto got = ZSTD_decompressDCtx(context.get(), plain.writable().data(), plain.size(), frame.data(), frame.size());
    if (ZSTD_isError(got) != 0 || got != plain.size())
        return Error{ErrorKind::Invalid, "the compressed content is damaged"};
    return plain;
}

}
