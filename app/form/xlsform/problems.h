#pragma once

#include "app/form/problem.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::app::xlsform {

/// The cell that a problem is about; parts that are not known are empty.
struct Place {
    std::string_view sheet;
    std::uint32_t row = 0;
    std::string_view column;
};

/// Collects what the author should mend: all of it, so that she need not convert once per mistake.
class Problems {
public:
    /// More are not kept: whoever has that many begins with the first ones.
    static constexpr std::size_t kMost = 100;

    void error(const Place&, std::string message);
    void warn(const Place&, std::string message);
    bool has_errors() const { return !m_errors.empty(); }
    bool is_full() const { return m_errors.size() >= kMost; }

    std::vector<Problem> take_errors() { return std::move(m_errors); }
    std::vector<Problem> take_warnings() { return std::move(m_warnings); }

private:
    std::vector<Problem> m_errors;
    std::vector<Problem> m_warnings;
};

/// `"x"`, cut where it is too long to be read in a message.
std::string quoted(std::string_view);

}
