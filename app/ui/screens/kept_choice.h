#pragma once

#include "app/i18n/words.h"
#include "app/ui/widgets/widgets.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kerbside::app::ui {

/// Where a face keeps its settings, by name.
struct SettingStore {
    std::function<std::string(std::string_view)> setting;
    std::function<void(std::string_view, std::string)> keep;
};

/// How choices lie: of at least so many units each, so many beside each other at most (0: all).
struct Beside {
    float least = 130;
    int most = 0;
    std::size_t usual = 0; ///< which of them holds where none is kept
};

/// Choices (value, label), of which one is kept under `setting`; what the usual one stands for needs no keeping. The value
/// that was tapped, else empty.
std::string kept_choice(Ui&, const SettingStore&, std::string_view setting, const std::vector<std::pair<std::string, std::string>>& offers,
                        Beside = {}, std::span<const Icon> pictures = {});

/// The app's own languages, each by its name; which was chosen. What nobody has reviewed says so.
std::optional<std::string> choose_language(Ui&, std::string_view id_prefix, const Words&, const Translations&);

}
