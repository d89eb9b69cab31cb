// Lists that are no XML: tables of comma-separated values, and GeoJSON.
#include "app/form/model/tree_reader.h"

#include "app/form/xpath/value.h"
#include "platform/base/json.h"

#include <algorithm>
#include <cstring>

namespace kerbside::app {

using platform::Error;
using platform::ErrorKind;
using platform::Json;

namespace {

constexpr std::size_t kMaxColumns = 1000;
constexpr std::size_t kMaxCells = 20'000'000;

/// Reads RFC 4180 in one pass. A quoted cell is unescaped where it stands: it only becomes shorter.
class CsvReader {
public:
    explicit CsvReader(std::string& bytes) : m_bytes(bytes)
    {
        if (std::string_view(bytes).starts_with("\xEF\xBB\xBF"))
            m_at = 3;
        const auto header = std::string_view(bytes).substr(0, std::min(bytes.find('\n'), bytes.size()));
        if (header.find(',') == std::string_view::npos) {
            if (header.find(';') != std::string_view::npos)
                m_separator = ';';
            else if (header.find('\t') != std::string_view::npos)
                m_separator = '\t';
        }
    }

    /// Appends the cells of the next line; false at the end.
    bool line(std::vector<Table::Cell>& cells)
    {
        if (m_at >= m_bytes.size())
            return false;
        for (;;) {
            cells.push_back(m_at < m_bytes.size() && m_bytes[m_at] == '"' ? quoted() : plain());
            if (m_at >= m_bytes.size())
                return true;
            const char c = m_bytes[m_at++];
            if (c == m_separator)
                continue;
            if (c == '\r' && m_at < m_bytes.size() && m_bytes[m_at] == '\n')
                ++m_at;
            return true;
        }
    }

private:
    Table::Cell plain()
    {
        const std::size_t from = m_at;
        const char* const data = m_bytes.data();
        const std::size_t size = m_bytes.size();
        while (m_at < size && data[m_at] != m_separator && data[m_at] != '\n' && data[m_at] != '\r')
            ++m_at;
        return {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(m_at - from)};
    }

    Table::Cell quoted()
    {
        const std::size_t from = ++m_at;
        std::size_t to = from;
        while (m_at < m_bytes.size()) {
            if (m_bytes[m_at] == '"') {
                ++m_at;
                if (m_at >= m_bytes.size() || m_bytes[m_at] != '"')
                    break;
            }
            m_bytes[to++] = m_bytes[m_at++];
        }
        // What stands between the closing quote and the separator belongs to nothing.
        while (m_at < m_bytes.size() && m_bytes[m_at] != m_separator && m_bytes[m_at] != '\n' && m_bytes[m_at] != '\r')
            ++m_at;
        return {static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to - from)};
    }

    std::string& m_bytes;
    std::size_t m_at = 0;
    char m_separator = ',';
};

std::string_view trimmed(std::string_view text)
{
    const auto from = text.find_first_not_of(" \t");
    return from == std::string_view::npos ? std::string_view{}
                                          : text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

std::string scalar(const Json& value)
{
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_null())
        return {};
    if (value.is_number())
        return xpath::number_to_text(value.get<double>());
    return platform::to_line(value);
}

std::string position_text(const Json& position)
{
    if (!position.is_array() || position.size() < 2 || !position[0].is_number() || !position[1].is_number())
        return {};
    return xpath::number_to_text(position[1].get<double>()) + " " + xpath::number_to_text(position[0].get<double>()) +
           " 0 0";
}

/// As the field writes places: `lat lon 0 0; lat lon 0 0`.
std::string geometry_text(const Json& geometry)
{
    if (!geometry.is_object() || !geometry.contains("coordinates"))
        return {};
    const auto kind = platform::text_at(geometry, "type");
    const Json* points = &geometry["coordinates"];
    if (kind == "Point")
        return position_text(*points);
    if (kind == "Polygon" && points->is_array() && !points->empty())
        points = &(*points)[0];
    std::string out;
    if (points->is_array())
        for (const auto& point : *points)
            out += (out.empty() ? "" : "; ") + position_text(point);
    return out;
}

}

platform::Result<std::unique_ptr<Document>> read_csv(std::string bytes, Names& names)
{
    if (bytes.size() > UINT32_MAX)
        return Error{ErrorKind::Refused, "a table of more than 4 GB"};
    Table table;
    table.bytes = std::move(bytes);
    table.root = names.plain("root");
    table.item = names.plain("item");
    CsvReader reader(table.bytes);
    std::vector<Table::Cell> header;
    reader.line(header);
    if (header.size() > kMaxColumns)
        return Error{ErrorKind::Refused, "a table of more than 1000 columns"};
    for (const auto& cell : header)
        table.columns.push_back(names.plain(trimmed(std::string_view(table.bytes).substr(cell.at, cell.size))));
    const std::size_t width = table.columns.size();
    // Lines are about as long as the first ones: one allocation instead of doubling.
    const auto lines = static_cast<std::size_t>(std::count(table.bytes.begin(), table.bytes.end(), '\n')) + 1;
    table.cells.reserve(std::min(lines * width, kMaxCells));
    while (true) {
        const std::size_t before = table.cells.size();
        if (!reader.line(table.cells))
            break;
        if (table.cells.size() == before + 1 && table.cells.back().size == 0) {
            table.cells.resize(before); // an empty line
            continue;
        }
        table.cells.resize(before + width);
        ++table.rows;
        if (table.cells.size() > kMaxCells)
            return Error{ErrorKind::Refused, "a table of more than 20 million cells"};
    }
    return std::make_unique<Document>(names, std::move(table));
}

platform::Result<std::unique_ptr<Document>> read_geojson(std::string_view bytes, Names& names)
{
    TRY_ASSIGN(const Json json, platform::parse_json(bytes));
    if (!json.is_object() || platform::text_at(json, "type") != "FeatureCollection" || !json.contains("features") ||
        !json["features"].is_array())
        return Error{ErrorKind::Invalid, "the GeoJSON is no FeatureCollection"};
    auto document = std::make_unique<Document>(names);
    Document& tree = *document;
    const auto child = [&](NodeId parent, NodeId& last, NameId name, std::string_view text) {
        const auto kept = tree.arena().keep(text);
        const NodeId id = tree.add({.name = name,
                                    .parent = parent,
                                    .previous = last,
                                    .size = static_cast<std::uint32_t>(kept.size()),
                                    .text = kept.data()});
        if (last == kNoNode)
            tree.at(parent).first = id;
        else
            tree.at(last).next = id;
        last = id;
        return id;
    };
    NodeId top_last = kNoNode;
    const NodeId root = child(kDocumentNode, top_last, names.plain("root"), {});
    NodeId last_item = kNoNode;
    for (const auto& feature : json["features"]) {
        if (!feature.is_object() || !feature.contains("geometry"))
            return Error{ErrorKind::Invalid, "a feature of the GeoJSON without geometry"};
        const NodeId item = child(root, last_item, names.plain("item"), {});
        NodeId last = kNoNode;
        child(item, last, names.plain("geometry"), geometry_text(feature["geometry"]));
        if (feature.contains("id"))
            child(item, last, names.plain("id"), scalar(feature["id"]));
        if (feature.contains("properties") && feature["properties"].is_object())
            for (const auto& [key, value] : feature["properties"].items())
                child(item, last, names.plain(key), scalar(value));
    }
    return document;
}

}
