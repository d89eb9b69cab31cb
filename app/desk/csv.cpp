#include "app/desk/csv.h"

namespace kerbside::app {

namespace {

bool is_plain_number(std::string_view text)
{
    bool digit = false;
    for (const char c : text) {
        if (c >= '0' && c <= '9')
            digit = true;
        else if (c != '.')
            return false;
    }
    return digit;
}

void append_cell(std::string& out, std::string_view cell)
{
    if (cell.find_first_of(",\"\r\n") == std::string_view::npos) {
        out += cell;
        return;
    }
    out += '"';
    for (const char c : cell) {
        if (c == '"')
            out += '"';
        out += c;
    }
    out += '"';
}

}

bool looks_like_formula(std::string_view cell)
{
    const auto start = cell.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos)
        return false;
    const auto text = cell.substr(start);
    if (text.size() < 2)
        return false;
    switch (text.front()) {
    case '=':
    case '@':
        return true;
    case '+':
    case '-':
        return !is_plain_number(text.substr(1));
    default:
        return false;
    }
}

void CsvWriter::add(const CsvRow& row)
{
    bool first = true;
    for (const auto& cell : row) {
        if (!first)
            m_text += ',';
        first = false;
        append_cell(m_text, cell);
        if (m_rows > 0 && looks_like_formula(cell))
            ++m_formula_like;
    }
    m_text += '\n';
    ++m_rows;
}

}
