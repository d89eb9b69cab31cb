#pragma once

#include <string>
#include <string_view>

namespace kerbside::platform {

/// What a caller can do about a failure, not where it came from.
enum class ErrorKind {
    Offline,  ///< no network, or nobody there: try again later
    Busy,     ///< another process or thread has it: try again soon
    Full,     ///< no space left: free some, nothing was lost
    WrongKey, ///< the passphrase, PIN or key does not open it
    Corrupt,  ///< stored bytes do not verify: set aside, never delete
    Invalid,  ///< the input is malformed; `detail` says where
    Refused,  ///< understood, and not allowed
    NotFound, ///< there is no such thing
    Io,       ///< the disk or the operating system failed
    Unknown,  ///< it cannot be told whether it happened: look before trying again
};

/// A failure as a value. `detail` is for logs and for the authors of forms; it bears no answer, name or key.
struct Error {
    ErrorKind kind;
    std::string detail;
};

std::string_view name_of(ErrorKind) noexcept;

/// The exit status of every verb: 1 refused, 3 busy, 4 offline, 5 wrong key, 6 storage.
int exit_status(ErrorKind) noexcept;

}
