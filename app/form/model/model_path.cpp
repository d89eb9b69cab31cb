#include "app/form/model/model_path.h"

#include "platform/base/trim.h"

namespace kerbside::app {

std::string model_path(const Definition& form, ModelId model)
{
    std::vector<ModelId> way;
    for (ModelId at = model; at != kNoModel; at = form.model[at].parent)
        way.push_back(at);
    std::string out;
    for (auto at = way.rbegin(); at != way.rend(); ++at) {
        const NameId name = form.model[*at].name;
        out += form.model[*at].is_attribute ? "/@" : "/";
        if (const auto prefix = form.names.prefix(name); !prefix.empty())
            out.append(prefix).append(":");
        out += form.names.local(name);
    }
    return out;
}

ModelId resolve_path(const Definition& form, std::string_view path, ModelId context)
{
    path = platform::trimmed(path);
    ModelId at = context;
    bool is_rooted = true;
    if (path.starts_with("/")) {
        is_rooted = false;
        path.remove_prefix(1);
    } else if (path.starts_with("current()")) {
        path.remove_prefix(9);
        if (path.starts_with("/"))
            path.remove_prefix(1);
    }
    while (!path.empty()) {
        const auto slash = path.find('/');
        auto name = platform::trimmed(path.substr(0, slash));
        path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
        if (name == ".")
            continue;
        if (name == "..") {
            if (at == kNoModel)
                return kNoModel;
            at = form.model[at].parent;
            continue;
        }
        const bool is_attribute = name.starts_with("@");
        if (is_attribute)
            name.remove_prefix(1);
        name = name.substr(0, name.find('['));
        const auto colon = name.find(':');
        const auto local = colon == std::string_view::npos ? name : name.substr(colon + 1);
        if (!is_rooted) {
            if (is_attribute || form.names.local(form.model[0].name) != local)
                return kNoModel;
            at = 0;
            is_rooted = true;
            continue;
        }
        const auto word = form.names.find_word(local);
        if (word == kNoWord || at == kNoModel)
            return kNoModel;
        ModelId best = kNoModel;
        const auto prefix = colon == std::string_view::npos ? std::string_view{} : name.substr(0, colon);
        for (ModelId child = form.child_named(at, word); child != kNoModel; child = form.model[child].alike) {
            if (form.model[child].is_attribute != is_attribute)
                continue;
            const bool same_prefix = form.names.prefix(form.model[child].name) == prefix;
            if (best == kNoModel || same_prefix)
                best = child;
            if (same_prefix)
                break;
        }
        if (best == kNoModel)
            return kNoModel;
        at = best;
    }
    return at;
}

}
