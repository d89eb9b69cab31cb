#include "script_in.h"

namespace kerbside::test {

using platform::Json;
using platform::text_at;

platform::Json script_in(const Json& steps, std::string_view language)
{
    constexpr std::string_view kChoice = "visit.language.";
    Json out = Json::array();
    for (const auto& step : steps) {
        const auto what = text_at(step, "do");
        if (what == "shot" || what == "see")
            continue;
        if (what == "expect" && (step.contains("label") || step.contains("value")))
            continue;
        out.push_back(step);
        if (text_at(step, "id").starts_with(kChoice))
            out.back()["id"] = std::string(kChoice) + std::string(language);
    }
    return out;
}

}
