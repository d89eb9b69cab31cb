#include "app/i18n/locale.h"

#include "platform/unicode/icu.h"

#include <unicode/uloc.h>

#include <array>

namespace kerbside::app {

std::string language_of_locale(std::string_view locale)
{
    platform::prepare_icu();
    std::array<char, ULOC_LANG_CAPACITY> language{};
    UErrorCode failed = U_ZERO_ERROR;
    const auto size = uloc_getLanguage(std::string(locale).c_str(), language.data(), static_cast<std::int32_t>(language.size()), &failed);
    // C and POSIX come back as they are, and so does a word that is no locale: a language's code has two letters or three.
    return U_FAILURE(failed) || (size != 2 && size != 3) ? std::string() : std::string(language.data(), static_cast<std::size_t>(size));
}

}
