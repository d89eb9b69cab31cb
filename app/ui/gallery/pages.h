#pragma once

#include "app/ui/application.h"

#include <span>
#include <string_view>

namespace kerbside::app::ui {

/// A sentence in each language, in its own script: in a file of its own.
void scripts_page(Ui&);

/// The pages of the gallery, by name. Shown with values that no session holds.
std::span<const std::string_view> gallery_pages();

class GalleryPage final : public Application {
public:
    GalleryPage(std::string_view page, std::string_view language) : m_page(page), m_language(language) {}
    void draw(Ui&) override;
    bool tick() override { return false; }
    std::optional<std::chrono::milliseconds> next_due() override { return std::nullopt; }
    void network(bool) override {}

private:
    std::string_view m_page;
    std::string_view m_language;
};

}
