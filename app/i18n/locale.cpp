#include "app/i18n/locale.h"

namespace kerbside::app {

std::string language_of_locale(std::string_view locale)
{
    const auto language = locale.substr(0, locale.find_first_of("_.@-"));
    return language == "C" || language == "POSIX" ? std::string() : std::string(language);
}

}
