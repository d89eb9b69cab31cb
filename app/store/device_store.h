#pragma once

#include "app/store/accounts.h"
#include "app/store/device_identity.h"
#include "app/store/drafts.h"
#include "app/store/kept_forms.h"
#include "app/store/quick_unlock.h"
#include "app/store/settings.h"
#include "platform/base/folder_lock.h"
#include "platform/keystore/keystore.h"
#include "sync/outbox/outbox.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kerbside::app {

/// Where the device's data is and what opens it. What is borrowed outlives the store.
struct StorePlace {
    platform::Path folder;
    platform::Keystore& keystore;
    const platform::Clock& clock;
    platform::PasswordPolicy policy = platform::PasswordPolicy::standard();
    std::string vfs = {}; ///< see platform::OpenOptions
};

/// Shared: only looks, beside the process that has the data (`status`).
enum class StoreAccess : std::uint8_t { Alone, Shared };

/// A filling-in that has passed every rule, on its way to be sealed.
struct FinalAnswer {
    std::string instance_id;
    std::string name; ///< the instance's; may be empty
    KeptForm form;    ///< its bytes are not looked at
    std::string xml;
};

/// How many sealed anonymous answers may wait before they are released, shuffled.
inline constexpr std::size_t kPoolLimit = 10;

/// All that is kept on a device: one encrypted file, under a key that the keystore holds. One thread; the courier has a
/// connection of its own.
class DeviceStore {
public:
    /// A new device in an empty folder. Refused where there is one already; after an init that was cut off it goes on
    /// from where that was.
    static platform::Status init(const StorePlace&, std::string_view device_name);

    /// NotFound where there is no device; Busy where another process has it; NotFound or WrongKey of the keystore means
    /// out of service: nothing is changed then.
    static platform::Result<std::unique_ptr<DeviceStore>> open(const StorePlace&, StoreAccess = StoreAccess::Alone);

    DeviceIdentity& identity() noexcept { return *m_identity; }
    Accounts& accounts() noexcept { return m_accounts; }
    Drafts& drafts() noexcept { return m_drafts; }
    QuickUnlock& quick_unlock() noexcept { return m_quick_unlock; }
    KeptForms& forms() noexcept { return m_forms; }
    Settings& settings() noexcept { return m_settings; }
    sync::Outbox outbox() { return sync::Outbox(m_database); }
    /// For what lives in the same file: the outbox's tables, enrolling.
    platform::Database& database() noexcept { return m_database; }

    platform::Status enrol(sync::ByteView card) { return m_identity->enrol(m_database, card); }
    platform::Status adopt_keyset(sync::ByteView keyset) { return m_identity->adopt_keyset(m_database, keyset); }

    /// A second connection to the same file, for the courier's thread.
    platform::Result<platform::Database> connect() const;

    /// Saves at an answer. Unknown while an earlier finalize() of this instance cannot be told: the draft is read-only then.
    platform::Status save_draft(const Account&, const DraftRecord&);

    /// Seals; the envelope enters the outbox and the draft goes, or becomes the own copy, in one commit. On success, and
    /// only then, it is saved for good. Refused: finalized already, or the device is not enrolled.
    /// Unknown: it cannot be told; the draft is safe or the envelope is. Call it again with the same: the same bytes are
    /// looked for, then tried.
    platform::Status finalize(const Account&, const FinalAnswer&);

    /// Anonymous: sealed before it touches the disk, then among those that wait to be released together. Unknown: call it
    /// again with the same; it is kept once.
    platform::Status submit_anonymous(const FinalAnswer&);
    /// Puts all that wait into the outbox, shuffled: at the end of a session, and by itself when ten wait.
    platform::Status release_anonymous();
    platform::Result<std::int64_t> anonymous_waiting();

private:
    struct Unfinished {
        sync::EnvelopeKey key;
        sync::Bytes envelope;
    };

    DeviceStore(const StorePlace&, std::optional<platform::FolderLock>, platform::SecretBytes database_key, platform::SecretBytes device_secret,
                platform::Database, DeviceIdentity);

    platform::Result<sync::Bytes> seal(const FinalAnswer&, const sync::EnvelopeKey&) const;
    platform::Status commit_final(const Account&, const FinalAnswer&, const Unfinished&);
    platform::Status reopen();
    /// Where an earlier reopen() failed: nothing is written by a connection whose sync has failed.
    platform::Status renew();
    void fold_log();

    StorePlace m_place;
    std::optional<platform::FolderLock> m_lock;
    platform::SecretBytes m_database_key;
    platform::Database m_database;
    std::unique_ptr<DeviceIdentity> m_identity;
    Accounts m_accounts;
    QuickUnlock m_quick_unlock;
    Drafts m_drafts;
    KeptForms m_forms;
    Settings m_settings;
    bool m_is_worn = false;
    std::vector<Unfinished> m_unfinished;
    std::vector<sync::EnvelopeKey> m_unsure; ///< anonymous ones of which it cannot be told whether they are kept
};

}
