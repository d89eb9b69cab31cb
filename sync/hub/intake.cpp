#include "sync/hub/intake.h"

#include "platform/base/json.h"
#include "platform/base/log.h"
#include "platform/storage/transaction.h"
#include "sync/wire/desk_request.h"

#include <algorithm>
#include <charconv>
#include <numeric>

namespace kerbside::sync {

namespace {

using platform::Transaction;

constexpr std::uint64_t kClockTolerance = 15 * 60;

HubResponse refusal(int status, std::string_view why)
{
    const auto text = platform::to_line(platform::Json{{"error", why}});
    const auto bytes = platform::as_bytes(text);
    HubResponse response{.status = status, .content_type = "application/json", .body = {bytes.begin(), bytes.end()}};
    if (status == 503 || status == 507)
        response.headers.emplace_back("Retry-After", "30");
    return response;
}

std::uint64_t seconds_of(platform::WallTime time)
{
    return static_cast<std::uint64_t>(std::max<std::int64_t>(
        std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count(), 0));
}

/// `after=N&head=HEX`, each at most once, in any order. Invalid for anything else.
Result<HubMark> mark_of(std::string_view query)
{
    const auto malformed = Error{ErrorKind::Invalid, "malformed query"};
    HubMark mark;
    while (!query.empty()) {
        const auto part = query.substr(0, query.find('&'));
        query.remove_prefix(std::min(part.size() + 1, query.size()));
        if (part.starts_with("after=")) {
            const auto digits = part.substr(6);
            const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), mark.serial);
            if (read.ec != std::errc{} || read.ptr != digits.data() + digits.size())
                return malformed;
        } else if (part.starts_with("head=")) {
            TRY_ASSIGN(const auto head, platform::from_hex(part.substr(5)));
            if (head.size() != mark.head.size())
                return malformed;
            std::copy(head.begin(), head.end(), mark.head.begin());
        } else {
            return malformed;
        }
    }
    return mark;
}

/// What the hub thinks of one envelope before it looks into its store.
struct Looked {
    Receipt::Item item;
    bool is_good = false;
};

Looked look_at(ByteView envelope, const DeviceCertificate& certificate, bool is_revoked)
{
    Looked looked;
    looked.item.hash = hash_of_envelope(envelope);
    const auto refuse = [&](RejectReason reason) {
        looked.item.verdict = Verdict::Rejected;
        looked.item.reason = reason;
        return looked;
    };
    if (envelope.size() > kMaxEnvelopeBytes)
        return refuse(RejectReason::TooLarge);
    const auto header = read_header(envelope);
    if (!header)
        return refuse(RejectReason::Malformed);
    looked.item.key = header->key;
    if (is_revoked)
        return refuse(RejectReason::Revoked);
    if (header->device != certificate.device())
        return refuse(RejectReason::OtherDevice);
    if (!verify_envelope(envelope, certificate.verify_key))
        return refuse(RejectReason::BadSignature);
    looked.is_good = true;
    return looked;
}

}

Intake::Intake(std::function<Result<platform::Database>()> open_database, const platform::Clock& clock, SigningKey key)
    : m_open_database(std::move(open_database)), m_clock(clock), m_key(std::move(key))
{
}

Status Intake::open()
{
    if (m_store)
        return {};
    TRY_ASSIGN(m_db, m_open_database());
    m_store.emplace(*m_db);
    const auto keyset = m_store->setting("keyset");
    if (!keyset && keyset.error().kind != ErrorKind::NotFound)
        return keyset.error();
    m_keyset.reset();
    if (keyset) {
        TRY_ASSIGN(m_keyset, decode_keyset(*keyset));
    }
    return {};
}

HubResponse Intake::answer(const HubRequest& request)
{
    const std::scoped_lock lock(m_mutex);
    auto outcome = answer_or_error(request);
    if (outcome)
        return std::move(outcome).value();
    // Whatever the disk did, nothing was confirmed; the file is opened anew, and the sender comes again.
    m_store.reset();
    m_db.reset();
    platform::log(platform::LogLevel::Failure, "hub: " + outcome.error().detail);
    if (outcome.error().kind == ErrorKind::Full)
        return refusal(507, "the hub's disk is full");
    return refusal(503, "the hub cannot store now");
}

Result<HubResponse> Intake::answer_or_error(const HubRequest& request)
{
    TRY(open());
    const auto path = request.target.substr(0, request.target.find('?'));
    const auto query = request.target.substr(std::min(path.size() + 1, request.target.size()));
    if (path == "/v1/batches")
        return request.method == "POST" ? take_batch(request) : refusal(405, "POST only");
    if (path == "/v1/keyset" && request.method == "PUT")
        return take_keyset(request);
    if (path == "/v1/keyset")
        return request.method == "GET" ? give_keyset(request) : refusal(405, "GET or PUT only");
    if (path == "/v1/envelopes")
        return request.method == "GET" ? give_envelopes(request, query) : refusal(405, "GET only");
    return refusal(404, "there is nothing here");
}

Result<HubResponse> Intake::take_batch(const HubRequest& request)
{
    if (!m_keyset)
        return refusal(503, "the hub has no keyset yet");
    const auto hash = hash_of_batch(request.body);
    if (request.idempotency_key != platform::to_hex(hash))
        return refusal(400, "the Idempotency-Key is not the batch's hash");
    const auto batch = decode_batch(request.body);
    if (!batch)
        return refusal(400, batch.error().detail);
    if (!m_keyset->has_desk(batch->certificate.issuer))
        return refusal(403, "the device is not certified by a desk of this hub's keyset");
    TRY_ASSIGN(const auto receipt, store_batch(*batch, hash));
    return HubResponse{.status = 200, .content_type = "application/vnd.kerbside.receipt", .body = encode_receipt(receipt, m_key)};
}

