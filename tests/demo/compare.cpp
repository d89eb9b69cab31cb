// Compares the desk's tables with what the scripts entered: every answer, every submission once, nothing besides.
//   demo_compare FORMS-FOLDER CSV-FOLDER MANIFEST
// A line of the manifest is FORM, instanceID (or - where the form is anonymous) and the script, with tabs between.
#include "app/desk/form_file.h"
#include "app/desk/table_plan.h"
#include "tests/demo/answers.h"
#include "tests/demo/csv_reader.h"

#include <algorithm>
#include <iostream>
#include <set>
#include <sstream>

using namespace kerbside;
using app::FieldKind;
using test::CsvRecord;

namespace {

struct Submission {
    std::string form;
    std::string id;
    std::string script;
};

/// Where an answer should be: which table, which row (`/incident[2]` after the instanceID), which column.
struct Cell {
    std::size_t table = 0;
    std::string row;
    std::string column;
    std::string value;
};

struct Tables {
    app::FormShape shape;
    app::TablePlan plan;
    std::vector<std::map<std::string, CsvRecord>> rows; ///< by KEY, one map a table
};

std::vector<Submission> read_manifest(const platform::Path& file)
{
    std::vector<Submission> submissions;
    std::istringstream lines(test::must_read(file));
    for (Submission one; std::getline(lines, one.form, '\t') && std::getline(lines, one.id, '\t') &&
                         std::getline(lines, one.script);)
        submissions.push_back(one);
    return submissions;
}

Tables read_tables(const platform::Path& forms, const platform::Path& folder, const std::string& form)
{
    auto shape = app::read_form_file(forms / (form + ".xlsform.md"));
    if (!shape)
        test::give_up(shape.error().detail);
    Tables tables{*shape, app::plan_tables(*shape), {}};
    for (const auto& table : tables.plan.tables) {
        tables.rows.emplace_back();
        for (auto& record : test::read_csv(folder / table.file_name))
            if (const auto key = record["KEY"]; !tables.rows.back().emplace(key, std::move(record)).second)
                test::give_up(table.file_name + " has a submission twice");
    }
    return tables;
}

Cell cell_of(const Tables& tables, const std::string& path, const std::string& value)
{
    const auto& nodes = tables.shape.nodes;
    std::size_t begin = 0;
    auto end = nodes.size();
    Cell cell{0, {}, {}, value};
    std::string key;
    std::istringstream steps(path.substr(path.find('/', 1) + 1));
    for (std::string step; std::getline(steps, step, '/');) {
        const auto bracket = step.find('[');
        const auto name = step.substr(0, bracket);
        auto at = begin;
        while (at < end && nodes[at].name != name)
            at = nodes[at].end;
        if (at == end)
            test::give_up("the form has no " + path);
        if (nodes[at].kind == FieldKind::Value) {
            cell.column += name;
            return cell;
        }
        key += "/" + name;
        if (nodes[at].kind == FieldKind::Repeat) {
            key += bracket == std::string::npos ? "[1]" : step.substr(bracket);
            cell = {tables.plan.placements[at].table, key, {}, value};
        } else {
            cell.column += name + "-";
        }
        begin = at + 1;
        end = nodes[at].end;
    }
    test::give_up(path + " is no question");
}

/// Empty where all is as it was entered; otherwise what is not.
std::string difference(const Tables& tables, const std::vector<Cell>& cells, const std::string& id)
{
    std::set<std::pair<std::size_t, std::string>> expected{{0, id}};
    for (const auto& cell : cells) {
        expected.emplace(cell.table, id + cell.row);
        const auto row = tables.rows[cell.table].find(id + cell.row);
        if (row == tables.rows[cell.table].end())
            return "no row " + id + cell.row;
        const auto found = row->second.find(cell.column);
        if (found == row->second.end())
            return "no column " + cell.column;
        if (found->second != cell.value)
            return cell.column + " is \"" + found->second + "\" and was \"" + cell.value + "\"";
    }
    for (std::size_t table = 0; table < tables.rows.size(); ++table)
        for (const auto& [key, row] : tables.rows[table])
            if (key.starts_with(id) && !expected.contains({table, key}))
                return "a row that nobody entered: " + key;
    if (tables.rows[0].at(id).at("meta-instanceID") != id)
        return "the instanceID inside is another one";
    return {};
}

}

int main(int argc, char** argv)
{
    if (argc != 4)
        test::give_up("demo_compare FORMS-FOLDER CSV-FOLDER MANIFEST");
    std::map<std::string, Tables> forms;
    std::map<std::string, std::set<std::string>> left;
    std::size_t answers = 0;
    std::size_t faults = 0;
    const auto submissions = read_manifest(argv[3]);
    for (const auto& one : submissions)
        if (!forms.contains(one.form)) {
            const auto& tables = forms.emplace(one.form, read_tables(argv[1], argv[2], one.form)).first->second;
            for (const auto& [key, row] : tables.rows[0])
                left[one.form].insert(key);
        }
    for (const auto& one : submissions) {
        const auto& tables = forms.at(one.form);
        std::vector<Cell> cells;
        for (const auto& [path, value] : test::read_answers(one.script))
            cells.push_back(cell_of(tables, path, value));
        answers += cells.size();
        auto& ids = left[one.form];
        // An anonymous one is known by its answers alone.
        const auto found = one.id == "-" ? std::find_if(ids.begin(), ids.end(),
                                                        [&](const auto& id) { return difference(tables, cells, id).empty(); })
                                         : ids.find(one.id);
        const auto fault = found == ids.end() ? std::string("it did not arrive") : difference(tables, cells, *found);
        if (found != ids.end())
            ids.erase(found);
        if (fault.empty())
            continue;
        ++faults;
        std::cerr << "demo: " << one.form << " " << one.script << ": " << fault << '\n';
    }
    for (const auto& [form, ids] : left)
        for (const auto& id : ids) {
            ++faults;
            std::cerr << "demo: " << form << ": " << id << " was entered by nobody\n";
        }
    std::cout << submissions.size() << " submissions with " << answers << " answers compared: " << faults << " differ\n";
    return faults == 0 && answers > 0 ? 0 : 1;
}
