#pragma once

#include "platform/base/clock.h"
#include "platform/base/uuid.h"
#include "platform/crypto/password.h"
#include "platform/storage/database.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::app {

/// A person who is signed in: the key of her drafts and copies, until it is let go.
class Account {
public:
    Account(Account&&) noexcept = default;
    Account& operator=(Account&&) noexcept = default;
    /// The key goes, and what was worked on with it does not stay on the stack.
    ~Account();

    const std::string& name() const noexcept { return m_name; }
    const platform::Uuid& id() const noexcept { return m_id; }
    const platform::SecretBytes& key() const noexcept { return m_key; }

private:
    friend class Accounts;
    friend class QuickUnlock;
    Account(std::string name, platform::Uuid id, platform::SecretBytes key)
        : m_name(std::move(name)), m_id(id), m_key(std::move(key))
    {
    }
    std::string m_name;
    platform::Uuid m_id;
    platform::SecretBytes m_key;
};

/// Who may work on this device. An account's key is random; it is wrapped by what comes of the device's secret and
/// the passphrase together, so that neither alone opens it.
class Accounts {
public:
    Accounts(platform::Database& database, platform::SecretBytes device_secret, const platform::PasswordPolicy& policy,
             const platform::Clock& clock)
        : m_database(database), m_device_secret(std::move(device_secret)), m_policy(policy), m_clock(clock)
    {
    }

    platform::Result<std::vector<std::string>> names() const;

    /// Refused where there is one whose name looks the same, the name is not neat(), or the passphrase will not do.
    platform::Status add(std::string_view name, const platform::SecretBytes& passphrase);

    /// NotFound, WrongKey; Busy while earlier wrong attempts are waited out. The attempt is on disk before it is tried;
    /// where the disk is full it is counted in memory, for whoever cannot get in can neither send nor make room.
    platform::Result<Account> unlock(std::string_view name, const platform::SecretBytes& passphrase);

    /// How long unlock() of this account still answers Busy; nothing where it may be tried.
    std::chrono::milliseconds wait_left(std::string_view name) const;

    /// The passphrase alone changes, not the key, so nothing is encrypted again.
    platform::Status change_passphrase(const Account&, const platform::SecretBytes& passphrase);

    /// The staff's PIN of a kiosk: kept, counted and waited for as a passphrase is.
    platform::Status set_pin(const platform::SecretBytes& pin);
    platform::Status check_pin(const platform::SecretBytes& pin);

private:
    enum class Kind : std::uint8_t { Account = 0, Pin = 1 };
    struct Opened {
        platform::Uuid id;
        platform::SecretBytes key;
    };

    platform::Status keep(Kind, std::string_view name, const platform::Uuid& id, const platform::SecretBytes& key,
                          const platform::SecretBytes& passphrase);
    platform::Result<Opened> open(Kind, std::string_view name, const platform::SecretBytes& passphrase);
    /// Wrong attempts so far, and for how long the latest has been waited out; nothing where the clock was set back
    /// and that cannot be told.
    struct Tried {
        std::int64_t attempts = 0;
        std::optional<std::chrono::milliseconds> passed;
        std::chrono::milliseconds wait_left() const;
        bool may_try() const { return wait_left().count() == 0; }
    };
    platform::Result<Tried> tried(Kind, std::string_view name) const;
    platform::Status count_attempt(Kind, std::string_view name);
    platform::Status count_unkept(std::string_view name);
    void forget_unkept(std::string_view name);
    platform::Status forgive(Kind, std::string_view name);
    platform::Result<platform::SecretBytes> wrapping_key(const platform::SecretBytes& passphrase, const platform::PasswordSalt&,
                                                         const platform::PasswordCost&) const;

    platform::Database& m_database;
    platform::SecretBytes m_device_secret;
    platform::PasswordPolicy m_policy;
    const platform::Clock& m_clock;
    /// Attempts that a full disk could not keep: known as long as the program runs, or until there is room for them.
    struct Unkept {
        std::int64_t attempts = 0;
        platform::MonotonicTime last; ///< or when the pause began anew
    };
    std::map<std::string, Unkept, std::less<>> m_unkept;
};

}
