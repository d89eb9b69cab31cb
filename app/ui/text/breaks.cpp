#include "app/ui/text/breaks.h"

#include "app/ui/text/shape.h"

#include "platform/base/digit.h"
#include "platform/unicode/icu.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>

namespace kerbside::app::ui {

namespace {

struct CloseIterator {
    void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
};

/// The rules are read once a thread, when they are first needed; a text is only lent to them.
UBreakIterator* rules(UBreakIteratorType type)
{
    thread_local std::unique_ptr<UBreakIterator, CloseIterator> kept[3];
    const std::size_t index = type == UBRK_CHARACTER ? 0 : type == UBRK_WORD ? 1 : 2;
    if (!kept[index]) {
        platform::prepare_icu();
        UErrorCode failed = U_ZERO_ERROR;
        kept[index].reset(ubrk_open(type, "en", nullptr, 0, &failed));
        if (U_FAILURE(failed))
            kept[index].reset();
    }
    return kept[index].get();
}

/// A text under its rules. Without them (ICU's data gone) every character is a letter of its own.
class Parted {
public:
    Parted(UBreakIteratorType type, std::string_view text) : m_size(static_cast<int>(text.size())), m_rules(rules(type))
    {
        UErrorCode failed = U_ZERO_ERROR;
        utext_openUTF8(&m_text, text.data(), m_size, &failed);
        if (m_rules)
            ubrk_setUText(m_rules, &m_text, &failed);
        if (U_FAILURE(failed))
            m_rules = nullptr;
    }
    ~Parted()
    {
        // The rules live on: what they point at must not be the caller's text.
        if (m_rules) {
            UErrorCode failed = U_ZERO_ERROR;
            UText nothing = UTEXT_INITIALIZER;
            utext_openUTF8(&nothing, "", 0, &failed);
            ubrk_setUText(m_rules, &nothing, &failed);
            utext_close(&nothing);
        }
        utext_close(&m_text);
    }
    Parted(const Parted&) = delete;
    Parted& operator=(const Parted&) = delete;

