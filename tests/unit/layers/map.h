#pragma once

#include "platform/base/file.h"
#include "platform/base/result.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace kerbside::test {

/// Room -> the rooms that it may include, as the README's ```map block says.
using Map = std::map<std::string, std::set<std::string>>;

platform::Result<Map> read_map(const std::string& readme);

/// Rooms that reach themselves, or climb from a lower floor to a higher one; empty in a sound map.
std::vector<std::string> faults_of(const Map&);

/// Includes in `text`, a file of `room`, that the map does not allow.
std::vector<std::string> forbidden_includes(const Map&, const std::string& room, const std::string& text);

/// `app/form` for `app/form/xpath/lexer.h`; empty outside the three floors.
std::string room_of(const std::string& path);

}
