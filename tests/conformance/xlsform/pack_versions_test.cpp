// A device keeps a form as it was added: other words, lists or rules under the same version are refused there.
#include "app/form/form.h"
#include "app/form/xlsform/convert.h"

#include "platform/base/file.h"
#include "platform/crypto/hash.h"

#include <catch2/catch_test_macros.hpp>

#include <map>

using namespace kerbside;

namespace {

struct Known {
    const char* version;
    const char* hash; ///< of what a device keeps
};

const std::map<std::string, Known> kPack = {
    {"community-connector-log", {"2026112902", "2356c065e848307404a4541a94833ba73d54711471a077fbdde0a8532453289f"}},
    {"detached-session", {"2026112902", "2908dcdc1035e0bf897f27ed5f4d5e2cc74277d008510fc028aac905a7b24a71"}},
    {"safeguarding-concern", {"2026112902", "e119cfd0954ab7b6ca4a0edb82d200980dcbb72001381712cdcdd032057a2e22"}},
    {"street-pastor-shift", {"2026112902", "c3c0fe21f7cfbd3eb42d210494e41deff5545b6b90ac6702afda19319607943d"}},
    {"young-people-safety-survey", {"2026112901", "1522b90bea29617fe4563f8b6a0991699f68d532db94368fd29734a7ea2a2c8d"}},
};

/// The shared lists, and what was asked for of them.
class AskedLists final : public app::MediaSource {
public:
    platform::Result<std::string> read(std::string_view name) override
    {
        TRY_ASSIGN(auto text, platform::read_file(platform::Path(KERBSIDE_SOURCE_DIR) / "assets" / "lists" / name));
        asked[std::string(name)] = text;
        return text;
    }
    std::map<std::string, std::string> asked;
};

}

TEST_CASE("a form of the pack that has changed has another version, else devices that know it refuse it", "[xlsform][forms]")
{
    for (const auto& [id, known] : kPack) {
        const auto name = id + ".xlsform.md";
        const auto source = platform::read_file(platform::Path(KERBSIDE_SOURCE_DIR) / "assets" / "forms" / name);
        REQUIRE(source);
        const auto converted = app::convert_xlsform(name, platform::as_bytes(*source));
        REQUIRE(converted.ok());
        AskedLists lists;
        const auto loaded = app::Form::load({name + ".xml", converted.xml}, lists);
        REQUIRE(loaded.form);
        auto kept = converted.xml;
        for (const auto& [file, text] : lists.asked)
            kept += "\n" + file + "\n" + text;
        const auto version = loaded.form->version().value_or("");
        const auto hash = platform::to_hex(platform::hash256(platform::as_bytes(kept)));
        INFO("Raise the version of " << name << " where it is still " << known.version << ", and write here: {\"" << id << "\", {\"" << version << "\", \"" << hash << "\"}}");
        CHECK(version == known.version);
        CHECK(hash == known.hash);
    }
}
