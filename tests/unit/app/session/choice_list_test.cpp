#include "app/session/choice_list.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside::app;

namespace {

ChoiceList list_of(std::initializer_list<const char*> labels)
{
    std::vector<Choice> choices;
    for (const auto* label : labels)
        choices.push_back({.value = "v" + std::to_string(choices.size()), .label = label});
    return ChoiceList(choices);
}

std::vector<std::string> found(const ChoiceList& list, std::string_view typed)
{
    std::vector<std::string> labels;
    for (const auto at : list.search(typed))
        labels.emplace_back(list.label(at));
    return labels;
}

using Labels = std::vector<std::string>;

}

TEST_CASE("a search finds words by their beginnings, whatever their case and accents", "[choices]")
{
    const auto list = list_of({"Łódź Gardens", "Señora Lane", "O’Neill Court", "North Lodge", "Київська вулиця"});
    CHECK(found(list, "lodz") == Labels{"Łódź Gardens"});
    CHECK(found(list, "SENORA") == Labels{"Señora Lane"});
    CHECK(found(list, "oneill") == Labels{"O’Neill Court"});
    CHECK(found(list, "киівс") == Labels{"Київська вулиця"});
    CHECK(found(list, "odge").empty());
}

TEST_CASE("labels that begin with what was typed come first, and every word has to be found", "[choices]")
{
    const auto list = list_of({"New North Road", "North Lane", "Northern Way", "South Lane"});
    CHECK(found(list, "north") == Labels{"North Lane", "Northern Way", "New North Road"});
    CHECK(found(list, "lane nor") == Labels{"North Lane"});
    CHECK(found(list, "").size() == 4);
}

TEST_CASE("a search that goes on from a shorter one finds what a new one would", "[choices]")
{
    std::vector<Choice> choices;
    for (int i = 0; i < 3000; ++i)
        choices.push_back({.value = std::to_string(i), .label = (i % 3 == 0 ? "Station " : "Old station ") + std::to_string(i % 97)});
    const ChoiceList list(choices);
    const auto shorter = list.search("stat");
    CHECK(shorter.size() == 3000);
    CHECK(list.search("station 1", &shorter) == list.search("station 1"));
}

TEST_CASE("a value is found among a hundred thousand", "[choices]")
{
    std::vector<Choice> choices;
    for (int i = 0; i < 100'000; ++i)
        choices.push_back({.value = "p" + std::to_string(i), .label = "Place " + std::to_string(i)});
    const ChoiceList list(choices);
    CHECK(list.find("p99999") == 99'999U);
    CHECK_FALSE(list.find("p100000"));
    CHECK(list.places("p3 nothing p1") == std::vector<std::uint32_t>{3, 1});
    CHECK(list.search("place 77777").size() == 1);
}
