#pragma once

#include <string>
#include <string_view>

namespace kerbside::app::ui {

/// A sign of the Arabic script that is written upon a letter stands upon a stroke (U+0640) where it has none; every other
/// text as it is: a lone sign of an Indic script has a circle below it already.
std::string upon_stroke(std::string_view text);

}
