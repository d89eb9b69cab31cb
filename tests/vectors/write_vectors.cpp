// Writes the test vectors anew: for a new version of the format, never to make a failing test pass.
#include "platform/base/file.h"
#include "platform/base/json.h"
#include "sync/wire/batch.h"
#include "sync/wire/card.h"
#include "sync/wire/receipt.h"
#include "sync/wire/sealing.h"

#include <iostream>
#include <map>

using namespace kerbside;
using platform::Json;
using platform::to_hex;

namespace {

const platform::Path kFolder = KERBSIDE_SOURCE_DIR "/tests/vectors";
constexpr sync::Day kDay = 20526; // 2026-03-14

struct People {
    platform::SigningKey root = platform::SigningKey::generate();
    platform::SigningKey desk = platform::SigningKey::generate();
    platform::SigningKey hub = platform::SigningKey::generate();
    platform::SigningKey device = platform::SigningKey::generate();
    platform::SealKey device_seal = platform::SealKey::generate();
    std::map<sync::Role, platform::SealKey> roles;
};

void save(const std::string& name, const platform::Bytes& bytes, const Json& json)
{
    const auto text = json.dump(1) + "\n";
    if (!platform::write_file(kFolder / (name + ".bin"), bytes, platform::FileMode::Shared) ||
        !platform::write_file(kFolder / (name + ".json"), platform::as_bytes(text), platform::FileMode::Shared)) {
        std::cerr << "cannot write " << name << '\n';
        std::exit(1);
    }
}

Json describe(const sync::EnvelopeHeader& header)
{
    return {{"instanceID", header.key.instance_id.instance_id()},
            {"revision", header.key.revision},
            {"device", header.device.text()},
            {"epoch", header.epoch},
            {"day", header.day},
            {"bucket", header.bucket},
            {"form", header.form_id},
            {"version", header.form_version},
            {"attachment_root", to_hex(header.attachment_root)}};
}

platform::Bytes write_envelope(const std::string& name, const People& people, const sync::Keyset& keyset,
                               std::vector<sync::Role> recipients, std::uint32_t revision, const std::string& xml,
                               const std::vector<sync::Attachment>& attachments)
{
    const sync::SealOrder order{.key = {platform::Uuid::random(), revision},
                                .form_id = "street-pastor-shift",
                                .form_version = "2026031401",
                                .day = kDay,
                                .recipients = recipients};
    const auto bytes = sync::seal_envelope(order, xml, attachments, keyset, people.device).value();
    Json json{{"kind", "envelope"}, {"device_key", to_hex(people.device.public_key().bytes)}};
    json["hash"] = to_hex(sync::hash_of_envelope(bytes));
    json["header"] = describe(sync::read_header(bytes).value());
    recipients.push_back(sync::Role::Recovery);
    json["recipients"] = Json::object();
    for (const auto role : recipients)
        json["recipients"][std::string(sync::name_of(role))] = to_hex(people.roles.at(role).secret().view());
    json["xml_hash"] = to_hex(platform::hash256(platform::as_bytes(xml)));
    if (xml.size() < 1000)
        json["xml"] = xml;
    json["attachments"] = Json::array();
    for (const auto& attachment : attachments)
        json["attachments"].push_back(
            {{"name", attachment.name}, {"size", attachment.size}, {"hash", to_hex(attachment.hash)}});
    save(name, bytes, json);
    return bytes;
}

/// Too varied to be compressed below one chunk of the stream.
std::string long_xml()
{
    std::string xml = "<data id=\"long\">";
    std::uint32_t state = 1;
    for (int word = 0; word < 14000; ++word) {
        state = state * 1664525U + 1013904223U;
        xml += "<w>" + std::to_string(state) + "</w>";
    }
    return xml + "</data>";
}

sync::Keyset keyset_of(const People& people)
{
    sync::Keyset keyset;
    keyset.epoch = 7;
    keyset.root = people.root.public_key();
    keyset.partnership = "Safer Sutton \xE2\x80\x93 Merton";
    keyset.issued = kDay;
    for (const auto& [role, key] : people.roles)
        keyset.sealing.push_back({role, key.public_key()});
    keyset.hubs = {people.hub.public_key()};
    keyset.desks = {people.desk.public_key()};
    keyset.revoked = {sync::id_of(platform::SigningKey::generate().public_key())};
    return keyset;
}

Json describe(const sync::Keyset& keyset)
{
    Json json{{"kind", "keyset"},
              {"epoch", keyset.epoch},
              {"root", to_hex(keyset.root.bytes)},
              {"partnership", keyset.partnership},
              {"issued", keyset.issued}};
    json["sealing"] = Json::array();
    for (const auto& sealing : keyset.sealing)
        json["sealing"].push_back({{"role", sync::name_of(sealing.role)}, {"key", to_hex(sealing.key.bytes)}});
    for (const auto* list : {"hubs", "desks", "revoked"})
        json[list] = Json::array();
    for (const auto& hub : keyset.hubs)
        json["hubs"].push_back(to_hex(hub.bytes));
    for (const auto& desk : keyset.desks)
        json["desks"].push_back(to_hex(desk.bytes));
    for (const auto& device : keyset.revoked)
        json["revoked"].push_back(device.text());
    return json;
}

}

