#pragma once

#include "platform/base/bytes.h"
#include "platform/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace kerbside::platform {

using Path = std::filesystem::path;

enum class FileMode : std::uint8_t {
    Private, ///< 0600: keys and data
    Shared,  ///< 0644: what others read
};

/// The whole file. Refused above `limit` bytes, before memory is taken. Reads pipes too.
Result<std::string> read_file(const Path&, std::uint64_t limit = 64ULL << 20);

/// All or nothing, and durable on return: written beside, synced, renamed over, the folder synced.
Status write_file(const Path&, ByteView, FileMode = FileMode::Private);

/// Makes the folder and its parents, 0700 for what is new.
Status make_folder(const Path&);

}
