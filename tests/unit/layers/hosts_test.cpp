#include "platform/base/file.h"

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <cctype>
#include <filesystem>
#include <string>

// Where packages come from is the machine's own configuration: a host of a registry in a file would tie every
// partner to it, and outlive it.

using namespace kerbside;

namespace {

constexpr std::array<std::string_view, 8> kRegistries = {"debian", "npmjs", "npmmirror", "yarnpkg",
                                                         "unpkg",  "jsdelivr", "pypi", "pythonhosted"};

bool is_host_character(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '.';
}

/// The first host of a registry in `text`, or nothing. A host has a dot and ends in a top-level domain.
std::string registry_host_in(const std::string& text)
{
    for (const auto registry : kRegistries)
        for (auto at = text.find(registry); at != std::string::npos; at = text.find(registry, at + 1)) {
            auto begin = at;
            auto end = at + registry.size();
            while (begin > 0 && is_host_character(text[begin - 1]))
                --begin;
            while (end < text.size() && is_host_character(text[end]))
                ++end;
            const auto host = text.substr(begin, end - begin);
            for (const auto* domain : {".org", ".com", ".net", ".io"})
                if (const auto dot = host.rfind(domain); dot != std::string::npos && dot + 4 >= host.size() - 1)
                    return host;
        }
    return {};
}

}

TEST_CASE("no file names a registry's host", "[hosts]")
{
    std::size_t files = 0;
    const platform::Path root = KERBSIDE_SOURCE_DIR;
    for (auto entry = std::filesystem::recursive_directory_iterator(root); entry != std::filesystem::end(entry); ++entry) {
        const auto name = std::filesystem::relative(entry->path(), root).generic_string();
        if (name == "build" || name == ".git") {
            entry.disable_recursion_pending();
            continue;
        }
        if (!entry->is_regular_file())
            continue;
        ++files;
        const auto text = platform::read_file(entry->path());
        REQUIRE(text);
        const auto host = registry_host_in(*text);
        if (!host.empty())
            FAIL_CHECK(name << " names " << host);
    }
    CHECK(files > 20);
}

TEST_CASE("a registry's host is found in a line", "[hosts]")
{
    CHECK(registry_host_in("URIs: http://mirror." + std::string("debian") + ".org/x") == "mirror.debian" + std::string(".org"));
    CHECK(registry_host_in("/usr/share/keyrings/debian-archive-keyring.gpg").empty());
    CHECK(registry_host_in("Debian 12, debian.").empty());
}
