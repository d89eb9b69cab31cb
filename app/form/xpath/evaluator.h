#pragma once

#include "app/form/environment.h"
#include "app/form/instance/primary.h"
#include "app/form/xpath/dates.h"
#include "app/form/xpath/program.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace re2 {
class RE2;
}

namespace kerbside::app::xpath {

/// What functions ask of the form; a plain document has none of it.
class Host {
public:
    virtual ~Host() = default;
    /// The text of that id in the current language, outputs filled in; nothing where there is none.
    virtual std::optional<std::string> itext(std::string_view id) = 0;
    /// The label of a choice of the question at a path.
    virtual std::optional<std::string> choice_name(std::string_view value, std::string_view path, Node origin) = 0;
    /// The number of a secondary instance.
    virtual std::optional<std::uint32_t> document(std::string_view id) = 0;
    virtual std::string_view language() const = 0;
};

/// What expressions are evaluated over.
struct World {
    const Names* names = nullptr;
    std::vector<const Document*> documents; ///< [0]: the primary instance, or the plain document
    const Primary* primary = nullptr;       ///< null for a plain document: then XPath 1.0 to the letter
    const Definition* definition = nullptr;
    const Environment* environment = nullptr;
    Host* host = nullptr;
};

/// Evaluates compiled expressions. Keeps caches (regular expressions), so one lives as long as its world.
class Evaluator {
public:
    Evaluator(const Code& code, const World& world);
    ~Evaluator();
    Evaluator(const Evaluator&) = delete;
    Evaluator& operator=(const Evaluator&) = delete;

    /// Sets the node that expressions are for, and forgets an earlier failure.
    void begin(Node origin)
    {
        m_origin = origin;
        m_focus = {origin, 1, 1};
        m_failed = false;
    }
    void set_budget(std::uint64_t steps) { m_budget = steps; }
    std::uint64_t budget() const { return m_budget; }
    bool failed() const { return m_failed; }
    bool is_spent() const { return m_spent; }
    void clear_spent() { m_spent = false; }
    const std::string& failure() const { return m_failure; }

    Value evaluate(std::uint32_t op);
    double number(std::uint32_t op);
    bool boolean(std::uint32_t op);
    std::string string(std::uint32_t op);
    NodeSet nodes(std::uint32_t op);
    bool is_nodes(std::uint32_t op) const;

    // Conversions (XPath 1.0 §4, with the field's dates).
    double to_number(const Value& value);
    bool to_boolean(const Value& value);
    std::string to_string(const Value& value);
    double text_number(std::string_view text) const;
    double number_of(Node node);
    std::string_view text_of(Node node, std::string& scratch) const;

    Node origin() const { return m_origin; }
    Node focus() const { return m_focus.node; }
    std::size_t position() const { return m_focus.position; }
    std::size_t size() const { return m_focus.size; }
    const Document& document(Node node) const { return *m_world.documents[node.document]; }
    const World& world() const { return m_world; }
    const Code& code() const { return m_code; }
    const Op& op(std::uint32_t index) const { return m_code.ops[index]; }
    std::uint32_t arg(const Op& op, std::size_t i) const { return m_code.args[op.first + i]; }
    Zone zone() const { return m_world.environment != nullptr ? m_world.environment->zone : Zone{}; }

    bool spend(std::uint64_t steps);
    Value fail(std::string message);
    /// Compiled once and kept; null where the pattern is none.
    const re2::RE2* pattern(const std::string& text);
    void sort(NodeSet& nodes) const;
    /// Where among those of its name an element stands, from 1.
    std::size_t place_of(Node node) const;
    std::uint64_t random_bits();
    /// One number for the life of this evaluator: what has no seed is shuffled once, not at every look.
    std::int64_t session_seed();
    /// The one node that a plain path means, relevant or not; nothing for any other operand.
    std::optional<Node> plain_node(std::uint32_t op) const;

private:
    struct Focus {
        Node node;
        std::size_t position = 1;
        std::size_t size = 1;
    };

    NodeId slot(const Op& op) const;
    void slots(const Op& op, NodeSet& out);
    bool view(std::uint32_t op, std::string_view& out) const;
    Value path(const Op& op);
    void step(Node from, const Step& step, NodeSet& out);
    void axis(Node from, const Step& step, NodeSet& out);
    bool by_index(Node from, const Step& step, NodeSet& out);
    const Op* key_comparison(const Step& step, std::uint32_t predicate, std::uint32_t& rest) const;
    void filter(NodeSet& nodes, std::uint32_t first, std::uint32_t count);
    bool matches(const Document& document, NodeId id, const Step& step, NodeKind principal) const;
    bool reads_focus(std::uint32_t op) const;
    bool reads_position(std::uint32_t op) const;
    bool compare(const Op& op);
    bool compare(Operator operation, const Value& left, const Value& right);
    bool compare_texts(Operator operation, std::string_view left, std::string_view right) const;
    double arithmetic(const Op& op);
    bool node_boolean(NodeId id);

    const Code& m_code;
    const World& m_world;
    Node m_origin;
    Focus m_focus;
    std::uint64_t m_budget = 20'000'000;
    bool m_failed = false;
    bool m_spent = false;
    std::string m_failure;
    std::unordered_map<std::string, std::unique_ptr<re2::RE2>> m_patterns;
    std::vector<FrameId> m_frames;
    std::optional<std::int64_t> m_session_seed;
    mutable std::vector<std::int8_t> m_reads_focus;
};

}
