#include "app/form/xlsform/convert.h"
#include "app/shell/verb.h"
#include "app/shell/verbs.h"
#include "platform/base/file.h"
#include "platform/base/json.h"

#include <filesystem>
#include <iostream>
#include <memory>

namespace kerbside::shell {

namespace {

struct ConvertArguments {
    std::string file;
    std::string output;
    bool json = false;
};

platform::Json as_json(const std::vector<app::Problem>& problems)
{
    auto list = platform::Json::array();
    for (const auto& problem : problems) {
        platform::Json one;
        if (!problem.sheet.empty())
            one["sheet"] = problem.sheet;
        if (problem.row != 0)
            one["row"] = problem.row;
        if (!problem.column.empty())
            one["column"] = problem.column;
        one["message"] = problem.message;
        list.push_back(std::move(one));
    }
    return list;
}

void report(const app::Conversion& conversion, bool as_line)
{
    if (as_line) {
        platform::Json line;
        line["ok"] = conversion.ok();
        if (!conversion.ok())
            line["errors"] = as_json(conversion.errors);
        line["warnings"] = as_json(conversion.warnings);
        std::cout << platform::to_line(line) << '\n';
        return;
    }
    for (const auto& problem : conversion.warnings)
        std::cerr << "warning: " << app::line_of(problem) << '\n';
    for (const auto& problem : conversion.errors)
        std::cerr << "error: " << app::line_of(problem) << '\n';
}

int convert(const ConvertArguments& arguments)
{
    app::Conversion conversion;
    if (const auto bytes = platform::read_file(arguments.file))
        conversion = app::convert_xlsform(arguments.file, platform::as_bytes(*bytes));
    else
        conversion.errors.push_back({.message = "The file cannot be read: " + bytes.error().detail + "."});
    if (conversion.ok()) {
        const auto written =
            platform::write_file(arguments.output, platform::as_bytes(conversion.xml), platform::FileMode::Shared);
        if (!written)
            conversion.errors.push_back({.message = "The form cannot be written: " + written.error().detail + "."});
    }
    // Choices of their own sheet travel beside the form; a table that is there already is the author's.
    const auto beside = platform::Path(arguments.output).parent_path() / "itemsets.csv";
    if (conversion.ok() && !conversion.itemsets.empty() && !std::filesystem::exists(beside))
        if (const auto written = platform::write_file(beside, platform::as_bytes(conversion.itemsets), platform::FileMode::Shared); !written)
            conversion.errors.push_back({.message = "The choices cannot be written: " + written.error().detail + "."});
    report(conversion, arguments.json);
    return conversion.ok() ? 0 : 1;
}

}

void add_convert_verb(Verb& form, Outcome& outcome)
{
    auto verb = form.add_verb("convert", "Turns a spreadsheet (XLSForm) into a form (XForm)");
    auto arguments = std::make_shared<ConvertArguments>();
    verb.add_option("FILE", arguments->file, "The spreadsheet: .xlsx, or its tables as .md or .csv").required();
    verb.add_option("-o,--output", arguments->output, "Where the form goes").required();
    verb.add_flag("--json", arguments->json, "Say what was found as one line of JSON");
    verb.does([arguments, &outcome] { outcome.status = convert(*arguments); });
}

}
