#include "platform/base/file.h"

#include "platform/base/descriptor.h"
#include "platform/base/uuid.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace kerbside::platform {

namespace {

Error error_of(int number, std::string_view what, const Path& path)
{
    auto kind = ErrorKind::Io;
    if (number == ENOENT || number == ENOTDIR)
        kind = ErrorKind::NotFound;
    else if (number == ENOSPC || number == EDQUOT)
        kind = ErrorKind::Full;
    else if (number == EACCES || number == EPERM || number == EROFS)
        kind = ErrorKind::Refused;
    return {kind, std::string(what) + " " + path.string() + ": " + std::strerror(number)};
}

Status sync_folder(const Path& folder)
{
    const Descriptor descriptor(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.get() < 0 || ::fsync(descriptor.get()) != 0)
        return error_of(errno, "cannot sync", folder);
    return {};
}

}

Result<std::string> read_file(const Path& path, std::uint64_t limit)
{
    const Descriptor descriptor(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (descriptor.get() < 0)
        return error_of(errno, "cannot open", path);
    struct stat about {};
    if (::fstat(descriptor.get(), &about) != 0)
        return error_of(errno, "cannot read", path);
    if (S_ISDIR(about.st_mode))
        return Error{ErrorKind::Invalid, path.string() + " is a folder"};
    const auto too_large = Error{ErrorKind::Refused, path.string() + " is larger than " + std::to_string(limit) + " bytes"};
    if (S_ISREG(about.st_mode) && static_cast<std::uint64_t>(about.st_size) > limit)
        return too_large;

    std::string text;
    std::size_t used = 0;
    const std::size_t chunk = S_ISREG(about.st_mode) ? static_cast<std::size_t>(about.st_size) + 1 : 65536;
    for (;;) {
        text.resize(used + chunk);
        const auto got = ::read(descriptor.get(), text.data() + used, chunk);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return error_of(errno, "cannot read", path);
        used += static_cast<std::size_t>(got);
        if (used > limit)
            return too_large;
        if (got == 0)
            break;
    }
    text.resize(used);
    return text;
}

Status write_file(const Path& path, ByteView bytes, FileMode mode)
{
    const Path beside = path.string() + "." + Uuid::random().text().substr(0, 8) + ".tmp";
    {
        const Descriptor descriptor(
            ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode == FileMode::Private ? 0600 : 0644));
        if (descriptor.get() < 0)
            return error_of(errno, "cannot write", path);
        for (std::size_t done = 0; done < bytes.size();) {
            const auto wrote = ::write(descriptor.get(), bytes.data() + done, bytes.size() - done);
            if (wrote < 0 && errno == EINTR)
                continue;
            if (wrote < 0) {
                const auto error = error_of(errno, "cannot write", path);
                ::unlink(beside.c_str());
                return error;
            }
            done += static_cast<std::size_t>(wrote);
        }
        if (::fsync(descriptor.get()) != 0) {
            const auto error = error_of(errno, "cannot sync", path);
            ::unlink(beside.c_str());
            return error;
        }
    }
    if (::rename(beside.c_str(), path.c_str()) != 0) {
        const auto error = error_of(errno, "cannot rename", path);
        ::unlink(beside.c_str());
        return error;
    }
    return sync_folder(path.parent_path());
}

Status make_folder(const Path& folder)
{
    if (folder.empty() || std::filesystem::is_directory(folder))
        return {};
    TRY(make_folder(folder.parent_path()));
    if (::mkdir(folder.c_str(), 0700) != 0 && errno != EEXIST)
        return error_of(errno, "cannot make the folder", folder);
    return {};
}

}
