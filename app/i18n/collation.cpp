#include "app/i18n/collation.h"

#include "platform/unicode/icu.h"

#include <unicode/ucol.h>

#include <algorithm>
#include <map>
#include <memory>

namespace kerbside::app {

namespace {

struct CloseCollator {
    void operator()(UCollator* collator) const { ucol_close(collator); }
};

/// Opened once a language, when names are first sorted in it.
UCollator* opened(std::string_view language)
{
    thread_local std::map<std::string, std::unique_ptr<UCollator, CloseCollator>, std::less<>> kept;
    if (const auto found = kept.find(language); found != kept.end())
        return found->second.get();
    platform::prepare_icu();
    UErrorCode failed = U_ZERO_ERROR;
    const std::string locale(language);
    std::unique_ptr<UCollator, CloseCollator> collator(ucol_open(locale.c_str(), &failed));
    if (U_FAILURE(failed))
        collator.reset();
    return kept.emplace(locale, std::move(collator)).first->second.get();
}

}

void sort_names(std::vector<std::string>& names, std::string_view language)
{
    auto* collator = opened(language);
    std::ranges::sort(names, [collator](const std::string& left, const std::string& right) {
        UErrorCode failed = U_ZERO_ERROR;
        const auto order = collator == nullptr ? UCOL_EQUAL
                                               : ucol_strcollUTF8(collator, left.data(), static_cast<std::int32_t>(left.size()), right.data(),
                                                                  static_cast<std::int32_t>(right.size()), &failed);
        return order == UCOL_EQUAL ? left < right : order == UCOL_LESS;
    });
}

}
