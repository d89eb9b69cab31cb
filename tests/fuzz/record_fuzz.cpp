#include "app/store/records.h"

#include <cstdlib>

using namespace kerbside;

/// A record of the store. Its bytes are authenticated before they are read; this is the second wall.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const platform::ByteView bytes(data, size);
    if (const auto draft = app::decode_draft(bytes); draft && app::encode_draft(*draft).size() > size)
        std::abort();
    (void)app::decode_copy(bytes).has_value();
    return 0;
}
