#include "app/form/xlsform/read_workbook.h"
#include "app/form/xlsform/sheet_names.h"
#include "app/form/xlsform/table_builder.h"
#include "app/form/xlsform/text.h"
#include "app/form/xlsform/xlsx_number.h"
#include "platform/archive/zip.h"
#include "platform/xml/reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <map>

namespace kerbside::app::xlsform {

namespace {

using platform::Error;
using platform::ErrorKind;
using platform::Result;
using platform::Status;
using platform::XmlDocument;
using platform::XmlNode;

constexpr std::string_view kRelationships =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
constexpr std::string_view kStrictRelationships = "http://purl.oclc.org/ooxml/officeDocument/relationships";

using Members = std::map<std::string, std::string, std::less<>>;

template <typename Number> bool to_number(std::string_view text, Number& value)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && end == text.data() + text.size();
}

Result<XmlDocument> parse(const Members& members, std::string_view name)
{
    const auto found = members.find(name);
    if (found == members.end())
        return Error{ErrorKind::NotFound, "the workbook lacks " + std::string(name)};
    auto document = XmlDocument::parse(found->second, {.bytes = 256U << 20, .elements = 8'000'000});
    if (!document)
        return Error{document.error().kind, std::string(name) + ": " + document.error().detail};
    return document;
}

Result<Members> unpack(platform::ByteView bytes, const std::function<bool(std::string_view)>& wanted)
{
    // The container of Excel's old files, and of new ones under a password.
    constexpr std::array<std::uint8_t, 4> kOldContainer = {0xD0, 0xCF, 0x11, 0xE0};
    if (bytes.size() >= kOldContainer.size() && std::ranges::equal(bytes.first(kOldContainer.size()), kOldContainer))
        return Error{ErrorKind::Invalid, "this is an .xls of the old kind, or has a password: save it as .xlsx without one"};
    TRY_ASSIGN(auto found, platform::read_zip(bytes, wanted));
    Members members;
    for (auto& member : found)
        members.emplace(std::move(member.name), std::move(member.bytes));
    return members;
}

/// `_x000D_` and the like, which stand for characters that XML cannot hold (ECMA-376 Part 1 §22.9.2.19).
std::string unescaped(std::string text)
{
    if (text.find("_x") == std::string::npos)
        return text;
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        unsigned point = 0;
        const auto digits = std::string_view(text).substr(std::min(at + 2, text.size()), 4);
        if (text[at] == '_' && at + 6 < text.size() && text[at + 1] == 'x' && text[at + 6] == '_' &&
            std::from_chars(digits.data(), digits.data() + 4, point, 16).ptr == digits.data() + 4 && point < 0x80) {
            if (point >= 0x20 || point == '\n' || point == '\t')
                out += static_cast<char>(point);
            at += 6;
        } else {
            out += text[at];
        }
    }
    return out;
}

/// The text of an <si> or <is>: its runs without their formats, without phonetic hints.
std::string rich_text(XmlNode item)
{
    std::string text;
    for (auto part = item.first_element(); part; part = part.next_element()) {
        if (part.local() == "t")
            text += part.text();
        else if (part.local() == "r")
            for (auto run = part.first_element("t"); run; run = run.next_element("t"))
                text += run.text();
    }
    return unescaped(std::move(text));
}

/// `AB12` -> column 27.
bool column_of(std::string_view reference, std::uint32_t& column)
{
    std::uint32_t value = 0;
    std::size_t at = 0;
    while (at < reference.size() && at < 4 && reference[at] >= 'A' && reference[at] <= 'Z')
        value = value * 26 + static_cast<std::uint32_t>(reference[at++] - 'A' + 1);
    column = value - 1;
    return at > 0 && at < 4;
}

/// What the parts of a package say of each other, and how its numbers are to be read.
class XlsxReader {
public:
    XlsxReader(platform::ByteView bytes, const TableLimits& limits) : m_bytes(bytes), m_tables(limits) {}

    Result<Workbook> read()
    {
        TRY(find_book());
        TRY_ASSIGN(const auto outline, unpack(m_bytes, [this](std::string_view name) {
            return name == m_book_part || name == m_relations_part || name.ends_with("/styles.xml");
        }));
        TRY(read_outline(outline));
        TRY_ASSIGN(const auto parts, unpack(m_bytes, [this](std::string_view name) {
            return name == m_strings_part ||
                   std::ranges::any_of(m_sheets, [name](const auto& sheet) { return sheet.part == name; });
        }));
        TRY(read_strings(parts));
        for (const auto& sheet : m_sheets) {
            TRY(m_tables.begin_sheet(sheet.name));
            if (!sheet.part.empty())
                TRY(read_sheet(parts, sheet.part));
        }
        return m_tables.take();
    }

private:
    struct SheetPart {
        std::string name;
        std::string part; ///< empty for a sheet that no form has: only its name counts
    };

    /// Most programs call it `xl/workbook.xml`; the package's relations tell for sure (ECMA-376 Part 2 §9.3).
    Status find_book()
    {
        TRY_ASSIGN(const auto package, unpack(m_bytes, [](std::string_view name) { return name == "_rels/.rels"; }));
        if (const auto relations = parse(package, "_rels/.rels"))
            for (auto one = relations->root().first_element("Relationship"); one; one = one.next_element("Relationship"))
                if (one.attribute_value("Type").ends_with("/officeDocument"))
                    m_book_part = one.attribute_value("Target");
        if (m_book_part.starts_with('/'))
            m_book_part.erase(0, 1);
        const auto slash = m_book_part.rfind('/');
        m_folder = slash == std::string::npos ? std::string{} : m_book_part.substr(0, slash + 1);
        m_relations_part = m_folder + "_rels/" + m_book_part.substr(m_folder.size()) + ".rels";
        return {};
    }

