#pragma once

#include "platform/crypto/password.h"

namespace kerbside::platform {

/// The friend that PasswordPolicy leaves to tests: a cost that lets a test take milliseconds.
struct WeakPasswordPolicy {
    static PasswordPolicy make() { return {{1, 8192}, {1, 8192}}; }
};

}
