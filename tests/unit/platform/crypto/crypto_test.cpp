#include "platform/crypto/aead.h"
#include "platform/crypto/digest.h"
#include "platform/crypto/hash.h"
#include "platform/crypto/memory.h"
#include "platform/crypto/password.h"
#include "platform/crypto/random.h"
#include "platform/crypto/seal.h"
#include "platform/crypto/sign.h"
#include "platform/crypto/stream.h"
#include "tests/support/weak_password.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <set>

namespace kerbside::test {

using namespace platform;

namespace {
std::string hex_of(const auto& bytes)
{
    return to_hex(ByteView(bytes.data(), bytes.size()));
}
}

TEST_CASE("hashes and digests are the published ones", "[crypto]")
{
    CHECK(hex_of(hash256(as_bytes("abc"))) == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    CHECK(hex_of(*digest("MD5", as_bytes("abc"))) == "900150983cd24fb0d6963f7d28e17f72");
    CHECK(hex_of(*digest("SHA-1", as_bytes("abc"))) == "a9993e364706816aba3e25717850c26c9cd0d89d");
    CHECK(hex_of(*digest("SHA-256", as_bytes("abc"))) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(digest("SHA-384", {})->size() == 48);
    CHECK(digest("SHA-512", {})->size() == 64);
    CHECK_FALSE(digest("sha-256", {}));
}

TEST_CASE("base64 goes there and back, and nonsense is refused", "[crypto]")
{
    CHECK(to_base64(as_bytes("any carnal pleas")) == "YW55IGNhcm5hbCBwbGVhcw==");
    CHECK(as_text(*from_base64("YW55IGNh\ncm5hbCBwbGVhcw==")) == "any carnal pleas");
    CHECK_FALSE(from_base64("YW55*"));
    CHECK_FALSE(from_base64("YW55I"));
}

TEST_CASE("a signature holds for its own bytes and key alone", "[crypto]")
{
    // RFC 8032 §7.1, test 2.
    const auto seed = *from_hex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
    const auto key = *SigningKey::from_seed(SecretBytes::copy_of(seed));
    CHECK(hex_of(key.public_key().bytes) == "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    const Bytes message{0x72};
    const auto signature = key.sign(message);
    CHECK(is_signed_by(key.public_key(), message, signature));
    CHECK_FALSE(is_signed_by(key.public_key(), Bytes{0x73}, signature));
    CHECK_FALSE(is_signed_by(SigningKey::generate().public_key(), message, signature));
    CHECK_FALSE(SigningKey::from_seed(SecretBytes(31)));
}

TEST_CASE("a sealed box opens for its recipient alone", "[crypto]")
{
    const auto key = SealKey::generate();
    auto sealed = seal_to(key.public_key(), as_bytes("a data key"));
    CHECK(key.open(sealed)->text() == "a data key");
    CHECK(SealKey::generate().open(sealed).error().kind == ErrorKind::WrongKey);
    sealed.back() ^= 1;
    CHECK_FALSE(key.open(sealed));
    CHECK_FALSE(key.open(Bytes(47)));
}

TEST_CASE("an encrypted stream opens whole or not at all", "[crypto]")
{
    const auto key = SecretBytes::random(kStreamKeyBytes);
    for (const std::size_t size : {0UL, 1UL, kStreamChunkBytes - 1, kStreamChunkBytes, kStreamChunkBytes + 1, 3 * kStreamChunkBytes}) {
        const auto plain = random_bytes(size);
        const auto stream = encrypt_stream(key, plain, as_bytes("about"));
        CHECK(stream.size() == stream_size(size));
        const auto opened = decrypt_stream(key, stream, as_bytes("about"));
        REQUIRE(opened);
        CHECK(std::ranges::equal(opened->view(), plain));
        CHECK_FALSE(decrypt_stream(key, stream, as_bytes("other")));
        CHECK_FALSE(decrypt_stream(SecretBytes::random(kStreamKeyBytes), stream, as_bytes("about")));
        CHECK_FALSE(decrypt_stream(key, ByteView(stream).first(stream.size() - 1), as_bytes("about")));
    }
    const auto two = encrypt_stream(key, Bytes(2 * kStreamChunkBytes), {});
    CHECK_FALSE(decrypt_stream(key, ByteView(two).first(kStreamHeaderBytes + kStreamChunkBytes + kStreamChunkOverhead), {}));
}

TEST_CASE("an encrypted row opens only where it belongs", "[crypto]")
{
    const auto key = SecretBytes::random(kAeadKeyBytes);
    auto row = encrypt(key, as_bytes("an answer"), as_bytes("ada/uuid:1"));
    CHECK(decrypt(key, row, as_bytes("ada/uuid:1"))->text() == "an answer");
    CHECK(decrypt(key, row, as_bytes("ada/uuid:2")).error().kind == ErrorKind::WrongKey);
    row[30] ^= 1;
    CHECK_FALSE(decrypt(key, row, as_bytes("ada/uuid:1")));
    CHECK_FALSE(decrypt(key, Bytes(10), {}));
}

TEST_CASE("the program takes no password cost below its floor", "[crypto]")
{
    const auto passphrase = SecretBytes::copy_of(as_bytes("four plain words here"));
    const auto salt = random_salt();
    const auto strict = PasswordPolicy::standard();
    CHECK(strict.cost().passes >= 3);
    CHECK(strict.cost().memory_bytes >= 64ULL << 20);
    CHECK(strict.derive(passphrase, salt, {1, 8192}).error().kind == ErrorKind::Refused);
    CHECK(strict.derive(passphrase, salt, {3, 8ULL << 30}).error().kind == ErrorKind::Refused);

    const auto weak = WeakPasswordPolicy::make();
    const auto one = *weak.derive(passphrase, salt, weak.cost());
    CHECK(is_equal_secretly(one.view(), weak.derive(passphrase, salt, weak.cost())->view()));
    CHECK_FALSE(is_equal_secretly(one.view(), weak.derive(passphrase, random_salt(), weak.cost())->view()));
}

TEST_CASE("a shuffle keeps every item and can give every order", "[crypto]")
{
    std::set<std::vector<int>> seen;
    for (int round = 0; round < 400; ++round) {
        std::vector<int> items{1, 2, 3};
        shuffle_secretly(items);
        seen.insert(items);
    }
    CHECK(seen.size() == 6);
}

TEST_CASE("what is freed is zero", "[crypto]")
{
    auto* memory = static_cast<volatile unsigned char*>(allocate(4000));
    REQUIRE(memory != nullptr);
    for (int i = 0; i < 4000; ++i)
        memory[i] = 0xA5;
    release(const_cast<unsigned char*>(memory));
    // Taken again from the allocator, so that nothing freed is read.
    auto* again = static_cast<unsigned char*>(allocate(4000));
    REQUIRE(again != nullptr);
    CHECK(std::count(again, again + 4000, 0xA5) == 0);
    release(again);
}

}
