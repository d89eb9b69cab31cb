#pragma once

#include "app/form/form.h"
#include "app/form/model/document.h"
#include "app/form/model/flat_index.h"
#include "app/form/xpath/program.h"
#include "app/form/xpath/resolver.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kerbside::app {

using ExpressionId = std::int32_t; ///< -1: none

struct Expression {
    std::uint32_t root = 0;   ///< into Definition::code
    std::string_view source;
    std::string_view what;    ///< `calculate` …
    ModelId model = kNoModel; ///< the node that it is for
    std::uint32_t line = 0;
};

/// A piece of a text: words, or an output.
struct Segment {
    std::string_view text;
    ExpressionId output = -1;
};

enum class TextForm : std::uint8_t { Plain, Long, Short, Guidance, Image, BigImage, Audio, Video, Other };

struct TextValue {
    TextForm form = TextForm::Plain;
    std::uint32_t first = 0; ///< into Definition::segments
    std::uint32_t count = 0;
};

struct TextEntry {
    std::uint32_t first = 0; ///< into Definition::text_values
    std::uint32_t count = 0;
};

struct Translation {
    std::string language;
    std::vector<TextEntry> entries; ///< by text number; an entry of no values is missing
};

/// Where a label, a hint or a message comes from.
struct TextSource {
    enum class Kind : std::uint8_t { None, Segments, Itext, Expression };
    Kind kind = Kind::None;
    std::uint32_t first = 0; ///< segments; the itext number; the expression
    std::uint32_t count = 0;
};

struct ModelNode {
    NameId name = 0;
    ModelId parent = kNoModel;
    ModelId previous = kNoModel; ///< sibling
    ModelId alike = kNoModel;    ///< the next child of the same parent with the same local name, attribute or element
    ModelId end = 0;             ///< past its subtree: model nodes are in document order
    ModelId owner = 0;
    std::uint32_t slot = 0;
    std::int32_t control = -1;   ///< the first control of the body for it
    bool is_attribute = false;
    bool is_repeat = false;
    bool has_children = false;   ///< elements: then it holds no value
    ValueType type = ValueType::String;
    std::string_view value;      ///< what a new instance has
    ExpressionId relevant = -1, calculate = -1, required = -1, readonly = -1, constraint = -1;
    TextSource required_message, constraint_message;
    std::string_view preload, preload_parameter;
    std::int32_t bind = -1;      ///< the first of its Definition::bind_attributes
};

/// The nodes of a repeat's instance, without those of repeats within.
struct Layout {
    std::vector<ModelId> models;  ///< by slot
    std::vector<TreeNode> nodes;  ///< by slot; links are slots (kNoNode: none)
    std::vector<ModelId> repeats; ///< directly within
};

struct Item {
    std::string_view value;
    TextSource label;
};

struct Itemset {
    ExpressionId nodes = -1;
    ExpressionId value = -1; ///< relative to an item
    ExpressionId label = -1;
    WordId value_child = kNoWord; ///< where `value` is just a child's name
    WordId label_child = kNoWord;
    bool label_is_itext = false;  ///< the label child holds a text's id
    bool is_fixed = false;        ///< no answer changes which nodes there are
    std::vector<WordId> label_children; ///< of itemsets.csv: the column of labels in each of the form's languages
};

struct ControlInfo {
    ModelId model = kNoModel; ///< of a repeat: the repeat
    TextSource label, hint;
    std::vector<Item> items;
    std::optional<Itemset> itemset;
    ExpressionId count = -1; ///< jr:count
    bool is_query_search = false; ///< choices that come from elsewhere: any answer is taken
    bool are_only_words = false;  ///< choices that name places on a range: what lies between is an answer, too
};

enum class Event : std::uint8_t {
    FirstLoad = 1, Load = 2, NewRepeat = 4, ValueChanged = 8, Revalidate = 16,
};

