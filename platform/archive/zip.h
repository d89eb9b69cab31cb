#pragma once

#include "platform/base/bytes.h"
#include "platform/base/result.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::platform {

struct ZipMember {
    std::string name;
    std::string bytes;
};

/// What a zip may hold. Counted while it is unpacked: the sizes that it claims are not believed.
struct ZipLimits {
    std::size_t members = 4096;
    std::uint64_t member_bytes = 256ULL << 20;
    std::uint64_t total_bytes = 384ULL << 20;
    /// Unpacked over packed, for the whole archive; only asked above `free_bytes`.
    std::uint64_t ratio = 400;
    std::uint64_t free_bytes = 32ULL << 20;
};

/// The members for which `wanted` says yes, in the archive's order; the others are not unpacked.
/// Refused past a limit, for a name that leaves the archive (`../`, a drive, a leading `/`), for the same name
/// twice, for links and for encrypted members. Invalid for what is no zip, is cut off, or lies of its sizes.
Result<std::vector<ZipMember>> read_zip(ByteView archive, const std::function<bool(std::string_view)>& wanted,
                                        const ZipLimits& = {});

}
