#include "app/ui/screens/kept_choice.h"

namespace kerbside::app::ui {

std::string kept_choice(Ui& ui, const SettingStore& store, std::string_view setting, const std::vector<std::pair<std::string, std::string>>& offers,
                        Beside beside, std::span<const Icon> pictures)
{
    const auto current = store.setting(setting);
    std::vector<std::string> ids;
    for (const auto& [value, label] : offers)
        ids.push_back("settings." + std::string(setting) + "." + value);
    std::vector<Choice> all;
    for (std::size_t at = 0; at < offers.size(); ++at) {
        const auto& [value, label] = offers[at];
        all.push_back({.id = ids[at], .label = label, .is_selected = current == value || (current.empty() && at == beside.usual), .is_compact = true,
                       .icon = at < pictures.size() ? pictures[at] : Icon::None});
    }
    const auto tapped = choices(ui, all, {.least = beside.least, .most = beside.most > 0 ? beside.most : static_cast<int>(offers.size())});
    if (!tapped)
        return {};
    store.keep(setting, offers[*tapped].first);
    return offers[*tapped].first;
}

std::optional<std::string> choose_language(Ui& ui, std::string_view id_prefix, const Words& words, const Translations& translations)
{
    std::optional<std::string> chosen;
    const auto& offered = translations.all();
    std::vector<std::string> ids;
    for (const auto& each : offered)
        ids.push_back(std::string(id_prefix) + each.language());
    std::vector<Choice> all;
    for (const auto& each : offered)
        all.push_back({.id = ids[all.size()], .label = each.name(), .is_selected = words.language() == each.language(), .is_compact = true, .language = each.language()});
    if (const auto tapped = choices(ui, all, {.least = 140, .most = 4}))
        chosen = offered[*tapped].language();
    if (!words.is_reviewed())
        caption(ui, words.text("app.unreviewed"));
    return chosen;
}

}
