#pragma once

#include "app/i18n/words.h"
#include "app/session/tablet.h"
#include "app/ui/application.h"
#include "app/ui/screens/switch_settings.h"

#include <functional>
#include <string>

namespace kerbside::app::ui {

/// The tablet, drawn: one page of it at a time.
class TabletApp final : public Application {
public:
    /// All of them outlive it. `network` is told when a script or a switch takes the network away.
    TabletApp(Tablet&, const Translations&, std::function<void(bool)> network);

    void draw(Ui&) override;
    void touched() override { m_tablet.touched(); }
    bool tick() override { return m_tablet.tick(); }
    std::optional<std::chrono::milliseconds> next_due() override { return m_tablet.next_due(); }
    void network(bool is_up) override { m_network(is_up); }

private:
    void draw_page(Ui&);
    void settle(Ui&);

    Tablet& m_tablet;
    const Translations& m_translations;
    std::function<void(bool)> m_network;
    std::string m_asked;
    std::string m_chosen;
    std::string m_search;
    std::string m_copies_search;
    std::string m_find; ///< in the questions of the form that is open
    SwitchLesson m_lesson;
    std::string m_settled; ///< the settings as they were applied last
    std::uint64_t m_wipes = 0;
};

}
