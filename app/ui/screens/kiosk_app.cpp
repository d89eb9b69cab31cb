#include "app/ui/screens/kiosk_app.h"

#include "app/ui/screens/kiosk_pages.h"
#include "app/ui/screens/page.h"
#include "app/ui/screens/visitor_pages.h"


namespace kerbside::app::ui {

KioskApp::KioskApp(Kiosk& kiosk, const Translations& translations, std::function<void(bool)> network, std::string language)
    : m_kiosk(kiosk), m_translations(translations), m_network(std::move(network)), m_language(std::move(language)), m_wipes(kiosk.wipes())
{
}

SettingStore setting_store(Kiosk& kiosk)
{
    return {[&kiosk](std::string_view name) {
                const auto& kept = kiosk.set_up().switches;
                const auto found = kept.find(name);
                return found == kept.end() ? std::string() : found->second;
            },
            [&kiosk](std::string_view name, const std::string& value) { kiosk.keep_switch(name, value); }};
}

void KioskApp::draw(Ui& ui)
{
    ui.set_clipboard_allowed(false);
    ui.set_reduced_motion(m_kiosk.set_up().is_still);
    ui.set_scanning(scanning_of(setting_store(m_kiosk)));
    draw_page(ui);
    if (m_wipes == m_kiosk.wipes())
        return;
    m_wipes = m_kiosk.wipes();
    ui.wipe();
}

void KioskApp::draw_page(Ui& ui)
{
    const auto chosen = m_kiosk.language();
    const auto& ours = m_translations.in(chosen.empty() ? m_language : chosen);
    const KioskPage page{ui, m_kiosk, ours, m_translations};
    // Set once in a pass: other layouts than before begin with the first, and what was chosen by the globe key would be gone.
    const auto write_in = [&ui](const Words& words, const Visitor* visitor) {
        ui.set_keyboard(Keyboard::OnScreen, keyboard_layouts(words.language(), visitor));
        ui.set_edit_words(edit_words(words));
        ui.set_key_words(key_words(words));
    };
    if (m_kiosk.place() != KioskPlace::Visit)
        write_in(ours, nullptr);
    switch (m_kiosk.place()) {
    case KioskPlace::SetUp:
        set_up_page(page, m_lesson);
        switch_lesson(ui, ours, setting_store(m_kiosk), m_lesson);
        break;
    case KioskPlace::Pin:
        pin_page(page);
        break;
    case KioskPlace::Staff:
        m_wants_to_quit = staff_page(page) || m_wants_to_quit;
        break;
    case KioskPlace::Visit: {
        auto& visitor = *m_kiosk.visitor();
        const auto& theirs = m_translations.in(visitor.language());
        write_in(theirs, &visitor);
        if (visitor_page({ui, visitor, theirs, m_translations}) == StaffCall::Yes)
            m_kiosk.ask_for_pin();
        break;
    }
    }
}

}
