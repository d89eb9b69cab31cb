#include "case_file.h"

#include <sstream>

namespace kerbside::test {

namespace {

std::string between_ticks(const std::string& line)
{
    const auto begin = line.find('`');
    const auto end = line.rfind('`');
    return end == begin ? std::string{} : line.substr(begin + 1, end - begin - 1);
}

Expected place(Expectation kind, const std::string& line)
{
    Expected expected{.kind = kind};
    const auto colon = line.find(": ");
    std::istringstream words(line.substr(0, colon));
    std::string verb;
    std::string at;
    std::string row;
    words >> verb >> at >> expected.sheet >> row;
    std::getline(words >> std::ws, expected.column);
    expected.row = row == "-" ? 0 : static_cast<std::uint32_t>(std::stoul(row));
    expected.words = colon == std::string::npos ? "" : line.substr(colon + 2);
    return expected;
}

}

std::vector<Case> read_cases(const std::string& text)
{
    std::vector<Case> cases;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("## ")) {
            cases.push_back({.name = line.substr(3)});
        } else if (cases.empty()) {
            continue;
        } else if (line.starts_with("*") && line.ends_with("*")) {
            cases.back().section = line.substr(1, line.size() - 2);
        } else if (line.starts_with("|")) {
            cases.back().tables += line + "\n";
        } else if (line.starts_with("- has ")) {
            cases.back().expected.push_back({.kind = Expectation::Has, .fragment = between_ticks(line)});
        } else if (line.starts_with("- lacks ")) {
            cases.back().expected.push_back({.kind = Expectation::Lacks, .fragment = between_ticks(line)});
        } else if (line.starts_with("- refused at ")) {
            cases.back().expected.push_back(place(Expectation::Refused, line.substr(2)));
        } else if (line.starts_with("- warned at ")) {
            cases.back().expected.push_back(place(Expectation::Warned, line.substr(2)));
        } else if (!line.empty()) {
            cases.back().section.clear();
        }
    }
    return cases;
}

}
