#include "platform/base/error.h"

namespace kerbside::platform {

std::string_view name_of(ErrorKind kind) noexcept
{
    switch (kind) {
    case ErrorKind::Offline:
        return "offline";
    case ErrorKind::Busy:
        return "busy";
    case ErrorKind::Full:
        return "full";
    case ErrorKind::WrongKey:
        return "wrong key";
    case ErrorKind::Corrupt:
        return "corrupt";
    case ErrorKind::Invalid:
        return "invalid";
    case ErrorKind::Refused:
        return "refused";
    case ErrorKind::NotFound:
        return "not found";
    case ErrorKind::Io:
        return "storage";
    case ErrorKind::Unknown:
        return "unknown";
    }
    return "unknown";
}

int exit_status(ErrorKind kind) noexcept
{
    switch (kind) {
    case ErrorKind::Busy:
        return 3;
    case ErrorKind::Offline:
        return 4;
    case ErrorKind::WrongKey:
        return 5;
    case ErrorKind::Full:
    case ErrorKind::Corrupt:
    case ErrorKind::Io:
    case ErrorKind::Unknown:
        return 6;
    case ErrorKind::Invalid:
    case ErrorKind::Refused:
    case ErrorKind::NotFound:
        return 1;
    }
    return 1;
}

}
