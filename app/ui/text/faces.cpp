#include "app/ui/text/faces.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_OUTLINE_H

#include <hb.h>
#include <hb-ot.h>

#include <array>
#include <cmath>
#include <cstring>

namespace kerbside::app::ui {

namespace {

struct Family {
    const char* regular;
    const char* semibold;
    const char* bold;
};

enum FamilyIndex : std::size_t {
    kAtkinson, kNoto, kNastaliq, kArabic, kHebrew, kTamil, kBengali, kDevanagari, kGurmukhi, kGujarati, kSinhala, kTelugu, kKannada,
    kMalayalam, kOriya, kThai, kLao, kKhmer, kMyanmar, kEthiopic, kGeorgian, kArmenian, kSymbolSigns, kMoreSigns, kMathSigns, kPictures,
    kIcons, kFamilies_
};

#define KERBSIDE_NOTO(name) {"NotoSans" name "-Regular.ttf", "NotoSans" name "-Bold.ttf", "NotoSans" name "-Bold.ttf"}
constexpr std::array<Family, kFamilies_> kFamilies = {{
    {"AtkinsonHyperlegibleNext_400Regular.ttf", "AtkinsonHyperlegibleNext_600SemiBold.ttf",
     "AtkinsonHyperlegibleNext_700Bold.ttf"},
    KERBSIDE_NOTO(""),
    {"NotoNastaliqUrdu-Regular.ttf", "NotoNastaliqUrdu-Bold.ttf", "NotoNastaliqUrdu-Bold.ttf"},
    KERBSIDE_NOTO("Arabic"), KERBSIDE_NOTO("Hebrew"), KERBSIDE_NOTO("Tamil"), KERBSIDE_NOTO("Bengali"), KERBSIDE_NOTO("Devanagari"),
    // The languages of the kiosk end here; a neighbour's answer or name may be in any of these.
    KERBSIDE_NOTO("Gurmukhi"), KERBSIDE_NOTO("Gujarati"), KERBSIDE_NOTO("Sinhala"), KERBSIDE_NOTO("Telugu"), KERBSIDE_NOTO("Kannada"),
    KERBSIDE_NOTO("Malayalam"), KERBSIDE_NOTO("Oriya"), KERBSIDE_NOTO("Thai"), KERBSIDE_NOTO("Lao"), KERBSIDE_NOTO("Khmer"),
    KERBSIDE_NOTO("Myanmar"), KERBSIDE_NOTO("Ethiopic"), KERBSIDE_NOTO("Georgian"), KERBSIDE_NOTO("Armenian"),
    KERBSIDE_NOTO("Symbols"),
    {"NotoSansSymbols2-Regular.ttf", "NotoSansSymbols2-Regular.ttf", "NotoSansSymbols2-Regular.ttf"},
    {"NotoSansMath-Regular.ttf", "NotoSansMath-Regular.ttf", "NotoSansMath-Regular.ttf"},
    {"NotoEmoji_400Regular.ttf", "NotoEmoji_700Bold.ttf", "NotoEmoji_700Bold.ttf"},
    {"MaterialSymbols_400Regular.ttf", "MaterialSymbols_600SemiBold.ttf", "MaterialSymbols_600SemiBold.ttf"},
}};
#undef KERBSIDE_NOTO

/// Emoji before the signs: a face or a heart looks the same wherever it comes from. Icons are never text.
constexpr std::array<FamilyIndex, Faces::kFallbacks> kFallback = {
    kAtkinson, kNoto,  kPictures, kArabic, kHebrew,  kTamil,   kBengali,  kDevanagari, kGurmukhi,    kGujarati,  kSinhala,  kTelugu, kKannada,
    kMalayalam, kOriya, kThai,    kLao,    kKhmer,   kMyanmar, kEthiopic, kGeorgian,   kArmenian, kSymbolSigns, kMoreSigns, kMathSigns};

std::size_t family_of(char32_t c, std::string_view language)
{
    if (c >= 0x0590 && c <= 0x05FF)
        return kHebrew;
    if ((c >= 0x0600 && c <= 0x08FF) || (c >= 0xFB50 && c <= 0xFEFF))
        return language.starts_with("ur") ? kNastaliq : kArabic;
    if (c >= 0x0900 && c <= 0x097F)
        return kDevanagari;
    if (c >= 0x0980 && c <= 0x09FF)
        return kBengali;
    if (c >= 0x0B80 && c <= 0x0BFF)
        return kTamil;
    return kAtkinson;
}

struct Source {
    Faces* faces;
    FaceId id;
};

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* config, ImFontBaked* baked, void*, ImWchar code, ImFontGlyph* out,
                float* out_advance)
{
    if (code < 0x100)
        return false;
    auto* faces = static_cast<Faces*>(atlas->UserData);
    auto& face = faces->face(static_cast<FaceId>(config->FontNo));
    const auto glyph = static_cast<FT_UInt>((code - 0x100) / Faces::kSteps);
    const auto step = (code - 0x100) % Faces::kSteps;
    face.use_size(static_cast<int>(baked->Size));
    FT_Face ft = face.outlines();
    if (FT_Load_Glyph(ft, glyph, FT_LOAD_TARGET_LIGHT | FT_LOAD_NO_BITMAP) != 0)
        return false;
    const auto advance = static_cast<float>(ft->glyph->advance.x) / 64.F;
    if (out_advance) {
        *out_advance = advance;
        return true;
    }
    if (step != 0 && ft->glyph->format == FT_GLYPH_FORMAT_OUTLINE)
        FT_Outline_Translate(&ft->glyph->outline, static_cast<FT_Pos>(step * 64 / Faces::kSteps), 0);
    if (FT_Render_Glyph(ft->glyph, FT_RENDER_MODE_NORMAL) != 0)
        return false;
    const FT_Bitmap& bitmap = ft->glyph->bitmap;
    const int w = static_cast<int>(bitmap.width);
    const int h = static_cast<int>(bitmap.rows);
    out->Codepoint = code;
    out->AdvanceX = advance;
    if (w == 0 || h == 0)
        return true;
    const ImFontAtlasRectId packed = ImFontAtlasPackAddRect(atlas, w, h);
    if (packed == ImFontAtlasRectId_Invalid)
        return false;
    ImTextureRect* place = ImFontAtlasPackGetRect(atlas, packed);
    out->X0 = static_cast<float>(ft->glyph->bitmap_left);
    out->Y0 = -static_cast<float>(ft->glyph->bitmap_top);
    out->X1 = out->X0 + static_cast<float>(w);
    out->Y1 = out->Y0 + static_cast<float>(h);
    out->Visible = true;
    out->PackId = packed;
    ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, config, out, place, bitmap.buffer, ImTextureFormat_Alpha8,
                                       bitmap.pitch);
    return true;
}

