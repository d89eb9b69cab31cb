#pragma once

#include "app/desk/csv.h"
#include "app/desk/table_plan.h"
#include "platform/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kerbside::platform {
class XmlNode;
}

namespace kerbside::app {

/// What stands in a row besides the answers.
struct SubmissionFacts {
    std::string instance_id;
    std::string day;          ///< `2026-03-14`: nothing finer is known of when it was sent
    std::string device;       ///< left out of the table where the form is anonymous
    std::string form_version;
    std::uint32_t revision = 1;
};

/// Builds the tables of one form out of its submissions, a row at a time, in the order in which they come.
class TableExport {
public:
    explicit TableExport(FormShape shape);

    /// Invalid where it is no XML. What the form does not have is counted, not written.
    platform::Status add(const SubmissionFacts&, std::string xml);
    /// A row without answers, for what none of the keys at hand opens.
    void add_unopened(const SubmissionFacts&);

    const TablePlan& plan() const noexcept { return m_plan; }
    const std::string& text_of(std::size_t table) const { return m_writers[table].text(); }
    std::size_t formula_like() const;
    std::size_t unknown_fields() const noexcept { return m_unknown; }

private:
    struct Frame;
    void put(std::size_t node, const platform::XmlNode& element, CsvRow& row);
    void finish(const SubmissionFacts&, CsvRow row, std::string_view status);

    FormShape m_shape;
    TablePlan m_plan;
    std::vector<CsvWriter> m_writers;
    std::vector<std::unordered_map<std::string, std::size_t>> m_children; ///< of the root, then of each node
    std::size_t m_unknown = 0;
};

}
