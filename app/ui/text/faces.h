#pragma once

#include "platform/base/file.h"
#include "platform/base/result.h"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

struct ImFont;
struct ImFontAtlas;
typedef struct FT_LibraryRec_* FT_Library;
typedef struct FT_FaceRec_* FT_Face;
struct hb_blob_t;
struct hb_face_t;
struct hb_font_t;

namespace kerbside::app::ui {

using FaceId = std::uint16_t;

/// One font file: its outlines for FreeType, its tables for HarfBuzz, its place in ImGui's atlas. Read-only mapped.
class Face {
public:
    Face(FT_Library, hb_blob_t* blob);
    ~Face();
    Face(const Face&) = delete;
    Face& operator=(const Face&) = delete;

    bool is_open() const { return m_ft != nullptr; }
    bool has(char32_t) const;
    std::uint32_t glyph_of(char32_t) const;
    hb_font_t* shaping() const { return m_font; }
    FT_Face outlines() const { return m_ft; }
    /// Of one em.
    float ascent() const { return m_ascent; }
    float descent() const { return m_descent; }
    float unit() const { return m_unit; }
    /// Lines of it stand at least so far apart: signs above and below the letters of the Indic scripts need air.
    float leading() const { return m_leading; }
    void set_leading(float ems) { m_leading = ems; }
    void use_size(int pixels);

    ImFont* drawn = nullptr; ///< in the atlas, once a glyph of it has been drawn

private:
    hb_blob_t* m_blob = nullptr;
    hb_face_t* m_face = nullptr;
    hb_font_t* m_font = nullptr;
    FT_Face m_ft = nullptr;
    int m_size = 0;
    float m_ascent = 0.9F;
    float m_descent = 0.3F;
    float m_unit = 0.001F;
    float m_leading = 0;
};

/// The faces of assets/fonts, opened when first needed.
class Faces {
public:
    /// NotFound where the folder lacks the faces that everything is set in.
    static platform::Result<std::unique_ptr<Faces>> open(const platform::Path& folder);
    ~Faces();
    Faces(const Faces&) = delete;
    Faces& operator=(const Faces&) = delete;

    /// The best face for this character in this language and weight, among those that have it.
    FaceId pick(char32_t, std::string_view language, int weight);
    FaceId icons(int weight) const;
    /// The face of emoji: one colour, that of the text.
    FaceId pictures(int weight);
    /// Those that are asked, in this order, for what the best face lacks.
    FaceId fallback(std::size_t index, int weight);
    static constexpr std::size_t kFallbacks = 25;
    Face& face(FaceId id) { return *m_faces[id]; }

    /// Makes the atlas' fonts through our own loader, whose "code points" are glyph ids (and quarter pixels).
    ImFont* drawn(ImFontAtlas&, FaceId);
    /// The atlas was thrown away: fonts are added again as they are drawn.
    void forget_drawn();

    /// Quarters of a pixel that a glyph may be moved by to the right.
    static constexpr int kSteps = 4;
    static std::uint16_t code_of(std::uint32_t glyph, int step);

private:
    Faces() = default;
    FaceId open_face(std::size_t family, int weight);

    platform::Path m_folder;
    FT_Library m_library = nullptr;
    std::vector<std::unique_ptr<Face>> m_faces; ///< family * 3 + weight; null until opened
};

}
