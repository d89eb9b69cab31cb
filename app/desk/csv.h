#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kerbside::app {

using CsvRow = std::vector<std::string>;

/// A table in RFC 4180's quoting, with ODK Central's line ends (LF) and without a byte-order mark.
/// A cell's bytes are written as they are: a reader of CSV gets exactly what was entered.
class CsvWriter {
public:
    void add(const CsvRow&);

    const std::string& text() const noexcept { return m_text; }
    /// The cells below the first row which a spreadsheet would take for a formula.
    std::size_t formula_like() const noexcept { return m_formula_like; }

private:
    std::string m_text;
    std::size_t m_rows = 0;
    std::size_t m_formula_like = 0;
};

/// Whether a spreadsheet that opens this cell without asking would evaluate it. Plain numbers, which may
/// begin with a sign, and one lone sign are harmless.
bool looks_like_formula(std::string_view cell);

}
