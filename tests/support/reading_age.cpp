#include "tests/support/reading_age.h"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace kerbside::test {

namespace {

/// Groups of vowels, a silent `e` left out: near enough to tell a plain sentence from an office one.
int syllables_of(const std::string& word)
{
    int count = 0;
    bool in_vowel = false;
    for (const char letter : word) {
        const bool vowel = std::string_view("aeiouy").find(letter) != std::string_view::npos;
        count += vowel && !in_vowel ? 1 : 0;
        in_vowel = vowel;
    }
    if (word.size() > 2 && word.back() == 'e' && count > 1)
        --count;
    return std::max(count, 1);
}

}

double reading_age_of(const std::string& text)
{
    int sentences = 0;
    int words = 0;
    int syllables = 0;
    std::string word;
    const auto end_word = [&] {
        if (word.empty())
            return;
        ++words;
        syllables += syllables_of(word);
        word.clear();
    };
    for (const char letter : text) {
        if (std::isalpha(static_cast<unsigned char>(letter)) != 0)
            word += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
        else if (letter != '\'')
            end_word();
        sentences += letter == '.' || letter == '?' || letter == '!' ? 1 : 0;
    }
    end_word();
    const double grade = 0.39 * words / std::max(sentences, 1) + 11.8 * syllables / std::max(words, 1) - 15.59;
    return grade + 5;
}

}
