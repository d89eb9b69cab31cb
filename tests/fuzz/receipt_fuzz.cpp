#include "sync/wire/batch.h"
#include "sync/wire/card.h"
#include "sync/wire/receipt.h"

using namespace kerbside;

/// Everything else that travels signed: the first byte tells which.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const sync::ByteView bytes(data + 1, size - 1);
    switch (data[0] % 6) {
    case 0:
        (void)sync::decode_receipt(bytes).has_value();
        break;
    case 1:
        (void)sync::decode_batch(bytes).has_value();
        break;
    case 2:
        (void)sync::decode_keyset(bytes).has_value();
        break;
    case 3:
        (void)sync::decode_certificate(bytes).has_value();
        break;
    case 4:
        (void)sync::decode_request(bytes).has_value();
        break;
    default:
        (void)sync::decode_hub_identity(bytes).has_value();
        break;
    }
    return 0;
}