    bool has_rules() const { return m_rules != nullptr; }
    int next() { return m_rules ? ubrk_next(m_rules) : UBRK_DONE; }
    int after(std::size_t at) { return m_rules ? ubrk_following(m_rules, static_cast<int>(at)) : UBRK_DONE; }
    int before(std::size_t at) { return m_rules ? ubrk_preceding(m_rules, static_cast<int>(at)) : UBRK_DONE; }
    /// The stretch that ends here is a word or a number.
    bool is_word() const { return m_rules && ubrk_getRuleStatus(m_rules) >= UBRK_WORD_NONE_LIMIT; }

private:
    int m_size;
    UText m_text = UTEXT_INITIALIZER;
    UBreakIterator* m_rules;
};

bool is_ascii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

char32_t character_before(std::string_view text, std::size_t at, std::size_t& begin)
{
    begin = at;
    do
        --begin;
    while (begin > 0 && at - begin < 4 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U);
    return decode(text, begin).character;
}

bool is_indic(char32_t c)
{
    return c >= 0x0900 && c <= 0x0DFF;
}

bool is_of_one_letter(std::string_view text, std::size_t end)
{
    while (end > 0 && text[end - 1] == ' ')
        --end;
    if (end == 0 || end == text.size())
        return false;
    std::size_t begin = 0;
    const auto c = character_before(text, end, begin);
    return u_isalpha(static_cast<UChar32>(c)) && (begin == 0 || text[begin - 1] == ' ' || text[begin - 1] == '(');
}

/// Between two groups of a number that is dialled: one space parts them, it is no longer than such numbers are, and it
/// begins with 0 or + (0808 16 89 111), or each group has three digits or more (116 123).
bool is_within_number(std::string_view text, std::size_t at)
{
    constexpr std::size_t kFewest = 6;
    constexpr std::size_t kMost = 15;
    constexpr std::size_t kGroup = 3;
    const auto is_digit = [&](std::size_t place) { return place < text.size() && platform::is_digit(text[place]); };
    const auto is_part = [&](std::size_t place) { return is_digit(place) || (place > 0 && is_digit(place - 1) && is_digit(place + 1) && text[place] == ' '); };
    if (at < 2 || text[at - 1] != ' ' || !is_part(at - 1))
        return false;
    auto begin = at;
    while (begin > 0 && at - begin <= 2 * kMost && is_part(begin - 1))
        --begin;
    std::size_t digits = 0, group = 0, shortest = text.size();
    for (auto place = begin; digits <= kMost && is_part(place); ++place) {
        digits += is_digit(place) ? 1 : 0;
        group = is_digit(place) ? group + 1 : 0;
        if (!is_digit(place + 1))
            shortest = group > 0 ? std::min(shortest, group) : shortest;
    }
    return digits >= kFewest && digits <= kMost && (text[begin] == '0' || (begin > 0 && text[begin - 1] == '+') || shortest >= kGroup);
}

/// Between a number and its ending: 999-এ, 16-letni.
bool is_before_ending(std::string_view text, std::size_t at)
{
    return at >= 2 && text[at - 1] == '-' && platform::is_digit(text[at - 2]) && u_isalpha(static_cast<UChar32>(decode(text, at).character));
}

}

std::vector<std::uint32_t> letters_of(std::string_view text)
{
    std::vector<std::uint32_t> letters;
    letters.reserve(text.size() + 1);
    letters.push_back(0);
    const auto by_character = [&] {
        for (std::size_t at = 0; at < text.size();) {
            at = std::min(text.size(), at + decode(text, at).length);
            letters.push_back(static_cast<std::uint32_t>(at));
        }
        return letters;
    };
    if (is_ascii(text))
        return by_character();
    Parted parted(UBRK_CHARACTER, text);
    if (!parted.has_rules())
        return by_character();
    for (int at = parted.next(); at != UBRK_DONE; at = parted.next())
        letters.push_back(static_cast<std::uint32_t>(at));
    return letters;
}

std::vector<std::uint32_t> line_starts_of(std::string_view text, std::string_view language)
{
    std::vector<std::uint32_t> starts;
    const bool keeps_short_words = language.starts_with("pl") || language.starts_with("uk");
    Parted parted(UBRK_LINE, text);
    for (int at = parted.next(); at != UBRK_DONE; at = parted.next()) {
        const auto offset = static_cast<std::size_t>(at);
        if (offset < text.size() && !(keeps_short_words && is_of_one_letter(text, offset)) && !is_within_number(text, offset) &&
            !is_before_ending(text, offset))
            starts.push_back(static_cast<std::uint32_t>(at));
    }
    return starts;
}

std::size_t next_letter(std::string_view text, std::size_t at)
{
    if (at >= text.size())
        return text.size();
    Parted parted(UBRK_CHARACTER, text);
    if (!parted.has_rules())
        return std::min(text.size(), at + decode(text, at).length);
    const int next = parted.after(at);
    return next == UBRK_DONE ? text.size() : static_cast<std::size_t>(next);
}

std::size_t letter_before(std::string_view text, std::size_t at)
{
    at = std::min(at, text.size());
    if (at == 0)
        return 0;
    Parted parted(UBRK_CHARACTER, text);
    if (!parted.has_rules()) {
        std::size_t begin = 0;
        character_before(text, at, begin);
        return begin;
    }
    const int before = parted.before(at);
    return before == UBRK_DONE ? 0 : static_cast<std::size_t>(before);
}

std::size_t erased_before(std::string_view text, std::size_t at)
{
    at = std::min(at, text.size());
    if (at == 0)
        return 0;
    std::size_t begin = 0;
    return is_indic(character_before(text, at, begin)) ? begin : letter_before(text, at);
}

std::size_t next_word(std::string_view text, std::size_t at)
{
    Parted parted(UBRK_WORD, text);
    while (at < text.size()) {
        const int next = parted.after(at);
        if (next == UBRK_DONE)
            break;
        at = static_cast<std::size_t>(next);
        if (parted.is_word())
            return at;
    }
    return text.size();
}

std::size_t word_before(std::string_view text, std::size_t at)
{
    Parted parted(UBRK_WORD, text);
    at = std::min(at, text.size());
    while (at > 0) {
        const int begin = parted.before(at);
        if (begin == UBRK_DONE)
            break;
        // The status is that of the stretch which ends there: ask for the one that begins.
        const auto from = static_cast<std::size_t>(begin);
        const int end = parted.after(from);
        at = from;
        if (end != UBRK_DONE && parted.is_word())
            return at;
    }
    return 0;
}

Stretch word_at(std::string_view text, std::size_t at)
{
    if (text.empty())
        return {};
    struct Found {
        Stretch stretch;
        bool is_word = false;
    };
    Parted parted(UBRK_WORD, text);
    const auto around = [&](std::size_t of) {
        const int end = parted.after(of);
        Found found{.is_word = parted.is_word()};
        found.stretch.end = end == UBRK_DONE ? text.size() : static_cast<std::size_t>(end);
        const int begin = parted.before(found.stretch.end);
        found.stretch.begin = begin == UBRK_DONE ? 0 : static_cast<std::size_t>(begin);
        return found;
    };
    at = std::min(at, text.size());
    const auto here = around(std::min(at, text.size() - 1));
    if (here.is_word || at == 0)
        return here.stretch;
    const auto before = around(at - 1);
    return before.is_word ? before.stretch : here.stretch;
}

Stretch line_at(std::string_view text, std::size_t at)
{
    at = std::min(at, text.size());
    const auto before = at == 0 ? text.npos : text.rfind('\n', at - 1);
    const auto after = text.find('\n', at);
    return {before == text.npos ? 0 : before + 1, after == text.npos ? text.size() : after};
}

}
