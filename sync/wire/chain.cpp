#include "sync/wire/chain.h"

namespace kerbside::sync {

Hash256 next_head(const HubMark& before, const DeviceId& device, const Hash256& envelope)
{
    Writer link;
    link.raw(before.head).u64(before.serial + 1).raw(device.bytes).raw(envelope);
    return platform::hash256(link.view());
}

}
