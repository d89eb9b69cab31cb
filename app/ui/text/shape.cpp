#include "app/ui/text/shape.h"

#include "app/ui/text/breaks.h"

#include "platform/base/digit.h"

#include <string_view>
#include <hb.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace kerbside::app::ui {

namespace {

struct Letter {
    char32_t character;
    std::uint32_t at;
    hb_script_t script;
    std::uint8_t level;
    FaceId face;
    int weight;
};

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

/// Seen only in what it does to others: joiners, marks of direction, soft hyphens, selectors.
bool is_unseen(char32_t c)
{
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xAD || c == 0x034F || c == 0x061C || (c >= 0x115F && c <= 0x1160) || (c >= 0x180B && c <= 0x180F) ||
           (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) ||
           (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xE0000 && c <= 0xE0FFF);
}

constexpr char32_t kUnknown = 0xFFFD;
constexpr char32_t kNothing = 0x200B;
constexpr char32_t kEmojiSelector = 0xFE0F;
constexpr char32_t kKeycap = 0x20E3;

bool has_all(const Face& face, const Letter* begin, const Letter* end)
{
    return std::all_of(begin, end, [&](const Letter& one) { return is_unseen(one.character) || face.has(one.character); });
}

bool wants_picture(const Letter* begin, const Letter* end)
{
    return std::any_of(begin, end, [](const Letter& one) { return one.character == kEmojiSelector || one.character == kKeycap; });
}

/// Signs and spaces stay in the face that is running, where it has them. Digits look the same in every script: 1 is no l.
std::optional<FaceId> face_of_all(Faces& faces, const Letter* begin, const Letter* end, const Letter* before,
                                  std::string_view language)
{
    const int weight = begin->weight;
    if (wants_picture(begin, end))
        if (const auto id = faces.pictures(weight); has_all(faces.face(id), begin, end))
            return id;
    if (before && before->weight == weight && ((begin->character < 0x41 && !platform::is_digit(begin->character)) || is_unseen(begin->character)) && has_all(faces.face(before->face), begin, end))
        return before->face;
    if (const auto id = faces.pick(begin->character, language, weight); has_all(faces.face(id), begin, end))
        return id;
    for (std::size_t i = 0; i < Faces::kFallbacks; ++i)
        if (const auto id = faces.fallback(i, weight); has_all(faces.face(id), begin, end))
            return id;
    return std::nullopt;
}

/// The first unseen ones of a text go with what follows them.
void set_faces(Faces& faces, std::vector<Letter>& letters, const std::vector<std::uint32_t>& bounds, std::string_view language)
{
    std::size_t bound = 1;
    for (std::size_t i = 0; i < letters.size();) {
        while (bound < bounds.size() && bounds[bound] <= letters[i].at)
            ++bound;
        std::size_t j = i + 1;
        while (j < letters.size() && bound < bounds.size() && letters[j].at < bounds[bound])
            ++j;
        Letter* const begin = letters.data() + i;
        Letter* const end = letters.data() + j;
        const auto all = face_of_all(faces, begin, end, i > 0 ? begin - 1 : nullptr, language);
        for (Letter* one = begin; one != end; ++one) {
            one->face = all ? *all : is_unseen(one->character) && one != begin ? (one - 1)->face : faces.pick(one->character, language, one->weight);
            if (all || is_unseen(one->character) || faces.face(one->face).has(one->character))
                continue;
            one->character = kUnknown;
            one->face = faces.pick(kUnknown, language, one->weight);
        }
        i = j;
    }
}

/// Between two faces a space is that of the text's own: Nastaliq's is too narrow beside Latin letters.
void widen_spaces(Faces& faces, std::vector<Letter>& letters, std::string_view language)
{
    for (std::size_t i = 1; i + 1 < letters.size(); ++i)
        if (letters[i].character == ' ' && letters[i - 1].face != letters[i + 1].face)
            letters[i].face = faces.pick(' ', language, letters[i].weight);
}

/// What a run is shaped from: the characters as they are to be drawn.
struct Drawn {
    std::vector<std::uint32_t> characters;
    const std::vector<Letter>& letters;
};

ShapedRun shape_run(Faces& faces, const Drawn& drawn, std::size_t first, std::size_t last, std::uint32_t end, hb_language_t language)
{
    const auto& like = drawn.letters[first];
    ShapedRun run{.begin = like.at, .end = end, .level = like.level, .face = like.face};
    auto& face = faces.face(like.face);
    if (!face.is_open())
        return run;
    const std::unique_ptr<hb_buffer_t, decltype(&hb_buffer_destroy)> buffer(hb_buffer_create(), hb_buffer_destroy);
    hb_buffer_add_utf32(buffer.get(), drawn.characters.data(), static_cast<int>(drawn.characters.size()), static_cast<unsigned>(first),
                        static_cast<int>(last - first));
    hb_buffer_set_direction(buffer.get(), like.level % 2 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer.get(), like.script);
    hb_buffer_set_language(buffer.get(), language);
    hb_shape(face.shaping(), buffer.get(), nullptr, 0);
    unsigned count = 0;
    const auto* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
    const auto* places = hb_buffer_get_glyph_positions(buffer.get(), &count);
    run.glyphs.reserve(count);
    const bool is_nastaliq = like.script == HB_SCRIPT_ARABIC && std::string_view(hb_language_to_string(language)).starts_with("ur");
    for (unsigned i = 0; i < count; ++i) {
        // Nastaliq's kerning, which lays letters over letters, takes the whole space away before a word that begins high: two words would read as one.
        const bool is_space = drawn.characters[infos[i].cluster] == ' ';
        const auto usual = is_space ? hb_font_get_glyph_h_advance(face.shaping(), infos[i].codepoint) : 0;
        const auto advance = !is_space ? places[i].x_advance : is_nastaliq ? std::max(places[i].x_advance, usual) + usual / 3 : places[i].x_advance;
        run.glyphs.push_back({infos[i].codepoint, drawn.letters[infos[i].cluster].at, static_cast<float>(advance) * face.unit(),
                              static_cast<float>(places[i].x_offset) * face.unit(),
                              static_cast<float>(places[i].y_offset) * face.unit()});
    }
    return run;
}

}

