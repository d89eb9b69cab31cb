#pragma once

#include "app/form/xlsform/problems.h"
#include "app/form/xlsform/question_types.h"

#include <array>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::app::xlsform {

inline constexpr std::string_view kSurvey = "survey";
inline constexpr std::string_view kChoices = "choices";
inline constexpr std::string_view kSettings = "settings";
inline constexpr std::string_view kEntities = "entities";

/// A cell's text and the header above it.
struct Value {
    std::string_view text;
    std::string_view column;

    bool empty() const { return text.empty(); }
};

/// A text in the languages that the author gave.
class Texts {
public:
    struct One {
        std::string_view language;
        std::string_view text;
        std::string_view column;
    };

    void add(const One& one) { m_all.push_back(one); }
    /// A text without a language becomes that of the default language, unless that one is there too.
    void settle(std::string_view default_language);

    bool empty() const { return m_all.empty(); }
    /// Whether a language was named for any of it.
    bool is_localized() const { return m_localized; }
    const std::vector<One>& all() const { return m_all; }
    std::string_view first() const { return m_all.empty() ? std::string_view{} : m_all.front().text; }
    std::string_view column() const { return m_all.empty() ? std::string_view{} : m_all.front().column; }
    bool has_reference() const;

private:
    std::vector<One> m_all;
    bool m_localized = false;
};

enum MediaKind { kImage, kBigImage, kAudio, kVideo, kMediaKinds };
inline constexpr std::array<std::string_view, kMediaKinds> kMediaNames = {"image", "big-image", "audio", "video"};
using MediaTexts = std::array<Texts, kMediaKinds>;
bool has_media(const MediaTexts&);

/// An attribute for bind, body or instance, with the column it came from.
struct Attribute {
    std::string name;
    std::string value;
    std::string_view column;
};
using Attributes = std::vector<Attribute>;
const Attribute* find(const Attributes&, std::string_view name);
void set(Attributes&, std::string_view name, std::string value, std::string_view column = {});
/// What yes and no become where XForms wants an expression.
std::string as_expression(std::string_view cell);

struct Choice {
    std::uint32_t row = 0;
    std::string_view name;
    Texts label;
    MediaTexts media;
    std::vector<std::pair<std::string_view, std::string_view>> more; ///< further columns
};

struct ChoiceList {
    std::string name;
    std::vector<Choice> choices;
    bool needs_itext = false; ///< labels translated, with media or with references
    bool names_checked = false; ///< for select_multiple
    bool rank_checked = false;
    bool has_other = false;   ///< or_other has added its choice
    bool is_search = false;   ///< its choices stand within the questions that search() fills
};

enum class NodeKind { Root, Group, Repeat, Question, External, Meta };

/// An action that is not a question's own default.
struct Action {
    std::string name;  ///< `setvalue`, `odk:setgeopoint`, `odk:recordaudio`
    std::string event;
    std::string value;
    Attributes more;
};

/// A question, group or repeat: a node of the form.
struct Node {
    NodeKind kind = NodeKind::Question;
    std::string name;
    std::uint32_t row = 0;
    std::string_view sheet = kSurvey;
    std::uint32_t parent = 0;
    std::uint32_t depth = 0;
    std::vector<std::uint32_t> children;
    const QuestionType* type = nullptr;
    SelectKind select = SelectKind::None;

    Texts label, hint, guidance;
    MediaTexts media;
    Texts constraint_message, required_message, no_app_message;
    Attributes bind, body, instance;
    Value default_value;
    bool dynamic_default = false;
    Value choice_filter;
    std::vector<std::string> triggers;       ///< names of the questions whose change sets this one
    std::string list;                        ///< choice list, file name or `${name}`
    bool from_file = false;
    std::string value_ref, label_ref;        ///< of the itemset, where parameters name them
    bool randomize = false;
    std::string seed;
    std::vector<Action> actions;
    std::string text;                        ///< fixed content of the instance node

    bool is_section() const { return kind == NodeKind::Root || kind == NodeKind::Group || kind == NodeKind::Repeat; }
    Place place(std::string_view column = {}) const { return {sheet, row, column}; }
};

/// An attribute node of an entity, as `/data/meta/entity/@id`.
struct EntityAttribute {
    std::string name;
    std::string value;
    std::string calculate; ///< empty: no bind unless it is the id
};

/// A declared entity (ODK Entities specification).
struct Entity {
    std::string dataset;
    std::uint32_t row = 0;
    Value id, create_if, update_if, label;
    std::uint32_t container = 0; ///< node whose meta block it stands in
};

struct Setting {
    std::string value;
    std::uint32_t row = 0;
    std::string_view column;
};

/// The form as its author meant it, before it is XML.
struct Draft {
    std::map<std::string, Setting, std::less<>> settings;
    Texts titles;               ///< the form's title in the languages that have one of their own
    Attributes root_attributes; ///< `attribute::x` of the settings
    std::string default_language = "default";
    std::vector<ChoiceList> lists;
    std::map<std::string, std::size_t, std::less<>> list_index;
    std::vector<ChoiceList> osm_lists;
    std::vector<Node> nodes; ///< the first is the root
    std::vector<Entity> entities;
    std::set<std::string_view> external_lists; ///< of the sheet external_choices

    Node& root() { return nodes.front(); }
    const Node& root() const { return nodes.front(); }
    std::string_view setting(std::string_view name) const;
    const ChoiceList* list(std::string_view name) const;
    ChoiceList* list(std::string_view name);
    /// Adds a node as the last child of `parent`.
    std::uint32_t add(std::uint32_t parent, Node node);
    std::string path(std::uint32_t node) const;
    bool is_ancestor(std::uint32_t ancestor, std::uint32_t node) const;
    /// The repeat that `node` lies in (not itself), or 0.
    std::uint32_t repeat_around(std::uint32_t node) const;
};

}
