#pragma once

#include "platform/base/bytes.h"
#include "platform/base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace kerbside::platform {

/// Key material: in pages of its own that are locked in memory, kept out of core dumps, and wiped when let go.
/// Moved, never copied by accident; a copy is asked for by name.
class SecretBytes {
public:
    SecretBytes() = default;
    /// `size` zero bytes. Where no locked memory can be had the process ends: there is nothing safe left to do.
    explicit SecretBytes(std::size_t size);
    ~SecretBytes();
    SecretBytes(SecretBytes&&) noexcept;
    SecretBytes& operator=(SecretBytes&&) noexcept;
    SecretBytes(const SecretBytes&) = delete;
    SecretBytes& operator=(const SecretBytes&) = delete;

    static SecretBytes copy_of(ByteView);
    static SecretBytes random(std::size_t size);
    SecretBytes copy() const { return copy_of(view()); }

    ByteView view() const noexcept { return {m_data, m_size}; }
    std::span<std::uint8_t> writable() noexcept { return {m_data, m_size}; }
    std::string_view text() const noexcept { return as_text(view()); }
    std::size_t size() const noexcept { return m_size; }
    bool is_empty() const noexcept { return m_size == 0; }
    void forget() noexcept;

private:
    std::uint8_t* m_data = nullptr;
    std::size_t m_size = 0;
};

/// In time that tells nothing of where they differ; their lengths are no secret.
bool is_equal_secretly(ByteView, ByteView) noexcept;

/// Overwrites in a way that no optimiser removes.
void wipe(std::span<std::uint8_t>) noexcept;

/// The passphrase that a file holds: its first line, without the line's end. Invalid where that is empty.
Result<SecretBytes> first_line(SecretBytes file);

}
