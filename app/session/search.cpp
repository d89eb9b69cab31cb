#include "app/session/search.h"

#include "platform/unicode/unicode.h"

#include <algorithm>
#include <sstream>

namespace kerbside::app {

Search::Search(std::string_view typed)
{
    std::istringstream words(platform::folded(typed));
    for (std::string word; words >> word;)
        m_words.push_back(std::move(word));
}

bool Search::finds(std::string_view text) const
{
    const auto whole = platform::folded(text);
    return std::ranges::all_of(m_words, [&](const std::string& word) { return whole.find(word) != std::string::npos; });
}

}
