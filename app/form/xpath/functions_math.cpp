#include "app/form/xpath/function.h"

#include <array>
#include <cmath>
#include <numbers>

namespace kerbside::app::xpath {

namespace {

template <double (*function)(double)> Value of_one(Call& call)
{
    return function(call.number(0));
}

template <double (*function)(double, double)> Value of_two(Call& call)
{
    const double first = call.number(0);
    return function(first, call.number(1));
}

double exp10_of(double x)
{
    return std::pow(10.0, x);
}

Value pi(Call&)
{
    return std::numbers::pi;
}

/// XPath 3.0 §4.8, with the double versions of the C library.
constexpr std::array kFunctions = {
    Function{"abs", 1, 1, of_one<std::fabs>},
    Function{"pow", 2, 2, of_two<std::pow>},
    Function{"log", 1, 1, of_one<std::log>},
    Function{"log10", 1, 1, of_one<std::log10>},
    Function{"exp", 1, 1, of_one<std::exp>},
    Function{"exp10", 1, 1, of_one<exp10_of>},
    Function{"sqrt", 1, 1, of_one<std::sqrt>},
    Function{"sin", 1, 1, of_one<std::sin>},
    Function{"cos", 1, 1, of_one<std::cos>},
    Function{"tan", 1, 1, of_one<std::tan>},
    Function{"asin", 1, 1, of_one<std::asin>},
    Function{"acos", 1, 1, of_one<std::acos>},
    Function{"atan", 1, 1, of_one<std::atan>},
    Function{"atan2", 2, 2, of_two<std::atan2>},
    Function{"pi", 0, 0, pi},
};

}

std::span<const Function> math_functions()
{
    return kFunctions;
}

}
