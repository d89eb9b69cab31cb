#include "app/store/spare.h"

#include "platform/base/log.h"
#include "platform/crypto/random.h"

#include <fstream>
#include <string>

namespace kerbside::app {

namespace {

/// What a sign-in, a night's sending and their log take.
constexpr std::uint64_t kSpareBytes = std::uint64_t{1} << 20;
/// With less than this the disk counts as full; with less than that the spare is not taken from it.
constexpr std::uint64_t kFullBytes = std::uint64_t{128} << 10;
constexpr std::uint64_t kPlentyBytes = 16 * kSpareBytes;

platform::Path spare_in(const platform::Path& folder)
{
    return folder / "spare";
}

std::uint64_t free_in(const platform::Path& folder)
{
    std::error_code failed;
    const auto space = std::filesystem::space(folder, failed);
    return failed ? kPlentyBytes : space.available;
}

}

void keep_spare(const platform::Path& folder)
{
    std::error_code failed;
    // One that a power cut or a full disk cut short is made anew.
    if (std::filesystem::file_size(spare_in(folder), failed) == kSpareBytes || free_in(folder) < kPlentyBytes)
        return;
    std::ofstream file(spare_in(folder), std::ios::binary);
    // Of chance: a file system that compresses would hold no room for a file of nothing.
    const auto bytes = platform::random_bytes(kSpareBytes);
    file << platform::as_text(bytes) << std::flush;
    if (!file)
        std::filesystem::remove(spare_in(folder), failed);
}

bool give_spare(const platform::Path& folder)
{
    std::error_code failed;
    if (free_in(folder) >= kFullBytes || !std::filesystem::remove(spare_in(folder), failed))
        return false;
    platform::log(platform::LogLevel::Warning, "the disk is full: what was held for that day is given back");
    return true;
}

}
