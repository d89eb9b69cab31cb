#pragma once

#include "app/form/xpath/value.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace kerbside::app::xpath {

class Evaluator;

/// What a function's answer depends on besides its arguments.
enum class Reads : std::uint8_t {
    Nothing,  ///< the same arguments give the same answer: constant calls are folded
    Context,  ///< the context node or the instance
    Clock,    ///< now(), today(): evaluated once when the form opens and whenever an argument changes
    Random,   ///< as Clock, and differs each time
};

constexpr std::uint8_t kAnyNumber = 255;

/// A call being evaluated. Arguments are evaluated when they are asked for, and each time they are.
class Call {
public:
    Call(Evaluator& evaluator, std::uint32_t expression) : m_evaluator(evaluator), m_expression(expression) {}

    std::size_t size() const;
    Value value(std::size_t argument);
    double number(std::size_t argument);       ///< number() of it: dates become days
    bool boolean(std::size_t argument);
    std::string string(std::size_t argument);
    /// The nodes, in document order; a failure (and none) where the argument is no node-set.
    NodeSet nodes(std::size_t argument);
    /// Whether the argument evaluates to a node-set by its form (a path, instance(), …).
    bool is_nodes(std::size_t argument) const;
    /// Whether a form is what it is evaluated over; else any other XML.
    bool is_form() const;
    /// The string-value of a node.
    std::string text_of(Node node) const;

    /// The whole evaluation ends with this error; return anything.
    Value fail(std::string message);
    /// Counts against the evaluation budget; false once it is spent (return anything then).
    bool spend(std::uint64_t steps);

    Evaluator& evaluator() { return m_evaluator; }
    std::uint32_t expression() const { return m_expression; }

    /// The moment of now(), in milliseconds since 1970 UTC; the zone's offset at a moment, in minutes; random bits.
    std::int64_t now_milliseconds() const;
    std::int32_t zone_minutes(std::int64_t utc_seconds) const;
    std::uint64_t random_bits();
    /// The current language as the form writes it: `French (fr)`.
    std::string_view language() const;

private:
    Evaluator& m_evaluator;
    std::uint32_t m_expression;
};

using Implementation = Value (*)(Call&);

/// One function. The checker refuses another number of arguments at load.
struct Function {
    std::string_view name; ///< as expressions write it: `substr`, `jr:choice-name`
    std::uint8_t least;
    std::uint8_t most; ///< kAnyNumber: no upper end
    Implementation run;
    Reads reads = Reads::Nothing;
};

/// Each family is one file, functions_<family>.cpp, that gives its table here; functions.cpp lists the families.
std::span<const Function> string_functions();
std::span<const Function> number_functions();
std::span<const Function> boolean_functions();
std::span<const Function> node_functions();
std::span<const Function> select_functions();
std::span<const Function> repeat_functions();
std::span<const Function> instance_functions();
std::span<const Function> date_functions();
std::span<const Function> math_functions();
std::span<const Function> geo_functions();
std::span<const Function> digest_functions();
std::span<const Function> checklist_functions();

/// Null where there is none.
const Function* find_function(std::string_view name);

}
