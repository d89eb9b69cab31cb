#include "app/store/records.h"

#include "app/store/bounded_archive.h"
#include "platform/crypto/hash.h"

#include <algorithm>
#include <exception>

#include <cereal/types/string.hpp>
#include <cereal/types/vector.hpp>

namespace kerbside::app {

namespace {

using platform::Error;
using platform::ErrorKind;

/// Of the first version is what every program that ever wrote such records can read.
constexpr std::uint8_t kFirst = 1;
/// A draft's: what was typed comes last.
constexpr std::uint8_t kWithTyped = 2;

std::uint8_t version_of(const DraftRecord& record)
{
    return record.typed.empty() ? kFirst : kWithTyped;
}

std::uint8_t version_of(const OwnCopy&)
{
    return kFirst;
}

template <typename Archive> void fields(Archive& archive, DraftRecord& record, std::int64_t& time, std::uint8_t version)
{
    archive(record.instance_id, record.form_id, record.form_version, record.title, record.name, time, record.body);
    if (version >= kWithTyped)
        archive(record.typed);
}

template <typename Archive> void fields(Archive& archive, OwnCopy& record, std::int64_t& time, std::uint8_t)
{
    archive(record.instance_id, record.form_id, record.form_version, record.title, record.name, time, record.xml);
}

platform::WallTime& time_of(DraftRecord& record)
{
    return record.updated;
}

platform::WallTime& time_of(OwnCopy& record)
{
    return record.finalized;
}

constexpr std::uint8_t newest_of(const DraftRecord&)
{
    return kWithTyped;
}

constexpr std::uint8_t newest_of(const OwnCopy&)
{
    return kFirst;
}

template <typename Record> platform::Bytes encode(Record record)
{
    RecordWriter archive;
    const auto version = version_of(record);
    auto time = static_cast<std::int64_t>(time_of(record).time_since_epoch().count());
    archive(version);
    fields(archive, record, time, version);
    return {archive.view().begin(), archive.view().end()};
}

template <typename Record> platform::Result<Record> decode(platform::ByteView bytes)
{
    try {
        RecordReader archive(bytes);
        Record record;
        std::uint8_t version = 0;
        std::int64_t time = 0;
        archive(version);
        if (version > newest_of(record))
            return Error{ErrorKind::Refused, "the record is newer than this program"};
        fields(archive, record, time, version);
        time_of(record) = platform::WallTime(std::chrono::milliseconds(time));
        if (archive.is_at_end())
            return record;
    } catch (const std::exception&) {
        // cereal tells by throwing; its text may hold what was in the record.
    }
    return Error{ErrorKind::Corrupt, "the record cannot be read"};
}

}

platform::Uuid record_uuid(std::string_view instance_id)
{
    if (const auto own = platform::Uuid::parse(instance_id))
        return *own;
    const auto hash = platform::hash256(platform::as_bytes("kerbside instanceID\n" + std::string(instance_id)));
    std::array<std::uint8_t, 16> bytes{};
    std::copy_n(hash.begin(), bytes.size(), bytes.begin());
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0f) | 0x80); // version 8 and the variant of RFC 9562
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3f) | 0x80);
    return platform::Uuid(bytes);
}

platform::Bytes encode_draft(const DraftRecord& record)
{
    return encode(record);
}

platform::Result<DraftRecord> decode_draft(platform::ByteView bytes)
{
    return decode<DraftRecord>(bytes);
}

platform::Bytes encode_copy(const OwnCopy& record)
{
    return encode(record);
}

platform::Result<OwnCopy> decode_copy(platform::ByteView bytes)
{
    return decode<OwnCopy>(bytes);
}

}
