#include "app/desk/table_plan.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

namespace kerbside::app {

namespace {

constexpr std::array kCentralColumns{"SubmitterID", "SubmitterName", "AttachmentsPresent", "AttachmentsExpected",
                                     "Status",      "ReviewState",   "DeviceID",           "Edits",
                                     "FormVersion"};
constexpr std::array kPointParts{"-Latitude", "-Longitude", "-Altitude", "-Accuracy"};

struct Open {
    std::size_t end;
    std::size_t table;
    std::string prefix;
};

}

std::string safe_file_name(std::string_view name)
{
    std::string safe(name);
    std::replace_if(
        safe.begin(), safe.end(),
        [](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return byte < 0x20 || byte == 0x7f || std::string_view("/\\:*?\"<>|").find(c) != std::string_view::npos;
        },
        '_');
    if (safe.empty() || safe.front() == '.')
        safe.insert(0, "_");
    return safe;
}

TablePlan plan_tables(const FormShape& shape)
{
    TablePlan plan;
    plan.tables.push_back({safe_file_name(shape.id) + ".csv", {}, {"SubmissionDate"}});
    plan.placements.resize(shape.nodes.size());

    // Two repeats of one name in different groups would be one file: Central then numbers all of them.
    std::map<std::string, std::size_t> namesakes;
    for (const auto& node : shape.nodes)
        if (node.kind == FieldKind::Repeat)
            ++namesakes[node.name];
    std::map<std::string, std::size_t> numbered;

    std::vector<Open> open{{shape.nodes.size(), 0, {}}};
    for (std::size_t index = 0; index < shape.nodes.size(); ++index) {
        while (index >= open.back().end)
            open.pop_back();
        const auto& node = shape.nodes[index];
        auto& placement = plan.placements[index];
        if (node.kind == FieldKind::Group) {
            open.push_back({node.end, open.back().table, open.back().prefix + node.name + "-"});
            continue;
        }
        if (node.kind == FieldKind::Repeat) {
            auto name = shape.id + "-" + node.name;
            if (namesakes[node.name] > 1)
                name += "~" + std::to_string(++numbered[node.name]);
            placement.table = plan.tables.size();
            plan.tables.push_back({safe_file_name(name) + ".csv", node.name, {}});
            open.push_back({node.end, placement.table, {}});
            continue;
        }
        auto& header = plan.tables[open.back().table].header;
        placement = {open.back().table, header.size(), node.type == "geopoint" ? kPointParts.size() : 1};
        const auto name = open.back().prefix + node.name;
        if (placement.width == 1)
            header.push_back(name);
        else
            for (const auto* part : kPointParts)
                header.push_back(name + part);
    }

    for (auto& table : plan.tables) {
        if (!table.repeat.empty())
            table.header.emplace_back("PARENT_KEY");
        table.header.emplace_back("KEY");
    }
    for (const auto* column : kCentralColumns)
        plan.tables.front().header.emplace_back(column);
    return plan;
}

}
