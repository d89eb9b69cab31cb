#pragma once

#include "platform/crypto/secret.h"
#include "sync/wire/codec.h"

namespace kerbside::sync {

/// One zstd frame with its content's size in it. The library's memory is zeroed when it is let go.
Result<platform::SecretBytes> compress(ByteView plain);

/// Invalid where it is not one whole frame that says its size; Refused above `limit` bytes.
Result<platform::SecretBytes> decompress(ByteView frame, std::size_t limit);

}