    Status read_outline(const Members& members)
    {
        TRY_ASSIGN(const auto book, parse(members, m_book_part));
        TRY_ASSIGN(const auto relations, parse(members, m_relations_part));
        std::map<std::string, std::string, std::less<>> parts;
        for (auto one = relations.root().first_element("Relationship"); one; one = one.next_element("Relationship")) {
            std::string target(one.attribute_value("Target"));
            target = target.starts_with('/') ? target.substr(1) : m_folder + target;
            if (one.attribute_value("Type").ends_with("/sharedStrings"))
                m_strings_part = target;
            if (one.attribute_value("Type").ends_with("/styles"))
                m_styles_part = target;
            parts.emplace(one.attribute_value("Id"), std::move(target));
        }
        const auto properties = book.root().first_element("workbookPr").attribute_value("date1904");
        m_from_1904 = yes_or_no(properties) == Answer::Yes || properties == "1";
        const auto sheets = book.root().first_element("sheets");
        for (auto one = sheets.first_element("sheet"); one; one = one.next_element("sheet")) {
            auto id = one.attribute_value("id", kRelationships);
            if (id.empty())
                id = one.attribute_value("id", kStrictRelationships);
            const auto name = one.attribute_value("name");
            const auto part = parts.find(id);
            if (part == parts.end())
                return Error{ErrorKind::Invalid, "the workbook names a sheet that is not in it"};
            m_sheets.push_back({std::string(name), is_form_sheet(name) ? part->second : std::string{}});
        }
        read_styles(members);
        return {};
    }

    /// A workbook without styles is read too; then all its numbers are plain.
    void read_styles(const Members& members)
    {
        const auto styles = parse(members, m_styles_part);
        if (!styles)
            return;
        std::map<int, bool> custom;
        const auto formats = styles->root().first_element("numFmts");
        for (auto one = formats.first_element("numFmt"); one; one = one.next_element("numFmt")) {
            int id = 0;
            if (to_number(one.attribute_value("numFmtId"), id))
                custom[id] = is_date_format(one.attribute_value("formatCode"));
        }
        const auto used = styles->root().first_element("cellXfs");
        for (auto one = used.first_element("xf"); one; one = one.next_element("xf")) {
            int id = 0;
            to_number(one.attribute_value("numFmtId"), id);
            const auto found = custom.find(id);
            m_date_styles.push_back(found != custom.end() ? found->second : is_date_format(id));
        }
    }

    Status read_strings(const Members& parts)
    {
        if (m_strings_part.empty() || !parts.contains(m_strings_part))
            return {};
        TRY_ASSIGN(const auto strings, parse(parts, m_strings_part));
        for (auto item = strings.root().first_element("si"); item; item = item.next_element("si"))
            m_strings.push_back(m_tables.pool().keep(rich_text(item)));
        return {};
    }

    Status read_sheet(const Members& parts, const std::string& part)
    {
        TRY_ASSIGN(const auto sheet, parse(parts, part));
        std::uint32_t number = 0;
        const auto data = sheet.root().first_element("sheetData");
        for (auto row = data.first_element("row"); row; row = row.next_element("row")) {
            const auto written = row.attribute_value("r");
            if (written.empty())
                ++number;
            else if (!to_number(written, number))
                return Error{ErrorKind::Invalid, part + " has a row without a number"};
            auto cell = row.first_element("c");
            if (!cell)
                continue;
            TRY(m_tables.begin_row(number));
            std::uint32_t column = 0;
            for (; cell; cell = cell.next_element("c"), ++column) {
                const auto reference = cell.attribute_value("r");
                if (!reference.empty() && !column_of(reference, column))
                    return Error{ErrorKind::Invalid, part + " has a cell without a place"};
                TRY_ASSIGN(const auto text, text_of(cell));
                TRY(m_tables.cell(column, text));
            }
        }
        return {};
    }

    Result<std::string_view> text_of(XmlNode cell)
    {
        const auto type = cell.attribute_value("t");
        if (type == "inlineStr")
            return m_tables.pool().keep(rich_text(cell.first_element("is")));
        const auto value = cell.first_element("v");
        if (!value)
            return std::string_view{};
        auto text = value.text();
        if (type == "s") {
            std::size_t index = 0;
            if (!to_number(trimmed(text), index) || index >= m_strings.size())
                return Error{ErrorKind::Invalid, "a cell refers to a text that is not in the workbook"};
            return m_strings[index];
        }
        if (type == "b")
            return std::string_view(trimmed(text) == "1" ? "TRUE" : "FALSE");
        if (type == "str")
            return m_tables.pool().keep(unescaped(std::move(text)));
        if (type == "e" || type == "d")
            return m_tables.pool().keep(std::move(text));
        std::size_t style = 0;
        const bool is_date =
            to_number(cell.attribute_value("s"), style) && style < m_date_styles.size() && m_date_styles[style];
        return m_tables.pool().keep(is_date ? date_text(trimmed(text), m_from_1904) : number_text(trimmed(text)));
    }

    platform::ByteView m_bytes;
    TableBuilder m_tables;
    std::vector<SheetPart> m_sheets;
    std::string m_book_part = "xl/workbook.xml";
    std::string m_folder;
    std::string m_relations_part;
    std::string m_styles_part = "xl/styles.xml";
    std::string m_strings_part;
    std::vector<std::string_view> m_strings;
    std::vector<bool> m_date_styles;
    bool m_from_1904 = false;
};

}

Result<Workbook> read_xlsx(platform::ByteView bytes, const TableLimits& limits)
{
    return XlsxReader(bytes, limits).read();
}

}
