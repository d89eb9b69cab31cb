#include "app/form/xlsform/problems.h"

namespace kerbside::app::xlsform {

namespace {

void add(std::vector<Problem>& to, const Place& place, std::string message)
{
    if (to.size() < Problems::kMost)
        to.push_back({.message = std::move(message),
                      .sheet = std::string(place.sheet),
                      .row = place.row,
                      .column = std::string(place.column)});
}

}

void Problems::error(const Place& place, std::string message)
{
    add(m_errors, place, std::move(message));
}

void Problems::warn(const Place& place, std::string message)
{
    add(m_warnings, place, std::move(message));
}

std::string quoted(std::string_view text)
{
    constexpr std::size_t kLongest = 80;
    if (text.size() <= kLongest)
        return "\"" + std::string(text) + "\"";
    auto end = kLongest;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return "\"" + std::string(text.substr(0, end)) + "…\"";
}

}
