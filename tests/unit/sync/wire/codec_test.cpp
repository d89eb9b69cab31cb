#include "sync/wire/codec.h"

#include <catch2/catch_test_macros.hpp>

namespace kerbside::test {

using namespace sync;

TEST_CASE("numbers are little-endian and of fixed width", "[wire]")
{
    Writer out;
    out.u8(1).u16(0x0203).u32(0x04050607).u64(0x08090a0b0c0d0e0f).text8("hi").bytes16(Bytes{9}).bytes32(Bytes{8});
    CHECK(platform::to_hex(out.view()) == "01" "0302" "07060504" "0f0e0d0c0b0a0908" "026869" "010009" "0100000008");
    Reader in(out.view());
    CHECK(in.u8() == 1);
    CHECK(in.u16() == 0x0203);
    CHECK(in.u32() == 0x04050607);
    CHECK(in.u64() == 0x08090a0b0c0d0e0f);
    CHECK(in.text8(2) == "hi");
    CHECK(in.bytes16(1).size() == 1);
    CHECK(in.bytes32(1).size() == 1);
    CHECK(in.finish("test"));
}

TEST_CASE("a reader that failed gives nothing more", "[wire]")
{
    const Bytes bytes{2, 'a', 'b', 7};
    Reader in(bytes);
    CHECK(in.text8(1).empty());
    CHECK(in.u8() == 0);
    CHECK_FALSE(in.finish("test"));

    Reader left_over(bytes);
    left_over.u8();
    CHECK_FALSE(left_over.finish("test"));
    Reader too_short(bytes);
    too_short.u64();
    CHECK_FALSE(too_short.is_good());
}

TEST_CASE("a text is UTF-8 without control characters", "[wire]")
{
    const auto reads = [](std::string_view text) {
        Writer out;
        out.text8(text);
        Reader in(out.view());
        return in.text8(255) == text && in.is_good();
    };
    CHECK(reads("zażółć 漢 😀"));
    CHECK_FALSE(reads("a\nb"));
    CHECK_FALSE(reads("\xc0\x80"));
    CHECK_FALSE(reads("\xed\xa0\x80"));
    CHECK_FALSE(reads("\xf4\x90\x80\x80"));
    CHECK_FALSE(reads("\xe2\x82"));
}

}
