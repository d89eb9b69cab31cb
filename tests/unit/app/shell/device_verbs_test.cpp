#include "app/store/device_store.h"
#include "platform/base/folder_lock.h"
#include "platform/base/json.h"
#include "platform/keystore/keystore_file.h"
#include "tests/support/partnership.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch_test_macros.hpp>

namespace kerbside::test {

namespace {

std::string form_text(const std::string& id, const std::string& settings)
{
    return R"xml(<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml" xmlns:jr="http://openrosa.org/javarosa" xmlns:kerbside="urn:kerbside:forms">
<h:head><h:title>A walk</h:title><model )xml" +
           settings + R"xml(><instance><data id=")xml" + id + R"xml(" version="1"><note/><count/><meta><instanceID/></meta></data></instance>
<bind nodeset="/data/note" type="string" required="true()"/>
<bind nodeset="/data/count" type="int" constraint=". &lt; 10"/>
<bind nodeset="/data/meta/instanceID" type="string" readonly="true()" jr:preload="uid"/>
</model></h:head><h:body><input ref="/data/note"><label>Note</label></input><input ref="/data/count"><label>Count</label></input></h:body></h:html>)xml";
}

/// A device that is driven by its verbs alone.
struct VerbDevice {
    TemporaryFolder folder;
    Partnership partnership;

    VerbDevice()
    {
        write("passphrase", "four plain words here\n");
        write("wrong", "four other words here\n");
        write("walk.xml", form_text("walk", ""));
        write("survey.xml", form_text("survey", "kerbside:mode=\"anonymous\""));
        REQUIRE(run({"init", "--name", "tablet 1"}).status == 0);
        REQUIRE(run({"account", "add", "ada", "--passphrase-file", file("passphrase")}).status == 0);
        REQUIRE(run({"form", "add", file("walk.xml")}).status == 0);
        REQUIRE(run({"form", "add", file("survey.xml")}).status == 0);
    }
    std::string file(const std::string& name) const { return (folder / name).string(); }
    void write(const std::string& name, const std::string& text) const
    {
        REQUIRE(platform::write_file(folder / name, platform::as_bytes(text)));
    }
    ProgramRun run(std::vector<std::string> arguments, const std::string& input = {}) const
    {
        arguments.insert(arguments.begin(), kerbside_program());
        arguments.insert(arguments.end(), {"--data", file("device")});
        return run_program(arguments, "UTC", input);
    }
    ProgramRun run_as(std::vector<std::string> arguments, const std::string& passphrase = "passphrase", const std::string& input = {}) const
    {
        arguments.insert(arguments.end(), {"--account", "ada", "--passphrase-file", file(passphrase)});
        return run(std::move(arguments), input);
    }
    void enrol() const
    {
        REQUIRE(run({"enrol", "--request", file("request")}).status == 0);
        const auto bytes = platform::read_file(folder / "request");
        REQUIRE(bytes);
        const auto request = sync::decode_request(platform::as_bytes(*bytes));
        REQUIRE(request);
        REQUIRE(platform::write_file(folder / "card", partnership.card_for(*request)));
        REQUIRE(run({"enrol", file("card")}).status == 0);
    }
    std::string begin() const
    {
        auto id = run_as({"new", "walk"}).out;
        REQUIRE(id.starts_with("uuid:"));
        id.pop_back();
        return id;
    }
    platform::Json list() const
    {
        const auto line = platform::parse_json(run_as({"list", "--json"}).out);
        REQUIRE(line);
        return *line;
    }
    platform::Json outbox() const
    {
        const auto line = platform::parse_json(run({"status", "--json"}).out);
        REQUIRE(line);
        return (*line)["outbox"];
    }
};

}

