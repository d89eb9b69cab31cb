#pragma once

#include <array>
#include <string_view>

namespace kerbside::app::xpath {

/// Short names as the Unicode CLDR abbreviates them; weekdays begin with Sunday.
struct DateNames {
    std::string_view language; ///< ISO 639-1
    std::array<std::string_view, 12> months;
    std::array<std::string_view, 7> weekdays;
};

/// Those of a form's language, as it is written there: `French (fr)`, `fr`, `pt-BR`. English where we have none.
const DateNames& date_names(std::string_view form_language);

}
