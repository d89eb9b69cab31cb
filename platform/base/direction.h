#pragma once

#include <string>
#include <string_view>

namespace kerbside::platform {

/// `ur`, `ar-EG`, `he` … (BCP 47).
bool is_right_to_left_language(std::string_view tag);

/// A letter of a script from the right is among it, or a sign that turns directions.
bool has_right_to_left(std::string_view text);

/// A name or an answer as it goes into a sentence: where its direction could differ from that of the sentence, it is set
/// apart by U+2068 and U+2069 (UAX #9, FSI and PDI), and signs of direction that it brings along are taken out of it,
/// so that it can neither end its own part nor turn what follows.
std::string isolated(std::string_view value, bool is_sentence_right_to_left);

/// A sentence of somebody's own beside others: set apart in the same way, with the names in it that are set apart already.
/// Its signs are taken out of it only where they are not in pairs.
std::string set_apart(std::string_view sentence, bool is_beside_right_to_left);

/// Without the signs of isolated(): the text as a person reads it out.
std::string without_isolates(std::string_view text);

}
