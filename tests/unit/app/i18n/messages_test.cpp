#include "app/i18n/words.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <set>
#include <span>

using namespace kerbside;
using namespace kerbside::app;

namespace {

/// Every message of something that went wrong which can reach a worker's screen.
const std::set<std::string> kMessages = {
    "error.offline", "error.busy",      "error.full", "error.wrong-key", "error.corrupt",      "error.invalid",
    "error.refused", "error.not-found", "error.io",   "error.unknown",   "device.battery.low", "device.storage.low", "home.search.none"};

constexpr std::string_view kSafe[] = {"safe", "Nothing is lost", "Nothing else is lost", "nothing was deleted"};
constexpr std::string_view kTodo[] = {"Try ", "try again", "Tell your coordinator", "Check it", "Wait ", "Go on", "Go back", "Charge "};

bool says_any(std::string_view text, std::span<const std::string_view> of)
{
    return std::any_of(of.begin(), of.end(), [&](std::string_view part) { return text.find(part) != text.npos; });
}

}

TEST_CASE("every error says what happened, that the answers are safe, and what to do", "[words]")
{
    const auto loaded = Translations::load(KERBSIDE_SOURCE_DIR "/assets/translations");
    REQUIRE(loaded);
    const auto& english = loaded->in("en");
    for (const auto& key : kMessages) {
        const auto text = std::string(english.text(key));
        INFO(key << ": " << text);
        CHECK(std::count(text.begin(), text.end(), '.') >= 3);
        CHECK(says_any(text, kSafe));
        CHECK(says_any(text, kTodo));
    }
    for (const auto& [key, text] : english.all())
        if (key.starts_with("error.")) {
            INFO(key << " is not on the list");
            CHECK(kMessages.contains(key));
        }
}
