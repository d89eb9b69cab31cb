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
    Proto* alike = nullptr; ///< the next of that name
    std::string path;       ///< only where the body names repeats
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
    /// The children of one name of the element that is being visited.
    struct Alike {
        std::uint32_t visit = 0;
        Proto* first = nullptr;
        Proto* last = nullptr;
        Proto* next = nullptr; ///< for the next node of that name, so that equal siblings stay apart
    };
    std::vector<Alike> by_name; // one for all visits: nothing is allocated for each
    std::uint32_t visited = 0;
    const auto alike_of = [&](NameId name) -> Alike& {
        if (name >= by_name.size())
            by_name.resize(std::max<std::size_t>(name + 1, by_name.size() * 2));
        Alike& alike = by_name[name];
        if (alike.visit != visited)
            alike = {.visit = visited};
        return alike;
    };
    const auto append = [](Alike& alike, Proto* proto) {
        (alike.first == nullptr ? alike.first : alike.last->alike) = proto;
        alike.last = proto;
    };
    std::vector<Visit> visits{{&root, root.node}};
    std::size_t made = 1;
    while (!visits.empty()) {
        const Visit visit = visits.back();
        visits.pop_back();
        ++visited;
        for (const auto& child : visit.proto->children) {
            Alike& alike = alike_of(tree.name(child->node));
            append(alike, child.get());
            alike.next = alike.first;
        }
        const auto before = visits.size();
        for (NodeId at = tree.first_child(visit.node); at != kNoNode; at = tree.next(at)) {
            if (tree.kind(at) != NodeKind::Element)
                continue;
            const NameId name = tree.name(at);
            Alike& alike = alike_of(name);
            std::string path;
            if (!m_repeats.empty())
                path.append(visit.proto->path).append("/").append(form.names.local(name));
            const bool repeats = is_template(at) || m_repeats.contains(path);
            Proto* proto = nullptr;
            if (alike.first != nullptr && (alike.first->is_repeat || repeats)) {
                proto = alike.first;
                proto->is_repeat = true;
                if (is_template(at))
                    proto->node = at;
            } else if (alike.next != nullptr) {
                proto = alike.next;
            } else {
                ++made;
                auto fresh = std::make_unique<Proto>();
                fresh->node = at;
                fresh->is_repeat = repeats;
                fresh->path = std::move(path);
                proto = fresh.get();
                append(alike, proto);
                visit.proto->children.push_back(std::move(fresh));
            }
            alike.next = proto->alike;
            // A leaf has nothing to visit.
            if (tree.first_child(at) != kNoNode && (tree.first_child(at) & kTextBit) == 0)
                visits.push_back({proto, at});
        }
        std::reverse(visits.begin() + static_cast<std::ptrdiff_t>(before), visits.end());
    }

    constexpr std::size_t kAttributes = 16;
    form.model.reserve(made + made / 8 + kAttributes);
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
        ModelId child = form.child_named(parent, word);
        while (child != kNoModel && form.model[child].is_attribute)
            child = form.model[child].alike;
        return child;
    };
    form.meta = find(0, "meta");
    form.instance_id = find(form.meta, "instanceID");
    form.instance_name = find(form.meta, "instanceName");
    form.deprecated_id = find(form.meta, "deprecatedID");
}

void Loader::add_child(ModelId parent, ModelId child)
{
    Definition& form = *m_form;
    const WordId local = form.names.at(form.model[child].name).local;
    const ModelId first = form.child_named(parent, local);
    m_last_alike.resize(form.model.size(), kNoModel);
    if (first == kNoModel || first == child) {
        form.children.add(Definition::child_hash(parent, local), child);
        m_last_alike[child] = child;
        return;
    }
    form.model[m_last_alike[first]].alike = child;
    m_last_alike[first] = child;
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
    add_child(parent, id);
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
        add_child(id, attribute);
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
