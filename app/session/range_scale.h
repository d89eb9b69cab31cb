#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kerbside::app {

/// A mark along a range, with words where it has any.
struct RangeTick {
    std::int64_t at = 0; ///< steps from the start
    std::string label;
};

/// The values of a range, counted instead of computed: 0.1 three times is 0.3, and the last is the end itself
/// (ODK XForms §range). Steps go from `start` towards `end`, which may lie below it.
class RangeScale {
public:
    RangeScale() = default;
    /// From the body's attributes as they are written; what makes no scale is 0 to 10 by one.
    static RangeScale of(std::string_view start, std::string_view end, std::string_view step);

    /// How many steps there are; the values are one more.
    std::int64_t steps() const { return m_steps; }
    /// The value after so many steps, as it is sent.
    std::string text(std::int64_t at) const;
    /// How many steps a length takes, at least one; 0 where it is none.
    std::int64_t steps_in(std::string_view length) const;
    /// Where a value stands, to the nearest step; nothing where it is no number.
    std::optional<std::int64_t> place(std::string_view value) const;

private:
    std::int64_t m_start = 0; ///< in units of the last digit
    std::int64_t m_step = 1;  ///< the same; below zero where the end lies below the start
    std::int64_t m_steps = 10;
    int m_digits = 0;         ///< behind the point
};

}
