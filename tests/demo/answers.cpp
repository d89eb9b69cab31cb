#include "tests/demo/answers.h"

#include "platform/base/json.h"

#include <algorithm>
#include <cstdlib>
#include <iostream>

namespace kerbside::test {

namespace {

constexpr std::size_t kShortestSecret = 8;

/// Codes and dates stand in the forms and in everybody's calendar; words of people do not.
bool is_told_by_somebody(const std::string& value)
{
    const auto is_code = std::all_of(value.begin(), value.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == ' ';
    });
    const auto is_date = value.size() > 4 && value[0] == '2' && value[4] == '-';
    return value.size() >= kShortestSecret && !is_code && !is_date;
}

}

void give_up(const std::string& why)
{
    std::cerr << "demo: " << why << '\n';
    std::exit(1);
}

std::string must_read(const platform::Path& path)
{
    auto text = platform::read_file(path);
    if (!text)
        give_up(text.error().detail);
    return std::move(text).value();
}

Answers read_answers(const platform::Path& script)
{
    const auto steps = platform::parse_json(must_read(script));
    if (!steps || !steps->is_array())
        give_up(script.string() + " is no script");
    Answers answers;
    for (const auto& step : *steps)
        if (platform::text_at(step, "do") == "set")
            answers[platform::text_at(step, "path")] = platform::text_at(step, "value");
    return answers;
}

std::vector<std::string> secrets_of(const std::vector<std::string>& scripts)
{
    std::vector<std::string> secrets;
    for (const auto& script : scripts)
        for (const auto& [path, value] : read_answers(script))
            if (is_told_by_somebody(value))
                secrets.push_back(value);
    if (secrets.size() < scripts.size())
        give_up("the scripts enter nothing that could be looked for");
    return secrets;
}

}
