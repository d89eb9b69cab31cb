#include "platform/base/log.h"

#include <atomic>
#include <string>
#include <unistd.h>

namespace kerbside::platform {

namespace {

std::atomic<LogLevel> least{LogLevel::Warning};

}

void set_log_level(LogLevel level)
{
    least = level;
}

void log(LogLevel level, std::string_view line)
{
    if (level < least.load())
        return;
    std::string text = level == LogLevel::Info ? "info: " : level == LogLevel::Warning ? "warning: " : "error: ";
    text.append(line).push_back('\n');
    // One write call, so that lines of different threads do not mix. A log that cannot be written is not worth failing for.
    [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text.data(), text.size());
}

}
