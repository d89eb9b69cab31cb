#include "sync/courier/answer.h"

#include "platform/base/digit.h"

#include <algorithm>

namespace kerbside::sync {

namespace {

constexpr int kLongestPatience = 3600;

std::chrono::seconds retry_after_of(const HttpResponse& response)
{
    int seconds = 0;
    for (const char digit : response.header("retry-after")) {
        if (!platform::is_digit(digit))
            return std::chrono::seconds{0};
        seconds = std::min(seconds * 10 + (digit - '0'), kLongestPatience);
    }
    return std::chrono::seconds{seconds};
}

SyncReason reason_of(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Offline:
        return SyncReason::HubUnreachable;
    case ErrorKind::Refused:
        return SyncReason::NotTheHub;
    default:
        return SyncReason::NoAnswer;
    }
}

}

Answer judge(const Result<HttpResponse>& outcome, const VerifyKey& hub, const DeviceId& device, const Hash256& batch)
{
    Answer answer;
    if (!outcome) {
        answer.reason = reason_of(outcome.error().kind);
        answer.was_read = answer.reason == SyncReason::NoAnswer;
        return answer;
    }
    const auto& response = *outcome;
    if (response.status == 200) {
        auto receipt = decode_receipt(response.body);
        if (receipt && check_receipt(*receipt, hub, device, batch)) {
            answer.receipt = std::move(receipt).value();
            return answer;
        }
        answer.reason = SyncReason::NotTheHub;
        return answer;
    }
    switch (response.status) {
    case 429:
    case 503:
    case 507:
        answer.reason = SyncReason::HubBusy;
        answer.retry_after = retry_after_of(response);
        break;
    case 401:
    case 403:
        answer.reason = SyncReason::HubRefuses;
        break;
    default:
        answer.reason = response.status >= 300 && response.status < 400 ? SyncReason::NotTheHub : SyncReason::NoAnswer;
        answer.was_read = answer.reason == SyncReason::NoAnswer;
    }
    return answer;
}

}
