#include "app/form/xpath/month_names.h"

#include <catch2/catch_test_macros.hpp>

namespace kerbside::test {

using app::xpath::date_names;

TEST_CASE("a form's language is found however its author writes it", "[xpath]")
{
    CHECK(date_names("French (fr)").months[1] == "févr.");
    CHECK(date_names("Français").months[1] == "févr.");
    CHECK(date_names("fr").months[1] == "févr.");
    CHECK(date_names("Português (pt-BR)").months[1] == "fev.");
    CHECK(date_names("uk").weekdays[0] == "нд");
}

TEST_CASE("a language without names of its own, or none, gets the English ones", "[xpath]")
{
    CHECK(date_names("").months[0] == "Jan");
    CHECK(date_names("default").weekdays[6] == "Sat");
    CHECK(date_names("Klingon (tlh)").months[11] == "Dec");
    CHECK(date_names(")(").months[0] == "Jan");
}

}
