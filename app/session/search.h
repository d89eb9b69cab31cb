#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kerbside::app {

/// What was typed to find something: every word of it has to be there, whatever the case, the accents and the order.
class Search {
public:
    explicit Search(std::string_view typed);

    bool is_empty() const { return m_words.empty(); }
    bool finds(std::string_view text) const;

private:
    std::vector<std::string> m_words;
};

}
