// Looks for what was entered where it must not be: in every file of a folder, and in the pages of an encrypted
// database as they are once decrypted.
//   demo_search FOLDER… [--pages FOLDER NAME]… -- SCRIPT.json…
#include "platform/crypto/hash.h"
#include "platform/keystore/keystore_file.h"
#include "tests/demo/answers.h"
#include "tests/demo/spellings.h"

#include <sqlite3.h>

#include <iostream>

using namespace kerbside;

namespace {

constexpr std::size_t kPageBytes = 4096;

struct Looked {
    std::size_t places = 0;
    std::size_t found = 0;
};

void look(const std::string& where, std::string_view bytes, const std::vector<std::string>& secrets, Looked& looked)
{
    ++looked.places;
    for (const auto& secret : secrets)
        if (const auto how = test::find_spelling(bytes, test::spellings_of(secret)); !how.empty()) {
            std::cerr << "demo: an answer stands in " << where << " as " << how << ": " << secret << '\n';
            ++looked.found;
        }
}

void look_in_folder(const platform::Path& folder, const std::vector<std::string>& secrets, Looked& looked)
{
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            look(entry.path().string(), test::must_read(entry.path()), secrets, looked);
}

/// `name` is the database's and its key's: device.db and device.key.
void look_in_pages(const platform::Path& folder, const std::string& name, const std::vector<std::string>& secrets,
                   Looked& looked)
{
    platform::FileKeystore keystore(folder);
    const auto key = keystore.unwrap(name);
    if (!key)
        test::give_up("no key of " + name);
    const auto database_key =
        platform::keyed_hash256(key->view(), platform::as_bytes("kerbside " + name + ".db 1"));
    const auto text = "x'" + platform::to_hex(database_key) + "'";
    sqlite3* db = nullptr;
    sqlite3_open_v2((folder / (name + ".db")).c_str(), &db, SQLITE_OPEN_READWRITE, nullptr);
    sqlite3_key_v2(db, "main", text.data(), static_cast<int>(text.size()));
    // What SQLite reads through the cipher, free pages included.
    sqlite3_int64 size = 0;
    auto* pages = sqlite3_serialize(db, "main", &size, 0);
    const std::string_view bytes(reinterpret_cast<const char*>(pages), static_cast<std::size_t>(size));
    if (pages == nullptr || !bytes.starts_with("SQLite format 3"))
        test::give_up("the pages of " + name + ".db cannot be read");
    for (std::size_t page = 0; page < bytes.size(); page += kPageBytes)
        look(name + ".db, page " + std::to_string(page / kPageBytes + 1), bytes.substr(page, 2 * kPageBytes), secrets,
             looked);
    sqlite3_free(pages);
    sqlite3_close(db);
}

}

int main(int argc, char** argv)
{
    std::vector<std::string> folders;
    std::vector<std::pair<std::string, std::string>> databases;
    int at = 1;
    for (; at < argc && std::string(argv[at]) != "--"; ++at) {
        if (std::string(argv[at]) == "--pages" && at + 2 < argc) {
            databases.emplace_back(argv[at + 1], argv[at + 2]);
            at += 2;
        } else {
            folders.emplace_back(argv[at]);
        }
    }
    const auto secrets = test::secrets_of({argv + std::min(at + 1, argc), argv + argc});
    Looked looked;
    for (const auto& folder : folders)
        look_in_folder(folder, secrets, looked);
    for (const auto& [folder, name] : databases)
        look_in_pages(folder, name, secrets, looked);
    std::cout << secrets.size() << " answers looked for in " << looked.places << " files and pages: " << looked.found
              << " found\n";
    return looked.found == 0 && looked.places > 0 ? 0 : 1;
}
