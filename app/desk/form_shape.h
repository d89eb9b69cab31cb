#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace kerbside::app {

enum class FieldKind { Value, Group, Repeat };

/// One node of a form's primary instance. `end` is the index after the last node of its subtree.
struct FieldNode {
    std::string name; ///< without a namespace prefix
    FieldKind kind = FieldKind::Value;
    std::string type; ///< the bind's, `string` where there is none
    std::size_t end = 0;
};

/// What an export must know of a form: its nodes in preorder, without the root element.
struct FormShape {
    std::string id;
    std::string version;
    bool anonymous = false;
    std::vector<FieldNode> nodes;
};

/// Adds what `other`, another version of the same form, has and `shape` has not, each at the end of its group.
void merge_shape(FormShape& shape, const FormShape& other);

}
