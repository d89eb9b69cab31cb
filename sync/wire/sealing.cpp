#include "sync/wire/sealing.h"

#include "sync/wire/body.h"
#include "sync/wire/envelope_layout.h"

#include <algorithm>

namespace kerbside::sync {

namespace {

/// What a compartment's stream is bound to: the header in clear and the compartment's place.
Hash256 binding_of(ByteView header_bytes, std::uint8_t index)
{
    Writer about;
    about.raw(header_bytes).u8(index);
    return platform::hash256(about.view());
}

std::vector<Role> readers_of(const SealOrder& order)
{
    auto roles = order.recipients;
    if (roles.empty())
        roles.push_back(Role::Data);
    roles.push_back(Role::Recovery);
    std::ranges::sort(roles);
    roles.erase(std::unique(roles.begin(), roles.end()), roles.end());
    return roles;
}

Result<std::vector<Keyset::Sealing>> keys_for(const SealOrder& order, const Keyset& keyset)
{
    std::vector<Keyset::Sealing> keys;
    for (const auto role : readers_of(order)) {
        const auto of_role = keyset.keys_of(role);
        if (of_role.empty())
            return Error{ErrorKind::Refused, "the keyset has no key for the role " + std::string(name_of(role))};
        for (const auto& key : of_role)
            keys.push_back({role, key});
    }
    if (keys.size() > kMaxRecipients)
        return Error{ErrorKind::Refused, "too many recipients"};
    return keys;
}

}

Result<Bytes> seal_envelope(const SealOrder& order, std::string_view xml, std::span<const Attachment> attachments,
                            const Keyset& keyset, const SigningKey& device)
{
    if (order.form_id.empty() || order.form_id.size() > kMaxFormId || order.form_version.size() > kMaxFormVersion ||
        order.key.revision == 0)
        return Error{ErrorKind::Refused, "the form's id or version does not fit an envelope"};
    TRY_ASSIGN(const auto keys, keys_for(order, keyset));
    TRY_ASSIGN(const auto body, make_body(xml, attachments));

    EnvelopeHeader header;
    header.key = order.key;
    header.device = id_of(device.public_key());
    header.epoch = keyset.epoch;
    header.day = order.day;
    header.bucket = body.bucket;
    header.form_id = order.form_id;
    header.form_version = order.form_version;
    header.attachment_root = attachment_root(attachments);

    Writer out(kEnvelopeMagic);
    write_header(out, header);
    const auto binding = binding_of(out.view(), 0);
    const auto data_key = platform::SecretBytes::random(platform::kStreamKeyBytes);
    out.u8(1).u8(static_cast<std::uint8_t>(keys.size()));
    for (const auto& each : keys)
        out.u8(static_cast<std::uint8_t>(each.role)).raw(id_of(each.key).bytes).raw(platform::seal_to(each.key, data_key.view()));
    out.u32(0).bytes32(platform::encrypt_stream(data_key, body.bytes.view(), binding));
    auto envelope = sign_and_take(out, device);
    // What cannot be read back must not replace a draft.
    TRY(verify_envelope(envelope, device.public_key()));
    return envelope;
}

Result<PlainSubmission> open_envelope(ByteView envelope, const platform::SealKey& key)
{
    TRY_ASSIGN(const auto parts, read_envelope(envelope));
    const auto wanted = id_of(key.public_key());
    for (std::size_t index = 0; index < parts.compartments.size(); ++index) {
        const auto& compartment = parts.compartments[index];
        for (const auto& recipient : compartment.recipients) {
            if (recipient.key != wanted)
                continue;
            TRY_ASSIGN(const auto data_key, key.open(recipient.sealed_data_key));
            const auto binding = binding_of(parts.header_bytes, static_cast<std::uint8_t>(index));
            TRY_ASSIGN(const auto padded, platform::decrypt_stream(data_key, compartment.body, binding));
            return read_body(padded.view());
        }
    }
    return Error{ErrorKind::WrongKey, "the envelope is not sealed to this key"};
}

}