const ImFontLoader& glyph_loader()
{
    static const ImFontLoader loader = [] {
        ImFontLoader made;
        made.Name = "kerbside";
        made.FontSrcInit = [](ImFontAtlas*, ImFontConfig*) { return true; };
        made.FontSrcDestroy = [](ImFontAtlas*, ImFontConfig*) {};
        made.FontSrcContainsGlyph = [](ImFontAtlas*, ImFontConfig*, ImWchar code) { return code >= 0x100; };
        made.FontBakedInit = [](ImFontAtlas*, ImFontConfig*, ImFontBaked* baked, void*) {
            baked->Ascent = baked->Size;
            baked->Descent = 0;
            return true;
        };
        made.FontBakedLoadGlyph = load_glyph;
        return made;
    }();
    return loader;
}

}

Face::Face(FT_Library library, hb_blob_t* blob) : m_blob(blob)
{
    unsigned length = 0;
    const char* data = hb_blob_get_data(blob, &length);
    if (length == 0 || FT_New_Memory_Face(library, reinterpret_cast<const FT_Byte*>(data), static_cast<FT_Long>(length), 0,
                                          &m_ft) != 0) {
        m_ft = nullptr;
        return;
    }
    m_face = hb_face_create(blob, 0);
    m_font = hb_font_create(m_face);
    const auto em = static_cast<float>(std::max(1U, hb_face_get_upem(m_face)));
    m_unit = 1.F / em;
    m_ascent = static_cast<float>(m_ft->ascender) / em;
    m_descent = -static_cast<float>(m_ft->descender) / em;
}

