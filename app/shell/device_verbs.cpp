#include "app/shell/conclude.h"
#include "app/shell/device_access.h"
#include "app/shell/passphrase.h"
#include "app/shell/verb.h"
#include "platform/base/json.h"

#include <memory>

namespace kerbside::shell {

namespace {

using platform::Error;
using platform::ErrorKind;
using platform::Json;
using platform::Status;

Status init(const DeviceOptions& options, const std::string& name)
{
    DeviceAccess device(options);
    TRY(app::DeviceStore::init(device.place(), name));
    TRY_ASSIGN(auto* store, device.open());
    print_line(store->identity().id().text());
    return {};
}

Status add_account(const DeviceOptions& options)
{
    DeviceAccess device(options);
    TRY(device.open());
    TRY_ASSIGN(const auto passphrase, read_passphrase(options.passphrase_file));
    return device.store().accounts().add(options.account, passphrase);
}

Status enrol(const DeviceOptions& options, const std::string& request_file, const std::string& card_file)
{
    if (request_file.empty() == card_file.empty())
        return Error{ErrorKind::Invalid, "either a card, or --request and a file to write"};
    DeviceAccess device(options);
    TRY(device.open());
    if (!request_file.empty())
        return platform::write_file(request_file, device.store().identity().request(), platform::FileMode::Shared);
    TRY_ASSIGN(const auto card, platform::read_file(card_file, sync::kMaxCardBytes));
    TRY(device.store().enrol(platform::as_bytes(card)));
    const auto& belonging = device.store().identity().belonging();
    Json line;
    line["partnership"] = belonging.keyset.partnership;
    line["epoch"] = belonging.keyset.epoch;
    line["hub"] = belonging.hub.address;
    line["root"] = platform::to_hex(belonging.keyset.root.bytes);
    print_line(platform::to_line(line));
    return {};
}

/// What a draft and an own copy have in common.
template <typename Kept> Json json_of(const Kept& kept, const char* moment, platform::WallTime when)
{
    Json item;
    item["instanceID"] = kept.instance_id;
    item["form"] = kept.form_id;
    item["version"] = kept.form_version;
    item["title"] = kept.title;
    item["name"] = kept.name;
    item[moment] = platform::utc_text(when);
    return item;
}

Status list(const DeviceOptions& options, bool as_json)
{
    DeviceAccess device(options);
    TRY(device.open());
    TRY_ASSIGN(const auto account, device.unlock());
    TRY_ASSIGN(const auto drafts, device.store().drafts().list(account));
    TRY_ASSIGN(const auto copies, device.store().drafts().copies(account, device.clock().now()));
    if (as_json) {
        Json line;
        line["drafts"] = Json::array();
        for (const auto& draft : drafts)
            line["drafts"].push_back(json_of(draft, "updated", draft.updated));
        line["copies"] = Json::array();
        for (const auto& copy : copies)
            line["copies"].push_back(json_of(copy, "finalized", copy.finalized));
        print_line(platform::to_line(line));
        return {};
    }
    for (const auto& draft : drafts)
        print_line("draft  " + draft.instance_id + "  " + draft.title + (draft.name.empty() ? "" : "  " + draft.name));
    for (const auto& copy : copies)
        print_line("copy   " + copy.instance_id + "  " + copy.title + (copy.name.empty() ? "" : "  " + copy.name));
    return {};
}

Status verify(const DeviceOptions& options, bool as_json)
{
    DeviceAccess device(options);
    std::vector<std::string> problems;
    const auto opened = device.open();
    if (!opened && opened.error().kind == platform::ErrorKind::Corrupt) {
        problems.push_back(opened.error().detail);
    } else {
        TRY(opened);
        TRY_ASSIGN(problems, device.store().database().check());
    }
    Json line;
    line["ok"] = problems.empty();
    line["file"] = {{"ok", problems.empty()}, {"problems", problems}};
    // The audit chain and its anchor are not kept yet: nothing is claimed of them.
    line["chain"] = nullptr;
    line["anchor"] = nullptr;
    if (as_json)
        print_line(platform::to_line(line));
    else
        print_line(problems.empty() ? "the file is whole" : "the file has " + std::to_string(problems.size()) + " problems");
    if (!problems.empty())
        return Error{ErrorKind::Corrupt, problems.front()};
    return {};
}

template <typename Options> Verb add_verb(Verb& program, const char* name, const char* what, std::shared_ptr<Options>& options)
{
    options = std::make_shared<Options>();
    return program.add_verb(name, what);
}

struct EnrolOptions : DeviceOptions {
    std::string request;
    std::string card;
};

struct NamedOptions : DeviceOptions {
    std::string name = "device";
};

struct JsonOptions : DeviceOptions {
    bool as_json = false;
};

}

void add_device_verbs(Verb& program, Outcome& outcome)
{
    std::shared_ptr<NamedOptions> naming;
    auto verb = add_verb(program, "init", "Make a new device in an empty folder; prints its id", naming);
    naming->add_data_to(verb);
    verb.add_option("--name", naming->name, "what its people call it").value_name("NAME");
    verb.does([naming, &outcome] { conclude(outcome, init(*naming, naming->name)); });

    auto group = program.add_verb("account", "Who may work on this device");
    group.needs_verb();
    std::shared_ptr<DeviceOptions> adding;
    verb = add_verb(group, "add", "Add a person, with a passphrase", adding);
    verb.add_option("name", adding->account, "what the person is called here").required().value_name("NAME");
    adding->add_data_to(verb);
    verb.add_option("--passphrase-file", adding->passphrase_file, "a file whose first line is the passphrase; - for standard input")
        .required()
        .value_name("F|-");
    verb.does([adding, &outcome] { conclude(outcome, add_account(*adding)); });

    std::shared_ptr<EnrolOptions> enrolling;
    verb = add_verb(program, "enrol", "Write the device's public keys for the desk, or take what the desk certified", enrolling);
    enrolling->add_data_to(verb);
    const auto request = verb.add_option("--request", enrolling->request, "write the device's public keys to this file").value_name("FILE");
    verb.add_option("card", enrolling->card, "the card that the desk made").value_name("CARD").excludes(request);
    verb.needs_options(2);
    verb.does([enrolling, &outcome] { conclude(outcome, enrol(*enrolling, enrolling->request, enrolling->card)); });

    std::shared_ptr<JsonOptions> listing;
    verb = add_verb(program, "list", "This person's drafts and own copies", listing);
    listing->add_account_to(verb);
    verb.add_flag("--json", listing->as_json, "one line of JSON");
    verb.does([listing, &outcome] { conclude(outcome, list(*listing, listing->as_json)); });

    std::shared_ptr<JsonOptions> verifying;
    verb = add_verb(program, "verify", "Check every page of the device's file", verifying);
    verifying->add_data_to(verb);
    verb.add_flag("--json", verifying->as_json, "one line of JSON");
    verb.does([verifying, &outcome] { conclude(outcome, verify(*verifying, verifying->as_json)); });
}

}
