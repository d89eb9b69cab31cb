#pragma once

#include "app/session/health.h"
#include "platform/base/clock.h"
#include "platform/base/file.h"

namespace kerbside::shell {

/// Battery and storage of this machine, looked at no more than twice a minute.
class MachineHealth final : public app::Health {
public:
    MachineHealth(platform::Path data, platform::Path supplies, const platform::Clock& clock)
        : m_data(std::move(data)), m_supplies(std::move(supplies)), m_clock(clock)
    {
    }
    app::HealthView health() override;

private:
    platform::Path m_data;
    platform::Path m_supplies;
    const platform::Clock& m_clock;
    app::HealthView m_view;
    std::optional<platform::MonotonicTime> m_looked;
};

}
