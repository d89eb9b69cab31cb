#include "map.h"

#include <functional>
#include <sstream>

namespace kerbside::test {

namespace {

using platform::Error;
using platform::ErrorKind;
using platform::Result;

const std::string kEverything = "*";

int floor_of(const std::string& room)
{
    if (room.starts_with("platform/"))
        return 0;
    return room.starts_with("sync/") ? 1 : 2;
}

/// The doors of the foreign libraries: the headers beginning so may be included in that room alone.
const std::map<std::string, std::set<std::string>> kDoors = {
    {"sodium", {"platform/crypto"}},
    {"openssl/", {"platform/crypto"}},
    {"sqlite3.h", {"platform/storage"}},
    {"pugixml", {"platform/xml"}},
    {"archive.h", {"platform/archive"}},
    {"SDL", {"platform/window"}},
    {"curl/", {"sync/transport"}},
    {"microhttpd", {"sync/hub"}},
    {"imgui", {"app/ui"}},
    {"GL/", {"app/ui"}},
    {"hb", {"app/ui"}},
    {"fribidi", {"app/ui"}},
    {"ft2build", {"app/ui"}},
    {"png.h", {"app/ui"}},
    {"jpeglib.h", {"app/ui"}},
    {"utf8proc", {"platform/unicode"}},
    {"md4c", {"platform/markdown"}},
    {"unicode/", {"platform/unicode", "app/i18n", "app/ui"}},
    {"re2/", {"app/form"}},
    {"CLI/", {"app/shell"}},
    {"cereal/", {"app/store"}},
    {"zstd", {"sync/wire"}},
    {"nlohmann/", {"platform/base"}},
};

}

std::string room_of(const std::string& path)
{
    const auto first = path.find('/');
    if (first == std::string::npos)
        return {};
    const auto floor = path.substr(0, first);
    if (floor != "app" && floor != "sync" && floor != "platform")
        return {};
    const auto second = path.find('/', first + 1);
    return second == std::string::npos ? std::string{} : path.substr(0, second);
}

Result<Map> read_map(const std::string& readme)
{
    const auto begin = readme.find("```map\n");
    const auto end = readme.find("```", begin == std::string::npos ? begin : begin + 7);
    if (begin == std::string::npos || end == std::string::npos)
        return Error{ErrorKind::NotFound, "the README has no ```map block"};
    Map map;
    std::istringstream lines(readme.substr(begin + 7, end - begin - 7));
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string room;
        std::string arrow;
        if (!(words >> room))
            continue;
        if (!(words >> arrow) || arrow != "->")
            return Error{ErrorKind::Invalid, "a line of the map without an arrow: " + line};
        auto& targets = map[room];
        for (std::string target; words >> target;)
            targets.insert(target);
    }
    return map;
}

std::vector<std::string> faults_of(const Map& map)
{
    std::vector<std::string> faults;
    for (const auto& [room, targets] : map) {
        for (const auto& target : targets) {
            if (target == kEverything)
                continue;
            if (!map.contains(target))
                faults.push_back(room + " points at " + target + ", which is not on the map");
            if (floor_of(target) > floor_of(room))
                faults.push_back(room + " climbs to " + target);
        }
        std::set<std::string> reached;
        const std::function<void(const std::string&)> walk = [&](const std::string& from) {
            const auto found = map.find(from);
            if (found == map.end())
                return;
            for (const auto& target : found->second)
                if (reached.insert(target).second)
                    walk(target);
        };
        walk(room);
        if (reached.contains(room))
            faults.push_back(room + " comes back to itself");
    }
    return faults;
}

std::vector<std::string> forbidden_includes(const Map& map, const std::string& room, const std::string& text)
{
    std::vector<std::string> forbidden;
    const auto allowed = map.find(room);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const auto start = line.find_first_not_of(" \t");
        if (start == std::string::npos || line.compare(start, 8, "#include") != 0)
            continue;
        const auto open = line.find_first_of("<\"", start);
        const auto close = open == std::string::npos ? open : line.find_first_of(">\"", open + 1);
        if (close == std::string::npos)
            continue;
        const auto header = line.substr(open + 1, close - open - 1);
        if (line[open] == '<') {
            for (const auto& [library, rooms] : kDoors)
                if (header.starts_with(library) && !rooms.contains(room))
                    forbidden.push_back(room + " includes <" + header + ">, whose door is elsewhere");
            continue;
        }
        const auto target = room_of(header);
        if (target == room || target == "platform/base" || target.empty())
            continue;
        if (allowed == map.end() || !(allowed->second.contains(target) || allowed->second.contains(kEverything)))
            forbidden.push_back(room + " includes \"" + header + "\"");
    }
    return forbidden;
}

}
