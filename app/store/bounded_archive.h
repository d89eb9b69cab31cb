#pragma once

#include "platform/base/bytes.h"
#include "platform/base/result.h"

#include <bit>
#include <cstring>
#include <type_traits>

#include <cereal/cereal.hpp>

namespace kerbside::app {

static_assert(std::endian::native == std::endian::little, "the records in the file are little-endian");

/// Writes cereal's binary form into bytes of ours.
class RecordWriter : public cereal::OutputArchive<RecordWriter, cereal::AllowEmptyClassElision> {
public:
    RecordWriter() : OutputArchive(this) {}
    void put(const void* data, std::size_t size)
    {
        const auto* from = static_cast<const std::uint8_t*>(data);
        m_bytes.insert(m_bytes.end(), from, from + size);
    }
    platform::ByteView view() const noexcept { return m_bytes; }

private:
    platform::Bytes m_bytes;
};

/// Reads it, and believes no length above what is left: cereal itself would take the memory first.
/// Only for bytes that were authenticated.
class RecordReader : public cereal::InputArchive<RecordReader, cereal::AllowEmptyClassElision> {
public:
    explicit RecordReader(platform::ByteView bytes) : InputArchive(this), m_rest(bytes) {}
    void take(void* data, std::size_t size)
    {
        require(size);
        if (size != 0)
            std::memcpy(data, m_rest.data(), size);
        m_rest = m_rest.subspan(size);
    }
    /// Elements take at least a byte each.
    void require(std::uint64_t size) const
    {
        if (size > m_rest.size())
            throw cereal::Exception("a length above what is left");
    }
    bool is_at_end() const noexcept { return m_rest.empty(); }

private:
    platform::ByteView m_rest;
};

template <typename T>
    requires std::is_arithmetic_v<T>
void CEREAL_SAVE_FUNCTION_NAME(RecordWriter& archive, const T& value)
{
    archive.put(&value, sizeof value);
}
template <typename T>
    requires std::is_arithmetic_v<T>
void CEREAL_LOAD_FUNCTION_NAME(RecordReader& archive, T& value)
{
    archive.take(&value, sizeof value);
}
template <typename T> void CEREAL_SAVE_FUNCTION_NAME(RecordWriter& archive, const cereal::BinaryData<T>& data)
{
    archive.put(data.data, static_cast<std::size_t>(data.size));
}
template <typename T> void CEREAL_LOAD_FUNCTION_NAME(RecordReader& archive, cereal::BinaryData<T>& data)
{
    archive.take(data.data, static_cast<std::size_t>(data.size));
}
template <typename T> void CEREAL_SAVE_FUNCTION_NAME(RecordWriter& archive, const cereal::SizeTag<T>& tag)
{
    const auto size = static_cast<std::uint64_t>(tag.size);
    archive.put(&size, sizeof size);
}
template <typename T> void CEREAL_LOAD_FUNCTION_NAME(RecordReader& archive, cereal::SizeTag<T>& tag)
{
    std::uint64_t size = 0;
    archive.take(&size, sizeof size);
    archive.require(size);
    tag.size = static_cast<std::remove_reference_t<T>>(size);
}

}

CEREAL_REGISTER_ARCHIVE(kerbside::app::RecordWriter)
CEREAL_REGISTER_ARCHIVE(kerbside::app::RecordReader)
CEREAL_SETUP_ARCHIVE_TRAITS(kerbside::app::RecordReader, kerbside::app::RecordWriter)
