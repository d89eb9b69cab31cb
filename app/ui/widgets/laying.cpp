#include "app/ui/widgets/core.h"

#include "app/ui/text/shape.h"

#include <algorithm>
#include <cmath>

namespace kerbside::app::ui {

const Paragraph& UiCore::lay(std::string_view text, const TypeStyle& type, float width, int most_lines,
                             std::string_view in_language, std::span<const Weighted> weighted)
{
    return m_text.lay_out(text, {.size = type.size, .line = type.line, .weight = type.weight,
                                 .language = in_language.empty() ? std::string_view(language) : in_language, .is_tight = type.is_tight,
                                 .weighted = weighted},
                          width, most_lines);
}

namespace {

std::size_t hyphens_in(std::string_view text, const Paragraph& laid)
{
    return static_cast<std::size_t>(std::count_if(laid.lines.begin(), laid.lines.end(), [&](const Line& line) { return ends_softly(text, line.end); }));
}

}

/// The narrowest that has as many lines, in letters as large and with no more words broken.
const Paragraph& UiCore::lay_balanced(std::string_view text, const TypeStyle& type, float width, int most_lines, std::span<const Weighted> weighted)
{
    constexpr std::size_t kMostLines = 3;
    const auto& usual = lay(text, type, width, most_lines, {}, weighted);
    const auto count = usual.lines.size();
    if (width <= 0 || count < 2 || count > kMostLines || usual.is_cut || usual.is_parted || text.find('\n') != text.npos)
        return usual;
    const auto is_as_good = [&](const Paragraph& laid) {
        return laid.lines.size() == count && !laid.is_cut && !laid.is_parted && laid.font_size >= usual.font_size && hyphens_in(text, laid) <= hyphens_in(text, usual);
    };
    float least = std::floor(usual.size.w / static_cast<float>(count));
    float most = std::floor(width);
    while (most - least > m_theme.px(6)) {
        const float between = std::floor((least + most) / 2);
        (is_as_good(lay(text, type, between, most_lines, {}, weighted)) ? most : least) = between;
    }
    return lay(text, type, most, most_lines, {}, weighted);
}

const Paragraph& UiCore::lay_written(std::string_view text, float width)
{
    const auto& type = m_theme.type(Type::Body);
    return m_text.lay_out(text, {type.size, type.line, type.weight, language, Said::ByPerson}, width);
}

}
