#pragma once

#include "platform/crypto/secret.h"

#include <string>

namespace kerbside::shell {

/// The first line of the file, or of standard input for `-`. Secrets never come from an argument or the environment.
platform::Result<platform::SecretBytes> read_passphrase(const std::string& file);

}
