#pragma once

#include <string>

namespace kerbside::test {

/// The age at which an English text is read with ease: Flesch-Kincaid's school year (US), and five.
/// Names that nobody can write more simply (Childline, Sutton) count like other words.
double reading_age_of(const std::string& text);

}
