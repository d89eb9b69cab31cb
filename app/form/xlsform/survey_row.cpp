#include "app/form/xlsform/survey_row.h"

#include "app/form/xlsform/references.h"
#include "app/form/xlsform/text.h"

#include <algorithm>

namespace kerbside::app::xlsform {

namespace {

std::string_view cleaned(std::string_view raw, TextPool& pool)
{
    std::string room;
    const auto plain = plain_quotes(raw, room);
    if (plain.find("  ") != std::string_view::npos)
        return pool.keep(single_spaced(plain));
    return plain.data() == raw.data() ? raw : pool.keep(std::string(plain));
}

void put(SurveyRow& row, const Column& column, std::string_view text)
{
    auto& node = row.node;
    const Value value{text, column.header};
    const Texts::One one{column.language, text, column.header};
    switch (column.field) {
    case Field::Type:
        row.type = value;
        break;
    case Field::Name:
        row.name = value;
        break;
    case Field::Label:
        node.label.add(one);
        break;
    case Field::Hint:
        node.hint.add(one);
        break;
    case Field::GuidanceHint:
        node.guidance.add(one);
        break;
    case Field::Media:
        if (const auto kind = std::ranges::find(kMediaNames, column.detail); kind != kMediaNames.end())
            node.media[static_cast<std::size_t>(kind - kMediaNames.begin())].add(one);
        break;
    case Field::Bind:
        if (column.detail == "jr:constraintMsg")
            node.constraint_message.add(one);
        else if (column.detail == "jr:requiredMsg")
            node.required_message.add(one);
        else if (column.detail == "jr:noAppErrorString")
            node.no_app_message.add(one);
        else
            set(node.bind, column.detail, std::string(text), column.header);
        break;
    case Field::Body:
        set(node.body, column.detail, std::string(text), column.header);
        break;
    case Field::Instance:
        set(node.instance, column.detail, std::string(text), column.header);
        break;
    case Field::Default:
        node.default_value = value;
        break;
    case Field::ChoiceFilter:
        node.choice_filter = value;
        break;
    case Field::Parameters:
        row.parameters = value;
        break;
    case Field::Trigger:
        row.trigger = value;
        break;
    case Field::Disabled:
        row.disabled = value;
        break;
    default:
        break;
    }
}

}

bool SurveyRow::is_blank() const
{
    return type.empty() && name.empty() && node.label.empty();
}

SurveyRow read_survey_row(const Row& cells, const std::vector<Column>& columns, TextPool& pool, const Draft& draft,
                          Problems& problems)
{
    SurveyRow row{.number = cells.number};
    row.node.row = cells.number;
    const bool clean = yes_or_no(draft.setting("clean_text_values")) != Answer::No;
    for (const auto& cell : cells.cells) {
        const auto* column = column_at(columns, cell.column);
        if (column == nullptr || column->field == Field::Unknown || column->field == Field::Ignored)
            continue;
        const auto text = clean ? cleaned(cell.text, pool) : cell.text;
        check_references(text, row.place(column->header), problems);
        put(row, *column, text);
    }
    const std::string_view language = draft.default_language;
    auto& node = row.node;
    for (auto* texts : {&node.label, &node.hint, &node.guidance, &node.constraint_message, &node.required_message,
                        &node.no_app_message})
        texts->settle(language);
    for (auto& texts : node.media)
        texts.settle(language);
    return row;
}

}
