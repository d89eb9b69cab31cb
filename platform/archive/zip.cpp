#include "platform/archive/zip.h"

#include <archive.h>
#include <archive_entry.h>

#include <array>
#include <memory>
#include <set>

namespace kerbside::platform {

namespace {

struct CloseArchive {
    void operator()(archive* open) const { archive_read_free(open); }
};
using OpenArchive = std::unique_ptr<archive, CloseArchive>;

bool stays_inside(std::string_view name)
{
    if (name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos ||
        name.find(':') != std::string_view::npos || name.find('\0') != std::string_view::npos)
        return false;
    for (std::size_t at = 0; at <= name.size();) {
        const auto end = std::min(name.find('/', at), name.size());
        if (name.substr(at, end - at) == "..")
            return false;
        at = end + 1;
    }
    return true;
}

/// Unpacks members under one common allowance.
class Unpacker {
public:
    Unpacker(archive* open, std::uint64_t packed, const ZipLimits& limits)
        : m_open(open), m_packed(packed), m_limits(limits)
    {
    }

    Result<std::string> member()
    {
        std::string bytes;
        std::array<char, 64 * 1024> block;
        while (true) {
            const auto got = archive_read_data(m_open, block.data(), block.size());
            if (got == 0)
                return bytes;
            if (got < 0)
                return Error{ErrorKind::Invalid, "a member of the zip cannot be unpacked"};
            bytes.append(block.data(), static_cast<std::size_t>(got));
            m_total += static_cast<std::uint64_t>(got);
            if (bytes.size() > m_limits.member_bytes || m_total > m_limits.total_bytes)
                return Error{ErrorKind::Refused, "the zip unpacks to more than is allowed"};
            if (m_total > m_limits.free_bytes && m_total / m_limits.ratio > m_packed)
                return Error{ErrorKind::Refused, "the zip is packed far too tightly to be honest"};
        }
    }

private:
    archive* m_open;
    std::uint64_t m_packed;
    ZipLimits m_limits;
    std::uint64_t m_total = 0;
};

}

Result<std::vector<ZipMember>> read_zip(ByteView bytes, const std::function<bool(std::string_view)>& wanted,
                                        const ZipLimits& limits)
{
    const OpenArchive open(archive_read_new());
    if (!open)
        return Error{ErrorKind::Full, "no memory to open a zip"};
    archive_read_support_format_zip_seekable(open.get());
    if (archive_read_open_memory(open.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
        return Error{ErrorKind::Invalid, "this is no zip"};

    Unpacker unpacker(open.get(), bytes.size(), limits);
    std::vector<ZipMember> members;
    std::set<std::string, std::less<>> seen;
    while (true) {
        archive_entry* entry = nullptr;
        const auto status = archive_read_next_header(open.get(), &entry);
        if (status == ARCHIVE_EOF)
            return members;
        if (status != ARCHIVE_OK)
            return Error{ErrorKind::Invalid, "the zip's directory is damaged"};
        const char* raw = archive_entry_pathname(entry);
        const std::string name = raw != nullptr ? raw : "";
        if (!stays_inside(name))
            return Error{ErrorKind::Refused, "a member of the zip has a name that leaves it"};
        if (seen.size() == limits.members)
            return Error{ErrorKind::Refused, "the zip has too many members"};
        if (!seen.insert(name).second)
            return Error{ErrorKind::Refused, "the zip has the same name twice"};
        const auto type = archive_entry_filetype(entry);
        if (type == AE_IFDIR)
            continue;
        if (type != AE_IFREG && type != 0)
            return Error{ErrorKind::Refused, "a member of the zip is a link"};
        if (!wanted(name))
            continue;
        if (archive_entry_is_encrypted(entry) != 0)
            return Error{ErrorKind::Refused, "the zip is encrypted"};
        if (archive_entry_size_is_set(entry) != 0 &&
            static_cast<std::uint64_t>(archive_entry_size(entry)) > limits.member_bytes)
            return Error{ErrorKind::Refused, "the zip unpacks to more than is allowed"};
        TRY_ASSIGN(auto content, unpacker.member());
        members.push_back({name, std::move(content)});
    }
}

}
