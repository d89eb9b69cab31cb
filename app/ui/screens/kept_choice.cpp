#include "app/ui/screens/kept_choice.h"

namespace kerbside::app::ui {

std::string kept_choice(Ui& ui, const SettingStore& store, std::string_view setting, const std::vector<std::pair<std::string, std::string>>& offers,
                        Beside beside, std::span<const Icon> pictures)
{
    const auto current = store.setting(setting);
    std::string tapped;
    Grid grid(ui, beside.least, beside.most > 0 ? beside.most : static_cast<int>(offers.size()), 2);
    for (std::size_t at = 0; at < offers.size(); ++at) {
        grid.next();
        const auto& [value, label] = offers[at];
        const auto id = "settings." + std::string(setting) + "." + value;
        if (choice(ui, {.id = id, .label = label, .is_selected = current == value || (current.empty() && at == beside.usual), .is_compact = true,
                        .icon = at < pictures.size() ? pictures[at] : Icon::None}))
            tapped = value;
    }
    if (!tapped.empty())
        store.keep(setting, tapped);
    return tapped;
}

}
