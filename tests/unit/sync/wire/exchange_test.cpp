#include "sync/wire/batch.h"
#include "sync/wire/receipt.h"
#include "tests/support/partnership.h"

#include <catch2/catch_test_macros.hpp>

namespace kerbside::test {

using namespace sync;

TEST_CASE("a batch carries its envelopes as they are, and a bad one does not hold up the others", "[wire]")
{
    const Partnership partnership;
    const auto good = partnership.envelope("<data/>", {Uuid::random(), 1});
    const Bytes poison{1, 2, 3};
    const std::vector<ByteView> envelopes{poison, good};
    const auto bytes = encode_batch({}, partnership.certificate(), envelopes, partnership.device);
    REQUIRE(bytes);
    const auto batch = decode_batch(*bytes);
    REQUIRE(batch);
    REQUIRE(batch->envelopes.size() == 2);
    CHECK_FALSE(read_header(batch->envelopes[0]));
    CHECK(verify_envelope(batch->envelopes[1], batch->certificate.verify_key));
    CHECK(decode_batch(*encode_batch({}, partnership.certificate(), {}, partnership.device))->envelopes.empty());
    // The same envelopes make the same bytes, so that a resent batch is known by its hash.
    CHECK(*bytes == *encode_batch({}, partnership.certificate(), envelopes, partnership.device));
}

TEST_CASE("a batch is signed by the device of its certificate", "[wire]")
{
    const Partnership partnership;
    auto bytes = *encode_batch({}, partnership.certificate(), {}, partnership.device);
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        bytes[at] ^= 1;
        CHECK_FALSE(decode_batch(bytes));
        bytes[at] ^= 1;
    }
    CHECK(decode_batch(*encode_batch({}, partnership.certificate(), {}, partnership.hub)).error().kind == ErrorKind::Refused);
    const std::vector<ByteView> many(101);
    CHECK_FALSE(encode_batch({}, partnership.certificate(), many, partnership.device));
}

TEST_CASE("a hundred typical envelopes fit in one batch of under 130 kB", "[wire]")
{
    const Partnership partnership;
    // A submission of 3 kB as such forms give: the same element names, a few answers of its own.
    std::vector<Bytes> envelopes;
    for (int i = 0; i < 100; ++i) {
        std::string xml = "<data id=\"street-pastor-shift\" version=\"1\">";
        for (int question = 0; question < 45; ++question)
            xml += "<question_" + std::to_string(question) + "_about_the_shift>option_" + std::to_string((i * 7 + question) % 5) +
                   "</question_" + std::to_string(question) + "_about_the_shift>";
        envelopes.push_back(partnership.envelope(xml + "</data>", {Uuid::random(), 1}));
    }
    const std::vector<ByteView> views(envelopes.begin(), envelopes.end());
    const auto batch = encode_batch({}, partnership.certificate(), views, partnership.device);
    REQUIRE(batch);
    CHECK(batch->size() < 130'000);
}

TEST_CASE("a receipt is believed from our hub, for our device and our batch", "[wire]")
{
    const Partnership partnership;
    Receipt receipt;
    receipt.device = id_of(partnership.device.public_key());
    receipt.batch = hash_of_batch(Bytes{1, 2, 3});
    receipt.answered = 1'772'000'000;
    receipt.stored_through = 12;
    receipt.pulled_through = 10;
    receipt.head[0] = 5;
    receipt.is_continuous = false;
    receipt.items = {{{Uuid::random(), 1}, platform::hash256({}), Verdict::Stored, RejectReason::None},
                     {{}, platform::hash256(Bytes{1}), Verdict::Rejected, RejectReason::Malformed}};
    auto bytes = encode_receipt(receipt, partnership.hub);
    const auto read = decode_receipt(bytes);
    REQUIRE(read);
    CHECK(read->items.size() == 2);
    CHECK(read->items[0].key == receipt.items[0].key);
    CHECK(read->items[1].reason == RejectReason::Malformed);
    CHECK(read->stored_through == 12);
    const auto hub = partnership.hub.public_key();
    CHECK(check_receipt(*read, hub, receipt.device, receipt.batch));
    CHECK_FALSE(check_receipt(*read, partnership.desk.public_key(), receipt.device, receipt.batch));
    CHECK_FALSE(check_receipt(*read, hub, id_of(hub), receipt.batch));
    CHECK_FALSE(check_receipt(*read, hub, receipt.device, hash_of_batch({})));
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        bytes[at] ^= 1;
        CHECK_FALSE(decode_receipt(bytes));
        bytes[at] ^= 1;
    }
}

}
