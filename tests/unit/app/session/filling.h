#pragma once

#include "memory_shelf.h"

#include "app/session/interview.h"
#include "app/session/question.h"

#include <catch2/catch_test_macros.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace kerbside::test {

using namespace app;

/// A form of these rows; `choices` has the lists `yn` and `abc`.
inline std::string form_of(const std::string& rows)
{
    return "| survey | | | | | | | |\n|---|---|---|---|---|---|---|---|\n"
           "| | type | name | label | appearance | required | parameters | guidance_hint |\n" +
        rows +
        "\n| choices | | | |\n|---|---|---|---|\n| | list_name | name | label |\n"
        "| | yn | yes | Yes |\n| | yn | no | No |\n| | abc | a | Apple |\n| | abc | b | Bread |\n| | abc | c | Cheese |\n";
}

struct Filling {
    platform::ManualClock clock{platform::WallTime(std::chrono::milliseconds(1773525600000))};
    NoMedia media;

    Interview begin(const std::string& rows)
    {
        auto loaded = Form::load({"kinds.md", form_of(rows)}, media);
        REQUIRE(loaded.form);
        form = loaded.form;
        auto begun = Interview::begin(form, Environment{.clock = &clock});
        REQUIRE(begun);
        return std::move(begun).value();
    }
    /// The form that was begun last.
    Interview resume(platform::ByteView draft, std::string_view instance_id) const
    {
        auto resumed = Interview::resume(form, Environment{.clock = &clock}, draft, instance_id);
        REQUIRE(resumed);
        return std::move(resumed).value();
    }
    std::shared_ptr<const Form> form;
};

inline QuestionView only(const Interview& interview)
{
    return interview.page().questions.front();
}

}
