#include "app/shell/conclude.h"
#include "app/shell/verb.h"
#include "platform/base/json.h"
#include "platform/keystore/keystore_file.h"
#include "sync/hub/hub.h"

#include <csignal>
#include <memory>
#include <pthread.h>

namespace kerbside::shell {

namespace {

using platform::ErrorKind;
using platform::Status;

constexpr std::uint64_t kMaxKeysetFile = 128 * 1024;

struct HubVerbOptions {
    std::string data;
    std::string listen;
    std::string address;
    std::string keyset_file;
    bool as_json = false;
};

Status init(const HubVerbOptions& options)
{
    sync::Hub::InitOptions init{.address = options.address.empty() ? options.listen : options.address};
    if (!options.keyset_file.empty()) {
        TRY_ASSIGN(const auto keyset, platform::read_file(options.keyset_file, kMaxKeysetFile));
        const auto bytes = platform::as_bytes(keyset);
        init.keyset.assign(bytes.begin(), bytes.end());
    }
    platform::FileKeystore keystore(options.data);
    const platform::SystemClock clock;
    TRY_ASSIGN(const auto identity, sync::Hub::init({options.data, keystore, clock}, init));
    const auto file = (platform::Path(options.data) / "hub.id").string();
    const auto id = sync::id_of(identity.verify_key).text();
    if (options.as_json)
        print_line(platform::to_line({{"hub", id}, {"file", file}, {"address", identity.address}, {"pin", identity.tls_pin}}));
    else
        print_line("hub " + id + ", for the desk: " + file);
    return {};
}

/// Where to listen when nobody says: where devices look for it, if that is an address of this machine.
std::string listen_address(const HubVerbOptions& options, const sync::HubIdentity& identity)
{
    if (!options.listen.empty())
        return options.listen;
    return identity.address.empty() ? sync::ListenerOptions{}.listen : identity.address;
}

Status run(const HubVerbOptions& options)
{
    // Before any thread starts, so that every thread leaves these to sigwait() below.
    sigset_t ends;
    sigemptyset(&ends);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        sigaddset(&ends, signal);
    pthread_sigmask(SIG_BLOCK, &ends, nullptr);
    std::signal(SIGPIPE, SIG_IGN);

    platform::FileKeystore keystore(options.data);
    const platform::SystemClock clock;
    TRY_ASSIGN(const auto hub, sync::Hub::open({options.data, keystore, clock}));
    TRY_ASSIGN(const auto listener, hub->listen({.listen = listen_address(options, hub->identity())}));
    print_line("hub " + sync::id_of(hub->identity().verify_key).text() + " listens at " + listener->address());
    int signal = 0;
    sigwait(&ends, &signal);
    return {};
}

}

void add_hub_verbs(Verb& program, Outcome& outcome)
{
    auto hub = program.add_verb("hub", "For the partnership's server: takes batches in, and cannot read them");
    hub.needs_verb();
    const auto options = std::make_shared<HubVerbOptions>();

    auto init_verb = hub.add_verb("init", "Make the hub's keys, once, and write hub.id for the desk");
    init_verb.add_option("--data", options->data, "The hub's folder").required();
    init_verb.add_option("--listen", options->listen, "IP:PORT at which it will listen, and devices find it");
    init_verb.add_option("--address", options->address, "HOST:PORT at which devices find it, where that is another");
    init_verb.add_option("--keyset", options->keyset_file, "The desk's keyset; the first one fixes to whom the hub belongs");
    init_verb.add_flag("--json", options->as_json, "One line of JSON");
    init_verb.does([options, &outcome] { conclude(outcome, init(*options)); });

    auto run_verb = hub.add_verb("run", "Answer until it is ended by SIGINT or SIGTERM");
    run_verb.add_option("--data", options->data, "The hub's folder").required();
    run_verb.add_option("--listen", options->listen, "IP:PORT; port 0 takes a free one. Otherwise as given to init");
    run_verb.does([options, &outcome] { conclude(outcome, run(*options)); });
}

}
