#include "app/form/xlsform/convert.h"

#include <catch2/catch_test_macros.hpp>

#include <chrono>

using namespace kerbside;

namespace {

app::Conversion convert(const std::string& text)
{
    return app::convert_xlsform("large.csv", platform::as_bytes(text));
}

bool says(const app::Conversion& form, std::string_view words)
{
    for (const auto& problem : form.errors)
        if (problem.message.find(words) != std::string::npos)
            return true;
    return false;
}

}

TEST_CASE("mistakes without number are told up to a limit", "[xlsform][limits]")
{
    std::string text = "survey,type,name,label\n";
    for (int i = 0; i < 20'000; ++i)
        text += ",tetx,q" + std::to_string(i) + ",Q\n";
    const auto form = convert(text);
    CHECK(form.errors.size() == 100);
}

TEST_CASE("groups nested too deep are refused", "[xlsform][limits]")
{
    std::string text = "survey,type,name,label\n";
    for (int i = 0; i < 5000; ++i)
        text += ",begin group,g" + std::to_string(i) + ",G\n";
    for (int i = 0; i < 5000; ++i)
        text += ",end group,,\n";
    CHECK(says(convert(text), "deep"));
}

TEST_CASE("a label of references without end takes no more than its length", "[xlsform][limits]")
{
    std::string label;
    for (int i = 0; i < 6000; ++i)
        label += "instance('a')/b[";
    std::string references;
    for (int i = 0; i < 20'000; ++i)
        references += "${q}";
    CHECK(convert("survey,type,name,label\n,text,q,Q\n,note,n,\"" + label + "\"\n,note,m,\"" + references + "\"\n").ok());
}

TEST_CASE("a form of ten thousand questions and a hundred thousand choices is converted", "[xlsform][limits]")
{
    std::string text = "survey,type,name,label,relevant\n,select_one big,q,Q,\n";
    for (int i = 0; i < 10'000; ++i)
        text += ",integer,n" + std::to_string(i) + ",How many of " + std::to_string(i) + ",${q} != ''\n";
    text += "choices,list_name,name,label\n";
    for (int i = 0; i < 100'000; ++i)
        text += ",big,c" + std::to_string(i) + ",Choice " + std::to_string(i) + "\n";
    const auto form = convert(text);
    REQUIRE(form.ok());
    CHECK(form.xml.find("<name>c99999</name>") != std::string::npos);
    CHECK(form.xml.find("nodeset=\"/data/n9999\"") != std::string::npos);
}

TEST_CASE("a wide header over long rows does not cost their product", "[xlsform][limits]")
{
    std::string text = "survey,type,name,label";
    for (int i = 0; i < 10'000; ++i)
        text += ",column" + std::to_string(i);
    text += "\n";
    for (int i = 0; i < 20'000; ++i)
        text += ",text,q" + std::to_string(i) + ",Q\n";
    CHECK(convert(text).ok());
}

TEST_CASE("languages, texts and paths without measure are refused", "[xlsform][limits]")
{
    std::string languages = "survey,type,name";
    for (int i = 0; i < 200; ++i)
        languages += ",label::l" + std::to_string(i);
    CHECK(says(convert(languages + "\n,text,q,Q\n"), "too many languages"));

    CHECK(says(convert("survey,type,name,label\n,text," + std::string(300, 'n') + ",Q\n"), "too long"));

    std::string deep = "survey,type,name,label\n";
    for (int i = 0; i < 50; ++i)
        deep += ",begin group,g" + std::to_string(i) + std::string(250, 'g') + ",G\n";
    for (int i = 0; i < 10'000; ++i)
        deep += ",text,q" + std::to_string(i) + ",Q\n";
    for (int i = 0; i < 50; ++i)
        deep += ",end group,,\n";
    CHECK(says(convert(deep), "too large"));
}

TEST_CASE("short references to long paths are refused past a measure", "[xlsform][limits]")
{
    std::string text = "survey,type,name,label\n";
    for (int i = 0; i < 50; ++i)
        text += ",begin group,g" + std::to_string(i) + std::string(250, 'g') + ",G\n";
    text += ",text,q,Q\n";
    for (int i = 0; i < 50; ++i)
        text += ",end group,,\n";
    std::string label;
    for (int i = 0; i < 10'000; ++i)
        label += "${q}";
    text += ",note,n," + label + "\n";
    CHECK(says(convert(text), "references of the form"));
}