TEST_CASE("a draft is begun, answered, filled in by a script and finalized from the command line", "[shell]")
{
    const VerbDevice device;
    device.enrol();
    const auto id = device.begin();
    CHECK(device.list()["drafts"].size() == 1);
    CHECK(device.run_as({"set", id, "/data/note", "--value-file", "-"}, "passphrase", "walked home\n").status == 0);
    device.write("steps.json", R"([{"do":"set","path":"/data/count","value":"3"},{"do":"get","path":"/data/note"}])");
    const auto filled = device.run_as({"fill", id, "--script", device.file("steps.json")});
    CHECK(filled.status == 0);
    CHECK(filled.out.find(R"("value":"walked home")") != std::string::npos);
    CHECK(device.run_as({"finalize", id}).status == 0);
    CHECK(device.list()["drafts"].empty());
    CHECK(device.outbox()["ready"] == 1);
    CHECK(device.run_as({"finalize", id}).status == 1);
}

TEST_CASE("forms without an instanceID of their own, or with another at each opening, lose and double nothing", "[shell]")
{
    const VerbDevice device;
    device.enrol();
    auto without = form_text("without", "");
    without.erase(without.find("<meta>"), std::string_view("<meta><instanceID/></meta>").size());
    without.erase(without.find("<bind nodeset=\"/data/meta"), std::string_view(R"bind(<bind nodeset="/data/meta/instanceID" type="string" readonly="true()" jr:preload="uid"/>)bind").size());
    auto calculated = form_text("calculated", "");
    calculated.replace(calculated.find("jr:preload=\"uid\""), 16, "calculate=\"concat('uuid:', uuid())\"");
    for (const auto& [id, text] : {std::pair{"without", without}, {"calculated", calculated}}) {
        INFO(id);
        device.write(std::string(id) + ".xml", text);
        REQUIRE(device.run({"form", "add", device.file(std::string(id) + ".xml")}).status == 0);
        std::vector<std::string> drafts;
        for (int i = 0; i < 2; ++i) {
            auto draft = device.run_as({"new", id}).out;
            REQUIRE(draft.starts_with("uuid:"));
            draft.pop_back();
            CHECK(device.run_as({"set", draft, "/data/note", "--value-file", "-"}, "passphrase", "walked on").status == 0);
            drafts.push_back(draft);
        }
        CHECK(device.list()["drafts"].size() == 2);
        for (const auto& draft : drafts)
            CHECK(device.run_as({"finalize", draft}).out == draft + "\n");
        CHECK(device.list()["drafts"].empty());
    }
    CHECK(device.outbox()["ready"] == 4);
}

TEST_CASE("what breaks a rule is not finalized, and the draft stays", "[shell]")
{
    const VerbDevice device;
    device.enrol();
    const auto id = device.begin();
    const auto refused = device.run_as({"finalize", id});
    CHECK(refused.status == 1);
    CHECK(refused.out.find(R"("path":"/data/note","error":"required")") != std::string::npos);
    CHECK(device.list()["drafts"].size() == 1);
    CHECK(device.outbox()["ready"] == 0);
}

TEST_CASE("a form is added with its title in each of its languages", "[shell]")
{
    const VerbDevice device;
    auto form = form_text("night", R"x(kerbside:title="jr:itext('title')")x");
    const std::string_view end = "</instance>";
    form.insert(form.find(end) + end.size(), R"x(<itext><translation lang="English (en)"><text id="title"><value>Night shift</value></text></translation>
<translation lang="Polish (pl)"><text id="title"><value>Nocna zmiana</value></text></translation></itext>)x");
    device.write("night.xml", form);
    REQUIRE(device.run({"form", "add", device.file("night.xml")}).status == 0);
    platform::FileKeystore keystore(device.file("device"));
    const platform::SystemClock clock;
    auto store = app::DeviceStore::open({device.file("device"), keystore, clock});
    REQUIRE(store);
    const auto kept = (*store)->forms().load("night");
    REQUIRE(kept);
    CHECK(kept->titles() == std::vector<std::pair<std::string, std::string>>{{"en", "Night shift"}, {"pl", "Nocna zmiana"}});
}

