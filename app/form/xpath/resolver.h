#pragma once

#include "app/form/xpath/program.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace kerbside::app::xpath {

/// What an expression's answer hangs on: the nodes of `target` within the frame of repeat `anchor` that holds the
/// node the expression is for (anchor 0: the whole form).
struct Dependency {
    ModelId target = 0;
    ModelId anchor = 0;
    bool positional = false; ///< reached through a predicate or an index, so not the node itself for certain
    bool wide = false;       ///< one of all that a `*` or a descendant axis takes in
    friend auto operator<=>(const Dependency&, const Dependency&) = default;
};

/// What the compiler asks of the form about names and paths; a plain document has only names.
class Resolver {
public:
    virtual ~Resolver() = default;

    /// The word for a name; kNoWord (or a new one) where no document has it.
    virtual WordId word(std::string_view text) = 0;
    /// The namespace of a prefix; nothing where it is not declared.
    virtual std::optional<WordId> uri_of(std::string_view prefix) = 0;

    virtual bool has_model() const { return false; }
    /// The model nodes that a step leads to from any of these (predicates aside).
    virtual std::vector<ModelId> walk(const std::vector<ModelId>&, const Step&) const { return {}; }
    virtual ModelId parent(ModelId) const { return kNoModel; }
    /// The innermost repeat around a model node (itself, where it is one); 0 for the whole form.
    virtual ModelId owner(ModelId) const { return 0; }
    /// The place of a model node within the frame of its owner.
    virtual std::uint32_t slot(ModelId) const { return 0; }
    /// The number of the secondary instance of that id, or nothing.
    virtual std::optional<std::uint32_t> document(std::string_view) const { return std::nullopt; }
};

/// A path that consists of plain steps alone, in which no dot is more than the node itself.
struct Place {
    ModelId target = 0;
    ModelId anchor = 0;
};

}
