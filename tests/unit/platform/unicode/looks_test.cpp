#include "platform/unicode/looks.h"

#include <catch2/catch_test_macros.hpp>

#include <initializer_list>
#include <utility>

using namespace kerbside::platform;

namespace {

bool look_alike(std::string_view one, std::string_view other)
{
    return are_alike(looks_of(one), looks_of(other));
}

}

TEST_CASE("names that look alike are told to be the same, and no others", "[unicode]")
{
    for (const auto* const alike : {"ada", "ADA", "A\u200Bda", "Ada\u3164", " ada ", "\u0410da", "\u0430d\u0430", "\uFF21da", "\u00C1da"})
        CHECK(look_alike(alike, "Ada"));
    CHECK(look_alike("Ada  Mary", "Ada\u00A0Mary"));
    CHECK(look_alike("می\u200Cنا", "مینا"));
    CHECK(look_alike("O\u2019Hara", "O'Hara"));
    for (const auto* const other : {"Adam", "Ad a", "Аля", "Іра"})
        CHECK_FALSE(look_alike(other, "Ada"));
    CHECK_FALSE(look_alike("தமிழ்", "தமழ்"));
    CHECK_FALSE(look_alike("!!", "??"));
}

TEST_CASE("letters of another alphabet are taken for what they look like, as they are written, in small letters and in capitals", "[unicode]")
{
    CHECK(look_alike("\u03BF\u03BA", "OK"));
    for (const auto* const nina : {"Nina", "NINA", "nina"}) {
        CHECK(look_alike("\u039Dina", nina));
        CHECK(look_alike("\u039DINA", nina));
    }
    for (const auto* const ivan : {"Ivan", "ivan", "IVAN"}) {
        CHECK(look_alike("\u0399van", ivan));       // Greek iota
        CHECK(look_alike("\u0406v\u0430n", ivan)); // Ukrainian і and а
    }
    CHECK(look_alike("\uA4EE\uA4D3\uA4EE", "ADA"));                          // Lisu
    CHECK(look_alike("\u13DAam", "Sam"));                                   // Cherokee
    CHECK(look_alike("\U0001D400da", "Ada"));                               // a bold letter of mathematics
    CHECK(look_alike("\u0B95\u0BAE\u0BBE", "\u0B95\u0BAE\u0BB0"));          // Tamil's aa and ra
    CHECK(look_alike("\u0B95\u0BAE\u0B82", "\u0B95\u0BAE\U00011300")); // Tamil's anusvara and Grantha's
    CHECK(look_alike("\u09AE\u09EA", "\u09AE8"));                           // Bengali's four
}

TEST_CASE("letters and digits of Urdu are told from those of Arabic by no reader", "[unicode]")
{
    CHECK(look_alike("علی", "علي"));
    CHECK(look_alike("على", "علي"));
    CHECK(look_alike("کرن", "كرن"));
    CHECK(look_alike("ہما", "هما"));
    for (const auto& [urdu, arabic] : {std::pair("۰", "٠"), {"۱", "١"}, {"۲", "٢"}, {"۳", "٣"}, {"۴", "٤"}, {"۵", "٥"}, {"۶", "٦"}, {"۷", "٧"}, {"۸", "٨"}, {"۹", "٩"}})
        CHECK(look_alike(std::string("علي ") + urdu, std::string("علي ") + arabic));
    // Ten is not one, though its nought looks like a dot.
    CHECK_FALSE(look_alike("علي ١٠", "علي ١"));
}

TEST_CASE("what Latin letters have alike is alike, and names of the same letters in another order are not", "[unicode]")
{
    CHECK(look_alike("Carl1", "Carll"));
    CHECK(look_alike("Ivan", "lvan"));
    CHECK(look_alike("BOB0", "Bobo"));
    CHECK(look_alike("Arnold", "Amold"));
    for (const auto* const william : {"vvilliam", "VVilliam", "VVILLIAM", "\u03BD\u03BDilliam"})
        CHECK(look_alike(william, "William"));
    CHECK_FALSE(look_alike("Vincent", "Wincent"));
    // I looks like l, and so do no i and no L: two names do not become one by way of their capitals.
    for (const auto& [one, other] : {std::pair("Kail", "Kali"), {"Neil", "Neli"}, {"Ali", "All"}, {"Vina", "Nina"}, {"Worker 1", "Worker 2"}, {"Worker 1", "Worker 11"}, {"Worker 6", "Worker 8"}})
        CHECK_FALSE(look_alike(one, other));
}
