#include "tests/demo/spellings.h"
#include "tests/support/test_device.h"

#include "platform/crypto/hash.h"
#include "platform/crypto/random.h"

#include <catch2/catch_test_macros.hpp>

#include <sqlite3.h>

namespace kerbside::test {

using namespace app;

namespace {

/// Every page of the device's file as it is before encryption, free pages and slack included.
std::string decrypted_pages(TestDevice& device)
{
    const auto secret = device.keystore.unwrap("device");
    REQUIRE(secret);
    const auto key = platform::keyed_hash256(secret->view(), platform::as_bytes("kerbside device.db 1"));
    const auto text = "x'" + platform::to_hex(key) + "'";
    sqlite3* file = nullptr;
    REQUIRE(sqlite3_open_v2((device.folder / "device.db").c_str(), &file, SQLITE_OPEN_READWRITE, nullptr) == SQLITE_OK);
    REQUIRE(sqlite3_key_v2(file, "main", text.data(), static_cast<int>(text.size())) == SQLITE_OK);
    sqlite3_int64 size = 0;
    auto* bytes = sqlite3_serialize(file, "main", &size, 0);
    REQUIRE(bytes != nullptr);
    std::string pages(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
    sqlite3_free(bytes);
    sqlite3_close_v2(file);
    return pages;
}

}

TEST_CASE("after finalizing, neither a file nor a decrypted page of the device holds an answer in any spelling", "[fault]")
{
    TestDevice device;
    const auto account = device.account();
    const auto answer = "a kestrel over " + platform::to_hex(platform::random_bytes(12));
    for (int i = 0; i < 5; ++i) {
        const auto id = platform::Uuid::random().instance_id();
        REQUIRE(device.store().save_draft(account, TestDevice::draft(id, answer)));
        auto final = TestDevice::answer(id, answer);
        final.form.settings["retain_days"] = i % 2 == 0 ? "0" : "3";
        REQUIRE(device.store().finalize(account, final));
        REQUIRE(device.store().submit_anonymous(TestDevice::answer(platform::Uuid::random().instance_id(), answer)));
    }
    const auto spellings = spellings_of(answer);
    const auto look_in_files = [&] {
        for (const auto& entry : std::filesystem::directory_iterator(device.folder.path())) {
            INFO(entry.path().filename().string());
            CHECK(find_spelling(*platform::read_file(entry.path()), spellings) == "");
        }
    };
    look_in_files();
    device.stop();
    look_in_files();
    const auto pages = decrypted_pages(device);
    REQUIRE(pages.starts_with("SQLite format 3"));
    CHECK(pages.find("store_draft") != std::string::npos);
    CHECK(find_spelling(pages, spellings) == "");
}

}
