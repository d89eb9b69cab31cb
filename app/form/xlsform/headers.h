#pragma once

#include "app/form/xlsform/problems.h"
#include "app/form/xlsform/table.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::app::xlsform {

/// A known column, whatever it was called. `bind::x`, `body::x`, `instance::x`, `media::x` are families: the part
/// after the colons is the column's `detail`.
enum class Field {
    Unknown, Type, Name, Label, Hint, GuidanceHint, Media, Bind, Body, Instance, Attribute, Default, ChoiceFilter,
    Parameters, Trigger, ListName, Disabled, EntityId, CreateIf, UpdateIf, Ignored, Setting,
};

struct Column {
    std::uint32_t index = 0;
    std::string_view header;  ///< as the author wrote it
    Field field = Field::Unknown;
    std::string detail;       ///< `jr:constraintMsg`, `image`, a setting's name …
    std::string_view language; ///< after the last `::` of a text that can be translated; empty for none
};

/// One spelling of a column. `detail` completes a family: `required_message` is bind, `jr:requiredMsg`.
struct Alias {
    std::string_view header; ///< in snake case
    Field field;
    std::string_view detail = {};
};

std::span<const Alias> survey_aliases();
std::span<const Alias> choice_aliases();
std::span<const Alias> settings_aliases();
std::span<const Alias> entity_aliases();

/// The columns of a sheet from its first row, by rising index. Two headers that mean the same are an error, and so
/// are languages without measure.
std::vector<Column> read_headers(const Sheet&, std::string_view sheet_name, std::span<const Alias>, Problems&);

/// The column that a cell stands in, or nothing. (By cells, not by columns: a wide header over long sparse rows
/// must not cost their product.)
const Column* column_at(const std::vector<Column>&, std::uint32_t index);

/// Whether a text there can be translated, so that what follows the last `::` is a language.
bool is_translatable(const Column&);

}
