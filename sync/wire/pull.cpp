#include "sync/wire/pull.h"

#include "sync/wire/device_certificate.h"

namespace kerbside::sync {

namespace {

constexpr Magic kMagic{'K', 'B', 'P', 'L'};

/// Follows the chain over the entries; Invalid where one is not the next link.
Result<HubMark> follow(const PullPage& page)
{
    auto mark = page.after;
    for (const auto& entry : page.entries) {
        if (entry.serial != mark.serial + 1 || entry.certificate >= page.certificates.size())
            return Error{ErrorKind::Invalid, "a pulled envelope is out of its place"};
        TRY_ASSIGN(const auto certificate, decode_certificate(page.certificates[entry.certificate]));
        mark.head = next_head(mark, certificate.device(), hash_of_envelope(entry.envelope));
        mark.serial = entry.serial;
    }
    return mark;
}

}

Result<Bytes> encode_pull(const PullPage& page, const SigningKey& hub)
{
    std::size_t total = 0;
    for (const auto& entry : page.entries)
        total += entry.envelope.size();
    if (page.entries.size() > kMaxPullEntries || page.certificates.size() > kMaxPullEntries || total > kMaxPullBytes)
        return Error{ErrorKind::Refused, "too much for one page"};
    TRY_ASSIGN(const auto through, follow(page));
    Writer out(kMagic);
    out.u64(page.after.serial).raw(page.after.head).u64(page.last).u16(static_cast<std::uint16_t>(page.certificates.size()));
    for (const auto& certificate : page.certificates)
        out.bytes16(certificate);
    out.u16(static_cast<std::uint16_t>(page.entries.size()));
    for (const auto& entry : page.entries)
        out.u64(entry.serial).u16(entry.certificate).bytes32(entry.envelope);
    out.raw(through.head);
    return sign_and_take(out, hub);
}

Result<PullPage> decode_pull(ByteView bytes, const VerifyKey& hub, const HubMark& after)
{
    Reader in(bytes);
    PullPage page;
    in.begin(kMagic);
    page.after.serial = in.u64();
    page.after.head = in.array<32>();
    page.last = in.u64();
    for (auto left = in.count16(kMaxPullEntries); left > 0 && in.is_good(); --left)
        page.certificates.push_back(in.bytes16(kMaxCertificateBytes));
    for (auto left = in.count16(kMaxPullEntries); left > 0 && in.is_good(); --left) {
        PullPage::Entry entry;
        entry.serial = in.u64();
        entry.certificate = in.u16();
        entry.envelope = in.bytes32(kMaxEnvelopeBytes);
        page.entries.push_back(entry);
    }
    const auto head = in.array<32>();
    const auto signed_part = in.so_far();
    const auto signature = in.array<64>();
    TRY(in.finish("page of envelopes"));
    if (!platform::is_signed_by(hub, signed_part, signature) || page.after != after)
        return Error{ErrorKind::Invalid, "the page is not this hub's answer to this question"};
    TRY_ASSIGN(page.through, follow(page));
    if (page.through.head != head || page.last < page.through.serial)
        return Error{ErrorKind::Invalid, "the page's chain does not hold"};
    return page;
}

}
