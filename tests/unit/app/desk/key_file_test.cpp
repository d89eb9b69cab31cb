#include "app/desk/key_file.h"

#include "tests/support/temporary_folder.h"
#include "tests/support/weak_password.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside;
using app::KeyRole;
using platform::ErrorKind;
using platform::SecretBytes;

namespace {

const auto kPolicy = platform::WeakPasswordPolicy::make();

SecretBytes passphrase(std::string_view text)
{
    return SecretBytes::copy_of(platform::as_bytes(text));
}

}

TEST_CASE("a role's key opens with its passphrase and no other", "[desk]")
{
    const test::TemporaryFolder folder;
    REQUIRE(app::make_key(folder.path(), KeyRole::Data, passphrase("four plain words here"), kPolicy));
    const auto opened = app::unlock_sealing(folder.path(), KeyRole::Data, passphrase("four plain words here"), kPolicy);
    REQUIRE(opened);
    CHECK(opened->public_key().bytes == app::public_key(folder.path(), KeyRole::Data).value());

    const auto refused = app::unlock_sealing(folder.path(), KeyRole::Data, passphrase("another"), kPolicy);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::WrongKey);
}

TEST_CASE("a key that is there is never overwritten", "[desk]")
{
    const test::TemporaryFolder folder;
    REQUIRE(app::make_key(folder.path(), KeyRole::Root, passphrase("one"), kPolicy));
    const auto before = app::public_key(folder.path(), KeyRole::Root).value();
    const auto again = app::make_key(folder.path(), KeyRole::Root, passphrase("two"), kPolicy);
    REQUIRE_FALSE(again);
    CHECK(again.error().kind == ErrorKind::Refused);
    CHECK(app::public_key(folder.path(), KeyRole::Root).value() == before);
    CHECK(app::unlock_root(folder.path(), passphrase("one"), kPolicy));
}

TEST_CASE("a key file under another role's name opens nothing", "[desk]")
{
    const test::TemporaryFolder folder;
    REQUIRE(app::make_key(folder.path(), KeyRole::Data, passphrase("one"), kPolicy));
    auto text = platform::read_file(app::key_path(folder.path(), KeyRole::Data)).value();
    text.replace(text.find("\"data\""), 6, "\"recovery\"");
    REQUIRE(platform::write_file(app::key_path(folder.path(), KeyRole::Recovery), platform::as_bytes(text)));
    const auto opened = app::unlock_sealing(folder.path(), KeyRole::Recovery, passphrase("one"), kPolicy);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().kind == ErrorKind::WrongKey);
}

TEST_CASE("a key file whose passphrase costs too little to guess is refused", "[desk]")
{
    const test::TemporaryFolder folder;
    REQUIRE(app::make_key(folder.path(), KeyRole::Desk, passphrase("one"), kPolicy));
    const auto opened = app::unlock_desk(folder.path(), passphrase("one"), platform::PasswordPolicy::standard());
    REQUIRE_FALSE(opened);
    CHECK(opened.error().kind == ErrorKind::Refused);
    const auto desk = app::unlock_desk(folder.path(), passphrase("one"), kPolicy);
    REQUIRE(desk);
    CHECK(desk->database.size() == 32);
    CHECK_FALSE(platform::is_equal_secretly(desk->database.view(), desk->identity.seed().view()));
}