Face::~Face()
{
    if (m_font)
        hb_font_destroy(m_font);
    if (m_face)
        hb_face_destroy(m_face);
    if (m_ft)
        FT_Done_Face(m_ft);
    hb_blob_destroy(m_blob);
}

bool Face::has(char32_t c) const
{
    return glyph_of(c) != 0;
}

std::uint32_t Face::glyph_of(char32_t c) const
{
    hb_codepoint_t glyph = 0;
    return m_font && hb_font_get_nominal_glyph(m_font, c, &glyph) ? glyph : 0;
}

void Face::use_size(int pixels)
{
    if (m_size == pixels)
        return;
    m_size = pixels;
    FT_Set_Char_Size(m_ft, 0, pixels * 64, 72, 72);
}

platform::Result<std::unique_ptr<Faces>> Faces::open(const platform::Path& folder)
{
    std::unique_ptr<Faces> faces(new Faces);
    faces->m_folder = folder;
    if (FT_Init_FreeType(&faces->m_library) != 0)
        return platform::Error{platform::ErrorKind::Io, "FreeType does not start"};
    faces->m_faces.resize(kFamilies.size() * 3);
    if (!faces->face(faces->open_face(kAtkinson, 400)).is_open())
        return platform::Error{platform::ErrorKind::NotFound, "no fonts in " + folder.string()};
    return faces;
}

Faces::~Faces()
{
    m_faces.clear();
    if (m_library)
        FT_Done_FreeType(m_library);
}

FaceId Faces::open_face(std::size_t family, int weight)
{
    const std::size_t column = weight >= 650 ? 2 : weight >= 550 ? 1 : 0;
    const auto id = static_cast<FaceId>(family * 3 + column);
    if (!m_faces[id]) {
        const auto& files = kFamilies[family];
        const auto path = m_folder / (column == 0 ? files.regular : column == 1 ? files.semibold : files.bold);
        m_faces[id] = std::make_unique<Face>(m_library, hb_blob_create_from_file(path.c_str()));
        if (family >= kTamil && family <= kMyanmar)
            m_faces[id]->set_leading(1.6F);
    }
    return id;
}

FaceId Faces::pick(char32_t c, std::string_view language, int weight)
{
    const auto wanted = open_face(family_of(c, language), weight);
    if (face(wanted).has(c))
        return wanted;
    for (const std::size_t family : kFallback)
        if (const auto id = open_face(family, weight); face(id).has(c))
            return id;
    return open_face(kAtkinson, weight);
}

FaceId Faces::icons(int weight) const
{
    return const_cast<Faces*>(this)->open_face(kIcons, weight);
}

FaceId Faces::pictures(int weight)
{
    return open_face(kPictures, weight);
}

FaceId Faces::fallback(std::size_t index, int weight)
{
    return open_face(kFallback[index], weight);
}

ImFont* Faces::drawn(ImFontAtlas& atlas, FaceId id)
{
    auto& wanted = face(id);
    if (!wanted.drawn) {
        ImFontConfig config;
        config.FontLoader = &glyph_loader();
        config.FontNo = id;
        config.SizePixels = 16;
        config.Flags |= ImFontFlags_NoLoadError;
        std::snprintf(config.Name, sizeof config.Name, "face %d", static_cast<int>(id));
        atlas.UserData = this;
        wanted.drawn = atlas.AddFont(&config);
    }
    return wanted.drawn;
}

void Faces::forget_drawn()
{
    for (auto& opened : m_faces)
        if (opened)
            opened->drawn = nullptr;
}

std::uint16_t Faces::code_of(std::uint32_t glyph, int step)
{
    const auto code = 0x100U + glyph * static_cast<std::uint32_t>(kSteps) + static_cast<std::uint32_t>(step);
    return code < 0xFFFF ? static_cast<std::uint16_t>(code) : static_cast<std::uint16_t>(0x100);
}

}
