#pragma once

#include "app/ui/text/paragraph.h"

#include <string>
#include <utility>

namespace kerbside::test {

/// The faces of the build, opened once.
inline app::ui::Faces& faces()
{
    static const auto opened = std::move(app::ui::Faces::open(std::string(KERBSIDE_BINARY_DIR) + "/assets/fonts")).value();
    return *opened;
}

/// In the size of body text; `width` 0: one line as long as it is.
inline app::ui::Paragraph set(std::string_view text, std::string_view language = "en", float width = 0, int most_lines = 0, int weight = 400)
{
    return lay_out(faces(), text, {.size = 18, .line = 27, .weight = weight, .language = language}, width, most_lines);
}

}
