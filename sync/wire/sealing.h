#pragma once

#include "platform/crypto/seal.h"
#include "platform/crypto/secret.h"
#include "sync/wire/envelope.h"
#include "sync/wire/keyset.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::sync {

/// A file that belongs to a submission: its name there, its size and what it must hash to.
struct Attachment {
    std::string name; ///< up to 200 bytes
    std::uint64_t size = 0;
    Hash256 hash{};
};

/// What a compartment holds once it is open, or is to hold.
struct PlainSubmission {
    platform::SecretBytes xml;
    std::vector<Attachment> attachments; ///< up to 64
};

inline constexpr std::size_t kMaxSubmissionBytes = 8U << 20;

/// Who seals what, for seal_envelope().
struct SealOrder {
    EnvelopeKey key;
    std::string form_id;
    std::string form_version;
    Day day = 0;
    std::vector<Role> recipients; ///< `recovery` is always added; without any, `data`
};

/// Compressed, padded to a bucket, encrypted under a new data key, which is sealed to every key of every recipient, and
/// signed by the device. Refused where a recipient has no key in the keyset or the answer is too large for an envelope.
Result<Bytes> seal_envelope(const SealOrder&, std::string_view xml, std::span<const Attachment>, const Keyset&,
                            const SigningKey& device);

/// Opens what was sealed to this key. WrongKey where nothing was. The signature is verify_envelope()'s business.
Result<PlainSubmission> open_envelope(ByteView envelope, const platform::SealKey&);

/// What the attachments hash to together, zero where there are none.
Hash256 attachment_root(std::span<const Attachment>);

}
