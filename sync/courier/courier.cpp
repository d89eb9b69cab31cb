#include "sync/courier/courier.h"

#include "sync/batch/batch_plan.h"
#include "sync/courier/answer.h"

#include <algorithm>

namespace kerbside::sync {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr milliseconds kFirstBackoff{2'000};
constexpr milliseconds kLongestBackoff{15 * 60 * 1000};
/// After a change of the network everybody wakes at once; nobody need wait longer than this.
constexpr milliseconds kWakeSpread{2'000};
/// With all confirmed, the hub is asked this often how far the desk has pulled.
constexpr milliseconds kAskEvery{60 * 60 * 1000};
/// A batch may take its time on a poor link, as long as it moves (the transport ends what does not).
constexpr std::uint64_t kLeastBytesPerSecond = 2'000;
/// More than one batch of the smallest, so that the planner has something to choose from.
constexpr std::size_t kLookahead = 300;

}

Courier::Courier(CourierParts parts, CourierPapers papers) : m_parts(std::move(parts)), m_papers(std::move(papers))
{
    m_hub_epoch = m_papers.keyset.epoch;
}

Courier::Step Courier::step()
{
    auto outcome = step_or_error();
    if (outcome)
        return *outcome;
    // After an error of the disk it cannot be told what is on it: the next step opens the file anew and looks.
    close();
    back_off(seconds{0});
    m_status.progress.reset();
    tell(SyncReason::StorageTrouble);
    return {Did::Failed, m_not_before};
}

Result<Courier::Step> Courier::step_or_error()
{
    const auto now = m_parts.clock.monotonic();
    if (!m_outbox) {
        if (m_not_before && now < *m_not_before)
            return Step{Did::Nothing, m_not_before};
        TRY(open());
    }
    TRY(m_outbox->purge());
    TRY(look());
    const bool is_question = is_question_due();
    const bool is_keyset_due = m_hub_epoch > m_papers.keyset.epoch;
    if (m_status.counts.ready == 0 && !is_question && !is_keyset_due) {
        tell(m_status.counts.held > 0 ? SyncReason::Held : SyncReason::NothingWaits);
        return Step{Did::Nothing, m_status.counts.acked > 0 ? m_ask_at : std::nullopt};
    }
    if (m_status.network == platform::Network::Down) {
        tell(SyncReason::NoNetwork);
        return Step{Did::Nothing, std::nullopt};
    }
    if (m_not_before && now < *m_not_before)
        return Step{Did::Nothing, m_not_before};
    if (is_keyset_due)
        return fetch_keyset();

    TRY_ASSIGN(const auto parcels, claim());
    if (parcels.empty() && !is_question)
        return Step{Did::Nothing, now};
    return exchange(parcels);
}

/// Those that go next, marked on disk before a byte of them leaves.
Result<std::vector<Parcel>> Courier::claim()
{
    TRY_ASSIGN(const auto waiting, m_outbox->waiting(kLookahead));
    std::vector<Candidate> candidates;
    candidates.reserve(waiting.size());
    for (const auto& each : waiting)
        candidates.push_back({each.bytes, each.priority == Priority::First, each.attempts});
    const auto plan = plan_batch(candidates, {.count = m_batch_limit, .bytes = kMaxBatchEnvelopeBytes});
    for (const auto index : plan.too_large)
        TRY(m_outbox->quarantine(waiting[index].key, "too large"));
    std::vector<EnvelopeKey> keys;
    keys.reserve(plan.chosen.size());
    for (const auto index : plan.chosen)
        keys.push_back(waiting[index].key);
    return m_outbox->claim(keys);
}

Result<Courier::Step> Courier::exchange(const std::vector<Parcel>& parcels)
{
    std::vector<ByteView> envelopes;
    envelopes.reserve(parcels.size());
    for (const auto& parcel : parcels)
        envelopes.emplace_back(parcel.envelope);
    TRY_ASSIGN(const auto seen, m_outbox->seen());
    HttpRequest request{.method = Method::Post, .target = "/v1/batches", .answer_limit = kMaxReceiptBytes};
    TRY_ASSIGN(request.body, encode_batch(seen, m_papers.certificate, envelopes, m_papers.key));
    request.time_limit += seconds(request.body.size() / kLeastBytesPerSecond);
    const auto batch = hash_of_batch(request.body);
    request.headers = {{"Content-Type", "application/vnd.kerbside.batch"}, {"Idempotency-Key", platform::to_hex(batch)}};

    m_status.progress = BatchProgress{parcels.size(), 0, request.body.size()};
    TRY(look());
    tell(SyncReason::Sending);
    const auto outcome = m_parts.transport.send(request, [this](std::uint64_t sent, std::uint64_t total) {
        if (m_status.progress && m_status.progress->bytes_sent == sent)
            return;
        m_status.progress->bytes_sent = sent;
        m_status.progress->bytes = total;
        publish();
    });
    m_status.progress.reset();

    const auto answer = judge(outcome, m_papers.hub, id_of(m_papers.key.public_key()), batch);
    if (answer.receipt && m_papers.keyset.has_hub(answer.receipt->hub))
        return settle(*answer.receipt, parcels);
    return fail({answer.receipt ? SyncReason::NotTheHub : answer.reason, answer.retry_after, answer.was_read}, parcels);
}

Result<Courier::Step> Courier::settle(const Receipt& receipt, const std::vector<Parcel>& parcels)
{
    TRY(m_outbox->settle(receipt, m_parts.clock.now()));
    // What the receipt does not name, or what the hub could not store now, goes again.
    std::vector<EnvelopeKey> left;
    for (const auto& parcel : parcels) {
        TRY_ASSIGN(const auto state, m_outbox->state_of(parcel.key));
        if (state == ParcelState::InFlight)
            left.push_back(parcel.key);
    }
    TRY(m_outbox->give_back(left, Outbox::Attempt::Counts));
    m_hub_epoch = std::max(m_hub_epoch, receipt.keyset_epoch);
    m_is_asked_for = false;
    m_ask_at = m_parts.clock.monotonic() + kAskEvery + milliseconds(m_parts.random(kAskEvery.count() / 4));
    if (!left.empty())
        return fail({.reason = SyncReason::HubBusy}, {});
    m_failures = 0;
    m_not_before.reset();
    m_batch_limit = std::min(m_batch_limit * 2, kMaxBatchEnvelopes);
    TRY(m_outbox->note_next_attempt(std::nullopt));
    TRY(m_outbox->purge());
    TRY(look());
    tell(SyncReason::NothingWaits);
    return Step{Did::Settled, m_parts.clock.monotonic()};
}

Result<Courier::Step> Courier::fail(const Failure& failure, std::span<const Parcel> parcels)
{
    std::vector<EnvelopeKey> keys;
    for (const auto& parcel : parcels)
        keys.push_back(parcel.key);
    TRY(m_outbox->give_back(keys, failure.was_read ? Outbox::Attempt::Counts : Outbox::Attempt::DoesNotCount));
    // One of them may be what the hub chokes on: smaller batches find it, and the others get through.
    if (failure.was_read)
        m_batch_limit = std::max<std::size_t>(m_batch_limit / 2, 1);
    m_is_asked_for = false;
    back_off(failure.at_least);
    TRY(m_outbox->note_next_attempt(m_not_before));
    TRY(look());
    tell(failure.reason);
    return Step{Did::Failed, m_not_before};
}

Result<Courier::Step> Courier::fetch_keyset()
{
    const auto outcome = m_parts.transport.send({.method = Method::Get, .target = "/v1/keyset", .answer_limit = kMaxKeysetBytes});
    if (!outcome)
        return fail({judge(outcome, m_papers.hub, {}, {}).reason}, {});
    auto keyset = decode_keyset(outcome->body);
    // Whatever it is, it is not asked for again before the hub names a newer one.
    m_hub_epoch = m_papers.keyset.epoch;
    if (outcome->status == 200 && keyset && succeeds(*keyset, m_papers.keyset)) {
        if (m_parts.keep_keyset)
            TRY(m_parts.keep_keyset(outcome->body));
        m_papers.keyset = std::move(keyset).value();
        m_hub_epoch = m_papers.keyset.epoch;
    }
    return Step{Did::Settled, m_parts.clock.monotonic()};
}

void Courier::hurry()
{
    m_not_before.reset();
    m_is_asked_for = true;
}

void Courier::network_changed()
{
    const auto soon = m_parts.clock.monotonic() + milliseconds(m_parts.random(kWakeSpread.count()));
    m_not_before = std::min(m_not_before.value_or(soon), soon);
}

/// Full jitter: anything from nothing to twice as long as before, so that devices do not come in step.
void Courier::back_off(std::chrono::seconds at_least)
{
    const auto doubled = kFirstBackoff * (std::int64_t{1} << std::min(m_failures, 12U));
    const auto longest = std::min<milliseconds>(doubled, kLongestBackoff);
    ++m_failures;
    m_not_before = m_parts.clock.monotonic() + at_least + milliseconds(m_parts.random(longest.count() + 1));
}

bool Courier::is_question_due() const
{
    if (m_is_asked_for)
        return true;
    return m_status.counts.acked > 0 && (!m_ask_at || m_parts.clock.monotonic() >= *m_ask_at);
}

Status Courier::open()
{
    TRY_ASSIGN(m_db, m_parts.open_database());
    m_outbox.emplace(*m_db);
    TRY(m_outbox->recover());
    // What the hub would not take of this device may go now: the card or the keyset can be another.
    for (const auto reason : {RejectReason::Revoked, RejectReason::UnknownKeyset})
        TRY(m_outbox->release(name_of(reason)));
    TRY_ASSIGN(m_status.last_receipt, m_outbox->last_receipt());
    return {};
}

void Courier::close()
{
    m_outbox.reset();
    m_db.reset();
}

Status Courier::look()
{
    TRY_ASSIGN(m_status.counts, m_outbox->counts());
    TRY_ASSIGN(m_status.last_receipt, m_outbox->last_receipt());
    m_status.network = m_parts.connectivity.network();
    return {};
}

void Courier::tell(SyncReason reason)
{
    m_status.reason = reason;
    m_status.next_attempt = m_not_before;
    publish();
}

void Courier::publish() const
{
    if (m_parts.publish)
        m_parts.publish(m_status);
}

}