TEST_CASE("text that is no number is not left out of what is sent: it is a rule that does not hold", "[shell]")
{
    const VerbDevice device;
    device.enrol();
    const auto id = device.begin();
    REQUIRE(device.run_as({"set", id, "/data/note", "--value-file", "-"}, "passphrase", "walked home\n").status == 0);
    // As the screen keeps it.
    const auto type = [&](const std::string& text, const std::string& value) {
        platform::FileKeystore keystore(device.file("device"));
        const platform::SystemClock clock;
        auto store = app::DeviceStore::open({device.file("device"), keystore, clock});
        REQUIRE(store);
        const std::string words = "four plain words here";
        const auto account = (*store)->accounts().unlock("ada", platform::SecretBytes::copy_of(platform::as_bytes(words)));
        REQUIRE(account);
        auto draft = (*store)->drafts().load(*account, id);
        REQUIRE(draft);
        draft->typed = {{"/data/count", text, value}};
        REQUIRE((*store)->save_draft(*account, *draft));
    };
    type("12a", "");
    const auto violation = std::string(R"("path":"/data/count","error":"type")");
    const auto refused = device.run_as({"finalize", id});
    CHECK(refused.status == 1);
    CHECK(refused.out.find(violation) != std::string::npos);
    CHECK(device.list()["drafts"].size() == 1);
    CHECK(device.outbox()["ready"] == 0);
    device.write("look.json", R"([{"do":"reopen"},{"do":"validate"}])");
    const auto looked = device.run_as({"fill", id, "--script", device.file("look.json")});
    CHECK(looked.out.find(R"("valid":false)") != std::string::npos);
    CHECK(looked.out.find(violation) != std::string::npos);
    device.write("ready.json", R"([{"do":"submission"}])");
    CHECK(device.run_as({"fill", id, "--script", device.file("ready.json")}).out.find(R"("ready":false)") != std::string::npos);

    // Answered from the command line, if only by nothing, it is gone; and 007 is 7.
    device.write("clear.json", R"([{"do":"set","path":"/data/count","value":null},{"do":"validate"}])");
    CHECK(device.run_as({"fill", id, "--script", device.file("clear.json")}).out.find(R"("valid":true)") != std::string::npos);
    type("12a", "");
    CHECK(device.run_as({"set", id, "/data/count", "--value-file", "-"}, "passphrase", "7\n").status == 0);
    type("007", "7");
    CHECK(device.run_as({"finalize", id}).status == 0);
}

