#include "app/form/xlsform/read_workbook.h"
#include "app/form/xlsform/table_builder.h"
#include "app/form/xlsform/text.h"

namespace kerbside::app::xlsform {

namespace {

/// The cells of `| a | b |`, without the outer bars; `\|` stands for a bar.
std::vector<std::string> cells_of(std::string_view line)
{
    line.remove_prefix(1);
    std::vector<std::string> cells(1);
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '\\' && i + 1 < line.size() && line[i + 1] == '|')
            cells.back() += line[++i];
        else if (line[i] == '|')
            cells.emplace_back();
        else
            cells.back() += line[i];
    }
    if (trimmed(cells.back()).empty())
        cells.pop_back();
    return cells;
}

/// `|---|:--:|`, which editors put under a header.
bool is_rule(std::string_view line)
{
    return line.find_first_not_of("|-: \t") == std::string_view::npos && line.find("--") != std::string_view::npos;
}

}

platform::Result<Workbook> read_markdown(std::string_view text, const TableLimits& limits)
{
    TableBuilder tables(limits);
    std::uint32_t number = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto end = std::min(text.find('\n', at), text.size());
        const auto line = trimmed(text.substr(at, end - at));
        at = end + 1;
        if (!line.starts_with('|') || is_rule(line))
            continue;
        auto cells = cells_of(line);
        const auto sheet = cells.empty() ? std::string_view{} : trimmed(cells.front());
        if (!sheet.empty()) {
            TRY(tables.begin_sheet(std::string(sheet)));
            number = 0;
            // The name may stand alone, with the header below, or share its line with the header.
            if (cells.size() == 1)
                continue;
            bool alone = true;
            for (std::size_t i = 1; i < cells.size(); ++i)
                alone = alone && trimmed(cells[i]).empty();
            if (alone)
                continue;
        }
        if (!tables.has_sheet())
            continue;
        TRY(tables.begin_row(++number));
        for (std::uint32_t i = 1; i < cells.size(); ++i)
            TRY(tables.cell(i - 1, tables.pool().keep(std::move(cells[i]))));
    }
    return tables.take();
}

}
