#include "platform/base/json.h"

namespace kerbside::platform {

namespace {

constexpr std::size_t kMaxBytes = 16U << 20;
constexpr int kMaxDepth = 64;

}

Result<Json> parse_json(std::string_view text)
{
    if (text.size() > kMaxBytes)
        return Error{ErrorKind::Refused, "JSON of more than 16 MiB"};
    bool too_deep = false;
    const auto guard = [&](int depth, Json::parse_event_t, Json&) {
        too_deep = too_deep || depth > kMaxDepth;
        return depth <= kMaxDepth;
    };
    try {
        auto json = Json::parse(text, guard);
        if (too_deep)
            return Error{ErrorKind::Refused, "JSON of more than 64 levels"};
        return json;
    } catch (const Json::exception& e) {
        return Error{ErrorKind::Invalid, e.what()};
    }
}

std::string to_line(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string text_at(const Json& object, const char* key, std::string_view otherwise)
{
    if (object.is_object())
        if (const auto found = object.find(key); found != object.end() && found->is_string())
            return found->get<std::string>();
    return std::string(otherwise);
}

}
