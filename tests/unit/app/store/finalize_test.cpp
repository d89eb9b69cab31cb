#include "sync/wire/sealing.h"
#include "tests/support/test_device.h"

#include <catch2/catch_test_macros.hpp>

namespace kerbside::test {

using namespace app;
using platform::ErrorKind;
using platform::Uuid;

namespace {

sync::Bytes only_envelope(DeviceStore& store)
{
    auto outbox = store.outbox();
    const auto waiting = outbox.waiting(10);
    REQUIRE(waiting);
    REQUIRE(waiting->size() == 1);
    const auto claimed = outbox.claim(std::vector{waiting->front().key});
    REQUIRE(claimed);
    REQUIRE(claimed->size() == 1);
    return claimed->front().envelope;
}

}

TEST_CASE("finalizing moves the answer from the drafts to the outbox, sealed to the partnership", "[store]")
{
    TestDevice device;
    const auto account = device.account();
    const auto id = Uuid::random().instance_id();
    const auto answer = TestDevice::answer(id, "someone was walked home");
    REQUIRE(device.store().save_draft(account, TestDevice::draft(id, "walked home")));
    REQUIRE(device.store().finalize(account, answer));
    CHECK(device.store().drafts().list(account)->empty());

    const auto envelope = only_envelope(device.store());
    const auto header = sync::verify_envelope(envelope, device.store().identity().signing_key().public_key());
    REQUIRE(header);
    CHECK(header->key.instance_id.instance_id() == id);
    CHECK(header->form_id == "street-pastor-shift");
    CHECK(header->day == 20526);
    CHECK(sync::open_envelope(envelope, device.partnership.data)->xml.text() == answer.xml);
    CHECK(sync::open_envelope(envelope, device.partnership.recovery)->xml.text() == answer.xml);
    CHECK_FALSE(sync::open_envelope(envelope, device.partnership.safeguarding));
}

TEST_CASE("what is finalized is neither finalized again nor edited as a draft", "[store]")
{
    TestDevice device;
    const auto account = device.account();
    const auto id = Uuid::random().instance_id();
    REQUIRE(device.store().finalize(account, TestDevice::answer(id, "one")));
    CHECK(device.store().finalize(account, TestDevice::answer(id, "two")).error().kind == ErrorKind::Refused);
    CHECK(device.store().save_draft(account, TestDevice::draft(id, "two")).error().kind == ErrorKind::Refused);
    const auto envelope = only_envelope(device.store());
    CHECK(sync::open_envelope(envelope, device.partnership.data)->xml.text().find("one") != std::string_view::npos);
}

TEST_CASE("a form's recipients are the ones that can read it, and a concern goes first", "[store]")
{
    TestDevice device;
    const auto account = device.account();
    REQUIRE(device.store().finalize(account, TestDevice::answer(Uuid::random().instance_id(), "x")));
    auto concern = TestDevice::answer(Uuid::random().instance_id(), "y");
    concern.form.id = "safeguarding-concern";
    concern.form.settings["recipients"] = "safeguarding";
    REQUIRE(device.store().finalize(account, concern));
    auto outbox = device.store().outbox();
    const auto waiting = outbox.waiting(10);
    REQUIRE(waiting->size() == 2);
    CHECK(waiting->front().key.instance_id.instance_id() == concern.instance_id);
    const auto claimed = outbox.claim(std::vector{waiting->front().key});
    CHECK(sync::open_envelope(claimed->front().envelope, device.partnership.safeguarding));
    CHECK_FALSE(sync::open_envelope(claimed->front().envelope, device.partnership.data));
}

TEST_CASE("a device that is not enrolled, or a role without a key, keeps the draft", "[store]")
{
    TestDevice device;
    const auto account = device.account();
    REQUIRE(device.store().save_draft(account, TestDevice::draft("uuid:a", "x")));
    auto answer = TestDevice::answer("uuid:a", "x");
    answer.form.settings["recipients"] = "nobody";
    CHECK_FALSE(device.store().finalize(account, answer));
    REQUIRE(device.store().database().run("UPDATE store_device SET keyset = NULL"));
    REQUIRE(device.restart());
    const auto again = device.store().accounts().unlock("ada", TestDevice::passphrase());
    CHECK(device.store().finalize(*again, TestDevice::answer("uuid:a", "x")).error().kind == ErrorKind::Refused);
    CHECK(device.store().drafts().list(*again)->size() == 1);
}

}
