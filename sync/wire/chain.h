#pragma once

#include "sync/wire/batch.h"

namespace kerbside::sync {

/// The head of the hub's chain after one more envelope (FORMAT.md, the chain).
Hash256 next_head(const HubMark& before, const DeviceId& device, const Hash256& envelope);

}
