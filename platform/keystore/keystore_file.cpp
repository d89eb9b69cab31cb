#include "platform/keystore/keystore_file.h"

#include "platform/base/descriptor.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kerbside::platform {

Result<SecretBytes> FileKeystore::unwrap(std::string_view name)
{
    const auto file = file_of(name);
    const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    if (descriptor.get() < 0)
        return Error{errno == ENOENT || errno == ENOTDIR ? ErrorKind::NotFound : ErrorKind::Io, "no key file " + file.string()};
    struct stat about {};
    if (::fstat(descriptor.get(), &about) != 0 || !S_ISREG(about.st_mode))
        return Error{ErrorKind::Io, "cannot read the key file " + file.string()};
    if ((about.st_mode & 077) != 0)
        return Error{ErrorKind::Refused, "the key file may be read by others: " + file.string()};
    // One byte more than it may have, so that a longer one shows.
    SecretBytes bytes(kKeystoreSecretBytes + 1);
    std::size_t size = 0;
    for (;;) {
        const auto got = ::read(descriptor.get(), bytes.writable().data() + size, bytes.size() - size);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return Error{ErrorKind::Io, "cannot read the key file " + file.string()};
        size += static_cast<std::size_t>(got);
        if (got == 0 || size == bytes.size())
            break;
    }
    if (size != kKeystoreSecretBytes)
        return Error{ErrorKind::Corrupt, "the key file has not 32 bytes: " + file.string()};
    return SecretBytes::copy_of(bytes.view().first(kKeystoreSecretBytes));
}

Status FileKeystore::create(std::string_view name)
{
    const auto file = file_of(name);
    std::error_code ignored;
    if (std::filesystem::exists(std::filesystem::symlink_status(file, ignored)))
        return Error{ErrorKind::Refused, "there is a key file already: " + file.string()};
    const auto secret = SecretBytes::random(kKeystoreSecretBytes);
    TRY(write_file(file, secret.view(), FileMode::Private));
    // What cannot be read back must not be relied on.
    TRY_ASSIGN(const auto back, unwrap(name));
    if (!is_equal_secretly(back.view(), secret.view()))
        return Error{ErrorKind::Io, "the key file does not read back: " + file.string()};
    return {};
}

}
