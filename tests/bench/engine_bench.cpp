// engine-bench DIR FORM [--load-only]: one measured session with the form engine over DIR/FORM.plan.json
// (see engine_table.cpp for who makes these files). One JSON line per measurement; CPU is the figure to compare.

#include "usage.h"

#include "app/form/form.h"
#include "app/form/instance.h"
#include "platform/base/file.h"
#include "platform/base/json.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

using namespace kerbside;
using platform::Json;

namespace {

constexpr int kUncounted = 20;
constexpr int kChanges = 200;
constexpr int kSerialisations = 20;
constexpr int kWarmLoads = 3;
constexpr double kBudgetMs = 20000;

class Attachments final : public app::MediaSource {
public:
    std::map<std::string, std::string, std::less<>> files;

    platform::Result<std::string> read(std::string_view name) override
    {
        const auto found = files.find(name);
        if (found == files.end())
            return platform::Error{platform::ErrorKind::NotFound, std::string(name)};
        return found->second;
    }
};

struct Measured {
    std::vector<double> wall;
    double cpu = 0;
};

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const auto middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

template <typename Work> Measured measure(int most, double budget_ms, Work&& work)
{
    Measured measured;
    const double start = bench::wall_ms();
    const double cpu = bench::cpu_ms();
    for (int i = 0; i < most && bench::wall_ms() - start < budget_ms; ++i) {
        const double before = bench::wall_ms();
        work(i);
        measured.wall.push_back(bench::wall_ms() - before);
    }
    measured.cpu = (bench::cpu_ms() - cpu) / static_cast<double>(measured.wall.size());
    return measured;
}

class Session {
public:
    Session(std::string form, Json plan, std::string xml, Attachments files)
        : m_name(std::move(form)), m_plan(std::move(plan)), m_xml(std::move(xml)), m_files(std::move(files))
    {
    }

    bool load()
    {
        auto loaded = app::Form::load({m_name + ".xml", m_xml}, m_files);
        if (!loaded.form) {
            std::fprintf(stderr, "%s: %s\n", m_name.c_str(), loaded.errors.empty() ? "?" : loaded.errors[0].message.c_str());
            return false;
        }
        app::Environment environment;
        environment.clock = &m_clock;
        auto instance = app::Instance::create(loaded.form, std::move(environment));
        if (!instance) {
            std::fprintf(stderr, "%s: %s\n", m_name.c_str(), instance.error().detail.c_str());
            return false;
        }
        m_instance.emplace(std::move(*instance));
        return true;
    }

    void setup()
    {
        for (const auto& answer : m_plan["setup"])
            set(platform::text_at(answer, "ref"), platform::text_at(answer, "value"));
    }

    /// The k-th change, to full propagation, with the probe read.
    void change(std::size_t k)
    {
        const auto& changes = m_plan["changes"];
        const auto& change = changes[k % changes.size()];
        const auto& values = change["values"];
        const auto value = values[k / changes.size() % values.size()].get<std::string>();
        const auto ref = platform::text_at(change, "ref");
        set(ref, value);
        const auto& probe = m_plan["probe"];
        const auto probed_ref = platform::text_at(probe, "ref");
        const auto got = read(probed_ref == "@changed" ? ref : probed_ref, platform::text_at(probe, "kind"));
        if (const auto& expect = probe["expect"]; expect.is_object() && expect.contains(value) && expect[value] != got
                                                  && m_wrong.size() < 3)
            m_wrong.push_back(value + ": got " + got + ", expected " + expect[value].get<std::string>());
    }

    std::string serialise() const { return m_instance->submission_xml(); }
    const std::vector<std::string>& wrong() const { return m_wrong; }

    void print(const char* operation, const Measured& measured, Json extra = Json::object()) const
    {
        Json line{{"peer", "ours"},
                  {"form", m_name},
                  {"op", operation},
                  {"median_ms", median(measured.wall)},
                  {"cpu_ms", measured.cpu},
                  {"rss_mb", bench::peak_mb()},
                  {"n", measured.wall.size()}};
        line.update(extra);
        std::puts(platform::to_line(line).c_str());
    }

private:
    void set(const std::string& ref, const std::string& value)
    {
        if (const auto done = m_instance->set(ref, value); !done && m_wrong.size() < 3)
            m_wrong.push_back(ref + ": " + done.error().detail);
    }

    std::string read(const std::string& ref, const std::string& kind) const
    {
        const auto node = m_instance->find(ref);
        if (!node)
            return "no such node: " + ref;
        if (kind == "relevant")
            return m_instance->is_relevant(*node) ? "true" : "false";
        if (kind == "choices") {
            const auto choices = m_instance->choices(*node);
            return std::to_string(choices.size()) + ":" + (choices.empty() ? "" : choices.front().value);
        }
        return m_instance->value(*node);
    }

    std::string m_name;
    Json m_plan;
    std::string m_xml;
    Attachments m_files;
    platform::SystemClock m_clock;
    std::optional<app::Instance> m_instance;
    std::vector<std::string> m_wrong;
};

platform::Result<Session> open_session(const platform::Path& folder, const std::string& form)
{
    TRY_ASSIGN(const auto plan_text, platform::read_file(folder / (form + ".plan.json")));
    TRY_ASSIGN(auto plan, platform::parse_json(plan_text));
    TRY_ASSIGN(auto xml, platform::read_file(folder / platform::text_at(plan, "xml")));
    Attachments files;
    for (const auto& name : plan["attachments"]) {
        TRY_ASSIGN(files.files[name.get<std::string>()], platform::read_file(folder / name.get<std::string>()));
    }
    return Session(form, std::move(plan), std::move(xml), std::move(files));
}

}

int main(int argc, char** argv)
{
    if (argc < 3) {
        std::fputs("usage: engine-bench DIR FORM [--load-only]\n", stderr);
        return 2;
    }
    auto opened = open_session(argv[1], argv[2]);
    if (!opened) {
        std::fprintf(stderr, "%s\n", opened.error().detail.c_str());
        return 1;
    }
    auto& session = *opened;
    bool loaded = false;
    session.print("load_cold", measure(1, kBudgetMs, [&](int) { loaded = session.load(); }));
    if (!loaded)
        return 1;
    if (argc > 3 && std::string_view(argv[3]) == "--load-only")
        return 0;

    session.setup();
    session.print("change_first", measure(1, kBudgetMs, [&](int) { session.change(0); }));
    measure(kUncounted, kBudgetMs / 4, [&](int i) { session.change(static_cast<std::size_t>(1 + i)); });
    const auto changes =
        measure(kChanges, kBudgetMs, [&](int i) { session.change(static_cast<std::size_t>(1 + kUncounted + i)); });
    session.print("change", changes, session.wrong().empty() ? Json::object() : Json{{"wrong", session.wrong()}});

    std::string xml;
    const auto serialised = measure(kSerialisations, kBudgetMs / 4, [&](int) { xml = session.serialise(); });
    session.print("serialize", serialised, Json{{"bytes", xml.size()}});
    session.print("load_warm", measure(kWarmLoads, kBudgetMs, [&](int) { loaded = session.load() && loaded; }));
    return loaded && session.wrong().empty() ? 0 : 1;
}
