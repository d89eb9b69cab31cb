#pragma once

#include "app/session/shelf.h"
#include "app/store/device_store.h"

#include <map>
#include <optional>

namespace kerbside::app {

/// The device's own store, as the sessions see it. What is looked at in every frame is remembered here.
class StoreShelf final : public Shelf {
public:
    explicit StoreShelf(DeviceStore& store) : m_store(store) {}

    std::vector<std::string> accounts() override;
    platform::Status add_account(std::string_view name, std::string_view secret) override;
    platform::Status unlock(std::string_view name, std::string_view secret) override;
    std::chrono::milliseconds unlock_wait(std::string_view name) override { return m_store.accounts().wait_left(name); }
    void lock() override { m_account.reset(); }
    PinStanding pin_standing(std::string_view name) override;
    platform::Status unlock_by_pin(std::string_view name, std::string_view pin) override;
    bool has_own_pin() override { return m_account && has_pin(m_account->name()); }
    platform::Status keep_own_pin(std::string_view pin) override;
    std::optional<platform::MonotonicTime> next_pin_end() override { return m_store.quick_unlock().next_end(); }
    bool expire_pins() override { return m_store.quick_unlock().expire(); }
    std::vector<FormEntry> forms() override;
    platform::Result<std::shared_ptr<const Form>> form(std::string_view id, std::string_view version) override;
    platform::Result<std::string> form_file(std::string_view id, std::string_view version, std::string_view name) override;
    platform::Result<std::vector<DraftEntry>> drafts() override;
    platform::Result<DraftBody> load_draft(std::string_view instance_id) override;
    platform::Status save_draft(const DraftEntry&, const DraftBody&) override;
    platform::Status remove_draft(std::string_view instance_id) override;
    platform::Result<std::vector<CopyEntry>> copies(platform::WallTime now) override;
    std::size_t count_copies(platform::WallTime now) override;
    platform::Result<std::string> load_copy(std::string_view instance_id, platform::WallTime now) override;
    platform::Status keep_place(std::string_view place) override;
    platform::Result<std::string> place() override;
    platform::Status keep_removed(std::string_view removed) override;
    platform::Result<std::string> removed() override;
    platform::Status finalize(const Answer&) override;
    platform::Status submit_anonymous(const Answer&) override;
    platform::Status release_anonymous() override { return m_store.release_anonymous(); }
    std::string setting(std::string_view name) override;
    platform::Status keep_setting(std::string_view name, std::string_view value) override;
    platform::Status set_pin(std::string_view pin) override;
    platform::Status check_pin(std::string_view pin) override;

private:
    struct Compiled {
        KeptForm kept; ///< without its bytes; of its files only the pictures
        std::shared_ptr<const Form> form;
    };

    platform::Result<const Compiled*> compiled(std::string_view id, std::string_view version);
    bool has_pin(std::string_view name);
    platform::Result<FinalAnswer> final_of(const Answer&);

    DeviceStore& m_store;
    std::optional<Account> m_account;
    std::optional<std::vector<std::string>> m_names;
    std::map<std::string, bool, std::less<>> m_has_pin;
    std::optional<std::vector<FormEntry>> m_entries;
    std::map<std::pair<std::string, std::string>, Compiled> m_compiled;
    std::map<std::string, std::string, std::less<>> m_settings;
};

}
