#pragma once

#include "app/form/instance.h"
#include "app/form/instance/primary.h"
#include "app/form/model/definition.h"
#include "app/form/recalc/dirty.h"
#include "app/form/xpath/evaluator.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::app {

/// How an instance begins.
enum class Birth : std::uint8_t { New, Restored, Edited };

/// What an Instance is made of: the primary instance, an evaluator over it, and what is dirty.
class Engine final : public xpath::Host {
public:
    Engine(std::shared_ptr<const Form> form, Environment environment);

    /// Defaults or `document`, then preloads, actions and calculations, as the birth asks for.
    platform::Status begin(Birth birth, const Document* document);

    const Form& form() const { return *m_form; }
    const Definition& definition() const { return m_definition; }
    const Primary& primary() const { return m_primary; }
    const Environment& environment() const { return m_environment; }
    const Names& names() const { return m_names ? *m_names : m_definition.names; }
    const xpath::World& world() const { return m_world; }

    // engine.cpp
    /// Whatever is asked next (a view, a validation) has the whole budget for itself.
    void refill()
    {
        m_evaluator.set_budget(m_environment.budget);
        m_evaluator.clear_spent();
        m_stopped.clear();
    }
    platform::Status answer(NodeId node, std::string_view value);
    platform::Result<FrameId> add(FrameId parent, ModelId repeat);
    platform::Status remove(FrameId frame);
    /// An instance of a repeat with what `document` has for it, as if it had never been taken away.
    platform::Result<FrameId> put_back(FrameId parent, ModelId repeat, std::uint32_t position, const Document& document);
    platform::Status set_language(std::string_view language);
    const std::string& current_language() const { return m_language; }
    bool is_relevant(NodeId node) const { return m_primary.state(node).relevant; }
    bool is_readonly(NodeId node);
    bool is_required(NodeId node);
    AnswerError error_of(NodeId node);
    bool would_hold(NodeId node, std::string_view value);
    void run_timestamps(std::string_view parameter);

    // paths.cpp
    std::optional<NodeId> find(std::string_view path) const;
    /// A path that ends at a repeat without position: the frame and the repeat.
    std::optional<std::pair<FrameId, ModelId>> find_series(std::string_view path) const;
    std::string path_of(NodeId node) const;

    // texts.cpp
    std::optional<std::string> text(const TextSource& source, NodeId origin, TextForm form = TextForm::Plain);
    std::optional<std::string> itext(std::string_view id) override;
    std::string_view language() const override { return m_language; }
    std::optional<std::uint32_t> document(std::string_view id) override;

    // choices.cpp
    std::optional<std::string> choice_name(std::string_view value, std::string_view path,
                                           xpath::Node origin) override;
    std::vector<Choice> choices(NodeId node);
    void choices_of(const ControlInfo& info, NodeId node, bool with_labels, std::vector<Choice>& out);

    // identity.cpp
    std::string fix_identity(std::string_view known);
    const std::string& identity() const { return m_identity; }

    // submission.cpp
    std::string xml(bool all, NodeId from = kNoNode) const;
    std::string deprecated_id() const { return m_deprecated; }
    void set_deprecated_id(std::string id) { m_deprecated = std::move(id); }
    /// What the element is called that the submission has for it and the form has not; empty where there is none.
    std::string deprecated_name() const;

private:
    // recalc/recalculate.cpp
    void mark_all();
    void touch(NodeId node);
    platform::Status settle();
    void compute(const Computation& computation, NodeId node);
    void compute_relevance(const Computation& computation, NodeId node);
    void compute_value(const Computation& computation, NodeId node);
    void compute_count(const Computation& computation, FrameId frame);
    void spread_relevance(NodeId node);
    void was_added(FrameId frame);
    void will_be_removed(FrameId frame);
    void drop(FrameId frame);
    std::string_view failed_expression(ExpressionId expression);

    // values.cpp
    std::string stored(const xpath::Value& value, ValueType type);
    std::string accepted(std::string_view value, NodeId node);
    std::string stated(std::string_view text, ValueType type);
    void hold_to_types(FrameId frame);
    void put(NodeId node, std::string_view text);

    /// The node of `model` in the innermost frame round `near` that has one.
    std::optional<NodeId> own_node(ModelId model, NodeId near) const;

    // actions.cpp
    void run_actions(Event event, NodeId source);
    void run_actions_on_load(Event event);
    void run_action(const Action& action, NodeId source);
    void preload(FrameId frame, bool is_new);
    std::string new_instance_id();
    void read_last_saved();
    void fill(const Document& document, NodeId from, NodeId to);
    void fill_from_form(FrameId frame);

    // texts.cpp
    bool is_isolating(TextForm form) const { return m_environment.isolates_outputs && (form == TextForm::Plain || form == TextForm::Guidance); }
    void append_segment(std::string& out, const Segment& segment, std::uint32_t number, NodeId origin);
    std::optional<std::string> text_of(const TextSource& source, NodeId origin, TextForm form);
    std::optional<std::string> text_of_entry(std::uint32_t text, NodeId origin, TextForm form);

    std::shared_ptr<const Form> m_form;
    const Definition& m_definition;
    Environment m_environment;
    bool m_isolates = false; ///< while a text for the face is made; never in what a calculation reads
    std::unique_ptr<Names> m_names; ///< our own, where a last saved submission brought names of its own
    std::unique_ptr<Document> m_last_saved;
    Primary m_primary;
    xpath::World m_world;
    xpath::Evaluator m_evaluator;
    Dirty m_dirty;
    std::string m_language;
    std::size_t m_translation = 0;
    std::string m_deprecated;
    std::string m_identity;          ///< empty until it is fixed
    bool m_keeps_identity = false;   ///< meta/instanceID is not calculated any more
    std::uint32_t m_action_depth = 0;
    bool m_is_nested = false; ///< choices are asked for from within an evaluation
    std::string m_stopped; ///< the expression at which the budget ran out
    std::vector<FrameId> m_scopes, m_frames;
};

}
