#include "app/ui/render/raster.h"

#include <catch2/catch_test_macros.hpp>

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

using namespace kerbside;
using app::ui::Raster;

namespace {

constexpr int kWidth = 256;
constexpr int kHeight = 192;
constexpr std::uint32_t kPaper = 0xFFFFFFFF;
constexpr ImU32 kInk = IM_COL32(0, 0, 0, 255);
constexpr std::uint32_t kInkHere = 0xFF000000;

/// One page of shapes, drawn by the software renderer.
struct Page {
    Page() { clear(); }

    void clear()
    {
        list._ResetForNewFrame();
        list.PushClipRect({0, 0}, {kWidth, kHeight});
    }
    std::vector<platform::PixelRect> draw()
    {
        ImDrawData data;
        data.Valid = true;
        data.CmdLists.push_back(&list);
        data.TotalIdxCount = list.IdxBuffer.Size;
        data.TotalVtxCount = list.VtxBuffer.Size;
        return raster.draw(data, {pixels.data(), kWidth, kHeight, kWidth});
    }
    std::uint32_t at(int x, int y) const { return pixels[static_cast<std::size_t>(y * kWidth + x)]; }
    void corners(const std::array<ImVec2, 4>& places, const std::array<ImU32, 4>& colours)
    {
        list.PrimReserve(6, 4);
        const unsigned first = list._VtxCurrentIdx;
        for (std::size_t i = 0; i < 4; ++i)
            list.PrimWriteVtx(places[i], {0, 0}, colours[i]);
        for (const unsigned i : {0U, 1U, 2U, 0U, 2U, 3U})
            list.PrimWriteIdx(static_cast<ImDrawIdx>(first + i));
    }

    ImDrawListSharedData shared;
    ImDrawList list{&shared};
    Raster raster;
    std::vector<std::uint32_t> pixels = std::vector<std::uint32_t>(kWidth * kHeight, kPaper);
};

}

TEST_CASE("a rectangle is drawn from whichever corner it begins", "[ui]")
{
    std::array<ImVec2, 4> places = {ImVec2{20, 30}, {100, 30}, {100, 70}, {20, 70}};
    for (int turn = 0; turn < 4; ++turn) {
        Page page;
        page.corners(places, {kInk, kInk, kInk, kInk});
        page.draw();
        CAPTURE(turn);
        CHECK(page.at(20, 30) == kInkHere);
        CHECK(page.at(99, 69) == kInkHere);
        CHECK(page.at(19, 30) == kPaper);
        CHECK(page.at(100, 69) == kPaper);
        CHECK(page.at(60, 70) == kPaper);
        std::rotate(places.begin(), places.begin() + 1, places.end());
    }
}

TEST_CASE("what fades keeps its colour and goes over into what lies below it", "[ui]")
{
    constexpr ImU32 kGone = IM_COL32(0, 0, 0, 0);
    Page page;
    page.corners({ImVec2{0, 0}, {200, 0}, {200, 50}, {0, 50}}, {kInk, kGone, kGone, kInk});
    page.draw();
    CHECK((page.at(0, 25) & 0xFF) < 4);
    CHECK((page.at(199, 25) & 0xFF) > 251);
    for (int x = 1; x < 200; ++x)
        CHECK((page.at(x, 25) & 0xFF) >= (page.at(x - 1, 25) & 0xFF));
    CHECK(page.at(100, 10) == page.at(100, 40));
}

TEST_CASE("only the tiles in which something differs are drawn anew", "[ui]")
{
    Page page;
    const auto frame = [&](float x) {
        page.clear();
        page.list.AddRectFilled({0, 0}, {kWidth, kHeight}, IM_COL32_WHITE);
        page.list.AddRectFilled({x, 10}, {x + 20, 30}, kInk);
        return page.draw();
    };
    auto parts = frame(10);
    REQUIRE(parts.size() == 1);
    CHECK(parts[0].width == kWidth);
    CHECK(parts[0].height == kHeight);
    CHECK(frame(10).empty());
    parts = frame(12);
    REQUIRE(parts.size() == 1);
    CHECK(parts[0].width == 64);
    CHECK(parts[0].height == 64);
    CHECK(page.at(11, 20) == kPaper);
    CHECK(page.at(31, 20) == kInkHere);
    page.raster.forget();
    REQUIRE(frame(12).size() == 1);
}
