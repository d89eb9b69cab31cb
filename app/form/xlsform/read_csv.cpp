#include "app/form/xlsform/read_workbook.h"
#include "app/form/xlsform/table_builder.h"
#include "app/form/xlsform/text.h"

namespace kerbside::app::xlsform {

namespace {

/// Takes one record off the front (RFC 4180): fields may be quoted, and then hold commas, quotes and line breaks.
std::vector<std::string> take_record(std::string_view& text)
{
    std::vector<std::string> fields(1);
    bool quoted = false;
    std::size_t at = 0;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (quoted) {
            if (c != '"')
                fields.back() += c;
            else if (at + 1 < text.size() && text[at + 1] == '"')
                fields.back() += text[++at];
            else
                quoted = false;
        } else if (c == '"' && trimmed(fields.back()).empty()) {
            fields.back().clear();
            quoted = true;
        } else if (c == ',') {
            fields.emplace_back();
        } else if (c == '\n' || c == '\r') {
            break;
        } else {
            fields.back() += c;
        }
    }
    if (at < text.size() && text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n')
        ++at;
    text.remove_prefix(std::min(at + 1, text.size()));
    return fields;
}

}

platform::Result<Workbook> read_csv(std::string_view text, const TableLimits& limits)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    TableBuilder tables(limits);
    std::uint32_t number = 0;
    while (!text.empty()) {
        auto fields = take_record(text);
        const auto sheet = trimmed(fields.front());
        bool alone = true;
        for (std::size_t i = 1; i < fields.size(); ++i)
            alone = alone && trimmed(fields[i]).empty();
        if (!sheet.empty()) {
            TRY(tables.begin_sheet(std::string(sheet)));
            number = 0;
        }
        if (!tables.has_sheet() || (alone && (!sheet.empty() || number == 0)))
            continue;
        TRY(tables.begin_row(++number));
        for (std::uint32_t i = 1; i < fields.size(); ++i)
            TRY(tables.cell(i - 1, tables.pool().keep(std::move(fields[i]))));
    }
    return tables.take();
}

}
