#include "tests/support/partnership.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>

namespace kerbside::test {

using namespace sync;

namespace {
const std::string kXml = "<data id=\"street-pastor-shift\"><note>someone was upset, and was walked home</note></data>";
}

TEST_CASE("an envelope opens for its recipients and recovery, and for nobody else", "[wire]")
{
    const Partnership partnership;
    SealOrder order;
    order.key = {Uuid::random(), 1};
    order.form_id = "safeguarding-concern";
    order.form_version = "3";
    order.day = 20000;
    order.recipients = {Role::Safeguarding};
    const std::vector<Attachment> attachments{{"photo.jpg", 12345, platform::hash256(platform::as_bytes("jpeg"))}};
    const auto sealed = seal_envelope(order, kXml, attachments, partnership.keyset(4), partnership.device);
    REQUIRE(sealed);

    const auto header = verify_envelope(*sealed, partnership.device.public_key());
    REQUIRE(header);
    CHECK(header->key == order.key);
    CHECK(header->form_id == "safeguarding-concern");
    CHECK(header->form_version == "3");
    CHECK(header->epoch == 4);
    CHECK(header->day == 20000);
    CHECK(header->attachment_root == attachment_root(attachments));
    for (const auto* key : {&partnership.safeguarding, &partnership.recovery}) {
        const auto opened = open_envelope(*sealed, *key);
        REQUIRE(opened);
        CHECK(opened->xml.text() == kXml);
        REQUIRE(opened->attachments.size() == 1);
        CHECK(opened->attachments[0].name == "photo.jpg");
        CHECK(opened->attachments[0].size == 12345);
    }
    for (const auto* key : {&partnership.data, &partnership.mediation, &partnership.device_seal})
        CHECK(open_envelope(*sealed, *key).error().kind == ErrorKind::WrongKey);
    CHECK(platform::as_text(*sealed).find("walked") == std::string_view::npos);
}

TEST_CASE("no byte of an envelope can be changed unseen", "[wire]")
{
    const Partnership partnership;
    auto bytes = partnership.envelope(kXml, {Uuid::random(), 1});
    const auto hash = hash_of_envelope(bytes);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        bytes[at] ^= 0x40;
        CHECK_FALSE(verify_envelope(bytes, partnership.device.public_key()));
        bytes[at] ^= 0x40;
    }
    CHECK(hash_of_envelope(bytes) == hash);
    CHECK(verify_envelope(bytes, partnership.device.public_key()));
    CHECK(verify_envelope(bytes, partnership.hub.public_key()).error().kind == ErrorKind::Refused);
    for (std::size_t size = 0; size < bytes.size(); ++size)
        CHECK_FALSE(read_envelope(ByteView(bytes).first(size)));
}

TEST_CASE("the header belongs to the body: one cannot be put on another", "[wire]")
{
    const Partnership partnership;
    auto bytes = partnership.envelope(kXml, {Uuid::random(), 1});
    bytes[6] ^= 1; // the instanceID, signed anew by somebody who holds the device's key
    Writer again;
    again.raw(ByteView(bytes).first(bytes.size() - 64));
    bytes = sign_and_take(again, partnership.device);
    CHECK(verify_envelope(bytes, partnership.device.public_key()));
    CHECK_FALSE(open_envelope(bytes, partnership.data));
}

TEST_CASE("lengths tell the bucket and no more", "[wire]")
{
    const Partnership partnership;
    const auto size_of = [&](std::string_view xml) { return partnership.envelope(xml, {Uuid::random(), 1}).size(); };
    CHECK(size_of("<data/>") == size_of(kXml));
    CHECK(size_of(kXml) < 700);
    std::string noise;
    for (int i = 0; i < 40; ++i)
        noise += Uuid::random().text();
    CHECK(size_of(noise) > size_of(kXml));
    CHECK(size_of(noise) == size_of(noise.substr(0, noise.size() - 30)));
}

TEST_CASE("what does not fit or has no reader is refused, not cut", "[wire]")
{
    const Partnership partnership;
    SealOrder order;
    order.key = {Uuid::random(), 1};
    order.form_id = "f";
    const std::string huge(kMaxSubmissionBytes + 1, 'x');
    CHECK(seal_envelope(order, huge, {}, partnership.keyset(), partnership.device).error().kind == ErrorKind::Refused);
    auto keyset = partnership.keyset();
    std::erase_if(keyset.sealing, [](const auto& each) { return each.role == Role::Recovery; });
    CHECK(seal_envelope(order, kXml, {}, keyset, partnership.device).error().kind == ErrorKind::Refused);
    order.form_id = std::string(201, 'f');
    CHECK_FALSE(seal_envelope(order, kXml, {}, partnership.keyset(), partnership.device));
}

}
