#include "app/ui/widgets/parts.h"

#include <algorithm>

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
