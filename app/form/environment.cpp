#include "app/form/environment.h"

#include <ctime>

namespace kerbside::app {

std::int32_t system_zone(std::int64_t utc_seconds)
{
    const auto moment = static_cast<std::time_t>(utc_seconds);
    std::tm local{};
    if (localtime_r(&moment, &local) == nullptr)
        return 0;
    return static_cast<std::int32_t>(local.tm_gmtoff / 60);
}

}
