#pragma once

#include "app/store/accounts.h"
#include "app/store/pin_state.h"
#include "platform/base/bytes.h"

#include <map>
#include <optional>

namespace kerbside::app {

/// Coming back with a PIN, for who has given her words since the program started and within the last twelve hours.
/// A PIN kept on disk would be found in under an hour, so what it opens is in memory only: the account's key, wrapped
/// by a pepper and the PIN together. Wrong tries, the hours, or the program's end destroy it. One thread.
class QuickUnlock {
public:
    static constexpr std::size_t kTries = 5;
    static constexpr std::chrono::hours kLasts{12};

    QuickUnlock(const platform::PasswordPolicy& policy, const platform::Clock& clock) : m_policy(policy), m_clock(clock) {}

    /// She has just given her words: from now on arm() may be called, and the hours begin.
    void begin(const Account&);

    /// From now on `pin` opens the account as well, until the hours are over; an earlier PIN does so no longer.
    /// Refused where the words were not given within the hours.
    platform::Status arm(const Account&, const platform::SecretBytes& pin);

    /// The PIN no longer opens it.
    void disarm(const Account&);

    /// Asleep for who was never armed: whether she has a PIN at all is not known here.
    PinStanding standing(std::string_view name);

    /// WrongKey; NotFound where the PIN does not open anything now. The try is counted before it is made.
    platform::Result<Account> unlock(std::string_view name, const platform::SecretBytes& pin);

    /// When the next one's hours are over; expire() destroys what is due then. True where that was any.
    std::optional<platform::MonotonicTime> next_end() const;
    bool expire();

private:
    struct Entry {
        platform::Uuid id;
        platform::MonotonicTime until{};
        PinState state = PinState::Asleep;
        std::size_t tries = 0;
        platform::PasswordSalt salt{};
        platform::PasswordCost cost;
        platform::SecretBytes pepper;
        platform::Bytes wrapped;

        void destroy(PinState why);
    };

    platform::Result<platform::SecretBytes> wrapping_key(const Entry&, const platform::SecretBytes& pin) const;

    platform::PasswordPolicy m_policy;
    const platform::Clock& m_clock;
    std::map<std::string, Entry, std::less<>> m_entries;
};

}
