#include "app/store/bounded_archive.h"
#include "app/store/records.h"

#include <catch2/catch_test_macros.hpp>

#include <cereal/types/string.hpp>
#include <cereal/types/vector.hpp>

namespace kerbside::test {

using namespace app;
using platform::Bytes;
using platform::ErrorKind;

TEST_CASE("a draft's record comes back as it was", "[store]")
{
    DraftRecord draft{"uuid:1", "f", "3", "Title", "zażółć", platform::WallTime(std::chrono::milliseconds(-5)), {0, 255, 7}};
    const auto read = decode_draft(encode_draft(draft));
    REQUIRE(read);
    CHECK(read->instance_id == draft.instance_id);
    CHECK(read->name == draft.name);
    CHECK(read->updated == draft.updated);
    CHECK(read->body == draft.body);
    CHECK(read->typed.empty());
}

TEST_CASE("what was typed and is no value is in a draft's record, and where there is none it is as it always was", "[store]")
{
    DraftRecord draft{"uuid:1", "f", "3", "Title", "name", {}, {7}};
    const auto without = encode_draft(draft);
    CHECK(without.front() == 1);
    draft.typed = {{"/data/age", "12a"}, {"/data/child[2]/age", "007", "7"}};
    const auto with = encode_draft(draft);
    CHECK(with.front() == 2);
    const auto read = decode_draft(with);
    REQUIRE(read);
    CHECK(read->typed == draft.typed);
    for (std::size_t size = 0; size < with.size(); ++size)
        CHECK(decode_draft(platform::ByteView(with).first(size)).error().kind == ErrorKind::Corrupt);
}

TEST_CASE("a damaged record is refused without taking memory or crashing", "[store]")
{
    const auto bytes = encode_draft({"uuid:1", "f", "3", "Title", "name", {}, Bytes(40, 1)});
    for (std::size_t size = 0; size < bytes.size(); ++size)
        CHECK(decode_draft(platform::ByteView(bytes).first(size)).error().kind == ErrorKind::Corrupt);
    auto longer = bytes;
    longer.push_back(0);
    CHECK_FALSE(decode_draft(longer));
    // A length of 2^62 in nine bytes: cereal alone would try to take it.
    const Bytes huge{1, 0, 0, 0, 0, 0, 0, 0, 0x40};
    CHECK(decode_draft(huge).error().kind == ErrorKind::Corrupt);
    auto newer = bytes;
    newer[0] = 9;
    CHECK(decode_draft(newer).error().kind == ErrorKind::Refused);
}

TEST_CASE("an instanceID that is no UUID gets one of its own, always the same", "[store]")
{
    const auto own = platform::Uuid::random();
    CHECK(record_uuid(own.instance_id()) == own);
    CHECK(record_uuid("shift-7") == record_uuid("shift-7"));
    CHECK(record_uuid("shift-7") != record_uuid("shift-8"));
    CHECK(record_uuid("shift-7").text()[14] == '8');
}

}
