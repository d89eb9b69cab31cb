#include "app/shell/device_access.h"

#include "app/shell/passphrase.h"
#include "app/shell/verb.h"

namespace kerbside::shell {

void DeviceOptions::add_data_to(Verb& verb)
{
    verb.add_option("--data", data, "the folder of the device's data").required().value_name("DIR");
}

void DeviceOptions::add_account_to(Verb& verb)
{
    add_data_to(verb);
    verb.add_option("--account", account, "whose drafts").required().value_name("NAME");
    verb.add_option("--passphrase-file", passphrase_file, "a file whose first line is the passphrase; - for standard input")
        .required()
        .value_name("F|-");
}

platform::Result<app::DeviceStore*> DeviceAccess::open(app::StoreAccess access)
{
    TRY_ASSIGN(m_store, app::DeviceStore::open(place(), access));
    return m_store.get();
}

platform::Result<app::Account> DeviceAccess::unlock()
{
    TRY_ASSIGN(const auto passphrase, read_passphrase(m_options.passphrase_file));
    return m_store->accounts().unlock(m_options.account, passphrase);
}

}
