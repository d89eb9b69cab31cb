#include "sync/wire/batch.h"

namespace kerbside::sync {

namespace {
constexpr Magic kMagic{'K', 'B', 'B', 'A'};
}

Result<Bytes> encode_batch(const HubMark& seen, ByteView certificate, std::span<const ByteView> envelopes,
                           const SigningKey& device)
{
    std::size_t total = 0;
    for (const auto& envelope : envelopes)
        total += envelope.size();
    if (envelopes.size() > kMaxBatchEnvelopes || total > kMaxBatchEnvelopeBytes || certificate.size() > kMaxCertificateBytes)
        return Error{ErrorKind::Refused, "too much for one batch"};
    Writer out(kMagic);
    out.u64(seen.serial).raw(seen.head).bytes16(certificate).u16(static_cast<std::uint16_t>(envelopes.size()));
    for (const auto& envelope : envelopes)
        out.bytes32(envelope);
    return sign_and_take(out, device);
}

Result<Batch> decode_batch(ByteView bytes)
{
    if (bytes.size() > kMaxBatchBytes)
        return Error{ErrorKind::Invalid, "the batch is too large"};
    Reader in(bytes);
    Batch batch;
    in.begin(kMagic);
    batch.seen.serial = in.u64();
    batch.seen.head = in.array<32>();
    batch.certificate_bytes = in.bytes16(kMaxCertificateBytes);
    for (auto left = in.count16(kMaxBatchEnvelopes); left > 0 && in.is_good(); --left)
        batch.envelopes.push_back(in.bytes32(kMaxBatchEnvelopeBytes));
    const auto signed_part = in.so_far();
    const auto signature = in.array<64>();
    TRY(in.finish("batch"));
    TRY_ASSIGN(batch.certificate, decode_certificate(batch.certificate_bytes));
    if (!platform::is_signed_by(batch.certificate.verify_key, signed_part, signature))
        return Error{ErrorKind::Refused, "the batch is not signed by its device"};
    return batch;
}

Hash256 hash_of_batch(ByteView bytes)
{
    return platform::hash256(bytes);
}

}
