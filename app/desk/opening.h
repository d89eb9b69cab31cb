#pragma once

#include "app/desk/desk_store.h"
#include "app/desk/form_shape.h"
#include "platform/crypto/seal.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace kerbside::app {

/// The submission's XML, opened with the first of these keys that does. None where none does; Corrupt where it was
/// sealed to one of them and does not open.
platform::Result<std::optional<platform::SecretBytes>> open_with(platform::ByteView envelope,
                                                                 const std::vector<platform::SealKey>& keys);

struct ExportedForm {
    std::string form_id;
    std::size_t submissions = 0;
    std::size_t unopened = 0; ///< rows without answers: none of the keys at hand opens them
    std::size_t damaged = 0;  ///< rows without answers: what was opened is no submission
    std::size_t unknown_fields = 0;
    std::size_t formula_like = 0;
    std::vector<platform::Path> files;
};

struct ExportOutcome {
    std::vector<ExportedForm> forms;
    std::vector<std::string> without_form; ///< ids of what was pulled and for which no form was given
};

/// Writes the tables of every form that is at hand into `folder`. Several shapes of one id are its versions: their
/// columns are joined, the first one's order leading.
platform::Result<ExportOutcome> export_csv(DeskStore&, const std::vector<platform::SealKey>& keys,
                                           const std::vector<FormShape>& shapes, const platform::Path& folder);

}
