#include "app/i18n/plural.h"

namespace kerbside::app {

namespace {

/// CLDR 44, cardinal rules for `pl`.
Plural polish(std::uint64_t count) noexcept
{
    const auto unit = count % 10;
    const auto ten = count % 100;
    if (count == 1)
        return Plural::One;
    return unit >= 2 && unit <= 4 && !(ten >= 12 && ten <= 14) ? Plural::Few : Plural::Many;
}

/// CLDR 44, cardinal rules for `uk`.
Plural ukrainian(std::uint64_t count) noexcept
{
    const auto unit = count % 10;
    const auto ten = count % 100;
    if (unit == 1 && ten != 11)
        return Plural::One;
    return unit >= 2 && unit <= 4 && !(ten >= 12 && ten <= 14) ? Plural::Few : Plural::Many;
}

/// CLDR 44, cardinal rules for `ar`.
Plural arabic(std::uint64_t count) noexcept
{
    if (count <= 2)
        return count == 0 ? Plural::Zero : count == 1 ? Plural::One : Plural::Two;
    const auto rest = count % 100;
    if (rest >= 3 && rest <= 10)
        return Plural::Few;
    return rest >= 11 ? Plural::Many : Plural::Other;
}

std::string_view code_of(std::string_view language) noexcept
{
    return language.substr(0, language.find('-'));
}

}

Plural plural_of(std::string_view language, std::uint64_t count) noexcept
{
    const auto code = code_of(language);
    if (code == "pl")
        return polish(count);
    if (code == "uk")
        return ukrainian(count);
    if (code == "ar")
        return arabic(count);
    if (code == "bn")
        return count <= 1 ? Plural::One : Plural::Other;
    return count == 1 ? Plural::One : Plural::Other;
}

std::vector<Plural> plurals_of(std::string_view language)
{
    const auto code = code_of(language);
    if (code == "pl" || code == "uk")
        return {Plural::One, Plural::Few, Plural::Many};
    if (code == "ar")
        return {Plural::Zero, Plural::One, Plural::Two, Plural::Few, Plural::Many, Plural::Other};
    return {Plural::One, Plural::Other};
}

bool is_one_number(std::string_view language, Plural category) noexcept
{
    const auto code = code_of(language);
    if (code == "ar")
        return category == Plural::Zero || category == Plural::One || category == Plural::Two;
    return category == Plural::One && code != "uk" && code != "bn";
}

std::string_view name_of(Plural plural) noexcept
{
    switch (plural) {
    case Plural::Zero:
        return "zero";
    case Plural::One:
        return "one";
    case Plural::Two:
        return "two";
    case Plural::Few:
        return "few";
    case Plural::Many:
        return "many";
    case Plural::Other:
        break;
    }
    return "other";
}

}
