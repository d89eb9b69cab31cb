#include "sync/wire/desk_request.h"
#include "sync/wire/pull.h"

using namespace kerbside;

/// What the desk reads from a hub, and what a hub reads of a desk in a header.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const sync::ByteView bytes(data, size);
    (void)sync::decode_pull(bytes, {}, {}).has_value();
    (void)sync::check_desk_request(platform::as_text(bytes), {"GET", "/v1/envelopes?after=0", {}, 0}).has_value();
    return 0;
}
