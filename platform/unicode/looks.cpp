#include "platform/unicode/looks.h"

#include "platform/unicode/icu.h"
#include "platform/unicode/seen.h"
#include "platform/unicode/unicode.h"

#include <unicode/uspoof.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>

namespace kerbside::platform {

namespace {

struct CloseChecker {
    void operator()(USpoofChecker* checker) const { uspoof_close(checker); }
};

/// Opened once, in about a millisecond, when a name is first looked at; it is only read from then on, by any thread.
const USpoofChecker* checker()
{
    static const auto opened = [] {
        prepare_icu();
        UErrorCode failed = U_ZERO_ERROR;
        std::unique_ptr<USpoofChecker, CloseChecker> made(uspoof_open(&failed));
        if (U_FAILURE(failed))
            made.reset();
        return made;
    }();
    return opened.get();
}

/// What ICU makes of a text: `convert` is asked how much room it needs, then given it.
template <typename Convert> std::u16string made_by(const Convert& convert)
{
    UErrorCode failed = U_ZERO_ERROR;
    const auto size = convert(nullptr, 0, &failed);
    std::u16string out(static_cast<std::size_t>(std::max<std::int32_t>(0, size)), u'\0');
    failed = U_ZERO_ERROR;
    convert(out.data(), static_cast<std::int32_t>(out.size()), &failed);
    return U_FAILURE(failed) ? std::u16string() : out;
}

std::int32_t size_of(const auto& text)
{
    return static_cast<std::int32_t>(text.size());
}

std::u16string utf16(std::string_view text)
{
    auto out = made_by([&](UChar* to, std::int32_t room, UErrorCode* failed) {
        std::int32_t size = 0;
        u_strFromUTF8(to, room, &size, text.data(), size_of(text), failed);
        return size;
    });
    // All that neat() leaves of what is not seen: what joins and parts letters.
    std::erase_if(out, [](char16_t letter) { return letter == 0x200C || letter == 0x200D; });
    return out;
}

std::u16string in_capitals(const std::u16string& text)
{
    return made_by([&](UChar* to, std::int32_t room, UErrorCode* failed) { return u_strToUpper(to, room, text.data(), size_of(text), "", failed); });
}

std::u16string in_small(const std::u16string& text)
{
    return made_by([&](UChar* to, std::int32_t room, UErrorCode* failed) { return u_strFoldCase(to, room, text.data(), size_of(text), U_FOLD_CASE_DEFAULT, failed); });
}

/// Two v beside each other are a w to the eye: the tables of UTS #39 have an m made of r and n, but not this one.
std::u16string with_double_v_joined(std::u16string text)
{
    for (const auto& [pair, one] : {std::pair<std::u16string_view, char16_t>{u"vv", u'w'}, {u"VV", u'W'}})
        for (auto at = text.find(pair); at != text.npos; at = text.find(pair, at))
            text.replace(at, pair.size(), 1, one);
    return text;
}

/// What is left where all letters that look the same are one; the text itself where ICU's data is gone.
std::u16string skeleton(const std::u16string& text)
{
    const auto* alike = checker();
    if (alike == nullptr)
        return text;
    return with_double_v_joined(made_by([&](UChar* to, std::int32_t room, UErrorCode* failed) { return uspoof_getSkeleton(alike, 0, text.data(), size_of(text), to, room, failed); }));
}

}

Looks looks_of(std::string_view name)
{
    const auto seen = neat(name);
    const auto small = utf16(folded(seen));
    // The skeleton of a nought is a capital O, of a small o a small one; among capitals a small letter is an I, and no L.
    return {skeleton(utf16(seen)), in_small(skeleton(small)), skeleton(in_capitals(small))};
}

bool are_alike(const Looks& one, const Looks& other)
{
    return one.written == other.written || (!one.small.empty() && (one.small == other.small || one.capitals == other.capitals));
}

}
