#include "platform/keystore/keystore_fake.h"

namespace kerbside::platform {

Result<SecretBytes> FakeKeystore::unwrap(std::string_view name)
{
    const auto found = m_secrets.find(std::string(name));
    if (found == m_secrets.end())
        return Error{ErrorKind::NotFound, "no such secret"};
    return found->second.copy();
}

Status FakeKeystore::create(std::string_view name)
{
    if (!m_secrets.try_emplace(std::string(name), SecretBytes::random(kKeystoreSecretBytes)).second)
        return Error{ErrorKind::Refused, "there is such a secret already"};
    return {};
}

}
