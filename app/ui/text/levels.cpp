#include "app/ui/text/levels.h"

#include "platform/base/digit.h"

#include <fribidi.h>

#include <algorithm>

namespace kerbside::app::ui {

namespace {

bool may_turn(char32_t c)
{
    return (c >= 0x0590 && c <= 0x08FF) || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || (c >= 0xFB1D && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFF) ||
           (c >= 0x10800 && c <= 0x10FFF) || (c >= 0x1E800 && c <= 0x1EFFF);
}

bool is_digit(char32_t c)
{
    return platform::is_digit(c) || (c >= 0x0660 && c <= 0x0669) || (c >= 0x06F0 && c <= 0x06F9);
}

void disarm(const std::vector<char32_t>& text, std::vector<FriBidiCharType>& types)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] >= 0x202A && text[i] <= 0x202E)
            types[i] = FRIBIDI_TYPE_BN;
        const bool before = i > 0 && is_digit(text[i - 1]);
        const bool after = i + 1 < text.size() && is_digit(text[i + 1]);
        const bool begins = i == 0 || text[i - 1] == ' ' || text[i - 1] == '(';
        const bool is_sign = text[i] == '-' || text[i] == 0x2212;
        if (after && ((before && (text[i] == ' ' || text[i] == 0xA0 || text[i] == 0x202F)) || (!before && text[i] == '+') || (begins && is_sign)))
            types[i] = types[i + 1];
    }
}

bool has_letter_from_the_right(const std::vector<FriBidiCharType>& types)
{
    int isolates = 0;
    for (const auto type : types) {
        if (FRIBIDI_IS_ISOLATE(type) && type != FRIBIDI_TYPE_PDI)
            ++isolates;
        else if (type == FRIBIDI_TYPE_PDI && isolates > 0)
            --isolates;
        else if (isolates == 0 && (type == FRIBIDI_TYPE_RTL || type == FRIBIDI_TYPE_AL))
            return true;
    }
    return false;
}

}

Levels levels_of(const std::vector<char32_t>& text, std::string_view language, Said said)
{
    Levels found;
    const bool is_rtl = is_right_to_left_language(language);
    if (text.empty())
        return {.is_right_to_left = is_rtl, .of = {}};
    if (!is_rtl && std::none_of(text.begin(), text.end(), may_turn))
        return found;
    const auto count = static_cast<FriBidiStrIndex>(text.size());
    const std::vector<FriBidiChar> characters(text.begin(), text.end());
    std::vector<FriBidiCharType> types(text.size());
    std::vector<FriBidiBracketType> brackets(text.size());
    std::vector<FriBidiLevel> levels(text.size());
    fribidi_get_bidi_types(characters.data(), count, types.data());
    fribidi_get_bracket_types(characters.data(), count, types.data(), brackets.data());
    disarm(text, types);
    FriBidiParType base = !is_rtl ? FRIBIDI_PAR_WLTR : said == Said::ByApp && has_letter_from_the_right(types) ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_WRTL;
    if (fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), count, &base, levels.data()) == 0)
        return found;
    found.is_right_to_left = FRIBIDI_IS_RTL(base);
    found.of.reserve(levels.size());
    for (const auto level : levels)
        found.of.push_back(static_cast<std::uint8_t>(std::max<FriBidiLevel>(0, level)));
    return found;
}

}
