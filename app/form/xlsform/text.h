#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::app::xlsform {

/// White space as Unicode has it at the ends of a cell: ASCII, and the no-break space that spreadsheets put in.
std::string_view trimmed(std::string_view);
bool has_space(std::string_view);
/// ASCII only: the words that XLSForm knows are all ASCII.
std::string lower(std::string_view);
/// Lower case, words joined by `_`: `Required Message` is `required_message`.
std::string snake_case(std::string_view);
std::vector<std::string_view> words(std::string_view);
std::vector<std::string_view> split(std::string_view, std::string_view separator);
std::string replaced(std::string_view text, std::string_view from, std::string_view to);
/// No-break spaces become spaces and typographic quotes straight ones; the view given where there are none.
std::string_view plain_quotes(std::string_view text, std::string& room);
/// Runs of spaces become one; line breaks stay.
std::string single_spaced(std::string_view text);

/// XML 1.0 §2.3 Name without colons, as ODK XForms wants it for nodes.
bool is_xml_name(std::string_view);
/// A Name with at most one prefix.
bool is_qualified_name(std::string_view);

bool is_number(std::string_view);
bool is_integer(std::string_view);

/// The known word that was probably meant, or an empty text where none is near.
std::string_view nearest(std::string_view word, std::span<const std::string_view> known);
/// ` Did you mean "x"?`, or nothing.
std::string did_you_mean(std::string_view word, std::span<const std::string_view> known);

enum class Answer { No, Yes, Neither };
/// yes, true, TRUE, true() … as spreadsheets and their authors write it.
Answer yes_or_no(std::string_view);

}
