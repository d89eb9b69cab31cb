#include "app/form/xlsform/expression_scan.h"
#include "app/form/xlsform/parameters.h"
#include "app/form/xlsform/references.h"
#include "app/form/xlsform/sheet_names.h"
#include "app/form/xlsform/text.h"
#include "app/form/xlsform/type_details.h"

#include <algorithm>
#include <array>

namespace kerbside::app::xlsform {

namespace {

bool is_file(std::string_view list)
{
    return list.ends_with(".csv") || list.ends_with(".xml") || list.ends_with(".geojson");
}

void missing_list(const SurveyRow& row, std::string_view list, const Workbook& book, const Draft& draft,
                  Problems& problems)
{
    const auto place = row.place(row.type.column);
    if (find_sheet(book, kChoices) == nullptr) {
        problems.error(place, "The list " + quoted(list) + " needs a sheet \"choices\", and there is none." +
                                  misspelt_sheet(book, kChoices));
        return;
    }
    std::vector<std::string_view> known;
    for (const auto& one : draft.lists)
        known.push_back(one.name);
    problems.error(place, "There is no list " + quoted(list) + " in the sheet choices." + did_you_mean(list, known));
}

bool check_file(const SurveyRow& row, const ParsedType& parsed, Problems& problems)
{
    if (is_file(parsed.list))
        return true;
    problems.error(row.place(row.type.column), quoted(parsed.list) + " is no file to choose from: its name must end "
                                                                     "in .csv, .xml or .geojson.");
    return false;
}

bool check_external(const SurveyRow& row, const ParsedType& parsed, const Workbook& book, const Draft& draft,
                    Problems& problems)
{
    const auto place = row.place(row.type.column);
    if (find_sheet(book, "external_choices") == nullptr) {
        problems.error(place, "select_one_external needs a sheet \"external_choices\", and there is none." +
                                  misspelt_sheet(book, "external_choices"));
        return false;
    }
    if (!draft.external_lists.contains(parsed.list)) {
        problems.error(place, "There is no list " + quoted(parsed.list) + " in the sheet external_choices.");
        return false;
    }
    if (row.node.choice_filter.empty())
        problems.warn(place, "select_one_external is meant to have a choice_filter.");
    return true;
}

void check_names(ChoiceList& list, SelectKind kind, Problems& problems)
{
    // Once for each list and kind: many questions may share a long one.
    auto& checked = kind == SelectKind::Multiple ? list.names_checked : list.rank_checked;
    if (checked)
        return;
    checked = true;
    for (const auto& choice : list.choices) {
        if (!has_space(choice.name))
            continue;
        const auto message = "The choice " + quoted(choice.name) +
                             " has a space in its name. Answers of several choices are parted by spaces: write " +
                             quoted(replaced(choice.name, " ", "_")) + ".";
        if (kind == SelectKind::Multiple)
            problems.error({kChoices, choice.row, "name"}, message);
        else
            problems.warn({kChoices, choice.row, "name"}, message);
    }
}

void add_other(const SurveyRow& row, ChoiceList& list, Draft& draft, Problems& problems)
{
    if (!row.node.choice_filter.empty())
        problems.error(row.place(row.node.choice_filter.column), "or_other cannot stand with a choice_filter.");
    if (list.has_other)
        return;
    list.has_other = true;
    if (std::ranges::find(list.choices, "other", &Choice::name) != list.choices.end())
        return;
    Choice other{.row = row.number, .name = "other"};
    std::vector<std::string_view> languages;
    for (const auto& choice : list.choices)
        for (const auto& one : choice.label.all())
            if (!one.language.empty() && std::ranges::find(languages, one.language) == languages.end())
                languages.push_back(one.language);
    if (languages.empty())
        other.label.add({{}, "Other", {}});
    for (const auto language : languages)
        other.label.add({language, "Other", {}});
    if (languages.size() > 1)
        problems.warn(row.place(row.type.column),
                      "or_other adds the choice \"Other\" and the question \"Specify other.\" in English for every "
                      "language. Write them yourself to have them translated.");
    other.label.settle(draft.default_language);
    list.choices.push_back(std::move(other));
}

void apply_parameters(SurveyRow& row, const ParsedType& parsed, Problems& problems)
{
    auto& node = row.node;
    Parameters parameters(row.parameters.text, row.place(row.parameters.column), problems);
    constexpr auto kAllowed = std::to_array<std::string_view>({"randomize", "seed", "value", "label"});
    parameters.allow(std::span(kAllowed).first(parsed.from_file ? 4 : 2));
    parameters.only("randomize", std::to_array<std::string_view>({"true", "false"}));
    node.randomize = parameters["randomize"] == "true";
    if (parameters.has("seed")) {
        if (!parameters.has("randomize"))
            parameters.fail("seed", "A seed does nothing without randomize=true.");
        else if (sole_reference(parameters["seed"]).empty() && !is_number(parameters["seed"]))
            parameters.fail("seed", "seed must be a number or a reference such as ${seed}.");
    }
    node.seed = parameters["seed"];
    for (const auto name : {"value", "label"})
        if (parameters.has(name) && !is_xml_name(parameters[name]))
            parameters.fail(name, quoted(parameters[name]) + " cannot be the name of a column in the file.");
    node.value_ref = parameters["value"];
    node.label_ref = parameters["label"];
    if (parsed.list.ends_with(".geojson")) {
        if (node.value_ref.empty())
            node.value_ref = "id";
        if (node.label_ref.empty())
            node.label_ref = "title";
    }
}

}

bool apply_select_details(SurveyRow& row, const ParsedType& parsed, const Workbook& book, Draft& draft,
                          Problems& problems)
{
    auto& node = row.node;
    node.select = parsed.select;
    node.list = parsed.list;
    node.from_file = parsed.from_file || is_file(parsed.list);
    apply_parameters(row, parsed, problems);
    if (parsed.select == SelectKind::External) {
        return check_external(row, parsed, book, draft, problems);
    }
    if (parsed.from_file)
        return check_file(row, parsed, problems);
    if (node.from_file || !sole_reference(parsed.list).empty())
        return true;
    auto* list = draft.list(parsed.list);
    if (list == nullptr) {
        missing_list(row, parsed.list, book, draft, problems);
        return false;
    }
    if (parsed.select == SelectKind::Multiple || parsed.select == SelectKind::Rank)
        check_names(*list, parsed.select, problems);
    if (parsed.or_other)
        add_other(row, *list, draft, problems);
    const auto* appearance = find(node.body, "appearance");
    if (appearance != nullptr && has_search(appearance->value))
        list->is_search = true;
    return true;
}

}
