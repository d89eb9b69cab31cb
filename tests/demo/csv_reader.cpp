#include "tests/demo/csv_reader.h"

#include "tests/demo/answers.h"

namespace kerbside::test {

namespace {

std::vector<std::vector<std::string>> rows_of(const std::string& text)
{
    std::vector<std::vector<std::string>> rows(1, std::vector<std::string>(1));
    bool is_quoted = false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto& cell = rows.back().back();
        const char c = text[at];
        if (is_quoted && c == '"' && at + 1 < text.size() && text[at + 1] == '"') {
            cell += '"';
            ++at;
        } else if (c == '"') {
            is_quoted = !is_quoted;
        } else if (!is_quoted && c == ',') {
            rows.back().emplace_back();
        } else if (!is_quoted && c == '\n') {
            rows.emplace_back(1);
        } else {
            cell += c;
        }
    }
    if (is_quoted || rows.back() != std::vector<std::string>(1))
        give_up("a table that does not end as it should");
    rows.pop_back();
    return rows;
}

}

std::vector<CsvRecord> read_csv(const platform::Path& path)
{
    const auto rows = rows_of(must_read(path));
    std::vector<CsvRecord> records;
    for (std::size_t row = 1; row < rows.size(); ++row) {
        if (rows[row].size() != rows.front().size())
            give_up(path.string() + ": a row of another length than the first");
        CsvRecord record;
        for (std::size_t column = 0; column < rows[row].size(); ++column)
            record[rows.front()[column]] = rows[row][column];
        records.push_back(std::move(record));
    }
    return records;
}

}
