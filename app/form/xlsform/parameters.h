#pragma once

#include "app/form/xlsform/problems.h"

#include <map>
#include <span>
#include <string>
#include <string_view>

namespace kerbside::app::xlsform {

/// The cell `parameters`: `start=1 end=10`, parted by spaces, commas or semicolons. Names are lower case.
class Parameters {
public:
    Parameters(std::string_view cell, const Place&, Problems&);

    bool has(std::string_view name) const { return m_all.contains(name); }
    std::string_view operator[](std::string_view name) const;
    bool is_empty() const { return m_all.empty(); }

    /// Reports any other.
    void allow(std::span<const std::string_view> names);
    /// Reports a value that is none of these; then it is as if it were not there.
    void only(std::string_view name, std::span<const std::string_view> values);
    void only_integer(std::string_view name);
    void only_number(std::string_view name);
    void fail(std::string_view name, std::string message);

private:
    std::map<std::string, std::string, std::less<>> m_all;
    Place m_place;
    Problems& m_problems;
};

}
