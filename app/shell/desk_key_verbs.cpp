#include "app/desk/enrolment.h"
#include "app/desk/keyset_office.h"
#include "app/desk/pull.h"
#include "app/shell/conclude.h"
#include "app/shell/desk_verbs.h"
#include "app/shell/passphrase.h"
#include "app/shell/verb.h"

#include "platform/base/clock.h"
#include "platform/base/json.h"
#include "sync/transport/curl_transport.h"

#include <chrono>
#include <memory>
#include <vector>

namespace kerbside::shell {

namespace {

using app::KeysetChanges;
using platform::Error;
using platform::ErrorKind;
using platform::FileMode;
using platform::Json;
using platform::Status;

const auto kPolicy = platform::PasswordPolicy::standard();

sync::Day today()
{
    const auto now = platform::SystemClock().now();
    return static_cast<sync::Day>(std::chrono::floor<std::chrono::days>(now).time_since_epoch().count());
}

Status make_role_key(const DeskOptions& options, const std::string& name)
{
    const auto role = app::key_role(name);
    if (!role)
        return Error{ErrorKind::Refused, "there is no role " + name +
                                             ": root, desk, data, safeguarding, mediation, recovery"};
    TRY_ASSIGN(const auto passphrase, read_passphrase(options.passphrase_file));
    TRY(app::make_key(options.data, *role, passphrase, kPolicy));
    TRY_ASSIGN(const auto key, app::public_key(options.data, *role));
    Json line;
    line["role"] = name;
    line["public"] = platform::to_hex(key);
    line["file"] = app::key_path(options.data, *role).string();
    print_line(platform::to_line(line));
    return {};
}

void tell(const sync::Keyset& keyset)
{
    Json line;
    line["epoch"] = keyset.epoch;
    line["partnership"] = keyset.partnership;
    line["root"] = platform::to_hex(keyset.root.bytes);
    line["sealing"] = Json::array();
    for (const auto& sealing : keyset.sealing)
        line["sealing"].push_back(std::string(sync::name_of(sealing.role)) + " " + sync::id_of(sealing.key).text());
    line["hubs"] = Json::array();
    for (const auto& hub : keyset.hubs)
        line["hubs"].push_back(sync::id_of(hub).text());
    line["desks"] = Json::array();
    for (const auto& desk : keyset.desks)
        line["desks"].push_back(sync::id_of(desk).text());
    line["revoked"] = Json::array();
    for (const auto& device : keyset.revoked)
        line["revoked"].push_back(device.text());
    print_line(platform::to_line(line));
}

struct KeysetOptions : DeskOptions {
    std::string partnership;
    std::vector<std::string> hubs;
    std::string out;
    bool publishes = false;
};

Status publish(const KeysetOptions& options, const sync::Keyset& keyset, platform::ByteView bytes)
{
    TRY_ASSIGN(const auto hubs, app::kept_hubs(options.data, keyset));
    for (const auto& hub : hubs) {
        TRY_ASSIGN(const auto transport, sync::open_curl_transport({hub.address, hub.tls_authority, hub.tls_pin}));
        TRY(app::publish_keyset(bytes, *transport));
    }
    return {};
}

Status issue(const KeysetOptions& options, KeysetChanges changes)
{
    changes.partnership = options.partnership;
    for (const auto& file : options.hubs) {
        TRY_ASSIGN(const auto bytes, platform::read_file(file, 1U << 16));
        TRY_ASSIGN(const auto hub, sync::decode_hub_identity(platform::as_bytes(bytes)));
        TRY(app::keep_hub(options.data, platform::as_bytes(bytes)));
        changes.hubs.push_back(hub.verify_key);
    }
    TRY_ASSIGN(const auto passphrase, read_passphrase(options.passphrase_file));
    TRY_ASSIGN(const auto keyset, app::issue_keyset(options.data, changes, today(), passphrase, kPolicy));
    TRY_ASSIGN(const auto bytes, platform::read_file(app::keyset_path(options.data), sync::kMaxKeysetBytes));
    if (!options.out.empty())
        TRY(platform::write_file(options.out, platform::as_bytes(bytes), FileMode::Shared));
    tell(keyset);
    return options.publishes ? publish(options, keyset, platform::as_bytes(bytes)) : Status{};
}

Status revoke(const KeysetOptions& options, const std::string& device)
{
    sync::DeviceId id;
    if (const auto parsed = sync::DeviceId::parse(device)) {
        id = *parsed;
    } else {
        TRY_ASSIGN(const auto known, app::find_device(options.data, device));
        id = known.device();
    }
    return issue(options, {.revoked = {id}});
}

struct EnrolOptions : DeskOptions {
    std::string request;
    std::string hub;
    std::string card;
};

Status enrol(const EnrolOptions& options)
{
    TRY_ASSIGN(const auto request, platform::read_file(options.request, 4096));
    TRY_ASSIGN(const auto hub, platform::read_file(options.hub, 1U << 16));
    TRY_ASSIGN(const auto passphrase, read_passphrase(options.passphrase_file));
    TRY_ASSIGN(const auto desk, app::unlock_desk(options.data, passphrase, kPolicy));
    TRY_ASSIGN(const auto enrolled, app::enrol_device(options.data, desk, platform::as_bytes(request),
                                                      platform::as_bytes(hub), today()));
    TRY(platform::write_file(options.card, enrolled.card, FileMode::Shared));
    Json line;
    line["device"] = enrolled.certificate.device().text();
    line["name"] = enrolled.certificate.name;
    line["card"] = options.card;
    print_line(platform::to_line(line));
    return {};
}

Status list_devices(const std::string& folder)
{
    TRY_ASSIGN(const auto devices, app::certified_devices(folder));
    const auto keyset = app::current_keyset(folder);
    for (const auto& device : devices) {
        Json line;
        line["device"] = device.device().text();
        line["name"] = device.name;
        line["certified"] = platform::utc_day(platform::WallTime(std::chrono::days(device.issued)));
        line["revoked"] = keyset && keyset->is_revoked(device.device());
        print_line(platform::to_line(line));
    }
    return {};
}

}

void add_desk_key_verbs(Verb& desk, Outcome& outcome)
{
    auto keys = desk.add_verb("keys", "The partnership's private keys, each under its own passphrase");
    keys.needs_verb();
    auto make = keys.add_verb("new", "Make the key of a role");
    const auto key = std::make_shared<std::pair<DeskOptions, std::string>>();
    make.add_option("ROLE", key->second, "root, desk, data, safeguarding, mediation or recovery").required();
    key->first.add_to(make, "The new passphrase of this key");
    make.does([key, &outcome] { conclude(outcome, make_role_key(key->first, key->second)); });

    auto keyset = desk.add_verb("keyset", "Issue the signed list of everybody's public keys, where it changed");
    const auto issued = std::make_shared<KeysetOptions>();
    issued->add_to(keyset, "The root key's passphrase");
    keyset.add_option("--hub", issued->hubs, "The identity of a hub to be added (hub init writes it)");
    keyset.add_option("--name", issued->partnership, "What the partnership is called");
    keyset.add_option("-o,--out", issued->out, "Also write it here, for hub init --keyset");
    keyset.add_flag("--publish", issued->publishes, "Give it to the hubs, which pass it on to the devices");
    keyset.does([issued, &outcome] { conclude(outcome, issue(*issued, {})); });

    auto enrolling = desk.add_verb("enrol", "Certify a device and make its card");
    const auto card = std::make_shared<EnrolOptions>();
    enrolling.add_option("REQUEST", card->request, "What `enrol --request` wrote on the device").required();
    card->add_to(enrolling, "The desk key's passphrase");
    enrolling.add_option("--hub", card->hub, "The identity of the hub that the device will send to").required();
    enrolling.add_option("-o,--out", card->card, "Where the card is written").required();
    enrolling.does([card, &outcome] { conclude(outcome, enrol(*card)); });

    auto revoking = desk.add_verb("revoke", "Take a device's right to send; issues a new keyset");
    const auto revoked = std::make_shared<std::pair<KeysetOptions, std::string>>();
    revoking.add_option("DEVICE", revoked->second, "Its id, or its name").required();
    revoked->first.add_to(revoking, "The root key's passphrase");
    revoking.add_option("-o,--out", revoked->first.out, "Also write the keyset here");
    revoking.add_flag("--publish", revoked->first.publishes, "Give it to the hubs, which then refuse the device");
    revoking.does([revoked, &outcome] { conclude(outcome, revoke(revoked->first, revoked->second)); });

    auto devices = desk.add_verb("devices", "The devices certified here, one JSON line each");
    const auto folder = std::make_shared<std::string>();
    devices.add_option("--data", *folder, "The desk's folder").required();
    devices.does([folder, &outcome] { conclude(outcome, list_devices(*folder)); });
}

}