TEST_CASE("a form is kept with the pictures that it shows and lie beside it", "[shell]")
{
    const VerbDevice device;
    auto form = form_text("pictures", "");
    const auto at = form.find("<bind ");
    form.insert(at, R"(<itext><translation lang="en"><text id="q"><value>Q</value><value form="image">jr://images/bus.png</value>
<value form="audio">jr://audio/missing.mp3</value></text></translation></itext>)");
    device.write("pictures.xml", form);
    device.write("bus.png", "a picture");
    const auto added = device.run({"form", "add", device.file("pictures.xml")});
    CHECK(added.status == 0);
    CHECK(added.out.find(R"("media":["bus.png"])") != std::string::npos);
}

TEST_CASE("a form that is refused leaves no trace", "[shell]")
{
    const VerbDevice device;
    device.enrol();
    const auto before = device.run({"status", "--json"}).out;
    device.write("walk.xml", "<!DOCTYPE h:html>" + form_text("walk", ""));
    CHECK(device.run({"form", "add", device.file("walk.xml")}).status == 1);
    device.write("new.xml", "<h:html><never-closed>");
    CHECK(device.run({"form", "add", device.file("new.xml")}).status == 1);
    CHECK(device.run({"status", "--json"}).out == before);
    // The one of that name that was there is there as it was.
    CHECK(device.run_as({"new", "walk"}).status == 0);
}

TEST_CASE("an anonymous form is submitted by a script and leaves no draft, or nothing at all", "[shell]")
{
    const VerbDevice device;
    device.enrol();
    device.write("bad.json", R"([{"do":"set","path":"/data/count","value":"99"}])");
    CHECK(device.run({"submit", "survey", "--script", device.file("bad.json")}).status == 1);
    CHECK(device.outbox()["ready"] == 0);
    device.write("good.json", R"([{"do":"set","path":"/data/note","value":"x"}])");
    CHECK(device.run({"submit", "survey", "--script", device.file("good.json")}).status == 0);
    CHECK(device.outbox()["ready"] == 1);
    CHECK(device.list()["drafts"].empty());
    CHECK(device.run_as({"new", "survey"}).status == 1);
    CHECK(device.run({"submit", "walk", "--script", device.file("good.json")}).status == 1);
}

TEST_CASE("no account is made whose name looks like another's, or whose secret is nothing that is seen", "[shell]")
{
    const VerbDevice device;
    const auto add = [&](const std::string& name, const std::string& secret) {
        return device.run({"account", "add", name, "--passphrase-file", "-"}, secret + "\n").status;
    };
    const std::string good = "lantern gravel pepper moth";
    for (const auto* const name : {"ada", "Ada", "a\u200Bda", "\u0430da", "ada\u3164", "bo\u200Bla", "bo  la", "\u00A0", "bo\tla"}) {
        INFO(name);
        CHECK(add(name, good) == 1);
    }
    for (const auto* const secret : {"            ", " \u00A0\u200B\u3000\u3164\u2800\u2003\u2060", "a\u00A0a\u200Ba\u3000a"}) {
        INFO(secret);
        CHECK(add("bola", secret) == 1);
    }
    CHECK(add("bola", good) == 0);
    CHECK(add("bola mary", good) == 0);
}

TEST_CASE("verify tells of every page that was changed, and changes nothing itself", "[shell]")
{
    const VerbDevice device;
    REQUIRE(device.run({"verify"}).status == 0);
    const auto file = device.folder / "device" / "device.db";
    const auto whole = platform::read_file(file);
    REQUIRE(whole);
    constexpr std::size_t kPage = 4096;
    for (std::size_t at = 100; at < whole->size(); at += kPage) {
        INFO("page " << at / kPage);
        auto bytes = *whole;
        bytes[at] = static_cast<char>(bytes[at] ^ 1);
        REQUIRE(platform::write_file(file, platform::as_bytes(bytes)));
        const auto run = device.run({"verify", "--json"});
        if (at < kPage) {
            CHECK(run.status == 5); // as with a wrong key: which of them cannot be told
            continue;
        }
        CHECK(run.status == 6);
        const auto line = platform::parse_json(run.out);
        REQUIRE(line);
        CHECK((*line)["ok"] == false);
        CHECK(!(*line)["file"]["problems"].empty());
        CHECK(*platform::read_file(file) == bytes);
    }
}

TEST_CASE("the exit status says what a caller can do", "[shell]")
{
    const VerbDevice device;
    CHECK(device.run_as({"list"}, "wrong").status == 5);
    CHECK(device.run({"list"}).status == 2);
    CHECK(device.run({"enrol"}).status == 2);
    CHECK(device.run({"init"}).status == 1);
    CHECK(device.run({"enrol", device.file("walk.xml")}).status == 1);
    CHECK(device.run({"verify"}).status == 0);
    CHECK(device.run_as({"new", "nowhere"}).status == 1);
    const auto id = device.begin();
    device.write("steps.json", R"([{"do":"set","path":"/data/note","value":"x"}])");
    REQUIRE(device.run_as({"fill", id, "--script", device.file("steps.json")}).status == 0);
    CHECK(device.run_as({"finalize", id}).status == 1); // not enrolled: nobody to seal it to
    const auto lock = platform::FolderLock::take(device.folder / "device");
    REQUIRE(lock);
    CHECK(device.run_as({"list"}).status == 3);
    CHECK(device.run({"status"}).status == 0);
}

}
