#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// CLI11's door. Its headers bring the whole library into each file that includes them: verb.cpp alone does.
namespace CLI {
class App;
class Option;
}

namespace kerbside::shell {

/// One option of a verb, or a value at its place in the line. A handle: the program owns what it names.
class Option {
public:
    Option required();
    /// What --help calls its value.
    Option value_name(const char* name);
    Option one_of(const std::vector<std::string>& values);
    Option between(double least, double most);
    /// A usage error where both are given.
    Option excludes(Option other);

private:
    friend class Verb;
    explicit Option(CLI::Option& option) : m_option(&option) {}

    CLI::Option* m_option;
};

/// A verb, with its options and the verbs under it. A handle: the program owns what it names.
class Verb {
public:
    Verb add_verb(const char* name, const char* what);
    /// `names` are `--data` or `-o,--out`, or `FILE` for a value at its place. `into` outlives parse(), and
    /// keeps what it holds where the option is not given; a list takes as many values as there are.
    Option add_option(const char* names, std::string& into, const char* what = "");
    Option add_option(const char* names, double& into, const char* what = "");
    Option add_option(const char* names, std::vector<std::string>& into, const char* what = "");
    Option add_option(const char* names, std::vector<std::int64_t>& into, const char* what = "");
    Option add_flag(const char* names, bool& into, const char* what = "");

    /// One of the verbs under it has to follow.
    void needs_verb();
    /// So many of its options, neither more nor fewer.
    void needs_options(std::size_t count);

    /// What is done once the whole line is read, where no verb under it was given.
    void does(std::function<void()> action);
    /// The same for a verb that needs one of two options, and takes no two.
    void does_with_either(Option one, Option other, std::function<void()> action);

protected:
    explicit Verb(CLI::App& app) : m_app(&app) {}

    CLI::App* m_app;
};

/// The whole command line.
class Program : public Verb {
public:
    Program(const char* name, const char* what);
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    /// The heading of --help under which a verb of the program stands.
    void set_heading(const char* verb, const char* heading);
    /// What --help ends with, here and in the verbs that are added later.
    void set_footer(const char* text);

    /// Reads the line and does what it says. Where that ends the program, its exit status: 0 after --help,
    /// 2 after a usage error, which was told.
    std::optional<int> parse(int count, const char* const* words);

private:
    explicit Program(std::unique_ptr<CLI::App> program);

    std::unique_ptr<CLI::App> m_program;
};

}
