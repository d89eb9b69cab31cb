#include "app/ui/text/digits.h"

#include <unicode/uchar.h>

namespace kerbside::app::ui {

char32_t number_letter(char32_t letter, bool is_comma_decimal)
{
    constexpr char32_t kArabicDecimalMark = 0x066B;
    constexpr char32_t kArabicThousandsMark = 0x066C;
    if (letter == kArabicDecimalMark || (letter == U',' && is_comma_decimal))
        return U'.';
    if (letter == kArabicThousandsMark)
        return U',';
    const auto digit = u_charDigitValue(static_cast<UChar32>(letter));
    return digit < 0 ? letter : U'0' + static_cast<char32_t>(digit);
}

}
