#include "app/form/xpath/function.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::app::xpath {

namespace {

constexpr double kRadius = 6'378'100; ///< metres
constexpr double kNot = std::numeric_limits<double>::quiet_NaN();

struct Point {
    double latitude = 0, longitude = 0; ///< degrees
    friend bool operator==(const Point&, const Point&) = default;
};

double radians(double degrees)
{
    return degrees * std::numbers::pi / 180;
}

/// Other clients give centimetres, and square ones, so that a stored figure is the same wherever it was computed.
double to_hundredths(double number)
{
    return std::round(number * 100) / 100;
}

/// `latitude longitude [altitude [accuracy]]`
std::optional<Point> parse_point(std::string_view text)
{
    constexpr std::string_view kSpace = " \t\r\n";
    std::array<double, 4> numbers{};
    std::size_t count = 0;
    for (std::size_t at = text.find_first_not_of(kSpace); at != std::string_view::npos;
         at = text.find_first_not_of(kSpace, at)) {
        const std::size_t end = std::min(text.find_first_of(kSpace, at), text.size());
        if (count == numbers.size())
            return std::nullopt;
        numbers[count] = text_to_number(text.substr(at, end - at));
        if (!std::isfinite(numbers[count]))
            return std::nullopt;
        ++count;
        at = end;
    }
    if (count < 2 || std::fabs(numbers[0]) > 90 || std::fabs(numbers[1]) > 180)
        return std::nullopt;
    return Point{numbers[0], numbers[1]};
}

/// Points with `;` between, the last of which may stand at the end too.
bool parse_points(std::string_view text, std::vector<Point>& out)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        const auto piece = text.substr(0, end);
        const auto point = parse_point(piece);
        const bool is_last = end == text.size();
        if (point)
            out.push_back(*point);
        else if (!is_last || piece.find_first_not_of(" \t\r\n") != std::string_view::npos)
            return false;
        text.remove_prefix(is_last ? end : end + 1);
    }
    return true;
}

/// The points of all arguments in order, each node of a node-set being a point, a trace or a shape.
std::optional<std::vector<Point>> points_of(Call& call)
{
    std::vector<Point> out;
    for (std::size_t i = 0; i < call.size(); ++i) {
        std::vector<std::string> texts;
        if (call.is_nodes(i)) {
            for (const Node node : call.nodes(i))
                texts.push_back(call.text_of(node));
        } else {
            texts.push_back(call.string(i));
        }
        for (const auto& text : texts) {
            if (!call.spend(1 + text.size() / 16) || !parse_points(text, out))
                return std::nullopt;
        }
    }
    return out;
}

double distance_between(Point from, Point to)
{
    const double south = std::sin(radians(to.latitude - from.latitude) / 2);
    const double west = std::sin(radians(to.longitude - from.longitude) / 2);
    const double chord = south * south + std::cos(radians(from.latitude)) * std::cos(radians(to.latitude)) * west * west;
    return 2 * kRadius * std::asin(std::min(1.0, std::sqrt(chord)));
}

Value distance(Call& call)
{
    const auto points = points_of(call);
    if (!points)
        return kNot;
    double sum = 0;
    for (std::size_t i = 1; i < points->size(); ++i)
        sum += distance_between((*points)[i - 1], (*points)[i]);
    return to_hundredths(sum);
}

/// The spherical excess by trapezoids against the equator, the outline being closed where it is open.
Value area(Call& call)
{
    const auto points = points_of(call);
    if (!points)
        return kNot;
    if (points->size() < 3)
        return 0;
    double sum = 0;
    for (std::size_t i = 0; i < points->size(); ++i) {
        const Point from = (*points)[i];
        const Point to = (*points)[(i + 1) % points->size()];
        sum += radians(to.longitude - from.longitude) *
               (2 + std::sin(radians(from.latitude)) + std::sin(radians(to.latitude)));
    }
    return to_hundredths(std::fabs(sum * kRadius * kRadius / 2));
}

/// By a ray to the east, as the other clients do, so that a point on an edge is inside or outside in all of them alike:
/// the south and the west edge belong to the shape. What is not a closed shape holds nothing.
Value geofence(Call& call)
{
    const auto point = parse_point(call.string(0));
    std::vector<Point> shape;
    const std::string text = call.string(1);
    if (!call.spend(1 + text.size() / 16) || !point || !parse_points(text, shape))
        return false;
    if (shape.size() < 4 || shape.front() != shape.back())
        return false;
    bool inside = false;
    for (std::size_t i = 1; i < shape.size(); ++i) {
        const Point from = shape[i - 1];
        const Point to = shape[i];
        if ((from.latitude > point->latitude) == (to.latitude > point->latitude))
            continue;
        const double share = (point->latitude - from.latitude) / (to.latitude - from.latitude);
        if (point->longitude < from.longitude + share * (to.longitude - from.longitude))
            inside = !inside;
    }
    return inside;
}

constexpr std::array kFunctions = {
    Function{"distance", 1, kAnyNumber, distance},
    Function{"area", 1, kAnyNumber, area},
    Function{"geofence", 2, 2, geofence},
};

}

std::span<const Function> geo_functions()
{
    return kFunctions;
}

}
