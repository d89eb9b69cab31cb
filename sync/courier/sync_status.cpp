#include "sync/courier/sync_status.h"

namespace kerbside::sync {

std::string_view name_of(SyncReason reason) noexcept
{
    switch (reason) {
    case SyncReason::NothingWaits:
        return "nothing_waits";
    case SyncReason::Sending:
        return "sending";
    case SyncReason::NotEnrolled:
        return "not_enrolled";
    case SyncReason::NoNetwork:
        return "no_network";
    case SyncReason::HubUnreachable:
        return "hub_unreachable";
    case SyncReason::NotTheHub:
        return "not_the_hub";
    case SyncReason::NoAnswer:
        return "no_answer";
    case SyncReason::HubBusy:
        return "hub_busy";
    case SyncReason::HubRefuses:
        return "hub_refuses";
    case SyncReason::StorageTrouble:
        return "storage_trouble";
    case SyncReason::Held:
        return "held";
    }
    return "";
}

}
