#include "app/shell/machine_health.h"

#include "platform/power/power.h"

namespace kerbside::shell {

app::HealthView MachineHealth::health()
{
    const auto now = m_clock.monotonic();
    if (m_looked && now - *m_looked < std::chrono::seconds(30))
        return m_view;
    m_looked = now;
    const auto power = platform::read_power(m_supplies);
    m_view = {.battery = power.percent, .is_charging = power.is_charging, .free_bytes = platform::free_space(m_data)};
    return m_view;
}

}
