#include "app/form/xlsform/choices.h"

#include "app/form/xlsform/headers.h"
#include "app/form/xlsform/references.h"
#include "app/form/xlsform/sheet_names.h"
#include "app/form/xlsform/text.h"

#include <algorithm>
#include <unordered_set>

namespace kerbside::app::xlsform {

namespace {

/// Reads one sheet of lists.
class ListReader {
public:
    ListReader(Workbook& book, std::string_view sheet_name, Draft& draft, Problems& problems)
        : m_book(book), m_sheet_name(sheet_name), m_draft(draft), m_problems(problems)
    {
    }

    std::vector<ChoiceList> read(const Sheet& sheet)
    {
        m_columns = read_headers(sheet, m_sheet_name, choice_aliases(), m_problems);
        if (!check_columns(sheet))
            return {};
        for (std::size_t i = 1; i < sheet.rows.size() && !m_problems.is_full(); ++i)
            read_row(sheet.rows[i]);
        if (m_without_label != 0)
            m_problems.warn({m_sheet_name, m_first_without_label, "label"},
                            m_without_label == 1 ? "This choice has no label: its name will be shown."
                                                 : std::to_string(m_without_label) +
                                                       " choices have no label, the first of them here: their names "
                                                       "will be shown.");
        return std::move(m_lists);
    }

private:
    bool has(Field field) const
    {
        return std::ranges::find(m_columns, field, &Column::field) != m_columns.end();
    }

    bool check_columns(const Sheet& sheet)
    {
        for (const auto& column : m_columns) {
            if (column.field != Field::Unknown)
                continue;
            if (!is_xml_name(column.header))
                m_problems.warn({m_sheet_name, 1, column.header},
                                "The column " + quoted(column.header) +
                                    " is left out: its header cannot be a name in the form (no spaces, and no "
                                    "digit first).");
        }
        if (sheet.rows.size() < 2)
            return !sheet.rows.empty();
        const auto missing = !has(Field::ListName) ? "list_name" : !has(Field::Name) ? "name" : "";
        if (*missing == '\0')
            return true;
        std::vector<std::string_view> headers;
        for (const auto& column : m_columns)
            headers.push_back(column.header);
        const auto near = nearest(missing, headers);
        m_problems.error({m_sheet_name, sheet.rows[0].number, {}},
                         "The sheet needs a column \"" + std::string(missing) + "\"." +
                             (near.empty() ? "" : " Is it the one called " + quoted(near) + "?"));
        return false;
    }

    void read_row(const Row& row)
    {
        Choice choice{.row = row.number};
        std::string_view list;
        std::string room;
        bool something = false;
        for (const auto& cell : row.cells) {
            const auto* found = column_at(m_columns, cell.column);
            if (found == nullptr)
                continue;
            const auto& column = *found;
            const auto raw = cell.text;
            something = true;
            const auto clean = plain_quotes(raw, room);
            const auto text = clean.data() == raw.data() ? raw : m_book.pool.keep(std::string(clean));
            switch (column.field) {
            case Field::ListName:
                list = text;
                break;
            case Field::Name:
                choice.name = text;
                break;
            case Field::Label:
                choice.label.add({column.language, text, column.header});
                break;
            case Field::Media:
                add_media(choice, column, text);
                break;
            case Field::Unknown:
                if (is_xml_name(column.header))
                    choice.more.emplace_back(column.header, raw);
                break;
            default:
                break;
            }
        }
        if (list.empty() && (choice.name.empty() || !something))
            return;
        if (list.empty()) {
            m_problems.warn({m_sheet_name, row.number, "list_name"}, "The row names no list, so it is left out.");
            return;
        }
        add(list, std::move(choice));
    }

    void add_media(Choice& choice, const Column& column, std::string_view text)
    {
        const auto kind = std::ranges::find(kMediaNames, column.detail);
        if (kind != kMediaNames.end())
            choice.media[static_cast<std::size_t>(kind - kMediaNames.begin())].add(
                {column.language, text, column.header});
    }

