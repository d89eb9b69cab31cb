#pragma once

#include "sync/transport/transport.h"

#include <memory>
#include <string>

namespace kerbside::sync {

/// Where the hub is and how it is recognised, as the device's card has it.
struct HubAddress {
    std::string authority;       ///< `host:port` to connect to; `[::1]:8443` for IPv6
    std::string certificate_pem; ///< the hub's own authority, the only one that is believed
    std::string pin;             ///< of its server key: `sha256//` and base64
};

/// The name in every hub's certificate, wherever it stands.
inline constexpr std::string_view kHubHost = "kerbside-hub.internal";

/// Takes what libcurl, OpenSSL and GnuTLS would obey out of the environment: proxies, key logs, other
/// authorities. First thing in main(), before any thread starts.
void forget_environment();

/// HTTPS to one hub by libcurl: no proxy, no redirect, no other authority, host and key checked.
/// Keeps its connection between requests. Invalid where the address cannot be one.
platform::Result<std::unique_ptr<Transport>> open_curl_transport(const HubAddress&);

}
