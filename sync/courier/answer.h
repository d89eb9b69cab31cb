#pragma once

#include "sync/courier/sync_status.h"
#include "sync/transport/transport.h"
#include "sync/wire/receipt.h"

#include <chrono>

namespace kerbside::sync {

/// What came back for a batch, judged. Pure.
struct Answer {
    std::optional<Receipt> receipt; ///< verified: signed by our hub, for this device and this batch
    SyncReason reason = SyncReason::NoAnswer; ///< where there is none
    std::chrono::seconds retry_after{0};
    /// The bytes reached somebody who may have choked on them.
    bool was_read = false;
};

/// A 200 is not an answer: only a receipt is.
Answer judge(const Result<HttpResponse>&, const VerifyKey& hub, const DeviceId& device, const Hash256& batch);

}
