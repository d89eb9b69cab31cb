#include "test_form.h"

#include <catch2/catch_test_macros.hpp>

namespace kerbside::test {

namespace {

const platform::ManualClock kClock{platform::WallTime(std::chrono::milliseconds(1'773'489'600'000))};

}

platform::Result<std::string> TestMedia::read(std::string_view name)
{
    const auto found = files.find(name);
    if (found == files.end())
        return platform::Error{platform::ErrorKind::NotFound, "no such file"};
    return found->second;
}

std::string form_xml(std::string_view instance, std::string_view model, std::string_view body)
{
    std::string out = R"(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml")"
                      R"( xmlns:jr="http://openrosa.org/javarosa" xmlns:odk="http://www.opendatakit.org/xforms")"
                      R"( xmlns:orx="http://openrosa.org/xforms"><h:head><h:title>Test</h:title><model><instance>)"
                      R"(<data id="t" version="1">)";
    out.append(instance).append("</data></instance>").append(model).append("</model></h:head><h:body>");
    return out.append(body).append("</h:body></h:html>");
}

app::Form::Loaded load(std::string xml)
{
    app::NoMedia none;
    return app::Form::load({"form.xml", std::move(xml)}, none);
}

app::Environment environment()
{
    app::Environment out;
    out.clock = &kClock;
    return out;
}

TestForm::TestForm(std::string_view instance, std::string_view model, std::string_view body)
{
    open(load(form_xml(instance, model, body)));
}

TestForm::TestForm(std::string xml, TestMedia media)
{
    open(app::Form::load({"form.xml", std::move(xml)}, media));
}

void TestForm::open(app::Form::Loaded loaded)
{
    for (const auto& problem : loaded.errors)
        UNSCOPED_INFO(app::line_of(problem));
    REQUIRE(loaded.form);
    m_form = loaded.form;
    auto instance = app::Instance::create(m_form, environment());
    REQUIRE(instance);
    m_instance = std::make_unique<app::Instance>(std::move(instance).value());
}

TestForm& TestForm::set(std::string_view path, std::string_view value)
{
    const auto done = m_instance->set(path, value);
    if (!done)
        UNSCOPED_INFO(done.error().detail);
    REQUIRE(done);
    return *this;
}

TestForm& TestForm::add(std::string_view path)
{
    REQUIRE(m_instance->add(path));
    return *this;
}

TestForm& TestForm::remove(std::string_view path)
{
    REQUIRE(m_instance->remove(path));
    return *this;
}

std::string TestForm::value(std::string_view path) const
{
    const auto node = m_instance->find(path);
    return node ? m_instance->value(*node) : "(no such node)";
}

app::NodeView TestForm::view(std::string_view path) const
{
    const auto node = m_instance->find(path);
    REQUIRE(node);
    return m_instance->view(*node);
}

std::string TestForm::choices(std::string_view path) const
{
    std::string out;
    for (const auto& choice : view(path).choices)
        out += (out.empty() ? "" : " ") + choice.value + "=" + choice.label;
    return out;
}

std::string TestForm::errors() const
{
    std::string out;
    for (const auto& violation : m_instance->validate())
        out += violation.path + (violation.error == app::AnswerError::Required ? " required\n" : " constraint\n");
    return out;
}

}
