#include "sync/wire/device_certificate.h"

namespace kerbside::sync {

namespace {
constexpr Magic kCertificate{'K', 'B', 'D', 'C'};
constexpr Magic kRequest{'K', 'B', 'E', 'R'};
constexpr std::size_t kMaxName = 64;
}

Bytes encode_certificate(const DeviceCertificate& certificate, const SigningKey& desk)
{
    Writer out(kCertificate);
    out.raw(certificate.verify_key.bytes).raw(certificate.seal_key.bytes).text8(certificate.name).u32(certificate.issued);
    out.raw(desk.public_key().bytes);
    return sign_and_take(out, desk);
}

Result<DeviceCertificate> decode_certificate(ByteView bytes)
{
    Reader in(bytes);
    DeviceCertificate certificate;
    in.begin(kCertificate);
    certificate.verify_key.bytes = in.array<32>();
    certificate.seal_key.bytes = in.array<32>();
    certificate.name = in.text8(kMaxName);
    certificate.issued = in.u32();
    certificate.issuer.bytes = in.array<32>();
    const auto signed_part = in.so_far();
    const auto signature = in.array<64>();
    TRY(in.finish("device certificate"));
    if (!platform::is_signed_by(certificate.issuer, signed_part, signature))
        return Error{ErrorKind::Invalid, "the device certificate is not signed by its issuer"};
    return certificate;
}

Status check_certificate(const DeviceCertificate& certificate, const Keyset& keyset)
{
    if (!keyset.has_desk(certificate.issuer))
        return Error{ErrorKind::Refused, "the device was certified by no desk of this partnership"};
    if (keyset.is_revoked(certificate.device()))
        return Error{ErrorKind::Refused, "the device is revoked"};
    return {};
}

Bytes encode_request(const EnrolRequest& request, const SigningKey& device)
{
    Writer out(kRequest);
    out.raw(device.public_key().bytes).raw(request.seal_key.bytes).text8(request.name);
    return sign_and_take(out, device);
}

Result<EnrolRequest> decode_request(ByteView bytes)
{
    Reader in(bytes);
    EnrolRequest request;
    in.begin(kRequest);
    request.verify_key.bytes = in.array<32>();
    request.seal_key.bytes = in.array<32>();
    request.name = in.text8(kMaxName);
    const auto signed_part = in.so_far();
    const auto signature = in.array<64>();
    TRY(in.finish("enrolment request"));
    if (!platform::is_signed_by(request.verify_key, signed_part, signature))
        return Error{ErrorKind::Invalid, "the enrolment request is not signed with its own key"};
    return request;
}

}
