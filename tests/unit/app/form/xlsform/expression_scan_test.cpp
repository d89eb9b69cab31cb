#include "app/form/xlsform/expression_scan.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside::app::xlsform;

TEST_CASE("a default is dynamic where something is to be computed", "[xlsform][defaults]")
{
    for (const auto* text : {"today()", "${a}", "1 + 1", "2*3", "a | b", "x[1]", "7 mod 2", "if(true(), 1, 2)"})
        CHECK(is_dynamic_default(text, "string"));
    for (const auto* text : {"hello", "not-a-sum", "'1 + 1'", "2026-03-14", "10:20:30", "-5", "3.5", "jr://images/a-b.png",
                             "modest divide", "a/b"})
        CHECK_FALSE(is_dynamic_default(text, "string"));
    CHECK_FALSE(is_dynamic_default("51.5 -0.1 0 0", "geopoint"));
    CHECK(is_dynamic_default("a - b", "string"));
}

TEST_CASE("an instance expression ends where its path does", "[xlsform][labels]")
{
    std::size_t begin = 0;
    std::size_t end = 0;
    const std::string_view text = "See instance('l')/root/item[name = 'a]b']/label. Then more";
    REQUIRE(find_instance_expression(text, 0, begin, end));
    CHECK(text.substr(begin, end - begin) == "instance('l')/root/item[name = 'a]b']/label");
    CHECK_FALSE(find_instance_expression("an instance('l') alone", 0, begin, end));
    CHECK_FALSE(find_instance_expression("instance('l')/root[never", 0, begin, end));
}

TEST_CASE("the files of pulldata are those that are named by a literal", "[xlsform][instances]")
{
    CHECK(pulldata_files("pulldata('a', 'b', 'c', 'd') + pulldata( \"e\" ,'f')") ==
          std::vector<std::string>{"a", "e"});
    CHECK(pulldata_files("pulldata(${a}, 'b')").empty());
}
