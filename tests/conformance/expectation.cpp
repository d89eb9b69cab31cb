#include "tests/conformance/expectation.h"

#include <cmath>
#include <regex>

namespace kerbside::test {

using platform::Json;

namespace {

std::string got(const Json& found)
{
    return " but got " + platform::to_line(found);
}

std::string text_of(const Json& found)
{
    return found.is_string() ? found.get<std::string>() : platform::to_line(found);
}

double number_of(const Json& found)
{
    if (found.is_number())
        return found.get<double>();
    try {
        return std::stod(text_of(found));
    } catch (const std::exception&) {
        return std::nan("");
    }
}

std::string each_of(const Json& texts, const Json& found, bool wanted)
{
    for (const Json& each : texts.is_array() ? texts : Json::array({texts})) {
        const bool is_there = text_of(found).find(text_of(each)) != std::string::npos;
        if (is_there != wanted)
            return std::string(wanted ? "should contain " : "should lack ") + text_of(each) + got(found);
    }
    return {};
}

/// One request of an object; nothing where the name is a member's.
bool is_request(const std::string& name)
{
    return name == "near" || name == "within" || name == "like" || name == "contains" || name == "lacks" ||
           name == "size";
}

std::string request(const Json& expected, const std::string& name, const Json& found)
{
    const Json& value = expected.at(name);
    if (name == "near") {
        const double within = expected.contains("within") ? expected.at("within").get<double>() : 1e-9;
        const double distance = std::fabs(number_of(found) - value.get<double>());
        return distance <= within ? std::string{} : "should be near " + platform::to_line(value) + got(found);
    }
    if (name == "like")
        return std::regex_match(text_of(found), std::regex(value.get<std::string>()))
                   ? std::string{}
                   : "should be like " + value.get<std::string>() + got(found);
    if (name == "contains")
        return each_of(value, found, true);
    if (name == "lacks")
        return each_of(value, found, false);
    if (name == "size") {
        const std::size_t size = found.is_string() ? found.get<std::string>().size() : found.size();
        return size == value.get<std::size_t>() ? std::string{} : "should have size " + platform::to_line(value) + got(found);
    }
    return {};
}

}

std::string difference(const Json& expected, const Json& found)
{
    if (expected.is_object()) {
        for (const auto& [name, value] : expected.items()) {
            std::string why;
            if (is_request(name))
                why = request(expected, name, found);
            else if (!found.is_object() || !found.contains(name))
                why = "should have '" + name + "'" + got(found);
            else if (why = difference(value, found.at(name)); !why.empty())
                why = name + " " + why;
            if (!why.empty())
                return why;
        }
        return {};
    }
    if (expected.is_array() && found.is_array() && expected.size() == found.size()) {
        for (std::size_t i = 0; i < expected.size(); ++i) {
            const auto why = difference(expected[i], found[i]);
            if (!why.empty())
                return "[" + std::to_string(i) + "] " + why;
        }
        return {};
    }
    if (expected.is_number() && found.is_number())
        return expected.get<double>() == found.get<double>() ? std::string{}
                                                             : "should be " + platform::to_line(expected) + got(found);
    return expected == found ? std::string{} : "should be " + platform::to_line(expected) + got(found);
}

}
