#include "tests/support/partnership.h"

#include <catch2/catch_test_macros.hpp>

namespace kerbside::test {

using namespace sync;

TEST_CASE("a keyset is believed when its root signed every byte of it", "[wire]")
{
    const Partnership partnership;
    auto bytes = partnership.keyset_bytes(7);
    const auto keyset = decode_keyset(bytes);
    REQUIRE(keyset);
    CHECK(keyset->epoch == 7);
    CHECK(keyset->partnership == "Violence Reduction Partnership");
    CHECK(keyset->keys_of(Role::Safeguarding) == std::vector{partnership.safeguarding.public_key()});
    CHECK(keyset->has_hub(partnership.hub.public_key()));
    CHECK_FALSE(keyset->has_desk(partnership.hub.public_key()));
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        bytes[at] ^= 1;
        CHECK_FALSE(decode_keyset(bytes));
        bytes[at] ^= 1;
        CHECK_FALSE(decode_keyset(ByteView(bytes).first(at)));
    }
}

TEST_CASE("a keyset is replaced only by a newer one of the same root", "[wire]")
{
    const Partnership ours;
    const Partnership others;
    CHECK(succeeds(ours.keyset(2), ours.keyset(1)));
    CHECK(succeeds(ours.keyset(1), ours.keyset(1)).error().kind == ErrorKind::Refused);
    CHECK(succeeds(ours.keyset(1), ours.keyset(2)).error().kind == ErrorKind::Refused);
    CHECK(succeeds(others.keyset(9), ours.keyset(1)).error().kind == ErrorKind::Refused);
}

TEST_CASE("a device is certified by a desk of the keyset, until it is revoked", "[wire]")
{
    const Partnership partnership;
    const auto certificate = decode_certificate(partnership.certificate());
    REQUIRE(certificate);
    CHECK(certificate->device() == id_of(partnership.device.public_key()));
    auto keyset = partnership.keyset();
    CHECK(check_certificate(*certificate, keyset));
    keyset.revoked.push_back(certificate->device());
    CHECK(check_certificate(*certificate, keyset).error().kind == ErrorKind::Refused);
    CHECK(check_certificate(*certificate, Partnership().keyset()).error().kind == ErrorKind::Refused);
    auto forged = partnership.certificate();
    forged[10] ^= 1;
    CHECK_FALSE(decode_certificate(forged));
}

TEST_CASE("a card opens on its own device alone", "[wire]")
{
    const Partnership partnership;
    EnrolRequest asked;
    asked.seal_key = partnership.device_seal.public_key();
    asked.name = "tablet 1";
    const auto request = decode_request(encode_request(asked, partnership.device));
    REQUIRE(request);
    const auto bytes = partnership.card_for(*request);
    const auto card = decode_card(bytes, partnership.device_seal, partnership.device.public_key());
    REQUIRE(card);
    CHECK(card->hub.address == "127.0.0.1:8443");
    CHECK(card->keyset.epoch == 1);
    CHECK(card->certificate_bytes == partnership.certificate());

    CHECK(decode_card(bytes, platform::SealKey::generate(), partnership.device.public_key()).error().kind == ErrorKind::WrongKey);
    CHECK(decode_card(bytes, partnership.device_seal, partnership.hub.public_key()).error().kind == ErrorKind::Refused);
    // A certificate of another partnership's desk, and a hub that the keyset does not know.
    const Partnership others;
    CHECK_FALSE(decode_card(encode_card(others.keyset_bytes(), partnership.certificate(), partnership.hub_identity(), request->seal_key),
                            partnership.device_seal, partnership.device.public_key()));
    CHECK_FALSE(decode_card(encode_card(partnership.keyset_bytes(), partnership.certificate(), others.hub_identity(), request->seal_key),
                            partnership.device_seal, partnership.device.public_key()));
}

}
