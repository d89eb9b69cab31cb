#include "app/ui/theme/theme.h"

#include "platform/base/bytes.h"
#include "platform/base/json.h"

#include <span>

namespace kerbside::app::ui {

using platform::Error;
using platform::ErrorKind;
using platform::Json;
using platform::Result;
using platform::Status;

namespace {

constexpr std::array<const char*, static_cast<std::size_t>(Paint::Count_)> kPaints = {
    "background", "surface", "raised", "sunken", "text", "text_quiet", "primary", "on_primary", "primary_soft",
    "on_primary_soft", "accent", "on_accent", "danger", "on_danger", "danger_soft", "on_danger_soft", "success_soft",
    "on_success_soft", "warning_soft", "on_warning_soft", "info_soft", "on_info_soft", "outline", "outline_strong",
    "focus", "disabled", "on_disabled", "scrim", "shadow", "primary_soft_edge", "danger_soft_edge", "sunken_edge",
    "tile_edge", "faint_edge",
};
constexpr std::array<const char*, static_cast<std::size_t>(Type::Count_)> kTypes = {
    "display", "title", "heading", "subheading", "body", "strong", "label", "small", "numeral",
};
constexpr std::array<const char*, static_cast<std::size_t>(Radius::Count_)> kRadii = {"small", "medium", "large", "full"};
constexpr std::array<const char*, static_cast<std::size_t>(Extent::Count_)> kExtents = {
    "target", "button", "field", "row", "bar", "action_bar", "icon", "icon_large", "reading", "page", "key",
};

Result<Colour> colour_of(const Json& value)
{
    const auto text = value.is_string() ? value.get<std::string>() : std::string{};
    if ((text.size() != 7 && text.size() != 9) || text[0] != '#')
        return Error{ErrorKind::Invalid, "a colour is #RRGGBB or #RRGGBBAA, not " + text};
    TRY_ASSIGN(const auto bytes, platform::from_hex(std::string_view(text).substr(1)));
    return Colour{bytes[0], bytes[1], bytes[2], bytes.size() == 4 ? bytes[3] : static_cast<std::uint8_t>(255)};
}

Result<float> number_of(const Json& value)
{
    if (!value.is_number() || value.get<double>() < 0 || value.get<double>() > 10000)
        return Error{ErrorKind::Invalid, "a token is no number"};
    return value.get<float>();
}

/// Calls `set(index, value)` for each known name; any other name is an error.
template <std::size_t N, typename Set>
Status each(const Json& tokens, const char* group, const std::array<const char*, N>& names, Set set)
{
    if (!tokens.contains(group))
        return {};
    for (const auto& [name, value] : tokens[group].items()) {
        std::size_t index = 0;
        while (index < N && name != names[index])
            ++index;
        if (index == N)
            return Error{ErrorKind::Invalid, std::string("no token is called ") + group + "." + name};
        TRY(set(index, value));
    }
    return {};
}

}

class ThemeReader {
public:
    static Status read(Theme& theme, const platform::Path& folder, std::string_view name, int depth)
    {
        if (depth > 3 || name.find('/') != name.npos)
            return Error{ErrorKind::Invalid, "themes extend each other too deeply"};
        TRY_ASSIGN(const auto text, platform::read_file(folder / (std::string(name) + ".json"), 1 << 20));
        TRY_ASSIGN(const auto tokens, platform::parse_json(text));
        if (!tokens.is_object())
            return Error{ErrorKind::Invalid, "a theme is an object"};
        if (tokens.contains("extends"))
            TRY(read(theme, folder, platform::text_at(tokens, "extends"), depth + 1));
        else if (!is_complete(tokens))
            return Error{ErrorKind::Invalid, "a token is missing in " + std::string(name)};
        theme.m_is_dark = tokens.value("dark", theme.m_is_dark);
        TRY(scalars(theme, tokens));
        TRY(each(tokens, "colour", kPaints, [&](std::size_t i, const Json& value) -> Status {
            TRY_ASSIGN(theme.m_colours[i], colour_of(value));
            return {};
        }));
        TRY(each(tokens, "radius", kRadii, [&](std::size_t i, const Json& value) -> Status {
            TRY_ASSIGN(theme.m_radii[i], number_of(value));
            return {};
        }));
        TRY(each(tokens, "extent", kExtents, [&](std::size_t i, const Json& value) -> Status {
            TRY_ASSIGN(theme.m_extents[i], number_of(value));
            return {};
        }));
        return each(tokens, "type", kTypes, [&](std::size_t i, const Json& value) -> Status {
            if (!value.is_array() || value.size() != 3)
                return Error{ErrorKind::Invalid, "a type is [size, line, weight]"};
            auto& type = theme.m_types[i];
            TRY_ASSIGN(type.size, number_of(value[0]));
            TRY_ASSIGN(type.line, number_of(value[1]));
            TRY_ASSIGN(const float weight, number_of(value[2]));
            type.weight = static_cast<int>(weight);
            return {};
        });
    }

private:
    static bool is_complete(const Json& tokens)
    {
        const auto has = [&](const char* group, std::span<const char* const> names) {
            for (const char* name : names)
                if (!tokens.contains(group) || !tokens[group].contains(name))
                    return false;
            return true;
        };
        return has("colour", kPaints) && has("type", kTypes) && has("radius", kRadii) && has("extent", kExtents);
    }

    static Status scalars(Theme& theme, const Json& tokens)
    {
        const std::pair<const char*, float*> known[] = {{"grid", &theme.m_grid},
                                                        {"stroke", &theme.m_stroke},
                                                        {"elevation", &theme.m_elevation},
                                                        {"picture_light", &theme.m_picture_light},
                                                        {"motion_ms", &theme.m_motion_ms},
                                                        {"most_text", &theme.m_most_text}};
        for (const auto& [name, to] : known)
            if (tokens.contains(name)) {
                TRY_ASSIGN(*to, number_of(tokens[name]));
            }
        return {};
    }
};

Result<Theme> Theme::load(const platform::Path& folder, std::string_view name)
{
    Theme theme;
    TRY(ThemeReader::read(theme, folder, name, 0));
    theme.m_name = name;
    return theme;
}

Theme Theme::scaled(float display, float text, float density) const
{
    Theme scaled = *this;
    for (auto& type : scaled.m_types) {
        type.size *= display * text;
        type.line *= display * text;
    }
    for (auto& radius : scaled.m_radii)
        radius *= display;
    for (auto& extent : scaled.m_extents)
        extent *= display;
    // Bigger text needs bigger things around it, but not wholly so.
    for (const auto which : {Extent::Button, Extent::Field, Extent::Row, Extent::Bar, Extent::ActionBar, Extent::Icon})
        scaled.m_extents[static_cast<std::size_t>(which)] *= 1 + (text - 1) * 0.6F;
    for (const auto which : {Extent::Button, Extent::Field, Extent::Row, Extent::Bar, Extent::ActionBar}) {
        auto& extent = scaled.m_extents[static_cast<std::size_t>(which)];
        extent = std::max(extent * (density < 1 ? 1 - (1 - density) * 0.4F : 1.F), scaled.extent(Extent::Target));
    }
    scaled.m_density *= density;
    scaled.m_grid *= display;
    scaled.m_scale *= display;
    scaled.m_stroke *= display;
    return scaled;
}

}
