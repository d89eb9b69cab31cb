#pragma once

#include "platform/base/bytes.h"
#include "platform/base/result.h"

#include <string_view>

namespace kerbside::platform {

/// The digests that XPath's digest() names: `MD5`, `SHA-1`, `SHA-256`, `SHA-384`, `SHA-512`. Invalid for another name.
/// For forms only: nothing of ours is protected by these.
Result<Bytes> digest(std::string_view algorithm, ByteView message);

/// Standard base64 with padding (RFC 4648 §4).
std::string to_base64(ByteView);
/// Invalid where it is not base64; white space is passed over.
Result<Bytes> from_base64(std::string_view);

}
