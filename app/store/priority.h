#pragma once

#include "app/store/kept_forms.h"
#include "sync/outbox/outbox.h"

namespace kerbside::app {

/// What concerns somebody's safety goes before everything else.
sync::Priority priority_of(const KeptForm&);

}
