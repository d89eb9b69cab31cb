#include "platform/base/bytes.h"
#include "platform/base/clock.h"
#include "platform/base/file.h"
#include "platform/base/json.h"
#include "platform/base/uuid.h"

#include <catch2/catch_test_macros.hpp>

#include <filesystem>

using namespace kerbside::platform;

TEST_CASE("a UUID is read back from its text, with or without its prefix", "[base]")
{
    const auto id = Uuid::random();
    REQUIRE(Uuid::parse(id.text()));
    CHECK(*Uuid::parse(id.instance_id()) == id);
    CHECK(id.text()[14] == '4');
    CHECK_FALSE(Uuid::parse("uuid:123"));
    CHECK_FALSE(Uuid::parse("zzzzzzzz-0000-4000-8000-000000000000"));
}

TEST_CASE("hexadecimal text is read strictly", "[base]")
{
    CHECK(to_hex(*from_hex("00Ff10")) == "00ff10");
    CHECK_FALSE(from_hex("0"));
    CHECK_FALSE(from_hex("0g"));
}

TEST_CASE("a file is replaced whole and leaves nothing beside it", "[base]")
{
    const auto folder = std::filesystem::temp_directory_path() / Uuid::random().text();
    REQUIRE(make_folder(folder / "a" / "b"));
    REQUIRE(write_file(folder / "a" / "x", as_bytes("one")));
    REQUIRE(write_file(folder / "a" / "x", as_bytes("two")));
    CHECK(*read_file(folder / "a" / "x") == "two");
    CHECK(read_file(folder / "a" / "x", 2).error().kind == ErrorKind::Refused);
    CHECK(read_file(folder / "none").error().kind == ErrorKind::NotFound);
    CHECK(std::distance(std::filesystem::directory_iterator(folder / "a"), {}) == 2);
    std::filesystem::remove_all(folder);
}

TEST_CASE("JSON that is deep or broken is refused with a reason", "[base]")
{
    CHECK(parse_json(R"({"a":[1,2]})"));
    CHECK(parse_json("{\"a\":").error().kind == ErrorKind::Invalid);
    CHECK(parse_json(std::string(200, '[') + std::string(200, ']')).error().kind == ErrorKind::Refused);
    CHECK(to_line(Json{{"a", "\xff"}}) == "{\"a\":\"\xEF\xBF\xBD\"}");
}

TEST_CASE("times are written as UTC", "[base]")
{
    CHECK(utc_text(WallTime(std::chrono::milliseconds(1773482400999))) == "2026-03-14T10:00:00Z");
    CHECK(utc_day(WallTime(std::chrono::milliseconds(0))) == "1970-01-01");
}
