#pragma once

#include <string_view>

namespace kerbside::platform {

enum class LogLevel { Info, Warning, Failure };

/// One line on standard error. Never an answer, a name, a key or an instanceID of an anonymous form.
/// Thread-safe. An error is logged once, where it is handled.
void log(LogLevel, std::string_view line);

/// Below this nothing is written; Warning at start.
void set_log_level(LogLevel);

}
