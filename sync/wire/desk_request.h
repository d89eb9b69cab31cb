#pragma once

#include "sync/wire/identity.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace kerbside::sync {

/// What a request of the desk is signed over: no other hub, moment or target can be made of it.
struct DeskRequest {
    std::string_view method; ///< `GET`
    std::string_view target; ///< path and query as sent
    VerifyKey hub;
    std::uint64_t seconds = 0; ///< since 1970, by the desk's clock
};

/// The value of the `Authorization` header: `Kerbside-Desk KEY:SECONDS:SIGNATURE`, KEY and SIGNATURE in hexadecimal.
std::string sign_desk_request(const DeskRequest&, const SigningKey& desk);

struct SignedBy {
    VerifyKey desk;
    std::uint64_t seconds = 0;
};

/// Whose request this is. Invalid where the header is malformed, Refused where the signature does not hold. Whether
/// the key is a desk's and the moment near is the caller's to ask. `seconds` of `request` is not looked at.
Result<SignedBy> check_desk_request(std::string_view authorization, const DeskRequest& request);

}
