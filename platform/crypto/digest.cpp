#include "platform/crypto/digest.h"

#include "platform/crypto/sodium_ready.h"

#include <openssl/evp.h>
#include <sodium.h>

namespace kerbside::platform {

namespace {

const EVP_MD* method_of(std::string_view algorithm)
{
    if (algorithm == "MD5")
        return EVP_md5();
    if (algorithm == "SHA-1")
        return EVP_sha1();
    if (algorithm == "SHA-256")
        return EVP_sha256();
    if (algorithm == "SHA-384")
        return EVP_sha384();
    if (algorithm == "SHA-512")
        return EVP_sha512();
    return nullptr;
}

}

Result<Bytes> digest(std::string_view algorithm, ByteView message)
{
    const auto* method = method_of(algorithm);
    if (method == nullptr)
        return Error{ErrorKind::Invalid, "no such digest: " + std::string(algorithm)};
    Bytes out(EVP_MAX_MD_SIZE);
    unsigned int size = 0;
    if (EVP_Digest(message.data(), message.size(), out.data(), &size, method, nullptr) != 1)
        return Error{ErrorKind::Refused, "this machine's libcrypto refuses the digest " + std::string(algorithm)};
    out.resize(size);
    return out;
}

std::string to_base64(ByteView bytes)
{
    require_sodium();
    std::string out(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(out.data(), out.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    out.pop_back(); // the terminator that libsodium counts
    return out;
}

Result<Bytes> from_base64(std::string_view text)
{
    require_sodium();
    Bytes out(text.size() / 4 * 3 + 3);
    std::size_t size = 0;
    const char* end = nullptr;
    if (sodium_base642bin(out.data(), out.size(), text.data(), text.size(), " \t\r\n", &size, &end,
                          sodium_base64_VARIANT_ORIGINAL) != 0 ||
        end != text.data() + text.size())
        return Error{ErrorKind::Invalid, "not base64"};
    out.resize(size);
    return out;
}

}
