#include "app/ui/widgets/ui.h"

#include "app/ui/text/shape.h"
#include "app/ui/widgets/core.h"

namespace kerbside::app::ui {

const Theme& Ui::theme() const { return m_core.theme(); }
Size Ui::size() const { return m_core.screen; }
bool Ui::is_narrow() const { return m_core.screen.w < 600 * m_core.scale * std::max(1.F, m_core.text_scale * 0.85F); }
bool Ui::is_portrait() const { return m_core.screen.h > m_core.screen.w; }
float Ui::lines() const { return m_core.screen.h / theme().type(Type::Body).line; }
float Ui::free_lines() const { return (m_core.screen.h - m_core.recall("keyboard", 0)) / theme().type(Type::Body).line; }
bool Ui::is_low() const { return lines() < 20; }
bool Ui::is_pressed() const { return m_core.recall("keyboard", 0) > 0 && free_lines() < (is_portrait() ? 20.F : 13.5F); }
std::chrono::milliseconds Ui::time() const { return m_core.now; }

void Ui::set_language(std::string_view tag)
{
    m_core.language = tag;
    m_core.m_rtl = is_right_to_left_language(tag);
    m_core.paint.mirror_for(m_core.m_rtl ? tag : std::string_view{});
}

std::string_view Ui::language() const { return m_core.language; }
bool Ui::is_right_to_left() const { return m_core.m_rtl; }

void Ui::set_theme(std::string_view name) { m_core.ask_theme(name); }
void Ui::set_text_scale(float text) { m_core.ask_text_scale(text); }

void Ui::set_keyboard(Keyboard keyboard, std::vector<std::string> layouts)
{
    m_core.keyboard = keyboard;
    if (layouts != m_core.layouts) {
        m_core.layouts = layouts.empty() ? std::vector<std::string>{"en"} : std::move(layouts);
        m_core.layout = 0;
    }
}

void Ui::set_gloves(bool on) { m_core.has_gloves = on; }
void Ui::set_roomy(bool on) { m_core.is_roomy = on; }
void Ui::set_clipboard_allowed(bool on) { m_core.may_copy = on; }
void Ui::set_edit_words(EditWords words) { m_core.edit_words = std::move(words); }
void Ui::set_key_words(KeyWords words) { m_core.key_words = std::move(words); }
void Ui::set_reduced_motion(bool on) { m_core.reduced_motion = on; }
void Ui::set_density(float density) { m_core.ask_density(density); }
void Ui::set_hand(Hand hand) { m_core.hand = hand; }
void Ui::set_scanning(const Scanning& scanning) { m_core.set_scanning(scanning); }
std::optional<std::string> Ui::heard_switch() { return m_core.heard_switch(); }
void Ui::wake_after(std::chrono::milliseconds time) { m_core.wake_at(m_core.now + time); }
bool Ui::swiped_from_top() { return std::exchange(m_core.swiped_down, false); }
float Ui::scrolled(std::string_view list) const { return m_core.scrolled(list); }
void Ui::scroll_to(float offset, std::string_view list) { m_core.scroll_to(list, offset); }
void Ui::wipe() { m_core.wipe_all(); }
void Ui::focus(std::string_view id) { m_core.set_focus(std::string(id)); }
void Ui::focus_next() { m_core.focus_next(); }
void Ui::focus_within(std::string_view id) { m_core.focus_within(id); }
bool Ui::is_tapped_again() const { return m_core.taps() > 1; }
void Ui::bring_into_sight(std::string_view id) { m_core.bring_into_sight(id); }
bool Ui::is_in_sight(std::string_view id) const { return m_core.was_in_sight(id); }
bool Ui::is_focused(std::string_view id) const { return m_core.focus_id == id; }
bool Ui::is_typed_in(std::string_view id) const { return is_focused(id) && m_core.recall("keyboard", 0) > 0; }
void Ui::page(std::string_view id) { m_core.change_page(id); }
int Ui::swiped() const { return m_core.swipe; }

bool Ui::pressed(std::string_view key)
{
    const auto code = platform::key_called(key);
    return code != Key::None && m_core.pressed(code);
}

void Ui::copy(std::string_view text)
{
    if (!m_core.may_copy)
        return;
    m_core.clipboard = text;
    m_core.clipboard_changed = true;
}

}
