#pragma once

#include "platform/keystore/keystore.h"

#include <map>
#include <string>

namespace kerbside::platform {

/// In memory, gone with the process: tests.
class FakeKeystore final : public Keystore {
public:
    Result<SecretBytes> unwrap(std::string_view name) override;
    Status create(std::string_view name) override;
    bool is_on_the_disk() const override { return false; }
    /// As if the machine had lost it.
    void lose(std::string_view name) { m_secrets.erase(std::string(name)); }

private:
    std::map<std::string, SecretBytes> m_secrets;
};

}
