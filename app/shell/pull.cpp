#include "app/desk/pull.h"

#include "sync/wire/desk_request.h"
#include "sync/wire/pull.h"

#include <chrono>

namespace kerbside::app {

namespace {

using platform::ByteView;
using platform::Error;
using platform::ErrorKind;
using platform::Result;
using platform::Status;
using sync::HubMark;
using sync::PullPage;

constexpr std::size_t kAnswerLimit = sync::kMaxPullBytes + (1U << 20);
constexpr int kOk = 200;
constexpr int kNoContent = 204;
constexpr int kUnauthorized = 401;
constexpr int kConflict = 409;

Error answer_error(int status, std::string_view what)
{
    const auto kind = status >= 500 ? ErrorKind::Offline : ErrorKind::Refused;
    return {kind, std::string(what) + ": the hub answered " + std::to_string(status)};
}

Result<sync::HttpResponse> ask(const HubVisit& visit, const HubMark& after)
{
    sync::HttpRequest request;
    request.target = "/v1/envelopes?after=" + std::to_string(after.serial);
    if (after.serial > 0)
        request.target += "&head=" + platform::to_hex(after.head);
    const auto now = std::chrono::floor<std::chrono::seconds>(visit.clock.now()).time_since_epoch().count();
    request.headers.push_back({"Authorization", sync::sign_desk_request({"GET", request.target, visit.hub.verify_key,
                                                                         static_cast<std::uint64_t>(now)},
                                                                        visit.desk)});
    request.answer_limit = kAnswerLimit;
    return visit.transport.send(request);
}

/// Why this entry is none of ours; empty where it is.
std::string fault_of(const sync::Keyset& keyset, const Result<sync::DeviceCertificate>& certificate, ByteView envelope)
{
    if (!certificate)
        return "its device's certificate does not verify";
    // A device that was revoked later had the right to send what the hub took before.
    if (!keyset.has_desk(certificate->issuer))
        return "its device was certified by no desk of the keyset";
    const auto header = sync::verify_envelope(envelope, certificate->verify_key);
    return header ? std::string{} : "it is not what its device signed";
}

PulledPage verified(const PullPage& page, const sync::Keyset& keyset)
{
    std::vector<Result<sync::DeviceCertificate>> certificates;
    for (const auto bytes : page.certificates)
        certificates.push_back(sync::decode_certificate(bytes));
    PulledPage kept;
    kept.through = page.through;
    for (const auto& entry : page.entries) {
        platform::Bytes bytes(entry.envelope.begin(), entry.envelope.end());
        auto fault = fault_of(keyset, certificates[entry.certificate], bytes);
        if (!fault.empty()) {
            kept.aside.push_back({std::move(bytes), std::move(fault)});
            continue;
        }
        auto header = sync::read_header(bytes).value();
        kept.envelopes.push_back({std::move(header), std::move(bytes)});
    }
    return kept;
}

}

Result<PullCount> pull(DeskStore& store, const HubVisit& visit)
{
    PullCount count;
    TRY_ASSIGN(auto mark, store.pulled_through(visit.hub.verify_key));
    bool was_set_back = false;
    for (;;) {
        TRY_ASSIGN(const auto answer, ask(visit, mark));
        ++count.requests;
        if (answer.status == kConflict && mark.serial > 0 && !was_set_back) {
            was_set_back = true;
            mark = {};
            continue;
        }
        if (answer.status == kUnauthorized)
            return Error{ErrorKind::Refused, "the hub does not take this desk for one of its own, or the clocks differ"};
        if (answer.status != kOk)
            return answer_error(answer.status, "pulling");
        TRY_ASSIGN(const auto page, sync::decode_pull(answer.body, visit.hub.verify_key, mark));
        const auto kept = verified(page, visit.keyset);
        TRY_ASSIGN(const auto added, store.keep(visit.hub.verify_key, kept));
        count.added += added.added;
        count.known += added.known;
        count.conflicts += added.conflicts;
        count.aside += kept.aside.size();
        mark = page.through;
        if (page.entries.empty())
            return count;
    }
}

Status publish_keyset(ByteView keyset, sync::Transport& transport)
{
    sync::HttpRequest request;
    request.method = sync::Method::Put;
    request.target = "/v1/keyset";
    request.body.assign(keyset.begin(), keyset.end());
    TRY_ASSIGN(const auto answer, transport.send(request));
    if (answer.status != kNoContent)
        return answer_error(answer.status, "publishing the keyset");
    return {};
}

}
