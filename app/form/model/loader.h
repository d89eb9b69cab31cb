#pragma once

#include "app/form/model/attribute_list.h"
#include "app/form/model/definition.h"
#include "app/form/xpath/compiler.h"
#include "platform/xml/reader.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace kerbside::app {

/// Compiles the XML of a form. One use: load() and take what it gives.
class Loader {
public:
    explicit Loader(MediaSource& media);
    ~Loader();

    Form::Loaded load(std::string xml, std::shared_ptr<Definition>& out);

private:
    using XmlNode = platform::XmlNode;
    class FormResolver;
    struct Proto;

    // loader.cpp
    void error(const XmlNode& at, std::string message);
    void warn(const XmlNode& at, std::string message);
    bool find_parts();
    void read_instances();
    void read_list_of(const XmlNode& instance, const std::string& id, std::string_view source);
    ExpressionId compile(std::string_view source, ModelId model, std::string_view what, const XmlNode& at);
    ExpressionId compile_at(std::string_view source, ModelId model, std::string_view what, std::uint32_t line);
    void warn_of_patterns(std::size_t first, std::uint32_t line);
    /// A path of names alone, absolute or from `context`; kNoModel where it leads nowhere.
    ModelId resolve(std::string_view path, ModelId context) const;
    std::string path_of(ModelId model) const;
    std::string_view keep(std::string_view text) { return m_form->arena.keep(text); }

    // loader_model.cpp
    void find_repeats();
    void build_model();
    ModelId flatten_node(const Proto& proto, ModelId parent);
    void add_child(ModelId parent, ModelId child);
    void build_layouts();

    // loader_binds.cpp
    void read_binds();
    void read_bind(const XmlNode& bind, const AttributeList& attributes, ModelId model);
    void read_settings(const XmlNode& model);

    // loader_texts.cpp
    void read_itext();
    void fill_missing_texts();
    void read_titles();
    TextSource text_source(const XmlNode& element, ModelId model, std::string_view what);
    TextSource message_source(std::string_view text, ModelId model, const XmlNode& at);
    TextSource segments_of(const XmlNode& element, ModelId model, std::string_view what);
    std::optional<std::uint32_t> itext_id(std::string_view expression) const;
    void compile_outputs(std::uint32_t text, ModelId model);
    void compile_all_outputs();

    // loader_body.cpp
    void read_body();
    bool read_control(const XmlNode& element, std::int32_t parent, ModelId context);
    static void read_attributes(const AttributeList& attributes, Control& control);
    void read_choices(const XmlNode& element, ControlInfo& info);
    bool read_external_choices(const XmlNode& element, std::string_view query, ControlInfo& info);
    void read_range(const XmlNode& element, Control& control);
    Itemset read_itemset(const XmlNode& element, ModelId model);
    ModelId node_of(const AttributeList& attributes, ModelId context) const;
    ExpressionId compile_count(std::string_view source, ModelId repeat, const XmlNode& element);
    void read_repeat_count(const XmlNode& element, Control& control, ControlInfo& info);

    // loader_external.cpp
    bool has_external_lists();

    // loader_actions.cpp
    static bool is_action(const XmlNode& element);
    void read_actions();
    void read_action(const XmlNode& element, ModelId source, bool is_in_repeat);

    MediaSource& m_media;
    std::optional<platform::XmlDocument> m_xml;
    std::shared_ptr<Definition> m_form;
    std::unique_ptr<FormResolver> m_resolver;
    std::vector<Problem> m_errors;
    std::vector<Problem> m_warnings;
    XmlNode m_model, m_body, m_primary;
    AttributeList m_attributes; ///< of the element that is being read
    std::unordered_set<std::string> m_repeats;
    std::unordered_map<std::string, ModelId> m_bind_ids;
    std::vector<ModelId> m_last_alike; ///< by the first child of a name: the last so far
    struct PendingOutput {
        std::uint32_t segment;
        std::string source;
        std::uint32_t line;
    };
    std::unordered_map<std::uint32_t, std::vector<PendingOutput>> m_outputs; ///< by itext number
    std::optional<bool> m_has_external; ///< itemsets.csv is there; none: not looked for yet
};

/// The graph of what depends on what (recalc/graph.cpp). Errors name the nodes of a cycle.
void build_graph(Definition& form, std::vector<Problem>& errors);

}
