#include "sync/wire/body.h"
#include "sync/wire/envelope.h"

#include <cstdlib>

using namespace kerbside;

/// The outside of an envelope, and the inside of one that its key has opened (the first byte tells which).
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const sync::ByteView bytes(data + 1, size - 1);
    if ((data[0] & 1) != 0) {
        (void)sync::read_body(bytes).has_value();
        return 0;
    }
    const auto parts = sync::read_envelope(bytes);
    if (parts && (parts->compartments.empty() || parts->header_bytes.size() >= bytes.size()))
        std::abort();
    return 0;
}
