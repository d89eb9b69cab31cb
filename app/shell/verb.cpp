#include "app/shell/verb.h"

#include <CLI/CLI.hpp>

#include <utility>

namespace kerbside::shell {

Option Option::required()
{
    m_option->required();
    return *this;
}

Option Option::value_name(const char* name)
{
    m_option->type_name(name);
    return *this;
}

Option Option::one_of(const std::vector<std::string>& values)
{
    m_option->check(CLI::IsMember(values));
    return *this;
}

Option Option::between(double least, double most)
{
    m_option->check(CLI::Range(least, most));
    return *this;
}

Option Option::excludes(Option other)
{
    m_option->excludes(other.m_option);
    return *this;
}

Verb Verb::add_verb(const char* name, const char* what)
{
    return Verb(*m_app->add_subcommand(name, what));
}

Option Verb::add_option(const char* names, std::string& into, const char* what)
{
    return Option(*m_app->add_option(names, into, what));
}

Option Verb::add_option(const char* names, double& into, const char* what)
{
    return Option(*m_app->add_option(names, into, what));
}

Option Verb::add_option(const char* names, std::vector<std::string>& into, const char* what)
{
    return Option(*m_app->add_option(names, into, what));
}

Option Verb::add_option(const char* names, std::vector<std::int64_t>& into, const char* what)
{
    return Option(*m_app->add_option(names, into, what));
}

Option Verb::add_flag(const char* names, bool& into, const char* what)
{
    return Option(*m_app->add_flag(names, into, what));
}

void Verb::needs_verb()
{
    m_app->require_subcommand(1);
}

void Verb::needs_options(std::size_t count)
{
    m_app->require_option(static_cast<int>(count));
}

void Verb::does(std::function<void()> action)
{
    m_app->callback([app = m_app, action = std::move(action)] {
        if (app->get_subcommands().empty())
            action();
    });
}

void Verb::does_with_either(Option one, Option other, std::function<void()> action)
{
    one.excludes(other);
    does([one = one.m_option, other = other.m_option, action = std::move(action)] {
        if (one->count() + other->count() == 0)
            throw CLI::RequiredError(one->get_name() + " or " + other->get_name());
        action();
    });
}

Program::Program(const char* name, const char* what) : Program(std::make_unique<CLI::App>(what, name)) {}

Program::Program(std::unique_ptr<CLI::App> program) : Verb(*program), m_program(std::move(program)) {}

Program::~Program() = default;

void Program::set_heading(const char* verb, const char* heading)
{
    m_program->get_subcommand(verb)->group(heading);
}

void Program::set_footer(const char* text)
{
    m_program->footer(text);
}

std::optional<int> Program::parse(int count, const char* const* words)
{
    try {
        m_program->parse(count, words);
    } catch (const CLI::ParseError& error) {
        return m_program->exit(error) == 0 ? 0 : 2;
    }
    return std::nullopt;
}

}
