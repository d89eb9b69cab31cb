#pragma once

#include "app/session/outgoing.h"
#include "app/session/shelf.h"

#include <map>
#include <string>
#include <vector>

namespace kerbside::test {

/// A shelf in memory: what was kept, sealed and released can be looked at, and it can be told to fail.
class MemoryShelf final : public app::Shelf {
public:
    /// Also a form of that id; the settings are read from it.
    void add_form(const std::string& id, const std::string& xml);

    std::vector<std::string> accounts() override;
    platform::Status add_account(std::string_view name, std::string_view secret) override;
    platform::Status unlock(std::string_view name, std::string_view secret) override;
    std::chrono::milliseconds unlock_wait(std::string_view) override { return waits_until && *waits_until > clock->monotonic() ? *waits_until - clock->monotonic() : std::chrono::milliseconds{}; }
    void lock() override { unlocked.clear(); }
    app::PinStanding pin_standing(std::string_view name) override;
    platform::Status unlock_by_pin(std::string_view name, std::string_view pin) override;
    bool has_own_pin() override { return m_pins.contains(unlocked); }
    platform::Status keep_own_pin(std::string_view pin) override;
    std::optional<platform::MonotonicTime> next_pin_end() override { return pin_end; }
    bool expire_pins() override;
    std::vector<app::FormEntry> forms() override { return m_entries; }
    platform::Result<std::shared_ptr<const app::Form>> form(std::string_view id, std::string_view version) override;
    platform::Result<std::vector<app::DraftEntry>> drafts() override;
    platform::Result<app::DraftBody> load_draft(std::string_view instance_id) override;
    platform::Status save_draft(const app::DraftEntry&, const app::DraftBody&) override;
    platform::Status remove_draft(std::string_view instance_id) override;
    platform::Result<std::vector<app::CopyEntry>> copies(platform::WallTime now) override;
    std::size_t count_copies(platform::WallTime now) override;
    platform::Result<std::string> load_copy(std::string_view instance_id, platform::WallTime now) override;
    platform::Status keep_place(std::string_view place) override;
    platform::Result<std::string> place() override;
    platform::Status keep_removed(std::string_view removed) override;
    platform::Result<std::string> removed() override;
    platform::Status finalize(const app::Answer&) override;
    platform::Status submit_anonymous(const app::Answer&) override;
    platform::Status release_anonymous() override;
    std::string setting(std::string_view name) override;
    platform::Status keep_setting(std::string_view name, std::string_view value) override;
    platform::Status set_pin(std::string_view pin) override;
    platform::Status check_pin(std::string_view pin) override;

    std::string unlocked;
    std::map<std::string, std::pair<app::DraftEntry, app::DraftBody>, std::less<>> kept;
    std::vector<app::Answer> sealed;
    app::Delivery delivery = app::Delivery::Waiting; ///< of every copy
    std::vector<std::string> pool;
    int releases = 0;
    int saves = 0;
    std::optional<platform::MonotonicTime> pin_end; ///< when `clock` is past it, no PIN opens anything
    const platform::Clock* clock = nullptr;
    std::optional<platform::MonotonicTime> waits_until; ///< unlock answers Busy till then, by `clock`
    std::optional<platform::ErrorKind> fails; ///< what finalize and submit answer
    std::optional<platform::ErrorKind> draft_fails; ///< what save_draft answers
    std::optional<platform::ErrorKind> place_fails; ///< what keep_place answers
    int removed_kept = 0; ///< how often

private:
    std::map<std::string, std::string, std::less<>> m_accounts;
    std::vector<app::FormEntry> m_entries;
    std::map<std::string, std::shared_ptr<const app::Form>, std::less<>> m_forms;
    std::map<std::string, std::string, std::less<>> m_settings;
    std::map<std::string, std::string, std::less<>> m_places, m_removed;
    std::string m_pin;
    struct OwnPin {
        std::string digits;
        app::PinStanding standing;
    };
    std::map<std::string, OwnPin, std::less<>> m_pins;
    std::map<std::string, std::string, std::less<>> m_owners; ///< of drafts
    struct Copy {
        std::string owner;
        app::CopyEntry entry;
        std::string xml;
    };
    std::vector<Copy> m_copies;
};

class QuietOutgoing final : public app::Outgoing {
public:
    app::SyncView status() override { return view; }
    void try_now() override { ++tries; }
    void wake() override { ++wakes; }

    app::SyncView view;
    int tries = 0;
    int wakes = 0;
};

/// XForms for these tests: `kind` is the inside of the model, `body` the controls.
std::string xform(const std::string& id, const std::string& settings, const std::string& fields, const std::string& binds,
                  const std::string& body);

/// A shift with two single questions, a pad of tallies and a repeat of incidents.
std::string shift_form();
/// An anonymous survey: a notice, a choice, a text.
std::string survey_form();
/// A concern with one required text.
std::string concern_form();

}
