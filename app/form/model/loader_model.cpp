// The model: what the primary instance consists of, once for all its repeats, and the layout of their frames.
#include "app/form/model/loader.h"

#include <algorithm>

namespace kerbside::app {

namespace {

constexpr std::string_view kJavaRosa = "http://openrosa.org/javarosa";

}

/// An element of the primary instance, the instances of a repeat taken together.
struct Loader::Proto {
    NodeId node = kNoNode; ///< the template, or the first instance
    bool is_repeat = false;
    std::string path;
    std::vector<std::unique_ptr<Proto>> children;
};

/// Repeats are named by the body, by paths absolute or from the group around.
void Loader::find_repeats()
{
    struct Place {
        XmlNode node;
        std::string context;
    };
    const auto join = [](const std::string& context, std::string_view path) {
        std::string out = path.starts_with("/") ? std::string{} : context;
        while (!path.empty()) {
            const auto slash = path.find('/');
            auto name = path.substr(0, slash);
            path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
            while (!name.empty() && (name.front() == ' ' || name.front() == '\n' || name.front() == '\t'))
                name.remove_prefix(1);
            while (!name.empty() && (name.back() == ' ' || name.back() == '\n' || name.back() == '\t'))
                name.remove_suffix(1);
            name = name.substr(0, name.find('['));
            if (name.empty() || name == "." || name == "current()")
                continue;
            if (name == "..") {
                out.resize(std::min(out.size(), out.rfind('/')));
                continue;
            }
            const auto colon = name.find(':');
            out += '/';
            out += colon == std::string_view::npos ? name : name.substr(colon + 1);
        }
        return out;
    };
    std::string top = "/";
    top += m_primary.local();
    std::vector<Place> open{{m_body, top}};
    while (!open.empty()) {
        const Place place = std::move(open.back());
        open.pop_back();
        for (XmlNode at = place.node.first_element(); at; at = at.next_element()) {
            if (at.local() != "group" && at.local() != "repeat")
                continue;
            auto path = at.attribute_value(at.local() == "repeat" ? "nodeset" : "ref");
            if (path.empty())
                path = at.attribute_value(at.local() == "repeat" ? "ref" : "nodeset");
            std::string context = join(place.context, path);
            if (path.empty())
                if (const auto bind = at.attribute_value("bind"); !bind.empty())
                    for (XmlNode it = m_model.first_element("bind"); it; it = it.next_element("bind"))
                        if (it.attribute_value("id") == bind)
                            context = join(top, it.attribute_value("nodeset"));
            if (at.local() == "repeat")
                m_repeats.insert(context);
            open.push_back({at, std::move(context)});
        }
    }
}

void Loader::build_model()
{
    Definition& form = *m_form;
    const Document& tree = *form.initial;
    const auto template_word = form.names.word("template");
    const auto java_rosa = form.names.word(kJavaRosa);
    const auto is_template = [&](NodeId id) {
        for (NodeId at = tree.first_attribute(id); at != kNoNode; at = tree.next(at)) {
            const Name& name = form.names.at(tree.name(at));
            if (name.local == template_word && name.uri == java_rosa)
                return true;
        }
        return false;
    };

    Proto root;
    root.node = tree.first_child(kDocumentNode);
    root.path = "/" + std::string(form.names.local(tree.name(root.node)));
    struct Visit {
        Proto* proto;
        NodeId node; ///< one of its instances
    };
    std::vector<Visit> visits{{&root, root.node}};
    while (!visits.empty()) {
        const Visit visit = visits.back();
        visits.pop_back();
        std::unordered_map<NameId, std::uint32_t> seen; // in this element, so that equal siblings stay apart
        std::unordered_map<NameId, std::vector<Proto*>> known;
        for (const auto& child : visit.proto->children)
            known[tree.name(child->node)].push_back(child.get());
        std::vector<Visit> next;
        for (NodeId at = tree.first_child(visit.node); at != kNoNode; at = tree.next(at)) {
            if (tree.kind(at) != NodeKind::Element)
                continue;
            const NameId name = tree.name(at);
            auto& same = known[name];
            const std::uint32_t ordinal = seen[name];
            std::string path = visit.proto->path + "/" + std::string(form.names.local(name));
            const bool repeats = is_template(at) || m_repeats.contains(path);
            Proto* proto = nullptr;
            if (!same.empty() && (same.front()->is_repeat || repeats)) {
                proto = same.front();
                proto->is_repeat = true;
                if (is_template(at))
                    proto->node = at;
            } else if (ordinal < same.size()) {
                proto = same[ordinal];
            } else {
                auto made = std::make_unique<Proto>();
                made->node = at;
                made->is_repeat = repeats;
                made->path = std::move(path);
                proto = made.get();
                same.push_back(proto);
                visit.proto->children.push_back(std::move(made));
            }
            ++seen[name];
            next.push_back({proto, at});
        }
        visits.insert(visits.end(), next.rbegin(), next.rend());
    }

    // Flattened in document order.
    struct Open {
        const Proto* proto;
        std::size_t child;
        ModelId id;
    };
    std::vector<Open> open{{&root, 0, flatten_node(root, kNoModel)}};
    while (!open.empty()) {
        Open& top = open.back();
        if (top.child == top.proto->children.size()) {
            form.model[top.id].end = static_cast<ModelId>(form.model.size());
            open.pop_back();
            continue;
        }
        const Proto& child = *top.proto->children[top.child++];
        const ModelId parent = top.id;
        open.push_back({&child, 0, flatten_node(child, parent)});
    }
    // Protos nest as deep as the document, which the reader bounds; they are taken apart without recursion all the
    // same, since their destructor would recurse.
    std::vector<std::unique_ptr<Proto>> dying;
    const auto release = [&](Proto& proto) {
        for (auto& child : proto.children)
            dying.push_back(std::move(child));
        proto.children.clear();
    };
    release(root);
    while (!dying.empty()) {
        const auto proto = std::move(dying.back());
        dying.pop_back();
        release(*proto);
    }

    const auto find = [&](ModelId parent, std::string_view name) {
        const auto word = form.names.find_word(name);
        if (word == kNoWord || parent == kNoModel)
            return kNoModel;
        const auto found = form.children.find(Definition::child_key(parent, word));
        if (found == form.children.end())
            return kNoModel;
        for (const ModelId child : found->second)
            if (!form.model[child].is_attribute)
                return child;
        return kNoModel;
    };
    form.meta = find(0, "meta");
    form.instance_id = find(form.meta, "instanceID");
    form.instance_name = find(form.meta, "instanceName");
    form.deprecated_id = find(form.meta, "deprecatedID");
}

ModelId Loader::flatten_node(const Proto& proto, ModelId parent)
{
    Definition& form = *m_form;
    const Document& tree = *form.initial;
    const auto id = static_cast<ModelId>(form.model.size());
    ModelNode node;
    node.name = tree.name(proto.node);
    node.parent = parent;
    node.is_repeat = proto.is_repeat;
    node.has_children = !proto.children.empty();
    node.end = id + 1;
    if (!node.has_children)
        node.value = keep(tree.own_text(proto.node));
    form.model.push_back(node);
    form.children[Definition::child_key(parent, form.names.at(node.name).local)].push_back(id);
    for (NodeId at = tree.first_attribute(proto.node); at != kNoNode; at = tree.next(at)) {
        const auto& name = form.names.at(tree.name(at));
        if (form.names.text(name.uri) == kJavaRosa && form.names.text(name.local) == "template")
            continue;
        const auto attribute = static_cast<ModelId>(form.model.size());
        form.model.push_back({.name = tree.name(at),
                              .parent = id,
                              .end = attribute + 1,
                              .is_attribute = true,
                              .value = keep(tree.own_text(at))});
        form.children[Definition::child_key(id, name.local)].push_back(attribute);
        form.model[id].end = attribute + 1;
    }
    return id;
}

void Loader::build_layouts()
{
    Definition& form = *m_form;
    auto& model = form.model;
    form.layouts.emplace(0, Layout{});
    for (ModelId id = 0; id < model.size(); ++id) {
        ModelNode& node = model[id];
        const ModelId above = node.parent == kNoModel ? 0 : model[node.parent].owner;
        if (node.is_repeat && id != 0) {
            node.owner = id;
            form.layouts.emplace(id, Layout{});
            form.layouts.at(above).repeats.push_back(id);
        } else {
            node.is_repeat = false;
            node.owner = above;
        }
        Layout& layout = form.layouts.at(node.owner);
        node.slot = static_cast<std::uint32_t>(layout.models.size());
        layout.models.push_back(id);
        layout.nodes.push_back({.kind = node.is_attribute ? NodeKind::Attribute : NodeKind::Element,
                                .name = node.name,
                                .size = static_cast<std::uint32_t>(node.value.size()),
                                .text = node.value.data()});
    }
    // Links between the nodes of a layout; repeats within it come in later and are left out.
    std::vector<ModelId> last_child(model.size(), kNoModel);
    std::vector<ModelId> last_plain(model.size(), kNoModel);
    std::vector<ModelId> last_attribute(model.size(), kNoModel);
    for (ModelId id = 1; id < model.size(); ++id) {
        ModelNode& node = model[id];
        if (!node.is_attribute) {
            node.previous = last_child[node.parent];
            last_child[node.parent] = id;
        }
        if (node.is_repeat)
            continue;
        Layout& layout = form.layouts.at(node.owner);
        TreeNode& mine = layout.nodes[node.slot];
        TreeNode& parent = layout.nodes[model[node.parent].slot];
        mine.parent = model[node.parent].slot;
        auto& last = node.is_attribute ? last_attribute[node.parent] : last_plain[node.parent];
        if (last == kNoModel) {
            (node.is_attribute ? parent.attributes : parent.first) = node.slot;
        } else {
            mine.previous = model[last].slot;
            layout.nodes[model[last].slot].next = node.slot;
        }
        last = id;
    }
}

}
