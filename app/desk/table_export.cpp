#include "app/desk/table_export.h"

#include "platform/xml/reader.h"

#include <algorithm>

namespace kerbside::app {

namespace {

using platform::Status;
using platform::XmlNode;

constexpr std::string_view kBlank = " \t\r\n";

std::vector<std::string> words_of(std::string_view text)
{
    std::vector<std::string> words;
    for (auto start = text.find_first_not_of(kBlank); start != std::string_view::npos;) {
        const auto end = std::min(text.find_first_of(kBlank, start), text.size());
        words.emplace_back(text.substr(start, end - start));
        start = text.find_first_not_of(kBlank, end);
    }
    return words;
}

}

/// An open group, repeat instance or the submission itself, on the way through the XML.
struct TableExport::Frame {
    std::size_t node = 0;   // in m_children: 0 is the root, n + 1 the shape's node n
    XmlNode next;           // the child to be looked at next
    std::string key;        // of this place: `uuid:…/group/repeat[2]`
    std::string row_key;    // of the row that it writes to
    CsvRow row;             // only where it has a row of its own
    std::size_t owner = 0;  // index of the frame whose row it writes to
    std::unordered_map<std::string, std::size_t> counts;
};

TableExport::TableExport(FormShape shape)
    : m_shape(std::move(shape)), m_plan(plan_tables(m_shape)), m_writers(m_plan.tables.size()),
      m_children(m_shape.nodes.size() + 1)
{
    for (std::size_t table = 0; table < m_plan.tables.size(); ++table)
        m_writers[table].add(m_plan.tables[table].header);
    std::vector<std::size_t> open{0};
    for (std::size_t index = 0; index < m_shape.nodes.size(); ++index) {
        while (open.back() > 0 && index >= m_shape.nodes[open.back() - 1].end)
            open.pop_back();
        m_children[open.back()].emplace(m_shape.nodes[index].name, index);
        if (m_shape.nodes[index].kind != FieldKind::Value)
            open.push_back(index + 1);
    }
}

std::size_t TableExport::formula_like() const
{
    std::size_t total = 0;
    for (const auto& writer : m_writers)
        total += writer.formula_like();
    return total;
}

void TableExport::put(std::size_t node, const XmlNode& element, CsvRow& row)
{
    const auto& place = m_plan.placements[node];
    auto text = element.text();
    if (place.width == 1) {
        row[place.column] = std::move(text);
        return;
    }
    auto parts = words_of(text);
    parts.resize(std::max(parts.size(), place.width));
    for (std::size_t part = 0; part < place.width; ++part)
        row[place.column + part] = std::move(parts[part]);
}

Status TableExport::add(const SubmissionFacts& facts, std::string xml)
{
    TRY_ASSIGN(const auto document, platform::XmlDocument::parse(std::move(xml)));
    std::vector<Frame> open;
    Frame root;
    root.next = document.root().first_element();
    root.key = root.row_key = facts.instance_id;
    root.row.resize(m_plan.tables.front().header.size());
    open.push_back(std::move(root));

    while (!open.empty()) {
        const auto element = open.back().next;
        if (!element) {
            auto done = std::move(open.back());
            open.pop_back();
            if (open.empty()) {
                finish(facts, std::move(done.row), {});
            } else if (!done.row.empty()) {
                done.row[done.row.size() - 2] = open[open.back().owner].row_key;
                done.row[done.row.size() - 1] = done.key;
                m_writers[m_plan.placements[done.node - 1].table].add(done.row);
            }
            continue;
        }
        open.back().next = element.next_element();
        const auto& children = m_children[open.back().node];
        const auto known = children.find(std::string(element.local()));
        if (known == children.end()) {
            ++m_unknown;
            continue;
        }
        const auto index = known->second;
        const auto& node = m_shape.nodes[index];
        if (node.kind == FieldKind::Value) {
            put(index, element, open[open.back().owner].row);
            continue;
        }
        Frame inner;
        inner.node = index + 1;
        inner.next = element.first_element();
        inner.key = open.back().key + "/" + node.name;
        inner.owner = open.back().owner;
        if (node.kind == FieldKind::Repeat) {
            inner.key += "[" + std::to_string(++open.back().counts[node.name]) + "]";
            inner.row_key = inner.key;
            inner.owner = open.size();
            inner.row.resize(m_plan.tables[m_plan.placements[index].table].header.size());
        }
        open.push_back(std::move(inner));
    }
    return {};
}

void TableExport::add_unopened(const SubmissionFacts& facts)
{
    finish(facts, CsvRow(m_plan.tables.front().header.size()), "not decrypted");
}

void TableExport::finish(const SubmissionFacts& facts, CsvRow row, std::string_view status)
{
    // The last ten columns are KEY and Central's own, of which a blind hub knows only some.
    auto* column = row.data() + (row.size() - 10);
    row.front() = facts.day;
    column[0] = facts.instance_id;
    column[3] = "0";
    column[4] = "0";
    column[5] = status;
    column[7] = m_shape.anonymous ? std::string{} : facts.device;
    column[8] = std::to_string(facts.revision > 0 ? facts.revision - 1 : 0);
    column[9] = facts.form_version;
    m_writers.front().add(row);
}

}
