#pragma once

#include "platform/base/file.h"

#include <map>
#include <string>
#include <vector>

namespace kerbside::test {

/// What a script enters, path by path as it stands at the end; the steps are those of `kerbside form run`.
using Answers = std::map<std::string, std::string>;

/// Ends the program where the file is no script: a test that cannot read its own data must not go on.
Answers read_answers(const platform::Path& script);

/// The longer answers of these scripts, which must not be found anywhere; codes of choices are no secrets.
std::vector<std::string> secrets_of(const std::vector<std::string>& scripts);

/// Prints why and ends the program with status 1.
[[noreturn]] void give_up(const std::string& why);

/// The whole file, or give_up().
std::string must_read(const platform::Path&);

}
