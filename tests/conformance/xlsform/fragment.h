#pragma once

#include <string>

namespace kerbside::test {

/// Whether the fragment stands anywhere in the form: same name, at least its attributes, the same text where it has
/// some (white space apart), its child elements in order among the element's. Prefixes are compared as written.
bool stands_in(const std::string& fragment, const std::string& form);

}
