#pragma once

#include "sync/wire/keyset.h"

namespace kerbside::sync {

/// What a desk says of a device: these keys are the device's, and it may send.
struct DeviceCertificate {
    VerifyKey verify_key;
    SealPublicKey seal_key;
    std::string name; ///< what the partnership calls it; up to 64 bytes
    Day issued = 0;
    VerifyKey issuer;

    DeviceId device() const { return id_of(verify_key); }
};

inline constexpr std::size_t kMaxCertificateBytes = 512;

Bytes encode_certificate(const DeviceCertificate&, const SigningKey& desk);

/// Invalid where it is malformed or not signed by the issuer that it names. Says nothing of whether that issuer is a
/// desk: see check_certificate().
Result<DeviceCertificate> decode_certificate(ByteView);

/// Refused where its issuer is no desk of this keyset or the device is revoked.
Status check_certificate(const DeviceCertificate&, const Keyset&);

/// The device's public keys, on their way to the desk, signed by the device itself.
struct EnrolRequest {
    VerifyKey verify_key;
    SealPublicKey seal_key;
    std::string name; ///< as the device's people would call it; up to 64 bytes
};

Bytes encode_request(const EnrolRequest&, const SigningKey& device);
/// Invalid where it is malformed or not signed with the key in it.
Result<EnrolRequest> decode_request(ByteView);

}
