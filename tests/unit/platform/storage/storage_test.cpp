#include "platform/storage/database.h"
#include "platform/storage/transaction.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch_test_macros.hpp>

#include <array>

namespace kerbside::test {

using namespace platform;

namespace {

const OpenOptions kMake{.existing = OpenOptions::Existing::Allowed, .vfs = {}, .busy_timeout = std::chrono::milliseconds(0)};
constexpr std::array<std::string_view, 1> kOne{"CREATE TABLE answers (id INTEGER PRIMARY KEY, body BLOB) STRICT"};
constexpr std::array<std::string_view, 2> kTwo{kOne[0], "ALTER TABLE answers ADD COLUMN form TEXT; UPDATE answers SET form = 'survey'"};
const std::array<SchemaPart, 1> kFirst{SchemaPart{"answers", kOne}};
const std::array<SchemaPart, 1> kSecond{SchemaPart{"answers", kTwo}};

Database make(const Path& file, const SecretBytes& key)
{
    auto database = Database::open(file, key, kMake);
    REQUIRE(database);
    REQUIRE(database->migrate(kFirst));
    return std::move(*database);
}

Status add(Database& database, std::int64_t id, std::string_view body)
{
    TRY_ASSIGN(auto transaction, Transaction::begin(database));
    TRY_ASSIGN(auto insert, database.prepare("INSERT INTO answers (id, body) VALUES (?, ?)"));
    TRY(insert.bind(id, as_bytes(body)).run());
    return transaction.commit();
}

std::string count(Database& database)
{
    return *database.ask("SELECT count(*) FROM answers");
}

}

TEST_CASE("what was committed is there when the file is opened again, and nobody can read the file", "[storage]")
{
    const TemporaryFolder folder;
    const auto key = SecretBytes::random(32);
    {
        auto database = make(folder / "a.db", key);
        REQUIRE(add(database, 1, "a remarkable answer"));
        CHECK(database.checkpoint());
        CHECK(database.check()->empty());
    }
    auto database = Database::open(folder / "a.db", key);
    REQUIRE(database);
    CHECK(*database->ask("SELECT body FROM answers") == "a remarkable answer");
    const auto file = *read_file(folder / "a.db");
    CHECK(file.find("remarkable") == std::string::npos);
    CHECK_FALSE(file.starts_with("SQLite format"));
    using std::filesystem::perms;
    CHECK((std::filesystem::status(folder / "a.db").permissions() & (perms::group_all | perms::others_all)) == perms::none);
    CHECK((std::filesystem::status(folder / "a.db-wal").permissions() & (perms::group_all | perms::others_all)) == perms::none);
}

TEST_CASE("a wrong or missing key changes nothing, and a missing file is not made anew", "[storage]")
{
    const TemporaryFolder folder;
    const auto key = SecretBytes::random(32);
    {
        auto database = make(folder / "a.db", key);
        REQUIRE(add(database, 1, "x"));
    }
    const auto before = *read_file(folder / "a.db");
    CHECK(Database::open(folder / "a.db", SecretBytes::random(32)).error().kind == ErrorKind::WrongKey);
    CHECK(Database::open(folder / "a.db", SecretBytes::random(32), kMake).error().kind == ErrorKind::WrongKey);
    CHECK(Database::open(folder / "a.db", SecretBytes(16)).error().kind == ErrorKind::Invalid);
    CHECK(*read_file(folder / "a.db") == before);
    CHECK(Database::open(folder / "b.db", key).error().kind == ErrorKind::NotFound);
    REQUIRE(write_file(folder / "c.db", {}));
    CHECK(Database::open(folder / "c.db", key).error().kind == ErrorKind::Corrupt);
}

TEST_CASE("every setting holds", "[storage]")
{
    const TemporaryFolder folder;
    auto database = make(folder / "a.db", SecretBytes::random(32));
    REQUIRE(add(database, 1, "x"));
    CHECK(*database.ask("PRAGMA cipher_memory_security") == "1");
    CHECK(*database.ask("PRAGMA journal_mode") == "wal");
    CHECK(*database.ask("PRAGMA synchronous") == "2");
    CHECK(*database.ask("PRAGMA temp_store") == "2");
    CHECK(*database.ask("PRAGMA secure_delete") == "1");
    CHECK(*database.ask("PRAGMA trusted_schema") == "0");
    CHECK(database.run("ATTACH ':memory:' AS other").error().kind == ErrorKind::Refused);
    CHECK_FALSE(database.run("VACUUM INTO '" + (folder / "plain.db").string() + "'"));
    CHECK_FALSE(database.run("SELECT sqlcipher_export('main')"));
    CHECK_FALSE(std::filesystem::exists(folder / "plain.db"));
}

TEST_CASE("a file on which a setting does not hold is refused", "[storage]")
{
    const TemporaryFolder folder;
    // A disk without shared memory cannot keep a write-ahead log, and says so only when it is asked again.
    auto options = kMake;
    options.vfs = "unix-none";
    const auto opened = Database::open(folder / "a.db", SecretBytes::random(32), options);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().kind == ErrorKind::Refused);
    CHECK(opened.error().detail.find("journal_mode") != std::string::npos);
}

