#include "app/shell/conclude.h"
#include "app/shell/courier_access.h"
#include "app/shell/device_access.h"
#include "app/shell/verb.h"
#include "platform/base/json.h"
#include "platform/connectivity/connectivity_fake.h"

#include <algorithm>
#include <memory>

namespace kerbside::shell {

namespace {

using platform::Error;
using platform::ErrorKind;
using platform::Json;
using platform::Result;
using platform::Status;
using platform::text_at;

/// A wait of more than this was noted before the machine was started anew, when its monotonic clock was another.
constexpr std::chrono::milliseconds kLongestWait = std::chrono::hours(2);

Status error_of(sync::SyncReason reason)
{
    switch (reason) {
    case sync::SyncReason::HubUnreachable:
    case sync::SyncReason::NoNetwork:
        return Error{ErrorKind::Offline, "the hub cannot be reached"};
    case sync::SyncReason::NotTheHub:
        return Error{ErrorKind::Offline, "somebody else answers in the hub's place"};
    case sync::SyncReason::NoAnswer:
        return Error{ErrorKind::Offline, "no receipt came back; it goes again"};
    case sync::SyncReason::HubBusy:
        return Error{ErrorKind::Offline, "the hub asks to come later"};
    case sync::SyncReason::HubRefuses:
        return Error{ErrorKind::Refused, "the hub does not take this device's batches"};
    case sync::SyncReason::StorageTrouble:
        return Error{ErrorKind::Io, "the device's file cannot be read or written"};
    default:
        return {};
    }
}

std::string counted(const sync::ParcelCounts& counts)
{
    return std::to_string(counts.ready + counts.in_flight) + " waiting, " + std::to_string(counts.acked) + " received, " +
           std::to_string(counts.held) + " held, " + std::to_string(counts.quarantined) + " set aside, " +
           std::to_string(counts.purged) + " with the desk";
}

/// Everything that can be sent now, or the first failure. Somebody asks for it, so the machine's opinion of its network
/// is not asked.
Status sync_once(const DeviceOptions& options)
{
    DeviceAccess device(options);
    TRY_ASSIGN(auto* store, device.open());
    TRY_ASSIGN(auto papers, papers_of(*store));
    TRY_ASSIGN(const auto transport, transport_of(*store));
    const platform::FakeConnectivity connectivity(platform::Network::Up);
    sync::Courier courier({.transport = *transport,
                           .connectivity = connectivity,
                           .clock = device.clock(),
                           .open_database = [store] { return store->connect(); },
                           .random = random_wait,
                           .keep_keyset = [store](const sync::Bytes& keyset) { return store->adopt_keyset(keyset); },
                           .publish = {}},
                          std::move(papers));
    courier.hurry();
    for (;;) {
        const auto step = courier.step();
        if (step.did == sync::Courier::Did::Failed)
            return error_of(courier.status().reason);
        if (step.did == sync::Courier::Did::Nothing && (!step.due || *step.due > device.clock().monotonic()))
            break;
    }
    print_line(counted(courier.status().counts));
    return {};
}

Result<std::optional<double>> next_attempt_in(sync::Outbox& outbox, const platform::Clock& clock)
{
    TRY_ASSIGN(const auto next, outbox.next_attempt());
    std::optional<double> seconds;
    if (!next || *next - clock.monotonic() > kLongestWait)
        return seconds;
    const auto left = std::max(*next - clock.monotonic(), std::chrono::milliseconds(0));
    seconds = static_cast<double>(left.count()) / 1000.0;
    return seconds;
}

Json outbox_json(const sync::ParcelCounts& counts)
{
    return {{"ready", counts.ready},   {"in_flight", counts.in_flight},     {"acked", counts.acked},
            {"held", counts.held},     {"quarantined", counts.quarantined}, {"purged", counts.purged}};
}

Json items_json(const std::vector<sync::ParcelInfo>& infos)
{
    auto items = Json::array();
    for (const auto& info : infos) {
        Json item{{"instanceID", info.key.instance_id.instance_id()},
                  {"revision", info.key.revision},
                  {"form", info.form},
                  {"state", sync::name_of(info.state)}};
        if (!info.reason.empty())
            item["reason"] = info.reason;
        items.push_back(std::move(item));
    }
    return items;
}

void print_for_people(const Json& line, const sync::ParcelCounts& counts, bool is_enrolled)
{
    print_line("device " + text_at(line, "device") + (is_enrolled ? "" : ", not enrolled yet"));
    print_line(counted(counts));
    for (const auto& item : line["items"])
        if (item["state"] != "acked")
            print_line("  " + text_at(item, "state") + "  " + text_at(item, "form") + "  " + text_at(item, "instanceID") + "  " +
                       text_at(item, "reason"));
    print_line("last receipt: " + text_at(line, "last_receipt", "never") + "; network: " + text_at(line, "network"));
    if (line["next_attempt_in"].is_number())
        print_line("next attempt in " + std::to_string(line["next_attempt_in"].get<long>()) + " s");
}

/// Beside the process that has the data, and without any passphrase.
Status status(const DeviceOptions& options, bool as_json)
{
    DeviceAccess device(options);
    TRY_ASSIGN(auto* store, device.open(app::StoreAccess::Shared));
    auto outbox = store->outbox();
    TRY_ASSIGN(const auto forms, store->forms().list());
    TRY_ASSIGN(const auto drafts, store->drafts().counts());
    TRY_ASSIGN(const auto counts, outbox.counts());
    TRY_ASSIGN(const auto named, outbox.named());
    TRY_ASSIGN(const auto last_receipt, outbox.last_receipt());
    TRY_ASSIGN(const auto next, next_attempt_in(outbox, device.clock()));
    const auto network = platform::open_connectivity(reach_of(*store))->network();

    Json line;
    line["device"] = store->identity().id().text();
    line["forms"] = forms.size();
    line["drafts"] = Json::object();
    for (const auto& [account, number] : drafts)
        line["drafts"][account] = number;
    line["outbox"] = outbox_json(counts);
    line["items"] = items_json(named);
    line["last_receipt"] = last_receipt ? Json(platform::utc_text(*last_receipt)) : Json(nullptr);
    line["next_attempt_in"] = next ? Json(*next) : Json(nullptr);
    line["network"] = network == platform::Network::Up ? "up" : "down";
    if (as_json)
        print_line(platform::to_line(line));
    else
        print_for_people(line, counts, store->identity().is_enrolled());
    return {};
}

}

void add_sync_verbs(Verb& program, Outcome& outcome)
{
    const auto options = std::make_shared<DeviceOptions>();

    auto sync_verb = program.add_verb("sync", "Send what waits to the hub");
    const auto is_once = std::make_shared<bool>(false);
    sync_verb.add_flag("--once", *is_once, "Now, once, and end: 0 all sent, 4 the hub was not reached").required();
    options->add_data_to(sync_verb);
    sync_verb.does([options, is_once, &outcome] { conclude(outcome, sync_once(*options)); });

    const auto as_json = std::make_shared<bool>(false);
    auto status_verb = program.add_verb("status", "What waits, why, and when it is tried next; needs no passphrase");
    status_verb.add_flag("--json", *as_json, "One line of JSON");
    options->add_data_to(status_verb);
    status_verb.does([options, as_json, &outcome] { conclude(outcome, status(*options, *as_json)); });
}

}
