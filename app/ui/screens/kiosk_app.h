#pragma once

#include "app/i18n/words.h"
#include "app/session/kiosk.h"
#include "app/ui/application.h"
#include "app/ui/screens/switch_settings.h"

#include <functional>
#include <string>

namespace kerbside::app::ui {

/// The kiosk, drawn: one page of it at a time, with its own keyboard.
class KioskApp final : public Application {
public:
    /// All of them outlive it. `language` is the machine's: staff are spoken to in it until they choose another.
    KioskApp(Kiosk&, const Translations&, std::function<void(bool)> network, std::string language = {});

    void draw(Ui&) override;
    void touched() override { m_kiosk.touched(); }
    bool tick() override { return m_kiosk.tick(); }
    std::optional<std::chrono::milliseconds> next_due() override { return m_kiosk.next_due(); }
    void network(bool is_up) override { m_network(is_up); }
    /// While young people are at it, only staff's PIN leads out.
    bool may_be_closed() const override { return m_kiosk.place() == KioskPlace::SetUp || m_kiosk.place() == KioskPlace::Staff; }
    bool wants_to_quit() const override { return m_wants_to_quit; }

private:
    void draw_page(Ui&);

    Kiosk& m_kiosk;
    const Translations& m_translations;
    std::function<void(bool)> m_network;
    std::string m_language;
    SwitchLesson m_lesson;
    std::uint64_t m_wipes = 0;
    bool m_wants_to_quit = false;
};

}
