// What a node may hold: results of calculations and answers of people, as the text that will be sent.
#include "app/form/instance/engine.h"

#include "app/form/xpath/dates.h"
#include "app/form/xpath/utf8.h"
#include "app/form/xpath/value.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kerbside::app {

using xpath::Moment;

namespace {

std::vector<std::string_view> split(std::string_view text, std::string_view separators)
{
    std::vector<std::string_view> out;
    std::size_t at = text.find_first_not_of(separators);
    while (at != std::string_view::npos) {
        const auto end = text.find_first_of(separators, at);
        out.push_back(text.substr(at, end == std::string_view::npos ? end : end - at));
        at = end == std::string_view::npos ? end : text.find_first_not_of(separators, end);
    }
    return out;
}

/// A number as other clients write those of a place: always with its fraction.
std::string coordinate(double number)
{
    std::string out = xpath::number_to_text(number);
    if (out.find('.') == std::string::npos)
        out += ".0";
    return out;
}

/// `latitude longitude [altitude [accuracy]]` as it is sent, or nothing (ODK XForms §Data types, geopoint).
std::string geopoint(std::string_view text)
{
    const auto parts = split(text, " \t\r\n");
    if (parts.size() < 2)
        return {};
    std::string out;
    for (std::size_t i = 0; i < parts.size() && i < 4; ++i) {
        const double number = xpath::text_to_number(parts[i]);
        if (!std::isfinite(number) || (i < 2 && std::fabs(number) > (i == 0 ? 90 : 180)))
            return {};
        out.append(i == 0 ? "" : " ").append(coordinate(number));
    }
    return out;
}

std::string_view place_of(std::string_view point)
{
    return point.substr(0, point.find(' ', point.find(' ') + 1));
}

/// Points with `;` between. A trace has two or more and is open; a shape has three or more and its first again at its
/// end (ODK XForms §Data types, geotrace and geoshape).
std::string geo_line(std::string_view text, ValueType type)
{
    std::vector<std::string> points;
    for (const auto part : split(text, ";")) {
        if (part.find_first_not_of(" \t\r\n") == std::string_view::npos)
            continue;
        points.push_back(geopoint(part));
        if (points.back().empty())
            return {};
    }
    if (points.size() < (type == ValueType::Geoshape ? 3U : 2U))
        return {};
    if ((place_of(points.front()) == place_of(points.back())) != (type == ValueType::Geoshape))
        return {};
    std::string out;
    for (const auto& point : points)
        out.append(out.empty() ? "" : ";").append(point);
    return out;
}

/// What XML can hold of it: answers come from keyboards, scanners and scripts.
std::string cleaned(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto c = static_cast<unsigned char>(text[at]);
        if (c < 0x80) {
            if (c >= 0x20 || c == '\n' || c == '\t' || c == '\r')
                out += text[at];
            ++at;
            continue;
        }
        const auto size = xpath::utf8_size(text, at);
        bool good = c >= 0xC2 && c <= 0xF4 && size > 1;
        for (std::size_t i = 1; i < size && good; ++i)
            good = (static_cast<unsigned char>(text[at + i]) & 0xC0) == 0x80;
        if (good && size >= 3) {
            const auto second = static_cast<unsigned char>(text[at + 1]);
            good = !((c == 0xE0 && second < 0xA0) || (c == 0xED && second > 0x9F) || (c == 0xF0 && second < 0x90) ||
                     (c == 0xF4 && second > 0x8F) ||
                     (c == 0xEF && second == 0xBF && static_cast<unsigned char>(text[at + 2]) >= 0xBE));
        }
        if (good)
            out.append(text, at, size);
        else
            out += "\xEF\xBF\xBD";
        at += good ? size : 1;
    }
    return out;
}

bool is_select(ControlKind kind)
{
    return kind == ControlKind::Select || kind == ControlKind::Select1 || kind == ControlKind::Rank;
}

}

std::string Engine::stored(const xpath::Value& value, ValueType type)
{
    const auto number = [&](double found) {
        if (std::isnan(found))
            return std::string{};
        switch (type) {
        case ValueType::Integer:
            return std::isfinite(found) ? xpath::number_to_text(std::trunc(found)) : xpath::number_to_text(found);
        case ValueType::Date:
            return xpath::moment_to_text({found, false}, m_environment.zone);
        case ValueType::DateTime:
            return xpath::moment_to_text({found, true}, m_environment.zone);
        default:
            return xpath::number_to_text(found);
        }
    };
    if (const double* found = value.number())
        return number(*found);
    if (const Moment* moment = value.moment()) {
        if (type == ValueType::Integer || type == ValueType::Decimal)
            return number(moment->days);
        if (type == ValueType::Time) {
            const auto text = xpath::moment_to_text({moment->days, true}, m_environment.zone);
            return text.size() > 11 ? text.substr(11) : text;
        }
        const bool has_time = type == ValueType::DateTime || (type != ValueType::Date && moment->has_time);
        return xpath::moment_to_text({moment->days, has_time}, m_environment.zone);
    }
    std::string text = m_evaluator.to_string(value);
    if (text.empty())
        return text;
    if (type == ValueType::Date && text.size() > 10 && text[10] == 'T')
        if (const auto moment = xpath::parse_moment(text, m_environment.zone))
            return xpath::moment_to_text({moment->days, false}, m_environment.zone);
    if (type == ValueType::Integer || type == ValueType::Decimal) {
        const double found = xpath::text_to_number(text);
        if (std::isnan(found) && text == "NaN")
            return {};
        if (type == ValueType::Integer && std::isfinite(found) && found != std::trunc(found))
            return xpath::number_to_text(std::trunc(found));
    }
    if ((type == ValueType::Date || type == ValueType::DateTime) && !std::isnan(xpath::text_to_number(text)))
        return number(xpath::text_to_number(text));
    return text;
}