int main()
{
    People people;
    for (const auto role :
         {sync::Role::Data, sync::Role::Safeguarding, sync::Role::Mediation, sync::Role::Recovery})
        people.roles.emplace(role, platform::SealKey::generate());
    const auto device_key = people.device.public_key();
    const auto keyset = keyset_of(people);
    const auto keyset_bytes = sync::encode_keyset(keyset, people.root);
    save("keyset", keyset_bytes, describe(keyset));

    const auto short_one = write_envelope("envelope-short", people, keyset, {sync::Role::Data}, 1,
                                          "<data id=\"shift\"><note>Zażółć gęślą jaźń 🌱</note></data>", {});
    const auto concern = write_envelope(
        "envelope-attachments", people, keyset, {sync::Role::Safeguarding}, 3, "<data id=\"concern\"><a>1</a></data>",
        {{"photo.jpg", 1234567, platform::hash256(platform::as_bytes("photo"))},
         {"głos.m4a", 89, platform::hash256(platform::as_bytes("voice"))}});
    write_envelope("envelope-long", people, keyset, {sync::Role::Data}, 1, long_xml(), {});

    const sync::EnrolRequest request{device_key, people.device_seal.public_key(), "Tablet 3"};
    save("request", sync::encode_request(request, people.device),
         {{"kind", "request"},
          {"verify_key", to_hex(device_key.bytes)},
          {"seal_key", to_hex(request.seal_key.bytes)},
          {"name", request.name}});
    const sync::DeviceCertificate certificate{device_key, request.seal_key, request.name, kDay,
                                              people.desk.public_key()};
    const auto certificate_bytes = sync::encode_certificate(certificate, people.desk);
    save("certificate", certificate_bytes,
         {{"kind", "certificate"},
          {"verify_key", to_hex(device_key.bytes)},
          {"seal_key", to_hex(request.seal_key.bytes)},
          {"name", certificate.name},
          {"issued", certificate.issued},
          {"issuer", to_hex(certificate.issuer.bytes)}});
    const sync::HubIdentity hub{people.hub.public_key(), "hub.example:8443",
                                "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
                                "sha256//AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="};
    const auto hub_bytes = sync::encode_hub_identity(hub, people.hub);
    save("hub", hub_bytes,
         {{"kind", "hub"},
          {"verify_key", to_hex(hub.verify_key.bytes)},
          {"address", hub.address},
          {"authority", hub.tls_authority},
          {"pin", hub.tls_pin}});
    save("card", sync::encode_card(keyset_bytes, certificate_bytes, hub_bytes, request.seal_key),
         {{"kind", "card"},
          {"seal_secret", to_hex(people.device_seal.secret().view())},
          {"device_key", to_hex(device_key.bytes)},
          {"keyset", "keyset.bin"},
          {"certificate", "certificate.bin"},
          {"hub", "hub.bin"}});

    const sync::HubMark seen{41, platform::hash256(platform::as_bytes("seen"))};
    const std::vector<platform::ByteView> envelopes{short_one, concern};
    const auto batch = sync::encode_batch(seen, certificate_bytes, envelopes, people.device).value();
    const auto batch_hash = sync::hash_of_batch(batch);
    save("batch", batch,
         {{"kind", "batch"},
          {"hash", to_hex(batch_hash)},
          {"seen_serial", seen.serial},
          {"seen_head", to_hex(seen.head)},
          {"certificate", "certificate.bin"},
          {"envelopes", {"envelope-short.bin", "envelope-attachments.bin"}}});

    sync::Receipt receipt;
    receipt.hub = people.hub.public_key();
    receipt.device = certificate.device();
    receipt.batch = batch_hash;
    receipt.answered = 1773525000;
    receipt.keyset_epoch = 7;
    receipt.stored_through = 43;
    receipt.head = platform::hash256(platform::as_bytes("stored"));
    receipt.pulled_through = 40;
    receipt.is_continuous = true;
    receipt.items = {{sync::read_header(short_one).value().key, sync::hash_of_envelope(short_one),
                      sync::Verdict::Stored, sync::RejectReason::None},
                     {{}, sync::hash_of_envelope(concern), sync::Verdict::Rejected, sync::RejectReason::Malformed}};
    Json json{{"kind", "receipt"},
              {"hub", to_hex(receipt.hub.bytes)},
              {"device", receipt.device.text()},
              {"batch", to_hex(receipt.batch)},
              {"answered", receipt.answered},
              {"keyset_epoch", receipt.keyset_epoch},
              {"stored_through", receipt.stored_through},
              {"pulled_through", receipt.pulled_through},
              {"head", to_hex(receipt.head)},
              {"continuous", 1}};
    json["items"] = Json::array();
    for (const auto& item : receipt.items)
        json["items"].push_back({{"instanceID", item.key.instance_id.instance_id()},
                                 {"revision", item.key.revision},
                                 {"hash", to_hex(item.hash)},
                                 {"verdict", static_cast<int>(item.verdict)},
                                 {"reason", static_cast<int>(item.reason)}});
    save("receipt", sync::encode_receipt(receipt, people.hub), json);
    return 0;
}
