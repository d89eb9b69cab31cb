#include "app/ui/text/shape.h"

#include <fribidi.h>
#include <hb.h>

#include <memory>

namespace kerbside::app::ui {

namespace {

struct Letter {
    char32_t character;
    std::uint32_t at;
    hb_script_t script;
    std::uint8_t level;
    FaceId face;
};

bool has_right_to_left(const std::vector<Letter>& letters)
{
    for (const auto& letter : letters)
        if ((letter.character >= 0x0590 && letter.character <= 0x08FF) || letter.character >= 0x200E)
            return true;
    return false;
}

/// True where the paragraph as a whole runs from right to left.
bool set_levels(std::vector<Letter>& letters, bool language_is_rtl)
{
    if (!language_is_rtl && !has_right_to_left(letters))
        return false;
    const auto count = static_cast<FriBidiStrIndex>(letters.size());
    std::vector<FriBidiChar> characters(letters.size());
    std::vector<FriBidiCharType> types(letters.size());
    std::vector<FriBidiBracketType> brackets(letters.size());
    std::vector<FriBidiLevel> levels(letters.size());
    for (std::size_t i = 0; i < letters.size(); ++i)
        characters[i] = letters[i].character;
    fribidi_get_bidi_types(characters.data(), count, types.data());
    fribidi_get_bracket_types(characters.data(), count, types.data(), brackets.data());
    FriBidiParType base = language_is_rtl ? FRIBIDI_PAR_WRTL : FRIBIDI_PAR_WLTR;
    if (fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), count, &base, levels.data()) == 0)
        return false;
    for (std::size_t i = 0; i < letters.size(); ++i)
        letters[i].level = static_cast<std::uint8_t>(std::max<FriBidiLevel>(0, levels[i]));
    return FRIBIDI_IS_RTL(base);
}

/// Signs without a script of their own go with the letters before them (at the start: after them).
void set_scripts(std::vector<Letter>& letters)
{
    auto* unicode = hb_unicode_funcs_get_default();
    hb_script_t last = HB_SCRIPT_COMMON;
    for (auto& letter : letters) {
        letter.script = letter.character < 0x80
                            ? ((letter.character | 0x20U) >= 'a' && (letter.character | 0x20U) <= 'z' ? HB_SCRIPT_LATIN
                                                                                                      : HB_SCRIPT_COMMON)
                            : hb_unicode_script(unicode, letter.character);
        if (letter.script == HB_SCRIPT_COMMON || letter.script == HB_SCRIPT_INHERITED)
            letter.script = last;
        last = letter.script;
    }
    for (std::size_t i = letters.size(); i-- > 1;)
        if (letters[i - 1].script == HB_SCRIPT_COMMON)
            letters[i - 1].script = letters[i].script;
}

bool joins_the_one_before(char32_t c)
{
    if (c < 0x300)
        return false;
    if (c == 0x200C || c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F))
        return true;
    const auto category = hb_unicode_general_category(hb_unicode_funcs_get_default(), c);
    return category == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK ||
           category == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK;
}

/// Marks stay with their base; spaces and signs stay in the face that is running, where it has them.
void set_faces(Faces& faces, std::vector<Letter>& letters, std::string_view language, int weight)
{
    for (std::size_t i = 0; i < letters.size(); ++i) {
        auto& letter = letters[i];
        const bool is_sign = letter.character < 0x41;
        if (i > 0 && (joins_the_one_before(letter.character) || is_sign) && faces.face(letters[i - 1].face).has(letter.character))
            letter.face = letters[i - 1].face;
        else
            letter.face = faces.pick(letter.character, language, weight);
    }
}

