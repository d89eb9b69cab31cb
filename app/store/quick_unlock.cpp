#include "app/store/quick_unlock.h"

#include "platform/crypto/aead.h"
#include "platform/crypto/hash.h"
#include "platform/crypto/memory.h"

#include <algorithm>

namespace kerbside::app {

namespace {

using platform::Bytes;
using platform::Error;
using platform::ErrorKind;
using platform::Result;
using platform::SecretBytes;
using platform::Status;

constexpr std::size_t kPepperBytes = 32;

/// Whose key it is, so that what was wrapped for one person never opens as another.
Bytes binding_of(const platform::Uuid& id, std::string_view name)
{
    const auto text = "kerbside quick unlock 1\n" + id.text() + "\n" + std::string(name);
    return {text.begin(), text.end()};
}

}

void QuickUnlock::Entry::destroy(PinState why)
{
    state = why;
    tries = 0;
    pepper.forget();
    platform::wipe(wrapped);
    wrapped.clear();
}

void QuickUnlock::begin(const Account& account)
{
    auto& entry = m_entries[account.name()];
    entry.destroy(PinState::Asleep);
    entry.id = account.id();
    entry.until = m_clock.monotonic() + kLasts;
}

Result<SecretBytes> QuickUnlock::wrapping_key(const Entry& entry, const SecretBytes& pin) const
{
    TRY_ASSIGN(const auto stretched, m_policy.derive(pin, entry.salt, entry.cost));
    auto hash = platform::keyed_hash256(entry.pepper.view(), stretched.view());
    auto key = SecretBytes::copy_of(hash);
    platform::wipe(hash);
    return key;
}

Status QuickUnlock::arm(const Account& account, const SecretBytes& pin)
{
    expire();
    const auto found = m_entries.find(account.name());
    if (found == m_entries.end() || found->second.id != account.id() || found->second.state == PinState::Expired)
        return Error{ErrorKind::Refused, "the words were not given within the hours"};
    auto& entry = found->second;
    entry.destroy(PinState::Asleep);
    entry.salt = platform::random_salt();
    entry.cost = m_policy.cost();
    entry.pepper = SecretBytes::random(kPepperBytes);
    TRY_ASSIGN(const auto wrapping, wrapping_key(entry, pin));
    entry.wrapped = platform::encrypt(wrapping, account.key().view(), binding_of(entry.id, account.name()));
    entry.tries = kTries;
    entry.state = PinState::Ready;
    return {};
}

void QuickUnlock::disarm(const Account& account)
{
    if (const auto found = m_entries.find(account.name()); found != m_entries.end())
        found->second.destroy(found->second.state == PinState::Expired ? PinState::Expired : PinState::Asleep);
}

PinStanding QuickUnlock::standing(std::string_view name)
{
    expire();
    const auto found = m_entries.find(name);
    if (found == m_entries.end())
        return {PinState::Asleep, 0};
    return {found->second.state, found->second.tries};
}

Result<Account> QuickUnlock::unlock(std::string_view name, const SecretBytes& pin)
{
    expire();
    const auto found = m_entries.find(name);
    if (found == m_entries.end() || found->second.state != PinState::Ready)
        return Error{ErrorKind::NotFound, "no PIN opens this account now"};
    auto& entry = found->second;
    --entry.tries;
    const auto wrapping = wrapping_key(entry, pin);
    auto key = wrapping ? platform::decrypt(*wrapping, entry.wrapped, binding_of(entry.id, name)) : Result<SecretBytes>(wrapping.error());
    platform::scrub_stack();
    if (key) {
        entry.tries = kTries;
        return Account(std::string(name), entry.id, std::move(key).value());
    }
    if (entry.tries == 0)
        entry.destroy(PinState::Spent);
    return key.error();
}

std::optional<platform::MonotonicTime> QuickUnlock::next_end() const
{
    std::optional<platform::MonotonicTime> next;
    for (const auto& [name, entry] : m_entries)
        if (entry.state != PinState::Expired)
            next = next ? std::min(*next, entry.until) : entry.until;
    return next;
}

bool QuickUnlock::expire()
{
    bool is_any = false;
    for (auto& [name, entry] : m_entries) {
        if (entry.state == PinState::Expired || m_clock.monotonic() < entry.until)
            continue;
        entry.destroy(PinState::Expired);
        is_any = true;
    }
    return is_any;
}

}
