#include "sync/wire/body.h"

#include "sync/wire/compress.h"
#include "sync/wire/envelope_layout.h"

#include <algorithm>

namespace kerbside::sync {

namespace {

constexpr std::uint8_t kMaxAttachments = 64;
constexpr std::size_t kMaxAttachmentName = 200;

void write_manifest(Writer& out, std::span<const Attachment> attachments)
{
    out.u8(static_cast<std::uint8_t>(attachments.size()));
    for (const auto& each : attachments)
        out.text8(each.name).u64(each.size).raw(each.hash);
}

}

Hash256 attachment_root(std::span<const Attachment> attachments)
{
    if (attachments.empty())
        return {};
    Writer manifest;
    write_manifest(manifest, attachments);
    return platform::hash256(manifest.view());
}

Result<PaddedBody> make_body(std::string_view xml, std::span<const Attachment> attachments)
{
    const auto is_named_too_long = [](const Attachment& each) { return each.name.size() > kMaxAttachmentName; };
    if (xml.size() > kMaxSubmissionBytes || attachments.size() > kMaxAttachments || std::ranges::any_of(attachments, is_named_too_long))
        return Error{ErrorKind::Refused, "the submission is too large for an envelope"};
    Writer plain;
    plain.bytes32(platform::as_bytes(xml));
    write_manifest(plain, attachments);
    TRY_ASSIGN(const auto packed, compress(plain.view()));

    PaddedBody body;
    body.bucket = kSmallestBucket;
    while (body.bucket <= kLargestBucket && (std::size_t{1} << body.bucket) < packed.size() + 4)
        ++body.bucket;
    if (body.bucket > kLargestBucket)
        return Error{ErrorKind::Refused, "the submission is too large for an envelope"};
    body.bytes = platform::SecretBytes(std::size_t{1} << body.bucket);
    Writer size;
    size.u32(static_cast<std::uint32_t>(packed.size()));
    auto out = body.bytes.writable();
    std::ranges::copy(size.view(), out.begin());
    std::ranges::copy(packed.view(), out.begin() + 4);
    return body;
}

Result<PlainSubmission> read_body(ByteView padded)
{
    Reader outside(padded);
    const auto frame = outside.bytes32(padded.size());
    if (!outside.is_good())
        return Error{ErrorKind::Invalid, "malformed body"};
    if (std::ranges::any_of(outside.raw(outside.left()), [](std::uint8_t byte) { return byte != 0; }))
        return Error{ErrorKind::Invalid, "the body's padding is not zero"};
    TRY_ASSIGN(const auto plain, decompress(frame, kMaxSubmissionBytes + 64 * 1024));

    Reader in(plain.view());
    PlainSubmission submission;
    submission.xml = platform::SecretBytes::copy_of(in.bytes32(kMaxSubmissionBytes));
    for (auto left = in.count8(kMaxAttachments); left > 0 && in.is_good(); --left) {
        Attachment each;
        each.name = in.text8(kMaxAttachmentName);
        each.size = in.u64();
        each.hash = in.array<32>();
        submission.attachments.push_back(std::move(each));
    }
    TRY(in.finish("body"));
    return submission;
}

}
