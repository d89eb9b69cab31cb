#include "tests/demo/spellings.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside;

TEST_CASE("an answer is found however it stands in a file", "[demo]")
{
    const auto spellings = test::spellings_of("Lights by the bandstand, zażółć 🚲");
    const auto find = [&](std::string_view bytes) { return test::find_spelling(bytes, spellings); };
    CHECK(find("xxLights by the bandstand, zażółć 🚲yy") == "UTF-8");
    CHECK(find({"\0L\0i\0g\0h\0t\0s\0 \0b\0y\0 \0t\0h\0e\0 \0b\0a\0n\0d\0s\0t\0a\0n\0d\0,\0 \0z\0a\x01\x7c\0\xf3\x01\x42"
                "\x01\x07\0 \xd8\x3d\xde\xb2",
                68}) == "UTF-16");
    CHECK(find("4c6967687473206279207468652062616e647374616e642c207a61c5bcc3b3c582c48720f09f9ab2") == "hexadecimal");
    // As `base64` prints it, with nothing, one and two bytes before it.
    CHECK(find("TGlnaHRzIGJ5IHRoZSBiYW5kc3RhbmQsIHphxbzDs8WCxIcg8J+asg==") == "base64");
    CHECK(find("eExpZ2h0cyBieSB0aGUgYmFuZHN0YW5kLCB6YcW8w7PFgsSHIPCfmrI=") == "base64");
    CHECK(find("eHlMaWdodHMgYnkgdGhlIGJhbmRzdGFuZCwgemHFvMOzxYLEhyDwn5qy") == "base64");
    CHECK(find("Lights by the bandstand").empty());
}
