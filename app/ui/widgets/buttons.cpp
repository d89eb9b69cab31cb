#include "app/ui/widgets/parts.h"

#include <algorithm>
#include <cmath>

namespace kerbside::app::ui {

bool button(Ui& ui, const Button& button)
{
    auto& core = ui.core();
    const bool is_wide = button.is_wide || ui.is_narrow();
    const float width = is_wide ? core.width() : std::min(core.width(), button_width(core, button));
    Rect rect = core.next(core.cell_height(button_height(core, button, width)));
    if (!is_wide)
        rect = core.cut_leading(rect, width);
    // What has no edge begins with its words, where all else in the column begins.
    if (!is_wide && button.kind == ButtonKind::Quiet)
        rect.x += (core.m_rtl ? 1.F : -1.F) * ui.theme().space(4);
    return button_in(core, rect, button);
}

std::optional<int> even_buttons(Ui& ui, std::vector<Button> buttons, float min_width)
{
    constexpr float kGap = 4;
    auto& core = ui.core();
    const auto most = static_cast<int>(buttons.size());
    const auto columns = static_cast<float>(Grid::columns_of(ui, min_width, most, kGap));
    const float width = std::floor((core.width() - (columns - 1) * ui.theme().space(kGap)) / columns);
    even_letters(core, buttons, width);
    float high = 0;
    for (const auto& button : buttons)
        high = std::max(high, button_height(core, button, width));
    std::optional<int> tapped;
    Grid grid(ui, min_width, most, kGap);
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        grid.next();
        if (button_in(core, core.next(high), buttons[i]))
            tapped = static_cast<int>(i);
    }
    return tapped;
}

std::vector<float> shares_beside(Ui& ui, const Button& button)
{
    auto& core = ui.core();
    const float both = core.width() - ui.theme().space(4);
    const float wanted = std::min(button_width(core, button), both / 2);
    return {both - wanted, wanted};
}

bool icon_button(Ui& ui, std::string_view id, Icon icon, std::string_view label, bool is_enabled)
{
    auto& core = ui.core();
    const float size = target(core);
    Rect row = core.next(size);
    return icon_button_in(core, core.cut_leading(row, size), id, icon, label, is_enabled, Paint::Text, Paint::Sunken);
}

}
