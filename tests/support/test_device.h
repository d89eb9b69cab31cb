#pragma once

#include "app/store/device_store.h"
#include "platform/keystore/keystore_fake.h"
#include "tests/support/partnership.h"
#include "tests/support/temporary_folder.h"

namespace kerbside::test {

/// A device of its own folder, with a weak password cost and a clock that stands still, enrolled with a partnership.
class TestDevice {
public:
    explicit TestDevice(std::string vfs = {});

    app::DeviceStore& store() { return *m_store; }
    /// As after a restart of the program.
    platform::Status restart();
    void stop() { m_store.reset(); }
    /// Adds the account `name` with the passphrase of every test and unlocks it.
    app::Account account(std::string_view name = "ada");
    static platform::SecretBytes passphrase(std::string_view text = "four plain words here");
    static app::KeptForm form(std::string_view id = "street-pastor-shift");
    static app::DraftRecord draft(std::string_view instance_id, std::string_view body);
    static app::FinalAnswer answer(std::string_view instance_id, std::string_view text);
    app::StorePlace place();

    const Partnership partnership;
    TemporaryFolder folder;
    platform::FakeKeystore keystore;
    platform::ManualClock clock{platform::WallTime(std::chrono::milliseconds(1'773'500'000'000))};

private:
    std::string m_vfs;
    std::unique_ptr<app::DeviceStore> m_store;
};

}
