#pragma once

#include "app/store/device_store.h"
#include "sync/courier/courier.h"
#include "sync/transport/curl_transport.h"

namespace kerbside::shell {

/// Who the device is to its hub. Refused where no card was taken yet.
platform::Result<sync::CourierPapers> papers_of(app::DeviceStore&);

/// The way to the hub of the device's card. Refused where no card was taken yet.
platform::Result<std::unique_ptr<sync::Transport>> transport_of(app::DeviceStore&);

/// Which of the machine's interfaces count on the way there; Outside where no card was taken yet.
platform::Reach reach_of(app::DeviceStore&);

/// For the courier's back-off: from the operating system's generator.
std::uint64_t random_wait(std::uint64_t bound);

}
