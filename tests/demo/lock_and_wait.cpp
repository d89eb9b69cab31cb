// A worker's program with a form open, and then locked: for the test that looks into its memory at both moments.
//   lock_and_wait FORM SCRIPT KEY-FILE
// Prints `open`, waits for a line, locks, prints `locked`, waits for the end.
#include "app/form/instance.h"
#include "app/store/device_store.h"
#include "platform/crypto/memory.h"
#include "platform/keystore/keystore_fake.h"
#include "tests/demo/answers.h"
#include "tests/demo/form_folder.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/weak_password.h"

#include <iostream>
#include <optional>

using namespace kerbside;

namespace {

void say(const char* what)
{
    std::cout << what << std::endl;
    std::string line;
    std::getline(std::cin, line);
}

/// All that lives while somebody is signed in.
struct Visit {
    app::Account account;
    std::shared_ptr<const app::Form> form;
    app::Instance instance;
};

/// A device of its own folder, that nobody enrolled: drafts need no partnership.
struct Device {
    Device()
    {
        const app::StorePlace place{folder.path(), keystore, clock, platform::WeakPasswordPolicy::make()};
        const auto passphrase = platform::SecretBytes::copy_of(platform::as_bytes("four plain words here"));
        if (!app::DeviceStore::init(place, "tablet"))
            test::give_up("no device");
        store = std::move(app::DeviceStore::open(place)).value();
        if (!store->accounts().add("ada", passphrase))
            test::give_up("no account");
    }
    app::Account account()
    {
        const auto passphrase = platform::SecretBytes::copy_of(platform::as_bytes("four plain words here"));
        return std::move(store->accounts().unlock("ada", passphrase)).value();
    }

    test::TemporaryFolder folder;
    platform::FakeKeystore keystore;
    platform::SystemClock clock;
    std::unique_ptr<app::DeviceStore> store;
};

app::DraftRecord draft_of(const app::Instance& instance)
{
    app::DraftRecord draft;
    draft.instance_id = instance.instance_id();
    draft.form_id = *instance.form().id();
    draft.title = instance.form().title();
    draft.name = instance.instance_name();
    draft.body = instance.save();
    return draft;
}

Visit sign_in_and_fill(Device& device, const platform::Path& form_file, const platform::Path& script,
                       const platform::Path& key_file)
{
    auto account = device.account();
    const auto form = test::load_form(form_file);
    app::Environment environment;
    environment.clock = &device.clock;
    auto instance = app::Instance::create(form, environment);
    if (!instance)
        test::give_up(instance.error().detail);
    for (const auto& [path, value] : test::read_answers(script)) {
        if (const auto repeat = path.find("[2]"); repeat != std::string::npos && !instance->find(path))
            if (!instance->add(path.substr(0, repeat)))
                test::give_up("cannot add " + path);
        if (!instance->set(path, value))
            test::give_up("cannot set " + path);
        if (!device.store->save_draft(account, draft_of(*instance)))
            test::give_up("cannot save");
    }
    // As by a worker who goes back to her draft: it is read from the disk again.
    const auto draft = device.store->drafts().load(account, instance->instance_id());
    if (!draft)
        test::give_up("cannot load the draft");
    auto again = app::Instance::restore(form, environment, draft->body);
    if (!again || !platform::write_file(key_file, account.key().view()))
        test::give_up("cannot go on with the draft");
    return {std::move(account), form, std::move(again).value()};
}

}

int main(int argc, char** argv)
{
    if (argc != 4)
        test::give_up("lock_and_wait FORM SCRIPT KEY-FILE");
    Device device;
    std::optional<Visit> visit = sign_in_and_fill(device, argv[1], argv[2], argv[3]);
    say("open");
    visit.reset();
    platform::scrub_stack();
    say("locked");
    return 0;
}
