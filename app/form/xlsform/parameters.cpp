#include "app/form/xlsform/parameters.h"

#include "app/form/xlsform/text.h"

#include <algorithm>
#include <vector>

namespace kerbside::app::xlsform {

Parameters::Parameters(std::string_view cell, const Place& place, Problems& problems)
    : m_place(place), m_problems(problems)
{
    if (cell.empty())
        return;
    std::vector<std::string_view> parts;
    const auto add = [&](std::string_view part) {
        if (part = trimmed(part); !part.empty())
            parts.push_back(part);
    };
    if (cell.find_first_of(",;") != std::string_view::npos) {
        for (const auto part : split(cell, cell.find(';') != std::string_view::npos ? ";" : ","))
            add(part);
    } else {
        parts = words(cell);
    }
    for (const auto part : parts) {
        const auto equals = part.find('=');
        if (equals == std::string_view::npos || equals == 0) {
            problems.error(place, quoted(part) + " is no parameter: write name=value, with no space around the =.");
            continue;
        }
        m_all[lower(trimmed(part.substr(0, equals)))] = trimmed(part.substr(equals + 1));
    }
}

std::string_view Parameters::operator[](std::string_view name) const
{
    const auto found = m_all.find(name);
    return found != m_all.end() ? std::string_view(found->second) : std::string_view{};
}

void Parameters::fail(std::string_view name, std::string message)
{
    m_problems.error(m_place, std::move(message));
    m_all.erase(std::string(name));
}

void Parameters::allow(std::span<const std::string_view> names)
{
    std::string known;
    for (const auto name : names)
        known += (known.empty() ? "" : ", ") + std::string(name);
    for (const auto& [name, value] : m_all)
        if (std::ranges::find(names, name) == names.end())
            m_problems.error(m_place, "The parameter " + quoted(name) + " means nothing here." +
                                          did_you_mean(name, names) + " Known here: " + known + ".");
}

void Parameters::only(std::string_view name, std::span<const std::string_view> values)
{
    if (!has(name) || std::ranges::find(values, (*this)[name]) != values.end())
        return;
    if (const auto same = std::ranges::find(values, lower((*this)[name])); same != values.end()) {
        m_all[std::string(name)] = *same;
        return;
    }
    std::string known;
    for (const auto value : values)
        known += (known.empty() ? "" : ", ") + std::string(value);
    fail(name, std::string(name) + " cannot be " + quoted((*this)[name]) + "." + did_you_mean((*this)[name], values) +
                   " Write one of: " + known + ".");
}

void Parameters::only_integer(std::string_view name)
{
    if (has(name) && !is_integer((*this)[name]))
        fail(name, std::string(name) + " must be a whole number, not " + quoted((*this)[name]) + ".");
}

void Parameters::only_number(std::string_view name)
{
    if (has(name) && !is_number((*this)[name]))
        fail(name, std::string(name) + " must be a number, not " + quoted((*this)[name]) + ".");
}

}
