#pragma once

#include "platform/base/result.h"

#include <string>
#include <string_view>

namespace kerbside::platform {

/// The name in the certificate of every hub; the address that a device dials is another matter.
inline constexpr std::string_view kHubServerName = "kerbside-hub.internal";

/// PEM texts. The keys are EC P-256; the files that hold them are private to the hub.
struct TlsIdentity {
    std::string authority; ///< the certificate of the hub's own authority, which the card carries
    std::string certificate;
    std::string key;
};

/// A new authority, which signs one server certificate for `dns_name`; the authority's key is forgotten on return.
/// Valid at any time: a device trusts the authority and the pin on its card, and its clock may be decades wrong.
Result<TlsIdentity> make_tls_identity(std::string_view dns_name);

/// `sha256//<base64>` of the certificate's public key: what CURLOPT_PINNEDPUBLICKEY takes (RFC 7469 §2.4).
Result<std::string> public_key_pin(std::string_view certificate_pem);

}
