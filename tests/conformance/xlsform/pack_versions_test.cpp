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
    {"community-connector-log", {"2026112903", "03493bb98d969c238088712cd6ec4a174abd674cdb19899dba7ca3eda68000c3"}},
    {"detached-session", {"2026112903", "22e9eb56987fe6ec8843bb6dd45faa726e1a21a34531db3f1f99111dfbd534bd"}},
    {"safeguarding-concern", {"2026112903", "8041d5e83eb1c2e74dd0f4c708d5055d4236efd7fcbf1b0b83678d677c8cd260"}},
    {"street-pastor-shift", {"2026112903", "f97e4da0ba012dc1667be2089f18c2cfc325402dc1f0f0bb5d1bf2e71fd394e4"}},
    {"young-people-safety-survey", {"2026112903", "9f79948d43c04f259c6b36cc65b4d9da089773a14f2e331797dd6f48c4bbc453"}},
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
