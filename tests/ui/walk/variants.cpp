#include "variants.h"

#include <cmath>

namespace kerbside::test {

namespace {

struct Display {
    int width;
    int height;
    float scale;
};

std::string percent(float share)
{
    return std::to_string(std::lround(share * 100)) + "%";
}

Variant variant(const Display& display, float text, bool gloves, std::string theme)
{
    Variant made{.width = display.width, .height = display.height, .scale = display.scale, .text = text, .gloves = gloves, .theme = std::move(theme)};
    made.name = std::to_string(display.width) + "x" + std::to_string(display.height) + "@" + percent(display.scale) + "-text" + percent(text);
    if (gloves)
        made.name += "-gloves";
    if (made.theme != "day")
        made.name += "-" + made.theme;
    return made;
}

}

std::vector<Variant> layout_variants(bool is_kiosk)
{
    std::vector<Variant> out;
    for (const Display& display : is_kiosk ? std::vector<Display>{{1080, 1920, 1.5F}, {1080, 1920, 1}, {1920, 1080, 1.5F}, {1280, 800, 1}}
                                           : std::vector<Display>{{1280, 800, 1}, {800, 1280, 1}, {1920, 1200, 1.5F}, {1080, 1920, 1.5F}})
        for (const float text : {1.F, 1.5F, 2.F})
            out.push_back(variant(display, text, false, "day"));
    const Display usual = is_kiosk ? Display{1080, 1920, 1.5F} : Display{1280, 800, 1};
    out.push_back(variant(usual, 1, true, "day"));
    out.push_back(variant(usual, 1, false, "large"));
    out.push_back(variant(usual, 2, false, "large"));
    return out;
}

std::vector<Variant> picture_variants(const std::vector<std::string>& themes)
{
    std::vector<Variant> out;
    for (const auto& theme : themes)
        for (const Display& display : {Display{1280, 800, 1}, Display{1080, 1920, 1.5F}})
            for (const float text : {1.F, 2.F}) {
                out.push_back(variant(display, text, false, theme));
                out.back().name = theme + "-" + std::to_string(display.width) + "x" + std::to_string(display.height) + "-" + std::to_string(std::lround(text * 100));
            }
    return out;
}

}
