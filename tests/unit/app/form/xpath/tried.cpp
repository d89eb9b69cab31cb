#include "tests/unit/app/form/xpath/tried.h"

#include "platform/base/clock.h"

#include <cmath>
#include <cstdio>

namespace kerbside::test {

namespace {

constexpr std::int64_t kSummerBegins = 1'774'746'000; ///< 2026-03-29T01:00:00Z
constexpr std::int64_t kSummerEnds = 1'792'890'000;   ///< 2026-10-25T01:00:00Z

platform::WallTime moment(const std::string& text)
{
    int y = 0, m = 0, d = 0, hour = 0, minute = 0, second = 0;
    std::sscanf(text.c_str(), "%d-%d-%dT%d:%d:%dZ", &y, &m, &d, &hour, &minute, &second);
    const auto day = std::chrono::sys_days{std::chrono::year{y} / m / d};
    return day + std::chrono::hours{hour} + std::chrono::minutes{minute} + std::chrono::seconds{second};
}

platform::Result<app::EvaluationResult> evaluated(std::string_view expression, const Trial& trial, const char* as)
{
    const platform::ManualClock clock(moment(trial.now));
    app::NoMedia media;
    app::Environment environment;
    environment.clock = &clock;
    environment.zone = [&trial](std::int64_t utc) {
        return trial.winter_minutes + (utc >= kSummerBegins && utc < kSummerEnds ? 60 : 0);
    };
    auto evaluation = app::Evaluation::open({"document.xml", trial.document}, media, environment, {});
    if (!evaluation)
        return evaluation.error();
    return evaluation->evaluate({std::string(expression), trial.context, as, {}});
}

}

std::string tried(std::string_view expression, const Trial& trial)
{
    const auto result = evaluated(expression, trial, "string");
    return result ? result->text : "error: " + result.error().detail;
}

double tried_number(std::string_view expression, const Trial& trial)
{
    const auto result = evaluated(expression, trial, "number");
    return result ? result->number : std::nan("");
}

}
