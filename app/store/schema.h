#pragma once

#include "platform/storage/database.h"

#include <vector>

namespace kerbside::app {

/// Every part of device.db, this room's and the outbox's: all are brought up in one transaction.
std::vector<platform::SchemaPart> device_schema();

}
