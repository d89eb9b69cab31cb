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

}

Plural plural_of(std::string_view language, std::uint64_t count) noexcept
{
    const auto code = language.substr(0, language.find('-'));
    if (code == "pl")
        return polish(count);
    if (code == "uk")
        return ukrainian(count);
    return count == 1 ? Plural::One : Plural::Other;
}

std::vector<Plural> plurals_of(std::string_view language)
{
    const auto code = language.substr(0, language.find('-'));
    if (code == "pl" || code == "uk")
        return {Plural::One, Plural::Few, Plural::Many};
    return {Plural::One, Plural::Other};
}

std::string_view name_of(Plural plural) noexcept
{
    switch (plural) {
    case Plural::One:
        return "one";
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
