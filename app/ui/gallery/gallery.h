#pragma once

#include "platform/base/file.h"

#include <string>
#include <vector>

namespace kerbside::app::ui {

struct GalleryOptions {
    platform::Path assets;
    platform::Path folder;           ///< where the pictures go
    std::vector<std::string> themes; ///< empty: all four
    std::string language = "en";
    int width = 1280;
    int height = 800;
    float scale = 1;
};

/// Every widget in every state, a picture a page and theme: `<theme>-<page>.png`. The names of the files written.
platform::Result<std::vector<std::string>> draw_gallery(const GalleryOptions&);

}
