#pragma once

#include "platform/base/file.h"
#include "platform/base/json.h"

#include <string>
#include <vector>

namespace kerbside::test {

/// `tests/conformance`, and the repository's root.
platform::Path conformance_folder();
platform::Path repository();

/// The JSON of a file; the test fails where there is none.
platform::Json load_json(const platform::Path&);
/// The files of a folder and its folders whose name is, or ends with, this; in order.
std::vector<platform::Path> files_below(const platform::Path& folder, const std::string& ending);

/// The lines of an output, as JSON; what is none becomes null.
std::vector<platform::Json> lines_of(const std::string& output);

/// Plays `steps` through `kerbside form run` on the form and says what did not hold, one line each. `script` may have
/// `now`, `zone`, `language`, `properties` (an object) and `fails` (loading does).
std::vector<std::string> play(const platform::Path& form, const platform::Path& media, const platform::Json& script);

}
