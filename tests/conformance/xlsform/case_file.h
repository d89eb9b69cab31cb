#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace kerbside::test {

enum class Expectation { Has, Lacks, Refused, Warned };

/// One line of what must hold of a converted form.
struct Expected {
    Expectation kind = Expectation::Has;
    std::string fragment; ///< of has and lacks
    std::string sheet;    ///< `-` for any
    std::uint32_t row = 0;
    std::string column;
    std::string words;
};

struct Case {
    std::string name;
    std::string section; ///< of the specification
    std::string tables;
    std::vector<Expected> expected;
};

/// The cases of a file, in order; a line that cannot be understood becomes a case that cannot pass.
std::vector<Case> read_cases(const std::string& text);

}