Shaped shape(Faces& faces, std::string_view paragraph, std::string_view language, int weight, Said said, std::span<const Weighted> weighted)
{
    std::vector<Letter> letters;
    letters.reserve(paragraph.size());
    for (std::uint32_t at = 0; at < paragraph.size();) {
        const auto next = decode(paragraph, at);
        letters.push_back({next.character, at, HB_SCRIPT_COMMON, 0, 0, weight});
        at += next.length;
    }
    auto part = weighted.begin();
    for (auto& letter : letters) {
        while (part != weighted.end() && part->end <= letter.at)
            ++part;
        if (part != weighted.end() && part->begin <= letter.at)
            letter.weight = part->weight;
    }
    Shaped shaped;
    shaped.letters = letters_of(paragraph);
    std::vector<char32_t> characters;
    characters.reserve(letters.size());
    for (const auto& letter : letters)
        characters.push_back(letter.character);
    const auto levels = levels_of(characters, language, said);
    shaped.is_right_to_left = levels.is_right_to_left;
    if (letters.empty())
        return shaped;
    for (std::size_t i = 0; i < levels.of.size(); ++i)
        letters[i].level = levels.of[i];
    set_scripts(letters);
    set_faces(faces, letters, shaped.letters, language);
    widen_spaces(faces, letters, language);
    Drawn drawn{.characters = {}, .letters = letters};
    drawn.characters.reserve(letters.size());
    for (const auto& letter : letters) {
        const bool is_control = letter.character < 0x20 || (letter.character >= 0x7F && letter.character < 0xA0);
        drawn.characters.push_back(letter.character == '\t' ? ' ' : is_control ? kNothing : letter.character);
    }
    const auto tag = hb_language_from_string(language.data(), static_cast<int>(language.size()));
    for (std::size_t i = 0; i < letters.size();) {
        std::size_t j = i + 1;
        while (j < letters.size() && letters[j].level == letters[i].level && letters[j].script == letters[i].script &&
               letters[j].face == letters[i].face)
            ++j;
        const auto end = j < letters.size() ? letters[j].at : static_cast<std::uint32_t>(paragraph.size());
        shaped.runs.push_back(shape_run(faces, drawn, i, j, end, tag));
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
