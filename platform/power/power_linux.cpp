#include "platform/power/power.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <string>

namespace kerbside::platform {

namespace {

/// The one line of such a file, without its end.
std::string line_of(const Path& file)
{
    auto text = read_file(file);
    if (!text)
        return {};
    std::string line(text->begin(), text->end());
    return line.substr(0, line.find('\n'));
}

}

Power read_power(const Path& supplies)
{
    std::error_code failed;
    int sum = 0;
    int count = 0;
    Power power;
    for (std::filesystem::directory_iterator each(supplies, failed), end; !failed && each != end; each.increment(failed)) {
        const auto& folder = each->path();
        // A mouse has a battery too; what it has is of the device it belongs to, not of the system.
        if (line_of(folder / "type") != "Battery" || line_of(folder / "scope") == "Device")
            continue;
        const auto capacity = line_of(folder / "capacity");
        int percent = 0;
        const auto read = std::from_chars(capacity.data(), capacity.data() + capacity.size(), percent);
        if (read.ec != std::errc() || percent < 0)
            continue;
        sum += std::min(percent, 100);
        ++count;
        const auto status = line_of(folder / "status");
        power.is_charging = power.is_charging || status == "Charging" || status == "Full";
    }
    if (count > 0)
        power.percent = sum / count;
    return power;
}

std::optional<std::uint64_t> free_space(const Path& folder)
{
    std::error_code failed;
    const auto space = std::filesystem::space(folder, failed);
    if (failed)
        return std::nullopt;
    return space.available;
}

}
