#include "app/form/problem.h"

namespace kerbside::app {

std::string line_of(const Problem& problem)
{
    std::string place = problem.sheet;
    const auto add = [&](const std::string& part) {
        if (!place.empty())
            place += ", ";
        place += part;
    };
    if (problem.row != 0)
        add("row " + std::to_string(problem.row));
    if (!problem.column.empty())
        add("column \"" + problem.column + "\"");
    if (problem.line != 0)
        add("line " + std::to_string(problem.line));
    return place.empty() ? problem.message : place + ": " + problem.message;
}

}
