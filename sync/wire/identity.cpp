#include "sync/wire/identity.h"

#include "platform/crypto/hash.h"

#include <algorithm>

namespace kerbside::sync {

namespace {
KeyId id_of_bytes(ByteView key)
{
    const auto hash = platform::hash256(key);
    KeyId id;
    std::copy_n(hash.begin(), id.bytes.size(), id.bytes.begin());
    return id;
}
}

Result<KeyId> KeyId::parse(std::string_view text)
{
    TRY_ASSIGN(const auto bytes, platform::from_hex(text));
    KeyId id;
    if (bytes.size() != id.bytes.size())
        return Error{ErrorKind::Invalid, "an identity has 32 hexadecimal digits"};
    std::copy(bytes.begin(), bytes.end(), id.bytes.begin());
    return id;
}

KeyId id_of(const VerifyKey& key)
{
    return id_of_bytes(key.bytes);
}

KeyId id_of(const SealPublicKey& key)
{
    return id_of_bytes(key.bytes);
}

std::string_view name_of(Role role) noexcept
{
    switch (role) {
    case Role::Data:
        return "data";
    case Role::Safeguarding:
        return "safeguarding";
    case Role::Mediation:
        return "mediation";
    case Role::Recovery:
        return "recovery";
    }
    return "data";
}

Result<Role> role_named(std::string_view name)
{
    for (const auto role : {Role::Data, Role::Safeguarding, Role::Mediation, Role::Recovery})
        if (name == name_of(role))
            return role;
    return Error{ErrorKind::Invalid, "no such role: " + std::string(name)};
}

Role read_role(Reader& reader)
{
    const auto number = reader.u8();
    if (number < 1 || number > 4) {
        reader.fail();
        return Role::Recovery;
    }
    return static_cast<Role>(number);
}

Bytes sign_and_take(Writer& writer, const SigningKey& key)
{
    writer.raw(key.sign(writer.view()));
    return writer.take();
}

}
