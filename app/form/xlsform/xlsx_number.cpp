#include "app/form/xlsform/xlsx_number.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>

namespace kerbside::app::xlsform {

namespace {

bool parse(std::string_view text, double& value)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size() && std::isfinite(value);
}

}

bool is_date_format(int id)
{
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

bool is_date_format(std::string_view code)
{
    for (std::size_t i = 0; i < code.size(); ++i) {
        switch (code[i]) {
        case '"':
            i = std::min(code.find('"', i + 1), code.size());
            break;
        case '\\':
        case '_':
        case '*':
            ++i;
            break;
        case '[':
            // [h], [mm] and [ss] count hours; anything else in brackets is a colour, a condition or a locale.
            if (i + 1 < code.size() && std::string_view("hms").find(code[i + 1]) != std::string_view::npos)
                return true;
            i = std::min(code.find(']', i), code.size());
            break;
        case 'd':
        case 'D':
        case 'm':
        case 'M':
        case 'y':
        case 'Y':
        case 'h':
        case 'H':
        case 's':
        case 'S':
            return true;
        default:
            break;
        }
    }
    return false;
}

std::string number_text(std::string_view stored)
{
    double value = 0;
    if (!parse(stored, value))
        return std::string(stored);
    std::array<char, 64> text{};
    if (std::trunc(value) == value && std::fabs(value) < 1e15)
        return std::string(text.data(), std::to_chars(text.data(), text.data() + text.size(),
                                                      static_cast<long long>(value)).ptr);
    // Spreadsheets keep 15 digits; the 16th and 17th are noise of the binary form.
    std::snprintf(text.data(), text.size(), "%.15g", value);
    double back = 0;
    if (parse(text.data(), back) && std::fabs(back - value) <= std::fabs(value) * 1e-15)
        value = back;
    return std::string(text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr);
}

std::string date_text(std::string_view stored, bool from_1904)
{
    double serial = 0;
    if (!parse(stored, serial) || serial < 0 || serial > 2'958'465.999999)
        return std::string(stored);
    auto seconds = static_cast<long long>(std::llround(serial * 86'400));
    auto day = seconds / 86'400;
    seconds %= 86'400;
    std::array<char, 64> text{};
    std::string out;
    if (day > 0 || (from_1904 && seconds == 0)) {
        // The 1900 system has a 29 February 1900 that never was; before it the count is one day behind.
        using namespace std::chrono;
        const auto origin = from_1904 ? sys_days{year{1904} / 1 / 1} : sys_days{year{1899} / 12 / (day < 60 ? 31 : 30)};
        const year_month_day date{origin + days{day}};
        std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                      static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
        out = text.data();
        if (seconds == 0)
            return out;
        out += 'T';
    }
    std::snprintf(text.data(), text.size(), "%02d:%02d:%02d", static_cast<int>(seconds / 3600),
                  static_cast<int>(seconds / 60 % 60), static_cast<int>(seconds % 60));
    return out + text.data();
}

}
