#include "app/desk/form_shape.h"

#include <iterator>

namespace kerbside::app {

namespace {

constexpr auto kRoot = static_cast<std::size_t>(-1);

struct Open {
    std::size_t end;  // in the other shape
    std::size_t node; // in the merged one
};

std::size_t end_of(const FormShape& shape, std::size_t node)
{
    return node == kRoot ? shape.nodes.size() : shape.nodes[node].end;
}

std::size_t child_of(const FormShape& shape, std::size_t parent, const FieldNode& wanted)
{
    const auto end = end_of(shape, parent);
    for (auto index = parent == kRoot ? 0 : parent + 1; index < end; index = shape.nodes[index].end)
        if (shape.nodes[index].name == wanted.name && shape.nodes[index].kind == wanted.kind)
            return index;
    return kRoot;
}

}

void merge_shape(FormShape& shape, const FormShape& other)
{
    std::vector<Open> open{{other.nodes.size(), kRoot}};
    for (std::size_t index = 0; index < other.nodes.size(); ++index) {
        while (index >= open.back().end)
            open.pop_back();
        const auto& node = other.nodes[index];
        auto here = child_of(shape, open.back().node, node);
        if (here == kRoot) {
            here = end_of(shape, open.back().node);
            for (auto after = here; after < shape.nodes.size(); ++after)
                ++shape.nodes[after].end;
            for (const auto& ancestor : open)
                if (ancestor.node != kRoot)
                    ++shape.nodes[ancestor.node].end;
            auto added = node;
            added.end = here + 1;
            shape.nodes.insert(std::next(shape.nodes.begin(), static_cast<std::ptrdiff_t>(here)), std::move(added));
        }
        if (node.kind != FieldKind::Value)
            open.push_back({node.end, here});
    }
}

}
