#include "tests/support/test_device.h"

#include "tests/support/weak_password.h"

#include <catch2/catch_test_macros.hpp>

namespace kerbside::test {

using namespace app;
using platform::Uuid;

TestDevice::TestDevice(std::string vfs) : m_vfs(std::move(vfs))
{
    REQUIRE(DeviceStore::init(place(), "tablet 1"));
    REQUIRE(restart());
    const auto request = sync::decode_request(store().identity().request());
    REQUIRE(request);
    REQUIRE(store().enrol(partnership.card_for(*request)));
}

StorePlace TestDevice::place()
{
    return {folder.path(), keystore, clock, platform::WeakPasswordPolicy::make(), m_vfs};
}

platform::Status TestDevice::restart()
{
    m_store.reset();
    TRY_ASSIGN(m_store, DeviceStore::open(place()));
    return {};
}

Account TestDevice::account(std::string_view name)
{
    REQUIRE(store().accounts().add(name, passphrase()));
    auto account = store().accounts().unlock(name, passphrase());
    REQUIRE(account);
    return std::move(*account);
}

platform::SecretBytes TestDevice::passphrase(std::string_view text)
{
    return platform::SecretBytes::copy_of(platform::as_bytes(text));
}

KeptForm TestDevice::form(std::string_view id)
{
    KeptForm form;
    form.id = id;
    form.version = "1";
    form.title = "A form";
    form.file_name = "form.xml";
    form.bytes = "<h:html/>";
    return form;
}

DraftRecord TestDevice::draft(std::string_view instance_id, std::string_view body)
{
    DraftRecord draft;
    draft.instance_id = instance_id;
    draft.form_id = "street-pastor-shift";
    draft.form_version = "1";
    draft.title = "A form";
    const auto bytes = platform::as_bytes(body);
    draft.body.assign(bytes.begin(), bytes.end());
    return draft;
}

FinalAnswer TestDevice::answer(std::string_view instance_id, std::string_view text)
{
    FinalAnswer answer;
    answer.instance_id = instance_id;
    answer.form = form();
    answer.xml = "<data id=\"street-pastor-shift\"><note>" + std::string(text) + "</note></data>";
    return answer;
}

}
