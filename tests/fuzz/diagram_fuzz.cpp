#include "platform/diagram/diagram.h"

#include <cmath>
#include <cstdlib>
#include <string>
#include <vector>

using namespace kerbside;

/// Reads what is given as a drawing; whatever is taken has whole areas, is touched, and is drawn.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::vector<std::string> names = {"a", "b", "stage"};
    const auto drawing = platform::Diagram::read(std::string(reinterpret_cast<const char*>(data), size), names);
    if (!drawing)
        return 0;
    for (const auto& area : drawing->areas()) {
        if (area.name >= names.size() || area.outlines.empty() || !std::isfinite(area.inside.x) || !std::isfinite(area.inside.y))
            std::abort();
        (void)drawing->area_at(area.inside, 5);
    }
    if (const auto pixels = drawing->pixels(64, 48); !pixels || pixels->size() != 64 * 48 * 4)
        std::abort();
    return 0;
}
