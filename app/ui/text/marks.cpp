#include "app/ui/text/marks.h"

#include "app/ui/text/shape.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace kerbside::app::ui {

std::string upon_stroke(std::string_view text)
{
    const auto first = static_cast<UChar32>(text.empty() ? U'\0' : decode(text, 0).character);
    // Most vowel signs are of no one script (Inherited): those it is used with are asked for.
    const bool has_no_letter = u_charType(first) == U_NON_SPACING_MARK && uscript_hasScript(first, USCRIPT_ARABIC) != 0;
    return (has_no_letter ? "\u0640" : "") + std::string(text);
}

}
