#include "platform/base/file.h"
#include "platform/diagram/diagram.h"

#include <catch2/catch_test_macros.hpp>

#include <vector>

using namespace kerbside;
using platform::Diagram;

namespace {

std::string svg_of(const std::string& shapes)
{
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 80\">" + shapes + "</svg>";
}

Diagram drawn(const std::string& shapes, const std::vector<std::string>& names)
{
    auto read = Diagram::read(svg_of(shapes), names);
    REQUIRE(read);
    return std::move(read).value();
}

/// The name of the area at a point; empty where there is none.
std::string at(const Diagram& drawing, const std::vector<std::string>& names, float x, float y, float reach = 0)
{
    const auto found = drawing.area_at({x, y}, reach);
    return found ? names[drawing.areas()[*found].name] : std::string();
}

struct Pixel {
    int red, green, blue, cover;
    friend bool operator==(const Pixel&, const Pixel&) = default;
};

Pixel pixel(const Diagram& drawing, int x, int y)
{
    const auto all = drawing.pixels(100, 80);
    REQUIRE(all);
    const auto* p = all->data() + (y * 100 + x) * 4;
    return {p[0], p[1], p[2], p[3]};
}

}

TEST_CASE("a touch finds the shape whose id is a choice", "[diagram]")
{
    const std::vector<std::string> names = {"left", "right", "gone"};
    const auto drawing = drawn("<rect id=\"left\" x=\"0\" y=\"0\" width=\"40\" height=\"80\"/><path id=\"right\" d=\"M60 0 L100 0 L100 80 L60 80 Z\"/>", names);
    CHECK(drawing.width() == 100);
    REQUIRE(drawing.areas().size() == 2);
    CHECK(at(drawing, names, 20, 40) == "left");
    CHECK(at(drawing, names, 80, 40) == "right");
    CHECK(at(drawing, names, 50, 40).empty());
}

TEST_CASE("beside a small shape is as good as upon it, and the nearest is meant", "[diagram]")
{
    const std::vector<std::string> names = {"a", "b"};
    const auto drawing = drawn("<circle id=\"a\" cx=\"20\" cy=\"40\" r=\"2\"/><circle id=\"b\" cx=\"30\" cy=\"40\" r=\"2\"/>", names);
    CHECK(at(drawing, names, 14, 40, 6) == "a");
    CHECK(at(drawing, names, 26, 40, 6) == "b");
    CHECK(at(drawing, names, 60, 40, 6).empty());
}

TEST_CASE("what lies above is what is touched, and a group's id is that of all within", "[diagram]")
{
    const std::vector<std::string> names = {"heart", "body"};
    const auto drawing = drawn("<g id=\"body\"><rect id=\"path12\" x=\"10\" y=\"10\" width=\"80\" height=\"60\"/></g><circle id=\"heart\" cx=\"50\" cy=\"40\" r=\"8\"/>", names);
    CHECK(at(drawing, names, 50, 40) == "heart");
    CHECK(at(drawing, names, 20, 20) == "body");
}

TEST_CASE("a mark stands within its shape, though its middle is a bay or a hole", "[diagram]")
{
    const std::vector<std::string> names = {"bay", "ring"};
    const auto drawing = drawn("<path id=\"bay\" d=\"M0 0 H50 V10 H10 V30 H50 V40 H0 Z\"/>"
                               "<path id=\"ring\" d=\"M60 0 H100 V40 H60 Z M70 10 V30 H90 V10 Z\"/>", names);
    for (const auto& area : drawing.areas())
        CHECK(at(drawing, names, area.inside.x, area.inside.y) == names[area.name]);
    CHECK(at(drawing, names, 30, 20).empty());
    CHECK(at(drawing, names, 80, 20).empty());
}

TEST_CASE("shapes are drawn in their colours, those of class rules too", "[diagram]")
{
    const auto drawing = drawn("<style>.a, .b { fill: #ff0000 } .b { fill: #00ff00 }</style>"
                               "<rect class=\"a\" width=\"30\" height=\"80\"/><rect class=\"b\" x=\"30\" width=\"30\" height=\"80\"/>"
                               "<rect x=\"60\" width=\"30\" height=\"80\" style=\"fill:#0000ff;filter:url(#x)\"/>", {});
    CHECK(pixel(drawing, 10, 40) == Pixel{255, 0, 0, 255});
    CHECK(pixel(drawing, 45, 40) == Pixel{0, 255, 0, 255});
    CHECK(pixel(drawing, 75, 40) == Pixel{0, 0, 255, 255});
    CHECK(pixel(drawing, 95, 40).cover == 0);
}

TEST_CASE("what is no drawing, and what would cost too much, is refused in plain words", "[diagram]")
{
    using platform::ErrorKind;
    const auto kind_of = [](const std::string& svg) {
        const auto read = Diagram::read(svg);
        return read ? ErrorKind::Unknown : read.error().kind;
    };
    CHECK(kind_of("") == ErrorKind::Invalid);
    CHECK(kind_of("<html/>") == ErrorKind::Invalid);
    CHECK(kind_of("<svg xmlns=\"http://www.w3.org/2000/svg\"/>") == ErrorKind::Invalid);
    CHECK(kind_of("<!DOCTYPE svg [<!ENTITY a \"b\">]><svg/>") == ErrorKind::Refused);
    CHECK(kind_of("<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\">" + svg_of("<rect width=\"9\" height=\"9\"/>")) ==
          ErrorKind::Unknown);
    CHECK(kind_of(svg_of("<path d=\"M0 0 L1e30 5 L9 9\"/>")) == ErrorKind::Refused);
    CHECK(kind_of(svg_of("<path stroke-width=\"1e20\" stroke=\"red\" d=\"M0 0 L10 5 L9 9\"/>")) == ErrorKind::Refused);
    std::string many;
    for (int i = 0; i < 6000; ++i)
        many += "<rect width=\"9\" height=\"9\"/>";
    CHECK(kind_of(svg_of(many)) == ErrorKind::Refused);
    std::string long_path = "<path d=\"M0 0";
    for (int i = 0; i < 60'000; ++i)
        long_path += "h1";
    CHECK(kind_of(svg_of(long_path + "\"/>")) == ErrorKind::Refused);
}

TEST_CASE("a drawing is no larger in memory than was asked for", "[diagram]")
{
    const auto drawing = drawn("<rect width=\"100\" height=\"80\"/>", {});
    CHECK(drawing.pixels(10, 8)->size() == 320);
    CHECK_FALSE(drawing.pixels(100'000, 100'000));
    CHECK_FALSE(drawing.pixels(0, 8));
}
