#pragma once

#include "platform/base/file.h"
#include "platform/base/result.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace kerbside::app::ui {

struct Colour {
    std::uint8_t r = 0;
    std::uint8_t g = 0;
    std::uint8_t b = 0;
    std::uint8_t a = 255;
    friend bool operator==(const Colour&, const Colour&) = default;
    Colour with_alpha(float alpha) const { return {r, g, b, static_cast<std::uint8_t>(static_cast<float>(a) * alpha)}; }
};

/// What a colour is for. Each `On…` is read upon the one that it names.
enum class Paint : std::uint8_t {
    Background, Surface, Raised, Sunken, Text, TextQuiet,
    Primary, OnPrimary, PrimarySoft, OnPrimarySoft, Accent, OnAccent,
    Danger, OnDanger, DangerSoft, OnDangerSoft, SuccessSoft, OnSuccessSoft,
    WarningSoft, OnWarningSoft, InfoSoft, OnInfoSoft,
    Outline, OutlineStrong, Focus, Disabled, OnDisabled, Scrim, Shadow,
    /// Edges of what is told by its fill alone where light is plenty: see-through there.
    PrimarySoftEdge, DangerSoftEdge, SunkenEdge, TileEdge, FaintEdge,
    Count_,
};

enum class Type : std::uint8_t { Display, Title, Heading, Subheading, Body, Strong, Label, Small, Numeral, Count_ };

struct TypeStyle {
    float size = 16;
    float line = 24;
    int weight = 400;
    bool is_tight = false; ///< as a poster is set: the ink alone keeps lines apart
};

enum class Radius : std::uint8_t { Small, Medium, Large, Full, Count_ };

enum class Extent : std::uint8_t { Target, Button, Field, Row, Bar, ActionBar, Icon, IconLarge, Reading, Page, Key, Count_ };

/// The look as data (assets/themes/*.json), multiplied once by the display's and the reader's scale.
class Theme {
public:
    /// `name`.json in `folder`; what it `extends` is read first. Invalid where a token is missing or malformed.
    static platform::Result<Theme> load(const platform::Path& folder, std::string_view name);

    /// The same look for a display of `display` pixels a unit and text `text` times as big.
    /// `density` 1 is as drawn; less stands closer, but never nearer than two steps of the grid.
    Theme scaled(float display, float text, float density = 1) const;

    const std::string& name() const { return m_name; }
    bool is_dark() const { return m_is_dark; }
    Colour colour(Paint paint) const { return m_colours[static_cast<std::size_t>(paint)]; }
    const TypeStyle& type(Type type) const { return m_types[static_cast<std::size_t>(type)]; }
    float radius(Radius radius) const { return m_radii[static_cast<std::size_t>(radius)]; }
    float extent(Extent extent) const { return m_extents[static_cast<std::size_t>(extent)]; }
    /// So many steps of the grid of four: space(4) is 16 at scale 1.
    float space(float steps) const { return m_grid * (steps <= 2 ? steps : 2 + (steps - 2) * m_density); }
    float px(float units) const { return units * m_scale; }
    float elevation() const { return m_elevation; }
    /// How bright a form's own pictures are shown: 1 is as they are.
    float picture_light() const { return m_picture_light; }
    float stroke() const { return m_stroke; }
    float motion_ms() const { return m_motion_ms; }
    /// How far its letters are made larger at most: those that begin larger reach the same size with less.
    float most_text() const { return m_most_text; }

private:
    friend class ThemeReader;
    std::string m_name;
    bool m_is_dark = false;
    std::array<Colour, static_cast<std::size_t>(Paint::Count_)> m_colours{};
    std::array<TypeStyle, static_cast<std::size_t>(Type::Count_)> m_types{};
    std::array<float, static_cast<std::size_t>(Radius::Count_)> m_radii{};
    std::array<float, static_cast<std::size_t>(Extent::Count_)> m_extents{};
    float m_grid = 4;
    float m_density = 1;
    float m_scale = 1;
    float m_elevation = 1;
    float m_picture_light = 1;
    float m_stroke = 1;
    float m_motion_ms = 120;
    float m_most_text = 2;
};

}
