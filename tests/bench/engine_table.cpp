// engine-table [--forms DIR] [--only NAME,NAME] [--rounds N]: makes the forms (in bench-forms beside the program), runs
// engine-bench on each in a process of its own, and prints a table beside the peers' figures of baseline.csv. Ratio =
// least CPU of any peer / ours.

#include "bench_forms.h"

#include "platform/base/file.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <sstream>

using namespace kerbside;

namespace {

constexpr std::array<const char*, 3> kOperations{"load_cold", "change", "serialize"};

std::vector<std::string> split(const std::string& text, char at)
{
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, at);)
        parts.push_back(part);
    return parts;
}

/// form -> column -> figure
using Baseline = std::map<std::string, std::map<std::string, double>>;

Baseline read_baseline()
{
    Baseline baseline;
    const auto text = platform::read_file(platform::Path(KERBSIDE_SOURCE_DIR) / "tests/bench/baseline.csv");
    std::vector<std::string> header;
    for (const auto& line : split(text ? *text : "", '\n')) {
        if (line.starts_with("#"))
            continue;
        const auto cells = split(line, ',');
        if (header.empty())
            header = cells;
        else
            for (std::size_t i = 1; i < cells.size(); ++i)
                if (!cells[i].empty())
                    baseline[cells[0]][header[i]] = std::stod(cells[i]);
    }
    return baseline;
}

platform::Status write_form(const platform::Path& folder, const bench::BenchForm& form)
{
    auto plan = form.plan;
    plan["xml"] = form.name + ".xml";
    plan["attachments"] = platform::Json::array();
    for (const auto& [name, content] : form.attachments) {
        plan["attachments"].push_back(name);
        TRY(platform::write_file(folder / name, platform::as_bytes(content)));
    }
    TRY(platform::write_file(folder / (form.name + ".xml"), platform::as_bytes(form.xml)));
    return platform::write_file(folder / (form.name + ".plan.json"), platform::as_bytes(plan.dump(1)));
}

/// What one run printed: operation -> CPU ms, and `peak_mb`. Empty where it failed or was wrong.
std::map<std::string, double> run_once(const std::string& program, const platform::Path& folder, const std::string& form)
{
    std::map<std::string, double> figures;
    std::FILE* const pipe = popen((program + " " + folder.string() + " " + form).c_str(), "r");
    if (pipe == nullptr)
        return {};
    std::array<char, 4096> line{};
    while (std::fgets(line.data(), line.size(), pipe) != nullptr) {
        const auto json = platform::parse_json(line.data());
        if (!json)
            continue;
        const auto operation = platform::text_at(*json, "op");
        figures[operation] = (*json)["cpu_ms"].get<double>();
        // The peers' memory is that of one form, loaded and filled in; a warm load holds two for a moment.
        if (operation != "load_warm")
            figures["peak_mb"] = std::max(figures["peak_mb"], (*json)["rss_mb"].get<double>());
    }
    return pclose(pipe) == 0 ? figures : std::map<std::string, double>{};
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

std::string cell(const std::map<std::string, double>& peers, const std::string& column, const std::string& goal, double ours)
{
    std::array<char, 96> text{};
    const auto peer = peers.find(column);
    if (peer == peers.end()) {
        std::snprintf(text.data(), text.size(), "%.4g", ours);
        return text.data();
    }
    const auto wanted = peers.find(goal);
    const auto shown_goal = wanted == peers.end() ? "" : " (goal " + std::to_string(static_cast<int>(wanted->second)) + ")";
    std::snprintf(text.data(), text.size(), "%.4g: %.3gx%s", ours, peer->second / ours, shown_goal.c_str());
    return text.data();
}

}

int main(int argc, char** argv)
{
    const auto here = platform::Path(argv[0]).parent_path();
    platform::Path folder = here / "bench-forms";
    std::vector<std::string> names = bench::form_names();
    int rounds = 3;
    for (int i = 1; i + 1 < argc; i += 2) {
        const std::string option = argv[i];
        if (option == "--forms")
            folder = argv[i + 1];
        else if (option == "--only")
            names = split(argv[i + 1], ',');
        else if (option == "--rounds")
            rounds = std::max(1, std::atoi(argv[i + 1]));
    }
    const auto program = (here / "engine-bench").string();
    const auto baseline = read_baseline();
    if (const auto made = platform::make_folder(folder); !made) {
        std::fprintf(stderr, "%s\n", made.error().detail.c_str());
        return 1;
    }

    std::puts("CPU in ms, memory in MB: ours, and the least of any peer on 2026-11-22 (tests/bench/baseline.csv) over ours\n\n"
              "| form | load, cold | one answer | serialize | peak memory |\n|---|---|---|---|---|");
    bool is_right = true;
    for (const auto& name : names) {
        if (const auto written = write_form(folder, bench::make_form(name)); !written) {
            std::fprintf(stderr, "%s\n", written.error().detail.c_str());
            return 1;
        }
        std::map<std::string, std::vector<double>> rows;
        for (int round = 0; round < rounds; ++round)
            for (const auto& [operation, figure] : run_once(program, folder, name))
                rows[operation].push_back(figure);
        if (rows["load_cold"].size() != static_cast<std::size_t>(rounds)) {
            std::printf("| %s | failed |\n", name.c_str());
            is_right = false;
            continue;
        }
        const auto found = baseline.find(name);
        const auto peers = found == baseline.end() ? std::map<std::string, double>{} : found->second;
        std::printf("| %s |", name.c_str());
        for (const auto* operation : kOperations) {
            const std::string column = operation;
            const auto goal = column.substr(0, column.find('_')) + "_goal";
            std::printf(" %s |", cell(peers, column, goal, median(rows[column])).c_str());
        }
        std::printf(" %s |\n", cell(peers, "peak_mb", "memory_goal", median(rows["peak_mb"])).c_str());
        std::fflush(stdout);
    }
    return is_right ? 0 : 1;
}
