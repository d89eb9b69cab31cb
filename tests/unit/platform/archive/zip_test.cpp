#include "platform/archive/zip.h"

#include <catch2/catch_test_macros.hpp>

#include <archive.h>
#include <archive_entry.h>

#include <utility>

using namespace kerbside::platform;

namespace {

std::string zip_of(const std::vector<std::pair<std::string, std::string>>& members)
{
    std::string bytes(1 << 20, '\0');
    std::size_t used = 0;
    auto* out = archive_write_new();
    archive_write_set_format_zip(out);
    archive_write_open_memory(out, bytes.data(), bytes.size(), &used);
    for (const auto& [name, content] : members) {
        auto* entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_write_header(out, entry);
        archive_write_data(out, content.data(), content.size());
        archive_entry_free(entry);
    }
    archive_write_close(out);
    archive_write_free(out);
    bytes.resize(used);
    return bytes;
}

/// Writes another uncompressed size into the n-th entry of the zip's directory.
void claim_size(std::string& zip, std::uint32_t size)
{
    const auto at = zip.find("PK\x01\x02");
    REQUIRE(at != std::string::npos);
    for (std::size_t i = 0; i < 4; ++i)
        zip[at + 24 + i] = static_cast<char>((size >> (8 * i)) & 0xFF);
}

const auto everything = [](std::string_view) { return true; };

ErrorKind kind_of(const std::string& zip, const ZipLimits& limits = {})
{
    const auto read = read_zip(as_bytes(zip), everything, limits);
    REQUIRE_FALSE(read);
    return read.error().kind;
}

}

TEST_CASE("the members asked for come out whole, the others are not unpacked", "[archive]")
{
    const auto zip = zip_of({{"a.xml", "<a/>"}, {"media/picture.png", std::string(9000, 'p')}, {"b/c.xml", "<c/>"}});
    const auto read = read_zip(as_bytes(zip), [](std::string_view name) { return name.ends_with(".xml"); });
    REQUIRE(read);
    REQUIRE(read->size() == 2);
    CHECK((*read)[0].name == "a.xml");
    CHECK((*read)[1].bytes == "<c/>");
}

TEST_CASE("a zip that unpacks to more than is allowed is refused", "[archive]")
{
    const auto zip = zip_of({{"a", std::string(300'000, 'x')}, {"b", std::string(300'000, 'x')}});
    CHECK(kind_of(zip, {.member_bytes = 200'000}) == ErrorKind::Refused);
    CHECK(kind_of(zip, {.total_bytes = 500'000}) == ErrorKind::Refused);
    CHECK(kind_of(zip, {.ratio = 10, .free_bytes = 1000}) == ErrorKind::Refused);
    CHECK(read_zip(as_bytes(zip), everything, {.total_bytes = 600'000}));
}

TEST_CASE("a zip with too many members is refused", "[archive]")
{
    CHECK(kind_of(zip_of({{"a", ""}, {"b", ""}, {"c", ""}}), {.members = 2}) == ErrorKind::Refused);
}

TEST_CASE("a name that leaves the archive, or comes twice, is refused", "[archive]")
{
    CHECK(kind_of(zip_of({{"../a", "x"}})) == ErrorKind::Refused);
    CHECK(kind_of(zip_of({{"xl/../../a", "x"}})) == ErrorKind::Refused);
    CHECK(kind_of(zip_of({{"C:/a", "x"}})) == ErrorKind::Refused);
    CHECK(kind_of(zip_of({{"a", "x"}, {"a", "y"}})) == ErrorKind::Refused);
}

TEST_CASE("a lie about a size is found out", "[archive]")
{
    auto small = zip_of({{"a", std::string(300'000, 'x')}});
    claim_size(small, 10);
    CHECK_FALSE(read_zip(as_bytes(small), everything, {.member_bytes = 200'000}));
    auto large = zip_of({{"a", "xyz"}});
    claim_size(large, 0x7FFF'FFFF);
    CHECK_FALSE(read_zip(as_bytes(large), everything));
}

TEST_CASE("what is no zip, or is cut off, is refused", "[archive]")
{
    CHECK(kind_of("") == ErrorKind::Invalid);
    CHECK(kind_of("PK\x03\x04 and then nonsense") == ErrorKind::Invalid);
    auto zip = zip_of({{"a", std::string(5000, 'x')}, {"b", "y"}});
    zip.resize(zip.size() / 2);
    CHECK(kind_of(zip) == ErrorKind::Invalid);
}
