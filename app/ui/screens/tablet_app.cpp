#include "app/ui/screens/tablet_app.h"

#include "app/session/typed.h"
#include "app/ui/screens/tablet_pages.h"
#include "app/ui/screens/visitor_pages.h"

#include <algorithm>
#include <cstdlib>

namespace kerbside::app::ui {

TabletApp::TabletApp(Tablet& tablet, const Translations& translations, std::function<void(bool)> network)
    : m_tablet(tablet), m_translations(translations), m_network(std::move(network)), m_wipes(tablet.wipes())
{
}

/// What this device was set to look like and to be worked with, as soon as any of it changes.
void TabletApp::settle(Ui& ui)
{
    std::string all;
    for (const auto* name : {"theme", "size", "density", "gloves", "motion", "hand", "switch", "switch-speed", "switch-keys", "switch-next",
                             "switch-choose"})
        all += m_tablet.setting(name) + "\n";
    if (all == m_settled)
        return;
    m_settled = std::move(all);
    if (const auto theme = m_tablet.setting("theme"); !theme.empty())
        ui.set_theme(theme);
    if (const auto size = m_tablet.setting("size"); !size.empty())
        ui.set_text_scale(static_cast<float>(std::atoi(size.c_str())) / 100.F);
    const auto density = m_tablet.setting("density");
    ui.set_density(density == "close" ? 0.6F : density == "wide" ? 1.4F : 1.F);
    ui.set_gloves(m_tablet.setting("gloves") == "yes");
    ui.set_reduced_motion(m_tablet.setting("motion") == "yes");
    const auto hand = m_tablet.setting("hand");
    ui.set_hand(hand == "left" ? Hand::Left : hand == "right" ? Hand::Right : Hand::Both);
    ui.set_scanning(scanning_of(setting_store(m_tablet)));
}

SettingStore setting_store(Tablet& tablet)
{
    return {[&tablet](std::string_view name) { return tablet.setting(name); },
            [&tablet](std::string_view name, const std::string& value) { tablet.keep_setting(name, value); }};
}

void TabletApp::draw(Ui& ui)
{
    settle(ui);
    // One gesture, from wherever she is: before anything else is drawn.
    if (ui.swiped_from_top() && m_tablet.is_signed_in())
        m_tablet.lock();
    draw_page(ui);
    if (const auto scroll = m_tablet.take_scroll())
        ui.scroll_to(ui.theme().px(*scroll));
    m_tablet.noted(ui.scrolled() / ui.theme().px(1));
    // What was locked away in this pass leaves no text behind, neither being edited nor drawn.
    if (m_wipes == m_tablet.wipes())
        return;
    m_wipes = m_tablet.wipes();
    m_asked.clear();
    m_chosen.clear();
    m_lesson = {};
    wipe_text(m_search);
    wipe_text(m_copies_search);
    wipe_text(m_find);
    ui.wipe();
}

void TabletApp::draw_page(Ui& ui)
{
    const auto language = m_tablet.setting("language");
    const auto& words = m_translations.in(language.empty() ? "en" : language);
    ui.set_language(words.language());
    const bool is_off = m_tablet.setting("keyboard") == "no";
    // Who answers writes her own language; who takes the tablet back has her own again.
    const auto* answering = m_tablet.place() == TabletPlace::Visit ? m_tablet.visitor() : nullptr;
    const auto& written = answering != nullptr ? m_translations.in(answering->language()) : words;
    ui.set_keyboard(is_off ? Keyboard::Physical : Keyboard::OnScreen, keyboard_layouts(written.language(), answering));
    ui.set_edit_words(edit_words(written));
    ui.set_key_words(key_words(written));
    const TabletPage page{ui, m_tablet, words, m_translations};
    if (m_tablet.place() != TabletPlace::Form && m_tablet.place() != TabletPlace::Review)
        wipe_text(m_find);
    // What was looked for was found: the next time all is there.
    if (m_tablet.place() == TabletPlace::Form)
        wipe_text(m_search);
    switch (m_tablet.place()) {
    case TabletPlace::SignIn:
    case TabletPlace::NewAccount:
    case TabletPlace::TakeBack:
        sign_in_page(page);
        break;
    case TabletPlace::Home:
        home_page(page, m_asked, m_search);
        break;
    case TabletPlace::Form:
        form_page(page, m_asked, m_find);
        break;
    case TabletPlace::Review:
        review_page(page, m_find);
        break;
    case TabletPlace::Finished:
        finished_page(page);
        break;
    case TabletPlace::Unfinished:
        unfinished_page(page);
        break;
    case TabletPlace::Sync:
        sync_page(page);
        break;
    case TabletPlace::Settings:
        settings_page(page, m_lesson);
        switch_lesson(ui, words, setting_store(m_tablet), m_lesson);
        break;
    case TabletPlace::Copies:
        copies_page(page, m_copies_search);
        break;
    case TabletPlace::Copy:
        copy_page(page);
        break;
    case TabletPlace::OwnPin:
        own_pin_page(page);
        break;
    case TabletPlace::HandOver:
        hand_over_page(page, m_chosen);
        break;
    case TabletPlace::Visit: {
        auto& visitor = *m_tablet.visitor();
        const auto& theirs = m_translations.in(visitor.language());
        if (visitor_page({ui, visitor, theirs, m_translations}) == StaffCall::Yes)
            m_tablet.take_back();
        break;
    }
    }
    lock_question(page);
}

}
