#pragma once

#include "app/form/instance.h"
#include "platform/markdown/markdown.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kerbside::app {

/// What a question offers, packed: a hundred thousand choices take a few megabytes. Immutable but for its index, which
/// is made when it is first searched; one thread.
class ChoiceList {
public:
    explicit ChoiceList(std::span<const Choice> choices);

    std::size_t size() const { return m_rows.size(); }
    std::string_view value(std::size_t at) const { return part(m_rows[at].value); }
    std::string_view label(std::size_t at) const { return part(m_rows[at].label); }
    /// What stands out in the label, whose marks are gone.
    std::vector<platform::Stressed> stressed(std::size_t at) const;
    std::string_view picture(std::size_t at) const { return part(m_rows[at].picture); }
    bool has_pictures() const { return m_has_pictures; }
    bool has_sounds() const { return m_has_sounds; }
    bool has_films() const { return m_has_films; }

    std::optional<std::uint32_t> find(std::string_view value) const;
    /// The places of the values in a space-separated answer, in the order of the answer.
    std::vector<std::uint32_t> places(std::string_view answer) const;

    /// Those with a word beginning like each word that was typed, whatever their case and accents; first the labels
    /// that begin so themselves. `within`: only these are looked at (what a shorter text found).
    std::vector<std::uint32_t> search(std::string_view typed, const std::vector<std::uint32_t>* within = nullptr) const;
    /// Makes the index now, before the first letter.
    void prepare() const;

private:
    struct Part {
        std::uint32_t begin = 0;
        std::uint32_t size = 0;
    };
    struct Row {
        Part value, label, picture;
    };

    Part keep(std::string_view);
    std::string_view part(Part at) const { return std::string_view(m_text).substr(at.begin, at.size); }
    std::string_view folded(std::size_t at) const;

    std::string m_text;
    std::vector<Row> m_rows;
    std::vector<std::pair<std::uint32_t, platform::Stressed>> m_stressed; ///< by their rows; of most lists there are none
    bool m_has_pictures = false;
    bool m_has_sounds = false;
    bool m_has_films = false;
    mutable std::vector<std::uint32_t> m_by_value; ///< rows, by their values
    mutable std::string m_folded;                  ///< " word word\n" for each row
    mutable std::vector<std::uint32_t> m_begins;   ///< of each row there; one more for the end
};

}
