#include "app/form/xlsform/sheet_names.h"

#include "app/form/xlsform/text.h"

#include <algorithm>
#include <array>

namespace kerbside::app::xlsform {

namespace {

constexpr std::array<std::string_view, 6> kSheets = {"survey",   "choices", "settings", "external_choices",
                                                     "entities", "osm"};

std::string canonical(std::string_view name)
{
    return snake_case(trimmed(name));
}

}

bool is_form_sheet(std::string_view name)
{
    return std::ranges::find(kSheets, canonical(name)) != kSheets.end();
}

const Sheet* find_sheet(const Workbook& book, std::string_view name)
{
    const auto found = std::ranges::find_if(book.sheets, [&](const Sheet& sheet) { return canonical(sheet.name) == name; });
    return found != book.sheets.end() ? &*found : nullptr;
}

std::string misspelt_sheet(const Workbook& book, std::string_view name)
{
    std::vector<std::string_view> others;
    for (const auto& sheet : book.sheets)
        // A leading underscore is how an author says that a sheet is not part of the form.
        if (!is_form_sheet(sheet.name) && !sheet.name.starts_with('_'))
            others.push_back(sheet.name);
    const auto near = nearest(name, others);
    return near.empty() ? std::string{}
                        : " There is a sheet \"" + std::string(near) + "\": should it be called \"" +
                              std::string(name) + "\"?";
}

}
