#pragma once

#include "app/form/environment.h"
#include "app/form/form.h"
#include "platform/base/bytes.h"
#include "platform/base/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::app {

class Engine;

/// Names a node of one instance for as long as that node lives, whatever is added or removed around it.
struct NodeRef {
    std::uint32_t node = 0;
    std::uint32_t serial = 0;
    friend auto operator<=>(const NodeRef&, const NodeRef&) = default;
};

struct MediaLinks {
    std::string image, big_image, audio, video; ///< file names; empty where there is none
};

struct Choice {
    std::string value;
    std::string label;
    MediaLinks media;
};

enum class AnswerError : std::uint8_t { None, Required, Constraint };

/// A node as the face shows it now, in the current language. Plain values: nothing is borrowed.
struct NodeView {
    std::string path; ///< with positions where they are not the first
    std::optional<ControlKind> kind; ///< none for a node without a control
    std::int32_t control = -1;       ///< index into Form::controls()
    ValueType type = ValueType::String;
    bool has_value = false;          ///< a group or a repeat has none
    std::string value;               ///< as it would be sent; empty while not relevant
    bool relevant = true, readonly = false, required = false;
    std::optional<std::string> label, hint, guidance;
    MediaLinks media;                ///< of the label
    AnswerError error = AnswerError::None;
    std::optional<std::string> message; ///< the form's own words for `error`, where it has any
    std::vector<std::string> appearances;
    std::vector<Choice> choices;     ///< offered now
    std::optional<std::uint32_t> count; ///< of a whole repeat series
};

enum class OutlineKind : std::uint8_t {
    Question,
    GroupBegin, GroupEnd,
    RepeatBegin, RepeatEnd,     ///< round all instances of one series
    InstanceBegin, InstanceEnd, ///< round each of them
};

/// A step through what is relevant now, in the order of the body.
struct OutlineItem {
    OutlineKind kind = OutlineKind::Question;
    NodeRef node;                ///< of RepeatBegin/End: the element that holds the series
    std::int32_t control = -1;   ///< index into Form::controls()
    std::uint32_t depth = 0;
    std::uint32_t match = 0;     ///< index of the item that begins or ends this one
    std::uint32_t position = 0;  ///< of an instance, from 1; of a repeat: how many there are
    bool may_add = false;        ///< a repeat's: the worker may add one
    bool may_remove = false;     ///< an instance's
};

struct Violation {
    NodeRef node;
    std::string path;
    AnswerError error = AnswerError::Required;
    std::optional<std::string> message;
};

/// One filling-in of a form. Every change leaves all that depends on it up to date.
/// Not thread-safe; belongs to one thread at a time.
class Instance {
public:
    /// New and blank: defaults, preloads, first-load actions and calculations have run.
    static platform::Result<Instance> create(std::shared_ptr<const Form> form, Environment environment);
    /// What save() gave, or any submission of this form; Corrupt where it is neither. In the language of the form's that
    /// is called so, which is what its calculations are worked out in; empty: in the one that it was saved in.
    static platform::Result<Instance> restore(std::shared_ptr<const Form> form, Environment environment,
                                              platform::ByteView draft, std::string_view language = {});
    /// Opens a sent one for editing: `meta/deprecatedID` gets the old instanceID, `meta/instanceID` a new one.
    static platform::Result<Instance> edit(std::shared_ptr<const Form> form, Environment environment,
                                           std::string_view submission);

    Instance(Instance&&) noexcept;
    Instance& operator=(Instance&&) noexcept;
    ~Instance();

    const Form& form() const;

    /// NotFound where there is no such node. Paths as in `kerbside form run`.
    platform::Result<NodeRef> find(std::string_view path) const;
    std::string path_of(NodeRef) const;
    bool is_alive(NodeRef) const;

    /// Answers a question; an empty value clears it, as does one that is no value of its type or no choice offered.
    /// Refused for a node that takes no answer (read-only ones do: the face shows them without a field).
    /// Refused also where the budget ran out: then the answer is kept and the error names the expression.
    platform::Status set(NodeRef, std::string_view value);
    platform::Status set(std::string_view path, std::string_view value);

    /// Adds at the end of the series: of the repeat control at `control` under `parent`, or of the path.
    platform::Result<NodeRef> add(NodeRef parent, std::int32_t control);
    platform::Result<NodeRef> add(std::string_view path);
    platform::Status remove(NodeRef instance);
    platform::Status remove(std::string_view path);

    /// An instance of a repeat with all in it, relevant or not, for put_back() after it was removed. Empty where it is gone.
    platform::Bytes save(NodeRef instance) const;
    /// At `position` of its series, from 1, or at the end of a shorter one. Corrupt where `saved` is not of that repeat.
    platform::Result<NodeRef> put_back(NodeRef parent, std::int32_t control, std::uint32_t position, platform::ByteView saved);

    const std::string& language() const;
    platform::Status set_language(std::string_view language);

    NodeView view(NodeRef) const;
    /// The same with `choices` left empty: a face asks for those once, not in every frame.
    NodeView view_without_choices(NodeRef) const;
    /// A path that ends at a repeat without position; count and the repeat's label.
    NodeView view_series(std::string_view path) const;
    std::vector<OutlineItem> outline() const;
    std::string value(NodeRef) const;
    bool is_relevant(NodeRef) const;
    /// Whether the node's constraint would hold if that were its value; nothing is changed.
    bool would_hold(NodeRef, std::string_view value) const;
    std::vector<Choice> choices(NodeRef) const;
    /// True where no answer can change what choices() gives; the language may.
    bool has_fixed_choices(NodeRef) const;

    /// Checks every relevant question, in form order.
    std::vector<Violation> validate() const;
    /// The XML that would be sent now.
    std::string submission_xml() const;
    /// Sets timeEnd preloads and runs what must run before the final submission_xml().
    void finalize();
    /// The draft: everything that restore() needs, relevant or not.
    platform::Bytes save() const;

    /// Fixes who this filling-in is, for as long as it lives: `known` where it was begun before, else the form's own
    /// `uuid:…` or, where it makes none for each filling-in, a new one. meta/instanceID keeps it, where that is the
    /// form's place for it, also where the form would calculate another later.
    std::string fix_identity(std::string_view known = {});
    /// What fix_identity() gave; empty before.
    const std::string& identity() const;

    /// `uuid:…`, or what the form gives; and the name for lists of drafts (meta/instanceName, or empty).
    std::string instance_id() const;
    std::string instance_name() const;
    /// After edit(), where the form has no node for `meta/deprecatedID`: the one that the submission has all the same,
    /// if that is what `path` names.
    std::optional<NodeView> view_deprecated(std::string_view path) const;

    /// The inside: for this room only.
    Engine& engine() { return *m_engine; }
    const Engine& engine() const { return *m_engine; }

private:
    explicit Instance(std::unique_ptr<Engine> engine);
    std::uint32_t repeat_at(NodeRef parent, std::int32_t control) const; ///< of the model; kNoModel where there is none
    std::unique_ptr<Engine> m_engine;
};

}
