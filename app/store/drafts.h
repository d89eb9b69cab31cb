#pragma once

#include "app/store/accounts.h"
#include "app/store/records.h"

#include <map>

namespace kerbside::platform {
class Transaction;
}

namespace kerbside::app {

/// What an account keeps: its drafts, and its own copies of what it finalized while they last. Each is one blob,
/// encrypted under the account's key and bound to its place.
class Drafts {
public:
    explicit Drafts(platform::Database& database) : m_database(database) {}

    /// At every answer; durable on return. Refused where it was finalized.
    platform::Status save(const Account&, const DraftRecord&);
    /// The newest first; the bodies are left out.
    platform::Result<std::vector<DraftRecord>> list(const Account&) const;
    platform::Result<DraftRecord> load(const Account&, std::string_view instance_id) const;
    platform::Status remove(const Account&, std::string_view instance_id);

    /// Where the account was when it was last seen, in the words of whoever keeps it; encrypted as the drafts are.
    platform::Status keep_place(const Account&, std::string_view place);
    /// Empty where none was kept.
    platform::Result<std::string> place(const Account&) const;
    /// The same of what it took out of its forms and can still bring back.
    platform::Status keep_removed(const Account&, std::string_view removed);
    platform::Result<std::string> removed(const Account&) const;

    /// The PIN that she chose for coming back; encrypted as the drafts are. Its length is not seen.
    platform::Status keep_pin(const Account&, const platform::SecretBytes& pin);
    platform::Status remove_pin(const Account&);
    /// Empty where she has none.
    platform::Result<platform::SecretBytes> pin(const Account&) const;
    /// Whether the account of that name has one; needs no passphrase.
    platform::Result<bool> has_pin(std::string_view name) const;

    /// The newest first; the submissions are left out. One that has expired is not there.
    platform::Result<std::vector<OwnCopy>> copies(const Account&, platform::WallTime now) const;
    platform::Result<std::int64_t> count_copies(const Account&, platform::WallTime now) const;
    platform::Result<OwnCopy> load_copy(const Account&, std::string_view instance_id, platform::WallTime now) const;
    /// Drops, of all accounts, what has expired.
    platform::Status expire(platform::WallTime now);

    /// How many each account has, by its name; needs no passphrase.
    platform::Result<std::map<std::string, std::int64_t>> counts() const;

    // The two halves of finalizing, in its transaction.
    platform::Status remove(platform::Transaction&, const Account&, std::string_view instance_id);
    platform::Status keep_copy(platform::Transaction&, const Account&, const OwnCopy&, platform::WallTime expires);

private:
    platform::Database& m_database;
};

}