/// All of a batch in one transaction, durable before the receipt exists.
Result<Receipt> Intake::store_batch(const Batch& batch, const Hash256& hash)
{
    const auto device = batch.certificate.device();
    const bool is_revoked = m_keyset->is_revoked(device);
    std::vector<Looked> looked;
    looked.reserve(batch.envelopes.size());
    for (const auto& envelope : batch.envelopes)
        looked.push_back(look_at(envelope, batch.certificate, is_revoked));

    Receipt receipt;
    receipt.hub = m_key.public_key();
    receipt.device = device;
    receipt.batch = hash;
    receipt.answered = seconds_of(m_clock.now());
    receipt.keyset_epoch = m_keyset->epoch;
    TRY_ASSIGN(receipt.is_continuous, m_store->has(batch.seen));

    // By hash, so that the order in which they are kept tells nothing.
    std::vector<std::size_t> order(looked.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return looked[a].item.hash < looked[b].item.hash; });
    if (std::any_of(looked.begin(), looked.end(), [](const auto& each) { return each.is_good; })) {
        TRY_ASSIGN(auto transaction, Transaction::begin(*m_db));
        TRY(m_store->keep_certificate(transaction, device, batch.certificate_bytes));
        for (const auto index : order) {
            auto& each = looked[index];
            if (!each.is_good)
                continue;
            TRY_ASSIGN(each.item.verdict,
                       m_store->store(transaction, device, each.item.key, each.item.hash, batch.envelopes[index]));
        }
        TRY(transaction.commit());
    }
    TRY_ASSIGN(const auto last, m_store->last());
    receipt.stored_through = last.serial;
    receipt.head = last.head;
    TRY_ASSIGN(receipt.pulled_through, m_store->pulled_through());
    for (const auto& each : looked)
        receipt.items.push_back(each.item);
    return receipt;
}

Result<HubResponse> Intake::give_keyset(const HubRequest& request)
{
    if (!m_keyset)
        return refusal(404, "the hub has no keyset yet");
    const auto tag = "\"" + std::to_string(m_keyset->epoch) + "\"";
    if (request.if_none_match == tag)
        return HubResponse{.status = 304, .headers = {{"ETag", tag}}};
    TRY_ASSIGN(auto bytes, m_store->setting("keyset"));
    return HubResponse{
        .status = 200, .content_type = "application/vnd.kerbside.keyset", .headers = {{"ETag", tag}}, .body = std::move(bytes)};
}

Result<HubResponse> Intake::take_keyset(const HubRequest& request)
{
    auto keyset = decode_keyset(request.body);
    if (!keyset)
        return refusal(400, keyset.error().detail);
    // Only who sits at the hub says which root it belongs to.
    if (!m_keyset)
        return refusal(403, "the first keyset is given to the hub by `hub init --keyset`");
    if (keyset->root != m_keyset->root)
        return refusal(403, "the keyset is of another partnership");
    TRY_ASSIGN(const auto held, m_store->setting("keyset"));
    if (std::equal(held.begin(), held.end(), request.body.begin(), request.body.end()))
        return HubResponse{.status = 204};
    if (!succeeds(*keyset, *m_keyset))
        return refusal(409, "the keyset is not newer than the one that is held");
    TRY_ASSIGN(auto transaction, Transaction::begin(*m_db));
    TRY(m_store->set_setting(transaction, "keyset", request.body));
    TRY(transaction.commit());
    m_keyset = std::move(keyset).value();
    return HubResponse{.status = 204};
}

Result<HubResponse> Intake::give_envelopes(const HubRequest& request, std::string_view query)
{
    const auto by = check_desk_request(request.authorization, {request.method, request.target, m_key.public_key()});
    const auto now = seconds_of(m_clock.now());
    if (!by || !m_keyset || !m_keyset->has_desk(by->desk))
        return refusal(401, "not signed by a desk of this hub's keyset");
    if (std::max(now, by->seconds) - std::min(now, by->seconds) > kClockTolerance)
        return refusal(401, "the clocks of the hub and the desk differ by more than 15 minutes");
    const auto mark = mark_of(query);
    if (!mark)
        return refusal(400, mark.error().detail);
    TRY_ASSIGN(const bool is_ours, m_store->has(*mark));
    if (!is_ours)
        return refusal(409, "the hub was set back to an older copy; begin again at 0");
    TRY(m_store->note_pulled(mark->serial));

    TRY_ASSIGN(const auto found, m_store->after(mark->serial));
    TRY_ASSIGN(const auto last, m_store->last());
    PullPage page{.after = *mark, .last = last.serial};
    for (const auto& each : found) {
        auto known = std::find_if(page.certificates.begin(), page.certificates.end(),
                                  [&](const ByteView& view) { return std::ranges::equal(view, each.certificate); });
        if (known == page.certificates.end())
            known = page.certificates.insert(known, ByteView(each.certificate));
        page.entries.push_back({each.serial, static_cast<std::uint16_t>(known - page.certificates.begin()), each.envelope});
    }
    TRY_ASSIGN(auto body, encode_pull(page, m_key));
    return HubResponse{.status = 200, .content_type = "application/vnd.kerbside.envelopes", .body = std::move(body)};
}

}
