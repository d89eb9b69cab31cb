#include "platform/base/file.h"
#include "platform/base/json.h"
#include "sync/wire/batch.h"
#include "sync/wire/card.h"
#include "sync/wire/receipt.h"
#include "sync/wire/sealing.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside;
using platform::Json;
using platform::text_at;
using platform::to_hex;

namespace {

const platform::Path kFolder = KERBSIDE_SOURCE_DIR "/tests/vectors";

platform::Bytes bytes_of(const std::string& name)
{
    const auto text = platform::read_file(kFolder / name);
    REQUIRE(text);
    const auto bytes = platform::as_bytes(*text);
    return {bytes.begin(), bytes.end()};
}

Json json_of(const std::string& name)
{
    const auto text = platform::read_file(kFolder / name);
    REQUIRE(text);
    return platform::parse_json(*text).value();
}

platform::SealKey seal_key(const std::string& hex)
{
    return platform::SealKey::from_secret(platform::SecretBytes::copy_of(platform::from_hex(hex).value())).value();
}

platform::VerifyKey verify_key(const std::string& hex)
{
    const auto bytes = platform::from_hex(hex).value();
    platform::VerifyKey key;
    REQUIRE(bytes.size() == key.bytes.size());
    std::copy(bytes.begin(), bytes.end(), key.bytes.begin());
    return key;
}

}

TEST_CASE("the envelopes of this format's first days still open with every recipient's key", "[vectors]")
{
    for (const std::string name : {"envelope-short", "envelope-attachments", "envelope-long"}) {
        INFO(name);
        const auto bytes = bytes_of(name + ".bin");
        const auto json = json_of(name + ".json");
        const auto header = sync::verify_envelope(bytes, verify_key(text_at(json, "device_key")));
        REQUIRE(header);
        CHECK(header->key.instance_id.instance_id() == text_at(json["header"], "instanceID"));
        CHECK(header->form_id == text_at(json["header"], "form"));
        CHECK(header->day == json["header"]["day"].get<sync::Day>());
        CHECK(to_hex(sync::hash_of_envelope(bytes)) == text_at(json, "hash"));
        for (const auto& [role, secret] : json["recipients"].items()) {
            const auto plain = sync::open_envelope(bytes, seal_key(secret.get<std::string>()));
            REQUIRE(plain);
            CHECK(to_hex(platform::hash256(plain->xml.view())) == text_at(json, "xml_hash"));
            CHECK(plain->attachments.size() == json["attachments"].size());
        }
        CHECK_FALSE(sync::open_envelope(bytes, platform::SealKey::generate()));
    }
}

TEST_CASE("the keysets, certificates, cards, batches and receipts of this format's first days are still read", "[vectors]")
{
    const auto keyset = sync::decode_keyset(bytes_of("keyset.bin"));
    REQUIRE(keyset);
    CHECK(keyset->partnership == text_at(json_of("keyset.json"), "partnership"));
    const auto certificate = sync::decode_certificate(bytes_of("certificate.bin"));
    REQUIRE(certificate);
    CHECK(sync::check_certificate(*certificate, *keyset));
    CHECK(sync::decode_request(bytes_of("request.bin")));
    CHECK(sync::decode_hub_identity(bytes_of("hub.bin")));
    const auto card = json_of("card.json");
    CHECK(sync::decode_card(bytes_of("card.bin"), seal_key(text_at(card, "seal_secret")),
                            verify_key(text_at(card, "device_key"))));
    const auto batch_bytes = bytes_of("batch.bin");
    const auto batch = sync::decode_batch(batch_bytes);
    REQUIRE(batch);
    CHECK(batch->envelopes.size() == 2);
    CHECK(batch->seen.serial == 41);
    const auto receipt = sync::decode_receipt(bytes_of("receipt.bin"));
    REQUIRE(receipt);
    CHECK(receipt->batch == sync::hash_of_batch(batch_bytes));
    CHECK(receipt->items.size() == 2);
}
