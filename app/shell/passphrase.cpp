#include "app/shell/passphrase.h"

#include "platform/base/file.h"

namespace kerbside::shell {

namespace {

constexpr std::uint64_t kMaxPassphraseFile = 4096;

}

platform::Result<platform::SecretBytes> read_passphrase(const std::string& file)
{
    TRY_ASSIGN(auto text, platform::read_file(file == "-" ? "/dev/stdin" : file, kMaxPassphraseFile));
    auto secret = platform::SecretBytes::copy_of(platform::as_bytes(text));
    platform::wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()});
    return platform::first_line(std::move(secret));
}

}