ShapedRun shape_run(Faces& faces, std::string_view text, std::uint32_t begin, std::uint32_t end, const Letter& like,
                    hb_language_t language)
{
    ShapedRun run{.begin = begin, .end = end, .level = like.level, .face = like.face};
    auto& face = faces.face(like.face);
    if (!face.is_open())
        return run;
    const std::unique_ptr<hb_buffer_t, decltype(&hb_buffer_destroy)> buffer(hb_buffer_create(), hb_buffer_destroy);
    hb_buffer_add_utf8(buffer.get(), text.data(), static_cast<int>(text.size()), begin, static_cast<int>(end - begin));
    hb_buffer_set_direction(buffer.get(), like.level % 2 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer.get(), like.script);
    hb_buffer_set_language(buffer.get(), language);
    hb_shape(face.shaping(), buffer.get(), nullptr, 0);
    unsigned count = 0;
    const auto* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
    const auto* places = hb_buffer_get_glyph_positions(buffer.get(), &count);
    run.glyphs.reserve(count);
    for (unsigned i = 0; i < count; ++i)
        run.glyphs.push_back({infos[i].codepoint, infos[i].cluster, static_cast<float>(places[i].x_advance) * face.unit(),
                              static_cast<float>(places[i].x_offset) * face.unit(),
                              static_cast<float>(places[i].y_offset) * face.unit()});
    return run;
}

}

bool is_right_to_left_language(std::string_view tag)
{
    const auto primary = tag.substr(0, tag.find('-'));
    for (const std::string_view rtl : {"ar", "ur", "he", "fa", "ps", "ckb", "yi", "sd", "ug", "dv"})
        if (primary == rtl)
            return true;
    return false;
}

Shaped shape(Faces& faces, std::string_view paragraph, std::string_view language, int weight)
{
    std::vector<Letter> letters;
    letters.reserve(paragraph.size());
    for (std::uint32_t at = 0; at < paragraph.size();) {
        const auto next = decode(paragraph, at);
        letters.push_back({next.character, at, HB_SCRIPT_COMMON, 0, 0});
        at += next.length;
    }
    Shaped shaped;
    if (letters.empty()) {
        shaped.is_right_to_left = is_right_to_left_language(language);
        return shaped;
    }
    shaped.is_right_to_left = set_levels(letters, is_right_to_left_language(language));
    set_scripts(letters);
    set_faces(faces, letters, language, weight);
    const auto tag = hb_language_from_string(language.data(), static_cast<int>(language.size()));
    for (std::size_t i = 0; i < letters.size();) {
        std::size_t j = i + 1;
        while (j < letters.size() && letters[j].level == letters[i].level && letters[j].script == letters[i].script &&
               letters[j].face == letters[i].face)
            ++j;
        const auto end = j < letters.size() ? letters[j].at : static_cast<std::uint32_t>(paragraph.size());
        shaped.runs.push_back(shape_run(faces, paragraph, letters[i].at, end, letters[i], tag));
        i = j;
    }
    return shaped;
}

Decoded decode(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
    const unsigned first = byte(at);
    if (first < 0x80)
        return {first, 1};
    if ((first & 0xE0U) == 0xC0U && first >= 0xC2 && follows(at + 1))
        return {(first & 0x1FU) << 6U | (byte(at + 1) & 0x3FU), 2};
    if ((first & 0xF0U) == 0xE0U && follows(at + 1) && follows(at + 2)) {
        const char32_t c = (first & 0x0FU) << 12U | (byte(at + 1) & 0x3FU) << 6U | (byte(at + 2) & 0x3FU);
        if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF))
            return {c, 3};
    }
    if ((first & 0xF8U) == 0xF0U && follows(at + 1) && follows(at + 2) && follows(at + 3)) {
        const char32_t c = (first & 0x07U) << 18U | (byte(at + 1) & 0x3FU) << 12U | (byte(at + 2) & 0x3FU) << 6U |
                           (byte(at + 3) & 0x3FU);
        if (c >= 0x10000 && c <= 0x10FFFF)
            return {c, 4};
    }
    return {0xFFFD, 1};
}

void append_utf8(std::string& to, char32_t c)
{
    const auto put = [&](char32_t byte) { to.push_back(static_cast<char>(static_cast<unsigned char>(byte))); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6U);
        put(0x80 | (c & 0x3FU));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12U);
        put(0x80 | (c >> 6U & 0x3FU));
        put(0x80 | (c & 0x3FU));
    } else {
        put(0xF0 | c >> 18U);
        put(0x80 | (c >> 12U & 0x3FU));
        put(0x80 | (c >> 6U & 0x3FU));
        put(0x80 | (c & 0x3FU));
    }
}

}
