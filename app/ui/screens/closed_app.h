#pragma once

#include "app/i18n/words.h"
#include "app/ui/application.h"

namespace kerbside::app::ui {

/// "Out of service": the device's data does not open. Nothing is made anew, and nothing is deleted.
class ClosedApp final : public Application {
public:
    explicit ClosedApp(const Words& words) : m_words(words) {}

    void draw(Ui&) override;
    bool tick() override { return false; }
    std::optional<std::chrono::milliseconds> next_due() override { return {}; }
    void network(bool) override {}

private:
    const Words& m_words;
};

}
