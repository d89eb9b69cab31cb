#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace kerbside::app::xpath {

/// A node of one of the documents of an evaluation: 0 is the primary instance.
struct Node {
    std::uint32_t document = 0;
    std::uint32_t id = 0;
    friend auto operator<=>(const Node&, const Node&) = default;
};

using NodeSet = std::vector<Node>;

/// A moment in days since 1970-01-01T00:00:00Z, which converts to an ISO text and not to a number's text.
struct Moment {
    double days = 0;
    bool has_time = false; ///< converts to a dateTime; else to a date in the local zone
};

/// The value of an expression: XPath 1.0's four types, and the field's date.
class Value {
public:
    Value() : m_value(std::string{}) {}
    Value(double number) : m_value(number) {}
    Value(int number) : m_value(static_cast<double>(number)) {}
    Value(bool boolean) : m_value(boolean) {}
    Value(std::string text) : m_value(std::move(text)) {}
    Value(std::string_view text) : m_value(std::string(text)) {}
    Value(const char* text) : m_value(std::string(text)) {}
    Value(Moment moment) : m_value(moment) {}
    Value(NodeSet nodes) : m_value(std::move(nodes)) {}

    const double* number() const { return std::get_if<double>(&m_value); }
    const bool* boolean() const { return std::get_if<bool>(&m_value); }
    const std::string* text() const { return std::get_if<std::string>(&m_value); }
    const Moment* moment() const { return std::get_if<Moment>(&m_value); }
    const NodeSet* nodes() const { return std::get_if<NodeSet>(&m_value); }
    NodeSet* nodes() { return std::get_if<NodeSet>(&m_value); }
    std::string* text() { return std::get_if<std::string>(&m_value); }

private:
    std::variant<double, bool, std::string, Moment, NodeSet> m_value;
};

/// XPath 1.0 §4.2: no exponent, no trailing zeros, `NaN`, `Infinity`.
std::string number_to_text(double number);
/// XPath's number(): white space around is free; NaN for anything else. Dates are the evaluator's matter.
double text_to_number(std::string_view text);

}