    void add(std::string_view list_name, Choice choice)
    {
        if (choice.name.empty()) {
            m_problems.error({m_sheet_name, choice.row, "name"},
                             "A choice of the list " + quoted(list_name) + " has no name.");
            return;
        }
        auto found = m_index.find(list_name);
        if (found == m_index.end()) {
            found = m_index.emplace(std::string(list_name), m_lists.size()).first;
            m_lists.push_back({.name = std::string(list_name)});
        }
        auto& list = m_lists[found->second];
        choice.label.settle(m_draft.default_language);
        for (auto& one : choice.media)
            one.settle(m_draft.default_language);
        if (choice.label.empty() && !has_media(choice.media) && ++m_without_label == 1)
            m_first_without_label = choice.row;
        for (const auto& one : choice.label.all())
            check_references(one.text, {m_sheet_name, choice.row, one.column}, m_problems);
        list.needs_itext = list.needs_itext || choice.label.is_localized() || has_media(choice.media) ||
                           std::ranges::any_of(choice.label.all(), [](const Texts::One& one) { return has_output(one.text); });
        list.choices.push_back(std::move(choice));
    }

    Workbook& m_book;
    std::string_view m_sheet_name;
    Draft& m_draft;
    Problems& m_problems;
    std::vector<Column> m_columns;
    std::vector<ChoiceList> m_lists;
    std::map<std::string, std::size_t, std::less<>> m_index;
    std::size_t m_without_label = 0;
    std::uint32_t m_first_without_label = 0;
};

void check_duplicates(const ChoiceList& list, Problems& problems)
{
    std::unordered_set<std::string_view> seen;
    for (const auto& choice : list.choices)
        if (!seen.insert(choice.name).second)
            problems.error({kChoices, choice.row, "name"},
                           "The list " + quoted(list.name) + " has the choice " + quoted(choice.name) +
                               " twice. Give each its own name, or set allow_choice_duplicates to yes.");
}

}

void read_choices(Workbook& book, Draft& draft, Problems& problems)
{
    const auto* sheet = find_sheet(book, kChoices);
    if (sheet == nullptr)
        return;
    draft.lists = ListReader(book, kChoices, draft, problems).read(*sheet);
    const bool duplicates = yes_or_no(draft.setting("allow_choice_duplicates")) == Answer::Yes;
    for (std::size_t i = 0; i < draft.lists.size(); ++i) {
        draft.list_index.emplace(draft.lists[i].name, i);
        if (!duplicates)
            check_duplicates(draft.lists[i], problems);
    }
}

void read_external_lists(const Workbook& book, Draft& draft)
{
    const auto* sheet = find_sheet(book, "external_choices");
    if (sheet == nullptr || sheet->rows.empty())
        return;
    for (const auto& header : sheet->rows[0].cells)
        if (snake_case(header.text) == "list_name")
            for (std::size_t i = 1; i < sheet->rows.size(); ++i)
                draft.external_lists.insert(sheet->rows[i].at(header.column));
}

std::string external_lists_table(const Workbook& book)
{
    const auto* sheet = find_sheet(book, "external_choices");
    if (sheet == nullptr || sheet->rows.empty())
        return {};
    std::uint32_t columns = 0;
    for (const auto& header : sheet->rows[0].cells)
        columns = std::max(columns, header.column + 1);
    std::string table;
    for (const auto& row : sheet->rows)
        for (std::uint32_t column = 0; column < columns; ++column) {
            auto text = row.at(column);
            if (&row == &sheet->rows[0] && snake_case(text) == "list_name")
                text = "list_name";
            table += '"';
            for (; !text.empty(); text.remove_prefix(1))
                table.append(text.front() == '"' ? 2 : 1, text.front());
            table += column + 1 < columns ? "\"," : "\"\n";
        }
    return table;
}

void read_osm_lists(Workbook& book, Draft& draft, Problems& problems)
{
    if (const auto* sheet = find_sheet(book, "osm"))
        draft.osm_lists = ListReader(book, "osm", draft, problems).read(*sheet);
}

}
