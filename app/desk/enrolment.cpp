#include "app/desk/enrolment.h"

#include "app/desk/keyset_office.h"

#include <algorithm>
#include <optional>

namespace kerbside::app {

namespace {

using platform::ByteView;
using platform::Error;
using platform::ErrorKind;
using platform::Path;
using platform::Result;
using sync::DeviceCertificate;

constexpr auto kEnding = ".certificate";

}

Result<Enrolled> enrol_device(const Path& folder, const DeskKey& desk, ByteView request, ByteView hub_identity,
                              sync::Day today)
{
    TRY_ASSIGN(const auto asked, sync::decode_request(request));
    TRY_ASSIGN(const auto hub, sync::decode_hub_identity(hub_identity));
    TRY_ASSIGN(const auto keyset, current_keyset(folder));
    if (!keyset.has_desk(desk.identity.public_key()))
        return Error{ErrorKind::Refused, "this desk is not in the keyset: issue a new one first"};
    if (!keyset.has_hub(hub.verify_key))
        return Error{ErrorKind::Refused, "this hub is not in the keyset: issue a new one with --hub first"};

    Enrolled enrolled;
    auto& certificate = enrolled.certificate;
    certificate.verify_key = asked.verify_key;
    certificate.seal_key = asked.seal_key;
    certificate.name = asked.name;
    certificate.issued = today;
    certificate.issuer = desk.identity.public_key();
    TRY(sync::check_certificate(certificate, keyset));
    const auto bytes = sync::encode_certificate(certificate, desk.identity);
    TRY_ASSIGN(const auto keyset_bytes, platform::read_file(keyset_path(folder), sync::kMaxKeysetBytes));
    TRY(platform::make_folder(folder / "devices"));
    TRY(platform::write_file(folder / "devices" / (certificate.device().text() + kEnding), bytes));
    enrolled.card = sync::encode_card(platform::as_bytes(keyset_bytes), bytes, hub_identity, asked.seal_key);
    return enrolled;
}

Result<std::vector<DeviceCertificate>> certified_devices(const Path& folder)
{
    std::vector<DeviceCertificate> devices;
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "devices", failed)) {
        if (entry.path().extension() != kEnding)
            continue;
        TRY_ASSIGN(const auto bytes, platform::read_file(entry.path(), sync::kMaxCertificateBytes));
        TRY_ASSIGN(auto certificate, sync::decode_certificate(platform::as_bytes(bytes)));
        devices.push_back(std::move(certificate));
    }
    if (failed && failed != std::errc::no_such_file_or_directory)
        return Error{ErrorKind::Io, "the folder of devices cannot be read"};
    std::sort(devices.begin(), devices.end(), [](const auto& one, const auto& other) {
        return std::pair(one.name, one.device()) < std::pair(other.name, other.device());
    });
    return devices;
}

Result<DeviceCertificate> find_device(const Path& folder, std::string_view id_or_name)
{
    TRY_ASSIGN(auto devices, certified_devices(folder));
    std::optional<DeviceCertificate> named;
    for (auto& device : devices) {
        if (device.device().text() == id_or_name)
            return std::move(device);
        if (device.name != id_or_name)
            continue;
        if (named)
            return Error{ErrorKind::Refused, "several devices have this name: give the id"};
        named = std::move(device);
    }
    if (!named)
        return Error{ErrorKind::NotFound, "no device of this id or name was certified here"};
    return *std::move(named);
}

}
