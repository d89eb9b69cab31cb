#include "app/form/xlsform/advice.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace kerbside::app::xlsform {

namespace {

/// Gathers texts without a translation, so that a form of a thousand questions gets a line for each column.
class Gaps {
public:
    explicit Gaps(const std::vector<std::string_view>& languages) : m_languages(languages) {}

    void look_at(const Texts& texts, std::string_view what, std::string_view sheet, std::uint32_t row)
    {
        if (!texts.is_localized())
            return;
        for (const auto language : m_languages)
            if (std::ranges::none_of(texts.all(), [&](const Texts::One& one) { return one.language == language; })) {
                auto& gap = m_gaps[{sheet, what, language}];
                if (gap.count++ == 0)
                    gap.row = row;
            }
    }

    void tell(Problems& problems) const
    {
        for (const auto& [key, gap] : m_gaps) {
            const auto& [sheet, what, language] = key;
            const auto column = std::string(what) + "::" + std::string(language);
            problems.warn({sheet, gap.row, column},
                          gap.count == 1 ? "There is no text in " + quoted(language) + " here: \"-\" will be shown."
                                         : std::to_string(gap.count) + " rows have no text in " + quoted(language) +
                                               ", the first of them here: \"-\" will be shown.");
        }
    }

private:
    struct Gap {
        std::size_t count = 0;
        std::uint32_t row = 0;
    };

    const std::vector<std::string_view>& m_languages;
    std::map<std::tuple<std::string_view, std::string_view, std::string_view>, Gap> m_gaps;
};

bool has_code(std::string_view language)
{
    const auto open = language.rfind('(');
    return open != std::string_view::npos && language.ends_with(')') && language.size() - open >= 4;
}

void check_default(const Draft& draft, const Itext& itext, Problems& problems)
{
    const auto setting = draft.settings.find("default_language");
    if (setting == draft.settings.end() || itext.is_empty())
        return;
    const auto& languages = itext.languages();
    if (std::ranges::find(languages, setting->second.value) == languages.end())
        problems.warn({kSettings, setting->second.row, setting->second.column},
                      "No text is in the default language " + quoted(setting->second.value) +
                          ": write it exactly as in the columns' headers.");
}

}

void advise(const Draft& draft, const Itext& itext, Problems& problems)
{
    check_default(draft, itext, problems);
    for (const auto language : itext.languages())
        if (language != "default" && !has_code(language))
            problems.warn({}, "The language " + quoted(language) + " has no code: write it as in \"French (fr)\".");
    for (const auto& title : draft.titles.all())
        if (std::ranges::find(itext.languages(), title.language) == itext.languages().end())
            problems.warn({kSettings, 1, title.column}, "No text of the form is in " + quoted(title.language) + ": write it exactly as in the columns' headers.");
    Gaps gaps(itext.languages());
    for (const auto& node : draft.nodes) {
        gaps.look_at(node.label, "label", node.sheet, node.row);
        gaps.look_at(node.hint, "hint", node.sheet, node.row);
        gaps.look_at(node.guidance, "guidance_hint", node.sheet, node.row);
        gaps.look_at(node.constraint_message, "constraint_message", node.sheet, node.row);
        gaps.look_at(node.required_message, "required_message", node.sheet, node.row);
    }
    for (const auto& list : draft.lists)
        for (const auto& choice : list.choices)
            gaps.look_at(choice.label, "label", kChoices, choice.row);
    gaps.tell(problems);
    const auto id = draft.settings.find("id");
    if (draft.setting("version").empty() && id != draft.settings.end() && id->second.row != 0)
        problems.warn({kSettings, 0, "version"},
                      "The form has no version: with one, an older copy on a device can be told from a newer one.");
}

}
