#include "tests/unit/app/form/xpath/tried.h"

#include <catch2/catch_test_macros.hpp>

#include <set>

namespace kerbside::test {

TEST_CASE("digests are those of the published test vectors", "[xpath]")
{
    CHECK(tried("digest('abc', 'MD5', 'hex')") == "900150983cd24fb0d6963f7d28e17f72");
    CHECK(tried("digest('abc', 'SHA-1', 'hex')") == "a9993e364706816aba3e25717850c26c9cd0d89d");
    CHECK(tried("digest('', 'SHA-256')") == "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
    CHECK(tried("digest('abc', 'CRC', 'hex')").substr(0, 6) == "error:");
    CHECK(tried("digest('abc', 'MD5', 'rot13')").substr(0, 6) == "error:");
}

TEST_CASE("base64 is decoded to text, and only to text", "[xpath]")
{
    CHECK(tried("base64-decode('8J+lsA==')") == "🥰");
    CHECK(tried("base64-decode('8J+lsA')") == "🥰");
    CHECK(tried("base64-decode('SGk')") == "Hi");
    CHECK(tried("base64-decode('/w==')") == "\uFFFD");           // a byte that UTF-8 never has
    CHECK(tried("base64-decode('YTLtoIA=')") == "a2\uFFFD\uFFFD\uFFFD"); // half a surrogate pair
    CHECK(tried("base64-decode('YQBi')") == "a\uFFFDb");   // NUL
    CHECK(tried("base64-decode('YcM=')") == "a\uFFFD");          // cut off
    CHECK(tried("base64-decode('A')") == "");
    CHECK(tried("base64-decode('not base64!')") == "");
}

TEST_CASE("a uuid is one of version 4, and never the same twice", "[xpath]")
{
    std::set<std::string> seen;
    for (int i = 0; i < 50; ++i) {
        const auto id = tried("uuid()");
        REQUIRE(id.size() == 36);
        CHECK(id[14] == '4');
        CHECK(std::string("89ab").find(id[19]) != std::string::npos);
        CHECK(seen.insert(id).second);
    }
    CHECK(tried("string-length(uuid(9))") == "9");
    CHECK(tried("uuid(0)") == "");
    CHECK(tried("uuid(1000000000)").substr(0, 6) == "error:");
}

TEST_CASE("random lies from 0 to 1, and differs", "[xpath]")
{
    CHECK(tried("random() >= 0 and random() < 1") == "true");
    CHECK(tried("random() = random()") == "false");
}

}