struct Action {
    std::uint8_t events = 0;
    bool is_geopoint = false;
    ModelId source = 0;       ///< the node whose event it hears: of the control, the repeat; else the root
    ExpressionId target = -1;
    ModelId target_model = kNoModel;
    ExpressionId value = -1;
    std::string_view text;    ///< where there is no value expression
};

enum class ComputationKind : std::uint8_t {
    Calculate,
    Relevant,
    Count,   ///< jr:count: instances of `model` come and go
    Choices, ///< an itemset: an answer that is no longer offered goes
};

struct Computation {
    ComputationKind kind = ComputationKind::Calculate;
    ModelId model = 0;
    ExpressionId expression = -1;
};

/// What a bind says that the engine itself does not take.
struct BindAttribute {
    std::string_view name; ///< as written
    std::string_view value;
    std::int32_t next = -1; ///< of the same node
};

struct Dependent {
    std::uint32_t rank = 0;
    ModelId anchor = 0; ///< instances within the same frame of this repeat are touched
};

/// Who has to be computed again when a node changes. Ranks are in topological order.
struct Graph {
    std::vector<Computation> computations;       ///< by rank; counts come last
    std::vector<std::uint32_t> first_dependent;  ///< by model node, one more than there are
    std::vector<Dependent> dependents;
    std::vector<std::vector<std::uint32_t>> ranks_of; ///< by repeat (0: outside): those whose model it owns
    /// By repeat: who looks into it from outside, so hears when an instance comes or goes.
    std::vector<std::vector<Dependent>> watchers;
    /// By repeat: who within it asks for positions, so hears when an instance goes.
    std::vector<std::vector<std::uint32_t>> place_watchers;
};

/// A form, compiled. Built by the loader, never changed afterwards.
struct Definition {
    Names names;
    TextArena arena;
    xpath::Code code;
    std::vector<Expression> expressions;
    std::vector<std::vector<xpath::Dependency>> expression_dependencies; ///< emptied when the graph is built

    std::optional<std::string> id, version;
    std::string title;
    std::vector<std::string> titles; ///< in each of `languages`, where the form has them
    std::vector<std::string> languages;
    std::string default_language;
    std::vector<std::pair<std::string, std::string>> settings;

    std::vector<ModelNode> model;
    FlatIndex children; ///< by parent and local word the first; see child_named()
    std::unordered_map<ModelId, Layout> layouts;
    std::unique_ptr<Document> initial; ///< the primary instance as the form has it
    std::vector<std::pair<std::string, std::string>> root_namespaces; ///< prefix, uri: what the submission declares

    std::vector<std::unique_ptr<const Document>> documents; ///< [0] empty: the primary instance's place
    std::unordered_map<std::string, std::uint32_t> document_ids;
    std::int32_t last_saved = -1; ///< which of them
    bool lacks_files = false;     ///< a list is missing: then no answer is taken back for not being in one

    std::unordered_map<std::string_view, std::uint32_t> text_ids;
    std::vector<Translation> translations;
    std::vector<TextValue> text_values;
    std::vector<Segment> segments;
    /// Outputs of a text that labels of several nodes share: by segment and node.
    std::unordered_map<std::uint64_t, ExpressionId> other_outputs;

    std::vector<Control> controls;
    std::vector<ControlInfo> control_infos;
    std::vector<Action> actions;
    std::vector<BindAttribute> bind_attributes;
    Graph graph;
    ModelId meta = kNoModel, instance_id = kNoModel, instance_name = kNoModel, deprecated_id = kNoModel;

    static std::size_t child_hash(ModelId parent, WordId local)
    {
        return static_cast<std::size_t>(((std::uint64_t{parent} << 32) | local) * 0xD6E8FEB86659FD93ULL);
    }
    /// The first child (attributes are children here) of that local name; the others follow by ModelNode::alike.
    ModelId child_named(ModelId parent, WordId local) const
    {
        return children.find(child_hash(parent, local), [&](ModelId child) {
            return model[child].parent == parent && names.at(model[child].name).local == local;
        });
    }
    const Layout& layout(ModelId repeat) const { return layouts.at(repeat); }
};

}
