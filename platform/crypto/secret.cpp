#include "platform/crypto/secret.h"

#include "platform/crypto/sodium_ready.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include <sodium.h>

namespace kerbside::platform {

SecretBytes::SecretBytes(std::size_t size) : m_size(size)
{
    require_sodium();
    if (size == 0)
        return;
    m_data = static_cast<std::uint8_t*>(sodium_malloc(size));
    if (m_data == nullptr)
        std::abort();
    sodium_memzero(m_data, size);
}

SecretBytes::~SecretBytes()
{
    forget();
}

SecretBytes::SecretBytes(SecretBytes&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0))
{
}

SecretBytes& SecretBytes::operator=(SecretBytes&& other) noexcept
{
    if (this != &other) {
        forget();
        m_data = std::exchange(other.m_data, nullptr);
        m_size = std::exchange(other.m_size, 0);
    }
    return *this;
}

SecretBytes SecretBytes::copy_of(ByteView bytes)
{
    SecretBytes made(bytes.size());
    std::copy(bytes.begin(), bytes.end(), made.m_data);
    return made;
}

SecretBytes SecretBytes::random(std::size_t size)
{
    SecretBytes made(size);
    randombytes_buf(made.m_data, size);
    return made;
}

void SecretBytes::forget() noexcept
{
    sodium_free(m_data); // wipes before it lets go
    m_data = nullptr;
    m_size = 0;
}

bool is_equal_secretly(ByteView left, ByteView right) noexcept
{
    return left.size() == right.size() && sodium_memcmp(left.data(), right.data(), left.size()) == 0;
}

void wipe(std::span<std::uint8_t> bytes) noexcept
{
    sodium_memzero(bytes.data(), bytes.size());
}

Result<SecretBytes> first_line(SecretBytes file)
{
    const auto text = file.text();
    const auto end = text.find_first_of("\r\n");
    const auto line = text.substr(0, end);
    if (line.empty())
        return Error{ErrorKind::Invalid, "the passphrase is empty"};
    return SecretBytes::copy_of(as_bytes(line));
}

}
