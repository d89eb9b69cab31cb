#pragma once

#include "app/desk/key_file.h"
#include "sync/wire/card.h"

#include <string_view>
#include <vector>

namespace kerbside::app {

struct Enrolled {
    sync::DeviceCertificate certificate;
    platform::Bytes card;
};

/// Certifies the device that asks, keeps its certificate (`FOLDER/devices/ID.certificate`) and makes its card.
/// Refused where this desk or the hub is not in the keyset, or the device is revoked. Asked again by the same device,
/// it certifies it again.
platform::Result<Enrolled> enrol_device(const platform::Path& folder, const DeskKey&, platform::ByteView request,
                                        platform::ByteView hub_identity, sync::Day today);

/// The devices that were certified here.
platform::Result<std::vector<sync::DeviceCertificate>> certified_devices(const platform::Path& folder);

/// By its id, or by its name where only one has it. NotFound, or Refused where several have it.
platform::Result<sync::DeviceCertificate> find_device(const platform::Path& folder, std::string_view id_or_name);

}
