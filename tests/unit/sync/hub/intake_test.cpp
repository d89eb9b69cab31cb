#include "platform/base/json.h"
#include "sync/wire/desk_request.h"
#include "tests/support/test_hub.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

using namespace kerbside;
using namespace kerbside::sync;
using namespace kerbside::test;

namespace {

struct World {
    platform::ManualClock clock{platform::WallTime(std::chrono::seconds(1'770'000'000))};
    Partnership partnership;
    TestHub hub{partnership, clock};

    HttpRequest request(const std::vector<Bytes>& envelopes, const HubMark& seen = {}) const
    {
        return request_with(partnership.certificate(), envelopes, seen);
    }
    HttpRequest request_with(const Bytes& certificate, const std::vector<Bytes>& envelopes, const HubMark& seen = {}) const
    {
        const std::vector<ByteView> views(envelopes.begin(), envelopes.end());
        HttpRequest request{.method = Method::Post, .target = "/v1/batches"};
        request.body = encode_batch(seen, certificate, views, partnership.device).value();
        request.headers = {{"Idempotency-Key", platform::to_hex(hash_of_batch(request.body))}};
        return request;
    }
    Receipt receipt(const HttpRequest& request)
    {
        const auto answer = hub.answer(request);
        REQUIRE(answer.status == 200);
        const auto receipt = decode_receipt(answer.body);
        REQUIRE(receipt);
        REQUIRE(check_receipt(*receipt, partnership.hub.public_key(), id_of(partnership.device.public_key()),
                              hash_of_batch(request.body)));
        return *receipt;
    }
    Bytes envelope(std::string_view text = "<data/>") const { return partnership.envelope(text, {Uuid::random(), 1}); }

    HttpRequest pull(std::string target, const SigningKey& by, std::int64_t clock_off = 0) const
    {
        const auto now = std::chrono::duration_cast<std::chrono::seconds>(clock.now().time_since_epoch()).count() + clock_off;
        const DeskRequest asked{"GET", target, partnership.hub.public_key(), static_cast<std::uint64_t>(now)};
        return {.target = target, .headers = {{"Authorization", sign_desk_request(asked, by)}}};
    }
};

TEST_CASE("an envelope is stored once, however often it is sent", "[hub]")
{
    World world;
    const auto request = world.request({world.envelope()});
    CHECK(world.receipt(request).items.at(0).verdict == Verdict::Stored);
    CHECK(world.receipt(request).items.at(0).verdict == Verdict::Duplicate);
    world.hub.restart();
    CHECK(world.receipt(request).items.at(0).verdict == Verdict::Duplicate);
    CHECK(world.hub.counts().envelopes == 1);
}

TEST_CASE("other bytes under a known key are set aside, and the first ones stay", "[hub]")
{
    World world;
    const EnvelopeKey key{Uuid::random(), 1};
    const auto first = world.partnership.envelope("<data>1</data>", key);
    CHECK(world.receipt(world.request({first})).items.at(0).verdict == Verdict::Stored);
    CHECK(world.receipt(world.request({world.partnership.envelope("<data>2</data>", key)})).items.at(0).verdict == Verdict::Conflict);
    CHECK(world.hub.hashes() == std::set{hash_of_envelope(first)});
    CHECK(world.hub.counts().conflicts == 1);
}

TEST_CASE("one bad envelope does not hold up the others", "[hub]")
{
    World world;
    auto altered = world.envelope();
    altered.back() ^= 1;
    Partnership stranger;
    const auto receipt = world.receipt(world.request({world.envelope(), Bytes{1, 2, 3}, altered,
                                                      stranger.envelope("<data/>", {Uuid::random(), 1}), world.envelope()}));
    REQUIRE(receipt.items.size() == 5);
    CHECK(receipt.items[0].verdict == Verdict::Stored);
    CHECK(receipt.items[1].reason == RejectReason::Malformed);
    CHECK(receipt.items[2].reason == RejectReason::BadSignature);
    CHECK(receipt.items[3].reason == RejectReason::OtherDevice);
    CHECK(receipt.items[4].verdict == Verdict::Stored);
    CHECK(world.hub.counts().envelopes == 2);
}

TEST_CASE("nobody but a certified device can leave anything", "[hub]")
{
    World world;
    SECTION("certified by a stranger")
    {
        Partnership stranger;
        const auto certificate =
            encode_certificate({.verify_key = world.partnership.device.public_key(), .seal_key = {}, .name = "x"}, stranger.desk);
        CHECK(world.hub.answer(world.request_with(certificate, {world.envelope()})).status == 403);
    }
    SECTION("revoked")
    {
        auto keyset = world.partnership.keyset(2);
        keyset.revoked = {id_of(world.partnership.device.public_key())};
        const auto put = world.hub.answer(
            {.method = Method::Put, .target = "/v1/keyset", .body = encode_keyset(keyset, world.partnership.root)});
        REQUIRE(put.status == 204);
        CHECK(world.receipt(world.request({world.envelope()})).items.at(0).reason == RejectReason::Revoked);
    }
    SECTION("a key that is not the batch's hash")
    {
        auto request = world.request({world.envelope()});
        request.headers[0].value[0] = request.headers[0].value[0] == 'a' ? 'b' : 'a';
        CHECK(world.hub.answer(request).status == 400);
    }
    SECTION("altered on the way")
    {
        auto request = world.request({world.envelope()});
        request.body[100] ^= 1;
        request.headers[0].value = platform::to_hex(hash_of_batch(request.body));
        CHECK(world.hub.answer(request).status == 400);
    }
    CHECK(world.hub.counts().envelopes == 0);
}

TEST_CASE("an empty batch is a question: how far are the hub and the desk?", "[hub]")
{
    World world;
    world.receipt(world.request({world.envelope(), world.envelope()}));
    CHECK(world.receipt(world.request({})).stored_through == 2);
    CHECK(world.receipt(world.request({})).pulled_through == 0);
    world.hub.pull({});
    CHECK(world.receipt(world.request({})).pulled_through == 2);
}

TEST_CASE("the chain tells a device that the hub was set back", "[hub]")
{
    World world;
    world.receipt(world.request({world.envelope()}));
    world.hub.keep_copy();
    const auto later = world.receipt(world.request({world.envelope()}));
    const HubMark seen{later.stored_through, later.head};
    CHECK(world.receipt(world.request({}, seen)).is_continuous);
    world.hub.set_back();
    CHECK_FALSE(world.receipt(world.request({}, seen)).is_continuous);
    // Also when others have brought it to the same number again.
    world.receipt(world.request({world.envelope()}));
    CHECK_FALSE(world.receipt(world.request({}, seen)).is_continuous);
}

TEST_CASE("only a desk of the keyset may pull, for this hub and now", "[hub]")
{
    World world;
    world.receipt(world.request({world.envelope()}));
    const std::string target = "/v1/envelopes?after=0";
    CHECK(world.hub.answer(world.pull(target, world.partnership.desk)).status == 200);
    CHECK(world.hub.answer(world.pull(target, world.partnership.hub)).status == 401);
    CHECK(world.hub.answer(world.pull(target, world.partnership.desk, 3600)).status == 401);
    CHECK(world.hub.answer(world.pull(target, world.partnership.desk, -3600)).status == 401);
    CHECK(world.hub.answer({.target = target}).status == 401);
    auto moved = world.pull(target, world.partnership.desk);
    moved.target = "/v1/envelopes?after=1";
    CHECK(world.hub.answer(moved).status == 401);
    CHECK(world.hub.answer(world.pull("/v1/envelopes?after=x", world.partnership.desk)).status == 400);
    CHECK(world.hub.answer(world.pull("/v1/envelopes?after=7", world.partnership.desk)).status == 409);
}

TEST_CASE("what came in one batch is kept in an order that tells nothing of the order in which people answered", "[hub]")
{
    World world;
    std::vector<Bytes> envelopes;
    for (int i = 0; i < 12; ++i)
        envelopes.push_back(world.envelope());
    world.receipt(world.request(envelopes));
    std::vector<Hash256> kept;
    world.hub.pull({}, [&](const PullPage& page) {
        for (const auto& entry : page.entries)
            kept.push_back(hash_of_envelope(entry.envelope));
    });
    CHECK(kept.size() == 12);
    CHECK(std::is_sorted(kept.begin(), kept.end()));
}

TEST_CASE("how far the desk has pulled never goes back, however often it begins again", "[hub]")
{
    World world;
    world.receipt(world.request({world.envelope(), world.envelope()}));
    CHECK(world.hub.pull({}).serial == 2);
    CHECK(world.receipt(world.request({})).pulled_through == 2);
    CHECK(world.hub.answer(world.pull("/v1/envelopes?after=0", world.partnership.desk)).status == 200);
    CHECK(world.receipt(world.request({})).pulled_through == 2);
}

TEST_CASE("a page is the next links of the chain, and nothing can be left out of it", "[hub]")
{
    World world;
    for (int i = 0; i < 7; ++i)
        world.receipt(world.request({world.envelope(), world.envelope()}));
    const auto hub = world.partnership.hub.public_key();
    auto answer = world.hub.answer(world.pull("/v1/envelopes?after=0", world.partnership.desk));
    const auto page = decode_pull(answer.body, hub, {});
    REQUIRE(page);
    CHECK(page->entries.size() == 14);
    CHECK(page->last == 14);
    CHECK(page->certificates.size() == 1);
    for (const auto& entry : page->entries)
        CHECK(verify_envelope(entry.envelope, world.partnership.device.public_key()));

    auto shorter = *page;
    shorter.entries.erase(shorter.entries.begin() + 3);
    CHECK_FALSE(encode_pull(shorter, world.partnership.hub));
    CHECK_FALSE(decode_pull(answer.body, world.partnership.desk.public_key(), {}));
    CHECK_FALSE(decode_pull(answer.body, hub, page->through));
    for (std::size_t at = 0; at < answer.body.size(); at += 97) {
        answer.body[at] ^= 1;
        CHECK_FALSE(decode_pull(answer.body, hub, {}));
        answer.body[at] ^= 1;
    }
}

TEST_CASE("a keyset is replaced only by a newer one of the same root", "[hub]")
{
    World world;
    const auto put = [&](const Bytes& keyset) {
        return world.hub.answer({.method = Method::Put, .target = "/v1/keyset", .body = keyset}).status;
    };
    CHECK(put(world.partnership.keyset_bytes(3)) == 204);
    CHECK(put(world.partnership.keyset_bytes(3)) == 204);
    CHECK(put(world.partnership.keyset_bytes(2)) == 409);
    CHECK(put(Partnership{}.keyset_bytes(9)) == 403);
    CHECK(put({1, 2, 3}) == 400);
    world.hub.restart();
    auto got = world.hub.answer({.target = "/v1/keyset"});
    CHECK(got.status == 200);
    CHECK(got.body == world.partnership.keyset_bytes(3));
    CHECK(world.hub.answer({.target = "/v1/keyset", .headers = {{"If-None-Match", "\"3\""}}}).status == 304);
}

TEST_CASE("what the hub does not know it says so", "[hub]")
{
    World world;
    CHECK(world.hub.answer({.target = "/"}).status == 404);
    CHECK(world.hub.answer({.target = "/v1/batches"}).status == 405);
    CHECK(world.hub.answer({.method = Method::Post, .target = "/v1/keyset"}).status == 405);
    CHECK(world.hub.answer({.method = Method::Post, .target = "/v1/envelopes"}).status == 405);
    const auto answer = world.hub.answer({.target = "/v2"});
    CHECK(platform::parse_json(platform::as_text(answer.body)).has_value());
}

}
