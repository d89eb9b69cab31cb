#include "app/session/tablet.h"

#include "app/session/typed.h"

#include "platform/base/digit.h"

namespace kerbside::app {

namespace {

/// A digit, or one digit less; whatever is a key of the pad and not its last.
void put_digit(std::string& into, char key)
{
    if (key == '\b') {
        if (!into.empty()) {
            into.back() = '\0';
            into.pop_back();
        }
    } else if (platform::is_digit(key) && into.size() < kMostPin) {
        into.push_back(key);
    }
}

}

void Tablet::press_pin(char key)
{
    if (key != '\r') {
        m_sign_in_problem.reset();
        put_digit(m_pin, key);
        return;
    }
    if (!is_pin(m_pin))
        return;
    if (m_place == TabletPlace::TakeBack)
        end_visit();
    else
        let_in(m_shelf.unlock_by_pin(m_chosen, m_pin));
    // That was the last try: the page says so, and asks for her words.
    if (m_sign_in_problem && m_shelf.pin_standing(m_chosen).state != PinState::Ready)
        m_sign_in_problem.reset();
}

void Tablet::use_words()
{
    forget_typed();
    m_sign_in_problem.reset();
    m_by_words = true;
    m_was_chosen = true;
}

void Tablet::use_pin()
{
    forget_typed();
    m_sign_in_problem.reset();
    m_by_words = false;
}

void Tablet::open_own_pin()
{
    forget_typed();
    m_pin_fault = PinFault::None;
    m_pin_was_set.reset();
    m_pin_from = m_place;
    m_place = TabletPlace::OwnPin;
}

void Tablet::press_own_pin(char key)
{
    if (key != '\r') {
        m_pin_fault = PinFault::None;
        put_digit(m_pin, key);
        return;
    }
    if (!is_pin(m_pin))
        return;
    m_pin_fault = PinFault::None;
    if (m_first_pin.empty()) {
        if (is_easy_pin(m_pin))
            m_pin_fault = PinFault::Easy;
        else
            m_first_pin.assign(m_pin);
        wipe_text(m_pin);
        return;
    }
    if (m_pin != m_first_pin)
        m_pin_fault = PinFault::Different;
    else if (!m_shelf.keep_own_pin(m_pin))
        m_pin_fault = PinFault::Storage;
    const auto fault = m_pin_fault;
    forget_typed();
    if (fault != PinFault::None)
        return;
    dismiss_pin();
    leave_own_pin();
    m_pin_was_set = true;
}

void Tablet::leave_own_pin()
{
    forget_typed();
    m_pin_fault = PinFault::None;
    m_place = m_pin_from;
}

void Tablet::remove_own_pin()
{
    if (m_shelf.keep_own_pin({}))
        m_pin_was_set = false;
    else
        m_problem = platform::ErrorKind::Io;
}

void Tablet::dismiss_pin()
{
    keep_setting("pin.told." + m_account, "yes");
}

}
