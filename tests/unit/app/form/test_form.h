#pragma once

#include "app/form/instance.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace kerbside::test {

/// Attached files that a test made up.
class TestMedia final : public app::MediaSource {
public:
    std::map<std::string, std::string, std::less<>> files;
    platform::Result<std::string> read(std::string_view name) override;
};

/// A form of that primary instance (the inside of <data id="t">), other parts of the model, and that body.
std::string form_xml(std::string_view instance, std::string_view model, std::string_view body);
app::Form::Loaded load(std::string xml);
/// Noon on 14 March 2026, UTC.
app::Environment environment();

/// A form being filled in; what goes wrong on the way fails the test.
class TestForm {
public:
    TestForm(std::string_view instance, std::string_view model, std::string_view body);
    explicit TestForm(std::string xml, TestMedia media = {});

    TestForm& set(std::string_view path, std::string_view value);
    TestForm& add(std::string_view path);
    TestForm& remove(std::string_view path);
    std::string value(std::string_view path) const;
    app::NodeView view(std::string_view path) const;
    bool relevant(std::string_view path) const { return view(path).relevant; }
    std::string choices(std::string_view path) const; ///< `a=Apple b=Banana`
    std::string errors() const;                       ///< `/data/a required`, one a line

    app::Instance& instance() { return *m_instance; }
    const app::Instance& instance() const { return *m_instance; }
    std::shared_ptr<const app::Form> form() const { return m_form; }

private:
    void open(app::Form::Loaded loaded);

    std::shared_ptr<const app::Form> m_form;
    std::unique_ptr<app::Instance> m_instance;
};

}