/// What the form itself says that a node of that type has; empty where it is none.
std::string Engine::stated(std::string_view text, ValueType type)
{
    switch (type) {
    case ValueType::Integer: {
        const double number = xpath::text_to_number(text);
        return std::isfinite(number) ? xpath::number_to_text(std::trunc(number)) : std::string{};
    }
    case ValueType::Decimal:
        return std::isfinite(xpath::text_to_number(text)) ? std::string(text) : std::string{};
    case ValueType::Date: {
        const auto moment = xpath::parse_moment(text, m_environment.zone);
        if (moment && moment->has_time)
            return xpath::moment_to_text({moment->days, false}, m_environment.zone);
        return moment ? std::string(text) : std::string{};
    }
    case ValueType::DateTime:
        return xpath::parse_moment(text, m_environment.zone) ? std::string(text) : std::string{};
    case ValueType::Time:
        return xpath::parse_clock_time(text) ? std::string(text) : std::string{};
    case ValueType::Geopoint:
        return geopoint(text);
    case ValueType::Geotrace:
    case ValueType::Geoshape:
        return geo_line(text, type);
    default:
        return std::string(text);
    }
}

/// A default in the form is held to its type like an answer, but more gently: forms in the field write many things.
void Engine::hold_to_types(FrameId frame)
{
    const auto& layout = m_definition.layout(m_primary.frame(frame).model);
    for (std::size_t slot = 0; slot < layout.models.size(); ++slot) {
        const ModelNode& model = m_definition.model[layout.models[slot]];
        if (model.type == ValueType::String || model.has_children)
            continue;
        const NodeId node = m_primary.node(frame, static_cast<std::uint32_t>(slot));
        if (const auto text = m_primary.text(node); !text.empty())
            if (const std::string held = stated(text, model.type); held != text)
                m_primary.set_text(node, held);
    }
}

/// The answer as it will be kept; empty where it is none for this node.
std::string Engine::accepted(std::string_view given, NodeId node)
{
    const ModelNode& model = m_definition.model[m_primary.state(node).model];
    std::string text = cleaned(given);
    if (text.empty())
        return text;
    if (model.control >= 0) {
        const auto& control = m_definition.controls[static_cast<std::size_t>(model.control)];
        const auto& info = m_definition.control_infos[static_cast<std::size_t>(model.control)];
        if ((is_select(control.kind) || control.has_external_choices) && !info.is_query_search) {
            std::vector<Choice> offered;
            choices_of(info, node, false, offered);
            const auto is_offered = [&](std::string_view value) {
                return std::any_of(offered.begin(), offered.end(),
                                   [&](const Choice& choice) { return choice.value == value; });
            };
            if (control.kind == ControlKind::Select1 || control.has_external_choices)
                return is_offered(text) ? text : std::string{};
            std::string kept;
            for (const auto word : split(text, " \t\r\n"))
                if (is_offered(word))
                    kept.append(kept.empty() ? "" : " ").append(word);
            return kept;
        }
        if (control.kind == ControlKind::Range && control.range_start && control.range_end) {
            const double number = xpath::text_to_number(text);
            if (number < std::min(*control.range_start, *control.range_end) ||
                number > std::max(*control.range_start, *control.range_end))
                return {};
        }
    }
    bool good = true;
    switch (model.type) {
    case ValueType::Integer: {
        const double number = xpath::text_to_number(text);
        constexpr double kMost = 2147483647; // 32 bits (ODK XForms §Data types, int)
        good = std::isfinite(number) && std::trunc(number) <= kMost && std::trunc(number) >= -kMost - 1;
        if (good)
            return xpath::number_to_text(std::trunc(number));
        break;
    }
    case ValueType::Decimal:
        good = std::isfinite(xpath::text_to_number(text));
        break;
    case ValueType::Date: {
        const auto moment = xpath::parse_moment(text, m_environment.zone);
        good = moment.has_value() && text.size() >= 10 && text[4] == '-' && text[7] == '-';
        if (good && moment->has_time)
            return xpath::moment_to_text({moment->days, false}, m_environment.zone);
        break;
    }
    case ValueType::DateTime:
        good = xpath::parse_moment(text, m_environment.zone).has_value();
        break;
    case ValueType::Time:
        good = xpath::parse_clock_time(text).has_value();
        break;
    case ValueType::Geopoint:
        return geopoint(text);
    case ValueType::Geotrace:
    case ValueType::Geoshape:
        return geo_line(text, model.type);
    default:
        break;
    }
    return good ? text : std::string{};
}

void Engine::put(NodeId node, std::string_view text)
{
    if (m_primary.text(node) == text)
        return;
    m_primary.set_text(node, text);
    touch(node);
}

}
