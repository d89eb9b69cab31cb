#include "app/desk/enrolment.h"
#include "app/desk/keyset_office.h"
#include "app/desk/opening.h"

#include "sync/wire/sealing.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/weak_password.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside;
using app::KeyRole;
using platform::ErrorKind;
using platform::SecretBytes;

namespace {

const auto kPolicy = platform::WeakPasswordPolicy::make();
constexpr sync::Day kToday = 20526; // 2026-03-14

SecretBytes passphrase(std::string_view text)
{
    return SecretBytes::copy_of(platform::as_bytes(text));
}

/// A desk with all its keys, a keyset that knows one hub, and one device that asked to belong.
struct Office {
    Office()
    {
        for (const auto role :
             {KeyRole::Root, KeyRole::Desk, KeyRole::Data, KeyRole::Safeguarding, KeyRole::Recovery})
            REQUIRE(app::make_key(path(), role, passphrase(app::name_of(role)), kPolicy));
        REQUIRE(issue({.partnership = "Sutton", .hubs = {hub.public_key()}}));
    }

    const platform::Path& path() const { return folder.path(); }
    platform::Result<sync::Keyset> issue(const app::KeysetChanges& changes)
    {
        return app::issue_keyset(path(), changes, kToday, passphrase("root"), kPolicy);
    }
    app::DeskKey desk() const { return app::unlock_desk(path(), passphrase("desk"), kPolicy).value(); }
    platform::SealKey sealing(KeyRole role) const
    {
        return app::unlock_sealing(path(), role, passphrase(app::name_of(role)), kPolicy).value();
    }
    platform::Bytes hub_identity() const
    {
        return sync::encode_hub_identity({hub.public_key(), "127.0.0.1:8443", "PEM", "sha256//pin"}, hub);
    }
    platform::Result<app::Enrolled> enrol()
    {
        const auto request = sync::encode_request({device.public_key(), device_seal.public_key(), "Tablet 3"}, device);
        return app::enrol_device(path(), desk(), request, hub_identity(), kToday);
    }
    app::KeptEnvelope envelope(std::string_view form, std::string_view xml, const sync::EnvelopeKey& key,
                               std::vector<sync::Role> recipients)
    {
        const auto keyset = app::current_keyset(path()).value();
        app::KeptEnvelope kept;
        kept.bytes = sync::seal_envelope({.key = key,
                                          .form_id = std::string(form),
                                          .form_version = "1",
                                          .day = kToday,
                                          .recipients = std::move(recipients)},
                                         xml, {}, keyset, device)
                         .value();
        kept.header = sync::verify_envelope(kept.bytes, device.public_key()).value();
        return kept;
    }

    test::TemporaryFolder folder;
    platform::SigningKey hub = platform::SigningKey::generate();
    platform::SigningKey device = platform::SigningKey::generate();
    platform::SealKey device_seal = platform::SealKey::generate();
};

app::FormShape form_of(std::string id)
{
    return {std::move(id), "1", false, {{"name", app::FieldKind::Value, "string", 1}}};
}

}

TEST_CASE("a keyset's epoch rises when something changes and only then", "[desk]")
{
    Office office;
    CHECK(app::current_keyset(office.path())->epoch == 1);
    CHECK(office.issue({})->epoch == 1);
    CHECK(office.issue({.hubs = {office.hub.public_key()}})->epoch == 1);
    const auto first = app::current_keyset(office.path()).value();
    REQUIRE(app::make_key(office.path(), KeyRole::Mediation, passphrase("m"), kPolicy));
    REQUIRE(office.issue({}));
    const auto second = app::current_keyset(office.path()).value();
    CHECK(second.epoch == 2);
    CHECK(second.keys_of(sync::Role::Mediation).size() == 1);
    CHECK(sync::succeeds(second, first));
}

TEST_CASE("a keyset is not issued with another passphrase than the root's, nor without a recovery key", "[desk]")
{
    Office office;
    const auto refused =
        app::issue_keyset(office.path(), {.partnership = "Other"}, kToday, passphrase("desk"), kPolicy);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::WrongKey);
    CHECK(app::current_keyset(office.path())->partnership == "Sutton");

    const test::TemporaryFolder bare;
    REQUIRE(app::make_key(bare.path(), KeyRole::Root, passphrase("root"), kPolicy));
    REQUIRE(app::make_key(bare.path(), KeyRole::Data, passphrase("data"), kPolicy));
    CHECK(app::issue_keyset(bare.path(), {}, kToday, passphrase("root"), kPolicy).error().kind == ErrorKind::Refused);
}