TEST_CASE("a transaction that is let go leaves nothing", "[storage]")
{
    const TemporaryFolder folder;
    auto database = make(folder / "a.db", SecretBytes::random(32));
    {
        auto transaction = Transaction::begin(database);
        REQUIRE(transaction);
        REQUIRE(database.run("INSERT INTO answers (id) VALUES (7)"));
    }
    CHECK(count(database) == "0");
    CHECK(add(database, 1, "x"));
    CHECK(add(database, 1, "x").error().kind == ErrorKind::Refused);
    CHECK(count(database) == "1");
}

TEST_CASE("a second writer is told that the file is busy", "[storage]")
{
    const TemporaryFolder folder;
    const auto key = SecretBytes::random(32);
    auto first = make(folder / "a.db", key);
    auto second = Database::open(folder / "a.db", key, kMake);
    REQUIRE(second);
    auto transaction = Transaction::begin(first);
    REQUIRE(transaction);
    CHECK(Transaction::begin(*second).error().kind == ErrorKind::Busy);
    CHECK(count(*second) == "0");
    CHECK(transaction->commit());
    CHECK(Transaction::begin(*second));
}

TEST_CASE("folding the log gives way to a reader, and works once it is gone", "[storage]")
{
    const TemporaryFolder folder;
    const auto key = SecretBytes::random(32);
    auto writer = make(folder / "a.db", key);
    auto other = Database::open(folder / "a.db", key, kMake);
    REQUIRE(other);
    {
        auto read = other->prepare("SELECT count(*) FROM answers");
        REQUIRE(read);
        REQUIRE(*read->step());
        REQUIRE(add(writer, 1, "x"));
        CHECK(writer.checkpoint().error().kind == ErrorKind::Busy);
    }
    CHECK(writer.checkpoint());
    CHECK(std::filesystem::file_size(folder / "a.db-wal") == 0);
}

TEST_CASE("a file is brought to the newest schema and keeps its rows; a newer file is refused", "[storage]")
{
    const TemporaryFolder folder;
    const auto key = SecretBytes::random(32);
    {
        auto database = make(folder / "a.db", key);
        REQUIRE(add(database, 1, "x"));
        REQUIRE(database.migrate(kSecond));
        REQUIRE(database.migrate(kSecond));
        CHECK(*database.ask("SELECT form FROM answers") == "survey");
    }
    auto database = Database::open(folder / "a.db", key);
    REQUIRE(database);
    CHECK(database->migrate(kFirst).error().kind == ErrorKind::Refused);
}

TEST_CASE("bytes, texts, numbers and nothing come back as they went in", "[storage]")
{
    const TemporaryFolder folder;
    auto database = make(folder / "a.db", SecretBytes::random(32));
    auto read = database.prepare("SELECT ?, ?, ?, ?");
    REQUIRE(read);
    const Bytes blob{0, 1, 255};
    REQUIRE(*read->bind(blob, std::string_view("zażółć"), std::int64_t{-5}, nullptr).step());
    CHECK(read->bytes(0) == blob);
    CHECK(read->text(1) == "zażółć");
    CHECK(read->integer(2) == -5);
    CHECK(read->is_null(3));
    CHECK_FALSE(database.prepare("SELECT nonsense FROM nowhere"));
}

}
