#pragma once

#include "app/form/form.h"
#include "app/store/pin_state.h"
#include "app/store/records.h"
#include "platform/base/bytes.h"
#include "platform/base/clock.h"
#include "platform/base/result.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kerbside::app {

struct FormLanguage {
    std::string code;
    std::string name;
};

/// A form that is kept on the device, as far as a list of forms needs to know it.
struct FormEntry {
    std::string id;
    std::string version;
    std::string title;
    bool is_anonymous = false;
    bool is_concern = false; ///< for the safeguarding role: sent before anything else
    int minutes = 0;         ///< that it takes, as the form says; 0: it says nothing
    int retain_days = 0;
    std::vector<FormLanguage> languages;
    std::vector<std::pair<std::string, std::string>> titles; ///< by the language's code, where the form has any but the one

    const std::string& title_in(std::string_view code) const
    {
        const auto found = std::find_if(titles.begin(), titles.end(), [&](const auto& each) { return each.first == code; });
        return found == titles.end() ? title : found->second;
    }
};

struct DraftEntry {
    std::string instance_id;
    std::string form_id;
    std::string form_version;
    std::string title; ///< the form's
    std::string name;  ///< the instance's, as the form makes it; may be empty
    platform::WallTime updated{};
};

/// What is in a draft.
struct DraftBody {
    platform::Bytes answers;
    TypedTexts typed;
};

/// How far a finished one has come.
enum class Delivery : std::uint8_t { Unknown, Waiting, Received, SetAside };

/// Her own copy of what she finished, to be read until it goes.
struct CopyEntry {
    std::string instance_id;
    std::string form_id;
    std::string form_version;
    std::string title; ///< the form's
    std::string name;  ///< the instance's; may be empty
    platform::WallTime finalized{};
    platform::WallTime expires{};
    Delivery delivery = Delivery::Unknown;
};

/// A filling-in that has passed every rule: what is sealed.
struct Answer {
    std::string instance_id;
    std::string name; ///< the instance's, for the own copy; may be empty
    std::string xml;
    std::shared_ptr<const Form> form;
};

/// What the sessions need of the device's store, so that they can be tried without one. One thread.
class Shelf {
public:
    virtual ~Shelf() = default;

    // ---- who works here
    virtual std::vector<std::string> accounts() = 0;
    virtual platform::Status add_account(std::string_view name, std::string_view secret) = 0;
    /// WrongKey; Busy while too many tries are being waited out.
    virtual platform::Status unlock(std::string_view name, std::string_view secret) = 0;
    /// How long too many tries have still to be waited out.
    virtual std::chrono::milliseconds unlock_wait(std::string_view name)
    {
        (void)name;
        return {};
    }
    /// Forgets the account's key.
    virtual void lock() = 0;

    // ---- coming back with a PIN, for who has given her words not long ago
    /// Of anybody, also before she is signed in.
    virtual PinStanding pin_standing(std::string_view name) = 0;
    /// WrongKey; NotFound where the PIN opens nothing now.
    virtual platform::Status unlock_by_pin(std::string_view name, std::string_view pin) = 0;
    /// Whether who is signed in has chosen one.
    virtual bool has_own_pin() = 0;
    /// Kept among her own records, so that her words bring it back; none where `pin` is empty.
    virtual platform::Status keep_own_pin(std::string_view pin) = 0;
    /// When next somebody's PIN is over, and what is over destroyed: true where that was any.
    virtual std::optional<platform::MonotonicTime> next_pin_end() = 0;
    virtual bool expire_pins() = 0;

    // ---- the forms
    virtual std::vector<FormEntry> forms() = 0;
    /// The newest version where `version` is empty.
    virtual platform::Result<std::shared_ptr<const Form>> form(std::string_view id, std::string_view version) = 0;

    /// A picture that came with the form. NotFound.
    virtual platform::Result<std::string> form_file(std::string_view id, std::string_view version, std::string_view name)
    {
        (void)id, (void)version, (void)name;
        return platform::Error{platform::ErrorKind::NotFound, "no files are kept here"};
    }

    // ---- this account's drafts; durable on return
    virtual platform::Result<std::vector<DraftEntry>> drafts() = 0;
    virtual platform::Result<DraftBody> load_draft(std::string_view instance_id) = 0;
    virtual platform::Status save_draft(const DraftEntry&, const DraftBody&) = 0;
    virtual platform::Status remove_draft(std::string_view instance_id) = 0;

    /// This account's copies that can be read at `now`, the newest first, and how many they are; what is older is destroyed.
    virtual platform::Result<std::vector<CopyEntry>> copies(platform::WallTime now) = 0;
    virtual std::size_t count_copies(platform::WallTime now) = 0;
    /// The submission as it was sealed. NotFound where its time is over.
    virtual platform::Result<std::string> load_copy(std::string_view instance_id, platform::WallTime now) = 0;

    /// Where this account was, sealed under its key; empty where it was never kept.
    virtual platform::Status keep_place(std::string_view place) = 0;
    virtual platform::Result<std::string> place() = 0;
    /// What it took out of its forms and can still bring back: the same.
    virtual platform::Status keep_removed(std::string_view removed) = 0;
    virtual platform::Result<std::string> removed() = 0;

    // ---- sealing
    /// The draft goes, the envelope enters the outbox, in one commit. Unknown: it cannot be told yet; try the same again.
    virtual platform::Status finalize(const Answer&) = 0;
    /// Sealed into the pool that is released shuffled; no draft ever was.
    virtual platform::Status submit_anonymous(const Answer&) = 0;
    /// The session has ended: the pool goes out, shuffled.
    virtual platform::Status release_anonymous() = 0;

    // ---- small things that last
    virtual std::string setting(std::string_view name) = 0;
    virtual platform::Status keep_setting(std::string_view name, std::string_view value) = 0;
    /// The kiosk's PIN, hashed as a passphrase is.
    virtual platform::Status set_pin(std::string_view pin) = 0;
    /// WrongKey.
    virtual platform::Status check_pin(std::string_view pin) = 0;
};

}