TEST_CASE("a certified device opens its card, and a revoked one is certified no more", "[desk]")
{
    Office office;
    const auto enrolled = office.enrol();
    REQUIRE(enrolled);
    const auto card = sync::decode_card(enrolled->card, office.device_seal, office.device.public_key());
    REQUIRE(card);
    CHECK(card->hub.address == "127.0.0.1:8443");
    CHECK(card->certificate.name == "Tablet 3");
    CHECK_FALSE(sync::decode_card(enrolled->card, platform::SealKey::generate(), office.device.public_key()));

    const auto found = app::find_device(office.path(), "Tablet 3");
    REQUIRE(found);
    REQUIRE(office.issue({.revoked = {found->device()}}));
    CHECK(office.enrol().error().kind == ErrorKind::Refused);
}

TEST_CASE("a hub that is not in the keyset gets no devices", "[desk]")
{
    Office office;
    office.hub = platform::SigningKey::generate();
    CHECK(office.enrol().error().kind == ErrorKind::Refused);
}

TEST_CASE("pulling the same page twice keeps each submission once", "[desk]")
{
    Office office;
    const auto desk = office.desk();
    auto store = app::DeskStore::open(office.path(), desk.database);
    REQUIRE(store);
    const sync::EnvelopeKey key{platform::Uuid::random(), 1};
    app::PulledPage page{{office.envelope("f", "<data><name>a</name></data>", key, {})}, {}, {7, {1}}};
    CHECK(store->keep(office.hub.public_key(), page)->added == 1);
    CHECK(store->keep(office.hub.public_key(), page)->known == 1);
    CHECK(store->pulled_through(office.hub.public_key()).value().serial == 7);

    page.envelopes = {office.envelope("f", "<data><name>b</name></data>", key, {})};
    CHECK(store->keep(office.hub.public_key(), page)->conflicts == 1);
    CHECK(store->count().value() == 1);
    CHECK(store->reasons_aside()->size() == 1);
}

TEST_CASE("an export opens what its keys open and says of the rest that it did not", "[desk]")
{
    Office office;
    const auto desk = office.desk();
    auto store = app::DeskStore::open(office.path(), desk.database);
    REQUIRE(store);
    const sync::EnvelopeKey open{platform::Uuid::random(), 1};
    const sync::EnvelopeKey closed{platform::Uuid::random(), 2};
    app::PulledPage page;
    page.envelopes.push_back(office.envelope("log", "<data><name>Ala, \"A\"\n</name></data>", open, {}));
    page.envelopes.push_back(
        office.envelope("concern", "<data><name>Secret</name></data>", closed, {sync::Role::Safeguarding}));
    page.envelopes.push_back(office.envelope("other", "<data/>", {platform::Uuid::random(), 1}, {}));
    REQUIRE(store->keep(office.hub.public_key(), page));

    std::vector<platform::SealKey> keys;
    keys.push_back(office.sealing(KeyRole::Data));
    const auto out = office.folder / "csv";
    const auto outcome = app::export_csv(*store, keys, {form_of("log"), form_of("concern")}, out);
    REQUIRE(outcome);
    REQUIRE(outcome->forms.size() == 2);
    CHECK(outcome->forms[0].unopened == 1);
    CHECK(outcome->forms[1].unopened == 0);
    CHECK(outcome->without_form == std::vector<std::string>{"other"});
    const auto id = open.instance_id.instance_id();
    CHECK(platform::read_file(out / "log.csv").value() ==
          "SubmissionDate,name,KEY,SubmitterID,SubmitterName,AttachmentsPresent,AttachmentsExpected,Status,ReviewState,"
          "DeviceID,Edits,FormVersion\n2026-03-14,\"Ala, \"\"A\"\"\n\"," +
              id + ",,,0,0,,," + sync::id_of(office.device.public_key()).text() + ",0,1\n");
    const auto concern = platform::read_file(out / "concern.csv").value();
    CHECK(concern.find("Secret") == std::string::npos);
    CHECK(concern.find(",not decrypted,") != std::string::npos);

    keys.push_back(office.sealing(KeyRole::Recovery));
    CHECK(app::export_csv(*store, keys, {form_of("concern")}, out)->forms[0].unopened == 0);
}
