#include "app/form/xlsform/text.h"

#include <catch2/catch_test_macros.hpp>

#include <array>

using namespace kerbside::app::xlsform;

TEST_CASE("a name is an XML name without colons", "[xlsform][text]")
{
    for (const auto* good : {"a", "_b", "first-name", "a.b", "Imię", "名", "a1"})
        CHECK(is_xml_name(good));
    for (const auto* bad : {"", "1a", "-a", "a b", "a:b", "a/b", "\xFF", "é\x80"})
        CHECK_FALSE(is_xml_name(bad));
    CHECK(is_qualified_name("jr:count"));
    CHECK_FALSE(is_qualified_name("a:b:c"));
}

TEST_CASE("the nearest word is offered only where it is near", "[xlsform][text]")
{
    constexpr auto kKnown = std::to_array<std::string_view>({"text", "integer", "decimal", "select_one"});
    CHECK(nearest("intger", kKnown) == "integer");
    CHECK(nearest("txet", kKnown) == "text");
    CHECK(nearest("Select One", kKnown) == "select_one");
    CHECK(nearest("picture", kKnown).empty());
    CHECK(nearest("", kKnown).empty());
    CHECK(nearest(std::string(100'000, 'x'), kKnown).empty());
}

TEST_CASE("cells are trimmed of what spreadsheets leave in them", "[xlsform][text]")
{
    std::string room;
    CHECK(trimmed("\xC2\xA0 a b \t\n") == "a b");
    CHECK(plain_quotes("\xE2\x80\x98x\xE2\x80\x99 \xE2\x80\x9Cy\xE2\x80\x9D", room) == "'x' \"y\"");
    CHECK(plain_quotes("Imię", room) == "Imię");
    CHECK(single_spaced("a   b\n c") == "a b\n c");
    CHECK(snake_case("  Required  Message ") == "required_message");
}

TEST_CASE("yes and no in all their spellings", "[xlsform][text]")
{
    CHECK(yes_or_no("TRUE()") == Answer::Yes);
    CHECK(yes_or_no(" Yes ") == Answer::Yes);
    CHECK(yes_or_no("false") == Answer::No);
    CHECK(yes_or_no("1") == Answer::Neither);
}
