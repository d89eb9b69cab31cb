#include "platform/markdown/markdown.h"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <string_view>
#include <utility>

using namespace kerbside::platform;

namespace {

/// The words, with what stands out in brackets: [strong] and (light).
std::string seen(std::string_view markdown)
{
    const auto marked = read_markdown(markdown);
    std::string out;
    std::size_t from = 0;
    for (const auto& part : marked.stressed) {
        out += marked.text.substr(from, part.begin - from);
        const bool is_strong = part.stress == Stress::Strong;
        out += (is_strong ? "[" : "(") + marked.text.substr(part.begin, part.end - part.begin) + (is_strong ? "]" : ")");
        from = part.end;
    }
    return out + marked.text.substr(from);
}

}

TEST_CASE("what ODK styles is read, and its marks are gone", "[markdown]")
{
    const std::pair<std::string_view, std::string_view> texts[] = {
        {"# Part one", "[Part one]"},
        {"###### Small print ##\nand a line", "[Small print]\nand a line"},
        {"how *often* and _where_", "how (often) and (where)"},
        {"**Nobody** asks __your__ name", "[Nobody] asks [your] name"},
        {"***all of it***", "[all of it]"},
        {"*light **and strong** again*", "(light )[and strong]( again)"},
        {"**two\nlines**", "[two\nlines]"},
        {R"(<span style="color:red; font-family:serif">Red</span> words)", "Red words"},
        {"one<br>two<br/>three", "one\ntwo\nthree"},
        {"<b>strong</b> and <I>light</I>", "[strong] and (light)"},
        {R"(\*not light\* \_nor this\_ \# nor that)", "*not light* _nor this_ # nor that"},
        {"Fish &amp; chips &lt;5&#8217;", "Fish & chips <5\u2019"},
    };
    for (const auto& [markdown, words] : texts)
        CHECK(seen(markdown) == words);
}

TEST_CASE("a link is its words and its address, which is told once", "[markdown]")
{
    CHECK(seen("See [our page](https://example.org/a_b) now") == "See our page (https://example.org/a_b) now");
    CHECK(seen("[https://example.org](https://example.org)") == "https://example.org");
    CHECK(seen("<https://example.org>") == "https://example.org");
    CHECK(seen("[0800 1111](tel:08001111) or [write](mailto:a@example.org)") == "0800 1111 (08001111) or write (a@example.org)");
    CHECK(seen("[**hilf**](https://x.org)") == "[hilf] (https://x.org)");
    CHECK(seen("[ہمارا صفحہ](https://x.org)") == "ہمارا صفحہ (\u2068https://x.org\u2069)");
}

TEST_CASE("what is no mark stays as it was typed", "[markdown]")
{
    for (const std::string_view text :
         {"2*3*4", "2**3**4", "snake_case_name and __init", "#1 of 3", "#", "***", "* * *", "5 * 3 * 2", "a_b", "Rate it: *", "<none>", "under <18 or >65", "[ ] not yet",
          "1. How old are you?", "- one\n- two", "> 5 people", "Name\n----", "Name\n===", "```\ncode\n```", "it`s `so`", "a\n\n\nb", "AT&T", "&what;", "100%", "ends in a \\", "",
          "Müller*innen", "بچے_نام", "\xF0\x9F\x98\x80 *"})
        CHECK(seen(text) == text);
}

TEST_CASE("lines stay as they are written, also round headings", "[markdown]")
{
    CHECK(seen("Intro\n# Head\nText  \nmore\\\nend\n") == "Intro\n[Head]\nText\nmore\nend\n");
    CHECK(seen("    far in **here**") == "far in [here]");
    CHECK(seen("**open and\n\nnever closed") == "**open and\n\nnever closed");
    CHECK(seen("<b>never closed\n\nand on") == "[never closed]\n\nand on");
}
