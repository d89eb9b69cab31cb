#include "app/form/xlsform/settings.h"

#include "app/form/xlsform/headers.h"
#include "app/form/xlsform/sheet_names.h"
#include "app/form/xlsform/text.h"

#include <algorithm>

namespace kerbside::app::xlsform {

namespace {

struct Allowed {
    std::string_view setting;
    std::vector<std::string_view> words;
    bool many = false;
};

const std::vector<Allowed>& allowed()
{
    static const std::vector<Allowed> all = {
        {"kerbside_mode", {"named", "anonymous"}},
        {"kerbside_data_class", {"sealed", "encrypted", "plain"}},
        {"kerbside_recipients", {"data", "safeguarding", "mediation", "recovery"}, true},
    };
    return all;
}

std::string listed(const std::vector<std::string_view>& known)
{
    std::string out;
    for (const auto word : known)
        out += (out.empty() ? "" : ", ") + std::string(word);
    return out;
}

void check_words(const Draft& draft, Problems& problems)
{
    for (const auto& [name, known, many] : allowed()) {
        const auto found = draft.settings.find(name);
        if (found == draft.settings.end())
            continue;
        const auto& setting = found->second;
        const auto spaced = replaced(setting.value, ",", " ");
        const auto given = words(spaced);
        std::string bad;
        for (const auto word : given)
            if (std::ranges::find(known, word) == known.end())
                bad = word;
        if (!many && given.size() != 1)
            bad = setting.value;
        if (!bad.empty())
            problems.error({kSettings, setting.row, setting.column},
                           quoted(bad) + " is not known here." + did_you_mean(bad, known) + " Write " +
                               (many ? "some of: " : "one of: ") + listed(known) + ".");
    }
}

void check_numbers(const Draft& draft, Problems& problems)
{
    for (const auto* name : {"kerbside_retain_days", "kerbside_kiosk_minutes"}) {
        const auto found = draft.settings.find(name);
        if (found == draft.settings.end())
            continue;
        const auto& value = found->second.value;
        if (value.empty() || value.size() > 5 || value.find_first_not_of("0123456789") != std::string::npos)
            problems.error({kSettings, found->second.row, found->second.column},
                           quoted(value) + " is no whole number: write 0, 1, 2 …");
    }
}

void check_rest(const Draft& draft, Problems& problems)
{
    const auto name = draft.settings.find("name");
    if (name != draft.settings.end() && !is_xml_name(name->second.value))
        problems.error({kSettings, name->second.row, name->second.column},
                       quoted(name->second.value) +
                           " cannot be the name of the form's root: begin with a letter or _ and use letters, "
                           "digits, - . _ only.");
    if (yes_or_no(draft.setting("omit_instanceid")) == Answer::Yes && !draft.setting("public_key").empty()) {
        const auto& omit = draft.settings.find("omit_instanceid")->second;
        problems.error({kSettings, omit.row, omit.column}, "An encrypted form needs its instanceID: remove this.");
    }
    for (const auto* setting : {"allow_choice_duplicates", "clean_text_values", "omit_instanceid", "client_editable"})
        if (const auto found = draft.settings.find(setting);
            found != draft.settings.end() && yes_or_no(found->second.value) == Answer::Neither)
            problems.warn({kSettings, found->second.row, found->second.column},
                          quoted(found->second.value) + " is neither yes nor no, so it is left out.");
    for (const auto& attribute : draft.root_attributes)
        if (!is_qualified_name(attribute.name))
            problems.error({kSettings, 1, attribute.column}, quoted(attribute.name) + " cannot be an attribute's name.");
}

void read_row(const Sheet& sheet, TextPool& pool, Draft& draft, Problems& problems)
{
    const auto columns = read_headers(sheet, kSettings, settings_aliases(), problems);
    std::vector<std::string_view> known;
    for (const auto& alias : settings_aliases())
        known.push_back(alias.header);
    for (const auto& column : columns) {
        const auto text = sheet.rows.size() > 1 ? sheet.rows[1].at(column.index) : std::string_view{};
        const auto row = sheet.rows.size() > 1 ? sheet.rows[1].number : 2;
        if (column.field == Field::Unknown) {
            const auto near = nearest(column.header, known);
            if (lower(column.header).starts_with("kerbside"))
                problems.error({kSettings, 1, column.header},
                               "There is no setting " + quoted(column.header) + "." +
                                   did_you_mean(column.header, known));
            else if (!near.empty())
                problems.warn({kSettings, 1, column.header}, "The setting " + quoted(column.header) +
                                                                 " is not known and is left out." +
                                                                 did_you_mean(column.header, known));
            continue;
        }
        if (text.empty())
            continue;
        std::string room;
        const auto clean = plain_quotes(text, room);
        if (column.field == Field::Attribute)
            set(draft.root_attributes, column.detail, std::string(clean), column.header);
        else if (column.field == Field::Setting && !column.language.empty())
            draft.titles.add({column.language, clean.data() == text.data() ? text : pool.keep(std::string(clean)), column.header});
        else if (column.field == Field::Setting)
            draft.settings[column.detail] = {std::string(clean), row, column.header};
    }
}

/// Where no title stands for all languages: what its author called it in the default one or in any, else its id.
void name_form(Draft& draft, Problems& problems)
{
    const auto& titles = draft.titles.all();
    if (titles.empty()) {
        draft.settings["title"] = {std::string(draft.setting("id")), 0, {}};
        return;
    }
    const auto found = std::ranges::find(titles, draft.default_language, &Texts::One::language);
    const auto& title = found == titles.end() ? titles.front() : *found;
    draft.settings["title"] = {std::string(title.text), 0, {}};
    problems.warn({kSettings, 1, title.column}, "No form_title stands for all languages: where a language has none of its own, the form is called " + quoted(title.text) + ".");
}

}

void read_settings(Workbook& book, std::string_view stem, Draft& draft, Problems& problems)
{
    if (const auto* sheet = find_sheet(book, kSettings)) {
        read_row(*sheet, book.pool, draft, problems);
        if (sheet->rows.size() > 2)
            problems.warn({kSettings, sheet->rows[2].number, {}}, "Only the first row of settings counts.");
    } else if (const auto misspelt = misspelt_sheet(book, kSettings); !misspelt.empty()) {
        problems.warn({}, "There is no sheet \"settings\"." + misspelt);
    }
    if (draft.setting("id").empty())
        draft.settings["id"] = {std::string(stem), 0, {}};
    if (!draft.setting("default_language").empty())
        draft.default_language = draft.setting("default_language");
    if (draft.setting("title").empty())
        name_form(draft, problems);
    check_words(draft, problems);
    check_numbers(draft, problems);
    check_rest(draft, problems);
    const auto name = draft.setting("name");
    draft.nodes.push_back({.kind = NodeKind::Root, .name = name.empty() ? "data" : std::string(name)});
}

std::vector<std::pair<std::string, std::string>> extra_namespaces(const Draft& draft)
{
    std::vector<std::pair<std::string, std::string>> found;
    for (const auto pair : words(draft.setting("namespaces"))) {
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos || !is_xml_name(pair.substr(0, equals)))
            continue;
        auto uri = replaced(replaced(pair.substr(equals + 1), "\"", ""), "'", "");
        if (!uri.empty())
            found.emplace_back(std::string(pair.substr(0, equals)), std::move(uri));
    }
    return found;
}

}
