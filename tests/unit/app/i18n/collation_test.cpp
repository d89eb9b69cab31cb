#include "app/i18n/collation.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside::app;

namespace {

std::vector<std::string> sorted(std::vector<std::string> names, std::string_view language)
{
    sort_names(names, language);
    return names;
}

}

TEST_CASE("names stand where somebody who reads the language looks for them", "[collation]")
{
    const std::vector<std::string> wanted{"\u00E1lvaro", "Bola", "laura", "\u0141ucja", "Marta", "Zo\u00EB"};
    for (const auto* const language : {"en", "pl", "ur", "xx"})
        CHECK(sorted({"Zo\u00EB", "laura", "\u00E1lvaro", "Marta", "\u0141ucja", "Bola"}, language) == wanted);
    // A language has its own order: in Polish all of L is before \u0141, and in Ukrainian \u0490 follows \u0413.
    CHECK(sorted({"\u0141ada", "Luz"}, "pl") == std::vector<std::string>{"Luz", "\u0141ada"});
    CHECK(sorted({"\u0414\u0430\u0440\u0438\u043D\u0430", "\u0490\u0440\u0435\u0442\u0430", "\u0413\u0430\u043D\u043D\u0430"}, "uk") ==
          std::vector<std::string>{"\u0413\u0430\u043D\u043D\u0430", "\u0490\u0440\u0435\u0442\u0430", "\u0414\u0430\u0440\u0438\u043D\u0430"});
    CHECK(sorted({"b", "a", ""}, "en") == std::vector<std::string>{"", "a", "b"});
}
