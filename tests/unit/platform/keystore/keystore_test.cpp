#include "platform/keystore/keystore_fake.h"
#include "platform/keystore/keystore_file.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch_test_macros.hpp>

namespace kerbside::test {

using namespace platform;

TEST_CASE("a key file is made once, read by its owner alone, and stays the same", "[keystore]")
{
    const TemporaryFolder folder;
    FileKeystore keystore(folder.path());
    CHECK(keystore.unwrap("device").error().kind == ErrorKind::NotFound);
    REQUIRE(keystore.create("device"));
    const auto first = keystore.unwrap("device");
    REQUIRE(first);
    CHECK(first->size() == 32);
    CHECK(keystore.create("device").error().kind == ErrorKind::Refused);
    CHECK(is_equal_secretly(first->view(), FileKeystore(folder.path()).unwrap("device")->view()));
    using std::filesystem::perms;
    CHECK(std::filesystem::status(folder / "device.key").permissions() == (perms::owner_read | perms::owner_write));

    std::filesystem::permissions(folder / "device.key", perms::group_read, std::filesystem::perm_options::add);
    CHECK(keystore.unwrap("device").error().kind == ErrorKind::Refused);
}

TEST_CASE("a key file of another length is said to be damaged", "[keystore]")
{
    const TemporaryFolder folder;
    for (const std::size_t size : {0U, 31U, 33U, 4096U}) {
        REQUIRE(write_file(folder / "device.key", Bytes(size)));
        CHECK(FileKeystore(folder.path()).unwrap("device").error().kind == ErrorKind::Corrupt);
    }
}

TEST_CASE("the fake keystore behaves as the file does", "[keystore]")
{
    FakeKeystore keystore;
    CHECK(keystore.unwrap("device").error().kind == ErrorKind::NotFound);
    REQUIRE(keystore.create("device"));
    CHECK(keystore.create("device").error().kind == ErrorKind::Refused);
    CHECK(is_equal_secretly(keystore.unwrap("device")->view(), keystore.unwrap("device")->view()));
    keystore.lose("device");
    CHECK_FALSE(keystore.unwrap("device"));
}

}
