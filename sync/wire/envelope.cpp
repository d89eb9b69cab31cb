#include "sync/wire/envelope.h"

#include "sync/wire/envelope_layout.h"

#include <algorithm>

namespace kerbside::sync {

void write_header(Writer& out, const EnvelopeHeader& header)
{
    out.raw(header.key.instance_id.bytes()).u32(header.key.revision).raw(header.device.bytes).u64(header.epoch);
    out.u32(header.day).u8(header.bucket).text8(header.form_id).text8(header.form_version).raw(header.attachment_root);
}

Hash256 hash_of_envelope(ByteView bytes)
{
    return platform::hash256(bytes);
}

Result<EnvelopeParts> read_envelope(ByteView bytes)
{
    if (bytes.size() > kMaxEnvelopeBytes)
        return Error{ErrorKind::Invalid, "the envelope is too large"};
    Reader in(bytes);
    EnvelopeParts parts;
    auto& header = parts.header;
    in.begin(kEnvelopeMagic);
    header.key.instance_id = in.uuid();
    header.key.revision = in.u32();
    header.device.bytes = in.array<16>();
    header.epoch = in.u64();
    header.day = in.u32();
    header.bucket = in.u8();
    header.form_id = in.text8(kMaxFormId);
    header.form_version = in.text8(kMaxFormVersion);
    header.attachment_root = in.array<32>();
    if (header.bucket < kSmallestBucket || header.bucket > kLargestBucket || header.key.revision == 0 || header.form_id.empty())
        in.fail();
    parts.header_bytes = in.so_far();
    const auto compartments = in.count8(kMaxCompartments);
    if (compartments == 0)
        in.fail();
    for (auto left = compartments; left > 0 && in.is_good(); --left) {
        Compartment compartment;
        const auto recipients = in.count8(kMaxRecipients);
        if (recipients == 0)
            in.fail();
        for (auto more = recipients; more > 0 && in.is_good(); --more) {
            EnvelopeRecipient recipient{read_role(in), KeyId{in.array<16>()}, in.array<kSealedDataKeyBytes>()};
            compartment.recipients.push_back(recipient);
        }
        compartment.dictionary = in.u32();
        if (compartment.dictionary != 0)
            in.fail();
        compartment.body = in.bytes32(kMaxEnvelopeBytes);
        parts.compartments.push_back(std::move(compartment));
    }
    if (in.is_good() && parts.compartments.front().body.size() != platform::stream_size(std::size_t{1} << header.bucket))
        in.fail();
    in.raw(sizeof(Signature));
    TRY(in.finish("envelope"));
    return parts;
}

Result<EnvelopeHeader> read_header(ByteView bytes)
{
    TRY_ASSIGN(auto parts, read_envelope(bytes));
    return std::move(parts.header);
}

Result<EnvelopeHeader> verify_envelope(ByteView bytes, const VerifyKey& device)
{
    TRY_ASSIGN(auto header, read_header(bytes));
    if (header.device != id_of(device))
        return Error{ErrorKind::Refused, "the envelope is another device's"};
    Signature signature{};
    const auto at = bytes.size() - signature.size();
    std::copy(bytes.begin() + static_cast<std::ptrdiff_t>(at), bytes.end(), signature.begin());
    if (!platform::is_signed_by(device, bytes.first(at), signature))
        return Error{ErrorKind::Refused, "the envelope's signature does not hold"};
    return header;
}

}
