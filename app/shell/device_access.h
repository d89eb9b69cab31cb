#pragma once

#include "app/shell/verbs.h"
#include "app/store/device_store.h"
#include "platform/keystore/keystore_file.h"

#include <memory>
#include <string>

namespace kerbside::shell {

/// What the verbs on a device's data take.
struct DeviceOptions {
    std::string data;
    std::string account;
    std::string passphrase_file;

    void add_data_to(Verb& verb);
    void add_account_to(Verb& verb);
};

/// A device's data, opened for one verb: the folder's lock is held until it goes.
class DeviceAccess {
public:
    explicit DeviceAccess(const DeviceOptions& options) : m_options(options), m_keystore(options.data) {}

    app::StorePlace place() { return {m_options.data, m_keystore, m_clock}; }
    platform::Result<app::DeviceStore*> open(app::StoreAccess access = app::StoreAccess::Alone);
    /// The account that the options name, by the passphrase in its file.
    platform::Result<app::Account> unlock();

    app::DeviceStore& store() { return *m_store; }
    const platform::Clock& clock() const { return m_clock; }

private:
    const DeviceOptions& m_options;
    platform::FileKeystore m_keystore;
    platform::SystemClock m_clock;
    std::unique_ptr<app::DeviceStore> m_store;
};

}
