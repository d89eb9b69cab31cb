#include "app/form/model/loader.h"

#include "app/form/model/form_resolver.h"
#include "app/form/model/model_path.h"
#include "app/form/model/tree_reader.h"

#include "platform/base/trim.h"

#include <re2/re2.h>

#include <algorithm>

namespace kerbside::app {

using platform::XmlAttribute;
using platform::XmlDocument;

namespace {

constexpr std::string_view kOpenRosa = "http://openrosa.org/xforms";
constexpr std::string_view kLastSaved = "jr://instance/last-saved";

std::string_view last_segment(std::string_view address)
{
    const auto slash = address.rfind('/');
    return slash == std::string_view::npos ? address : address.substr(slash + 1);
}

}

class Loader::FormResolver {
public:
    FormResolver(Definition& form, std::vector<std::pair<std::string, std::string>> prefixes)
        : resolver(form.names, form, std::move(prefixes)), compiler(form.code, resolver)
    {
    }
    ModelResolver resolver;
    xpath::Compiler compiler;
};

Loader::Loader(MediaSource& media) : m_media(media), m_form(std::make_shared<Definition>()) {}
Loader::~Loader() = default;

void Loader::error(const XmlNode& at, std::string message)
{
    m_errors.push_back({.message = std::move(message), .line = at ? m_xml->line_of(at) : 0});
}

void Loader::warn(const XmlNode& at, std::string message)
{
    m_warnings.push_back({.message = std::move(message), .line = at ? m_xml->line_of(at) : 0});
}

Form::Loaded Loader::load(std::string text, std::shared_ptr<Definition>& out)
{
    auto parsed = XmlDocument::parse(std::move(text));
    if (!parsed) {
        m_errors.push_back({.message = parsed.error().detail});
    } else {
        m_xml.emplace(std::move(parsed).value());
        if (find_parts()) {
            read_instances();
            if (m_form->initial) {
                find_repeats();
                build_model();
                build_layouts();
                std::vector<std::pair<std::string, std::string>> prefixes = m_form->root_namespaces;
                for (XmlNode at = m_primary; at; at = at.parent())
                    for (XmlAttribute name = at.first_attribute(); name; name = name.next())
                        if (name.is_namespace() && !name.prefix().empty())
                            prefixes.emplace_back(name.local(), name.value());
                m_resolver = std::make_unique<FormResolver>(*m_form, std::move(prefixes));
                read_itext();
                read_titles();
                // Mostly the larger part of a form, and from here on its texts are ours.
                m_xml->release(m_model.first_element("itext"));
                read_binds();
                read_body();
                read_actions();
                compile_all_outputs();
                build_graph(*m_form, m_errors);
            }
        }
    }
    if (m_errors.empty())
        out = std::move(m_form);
    return {nullptr, std::move(m_errors), std::move(m_warnings)};
}

bool Loader::find_parts()
{
    const XmlNode root = m_xml->root();
    const XmlNode head = root.first_element("head");
    m_body = root.first_element("body");
    m_model = head.first_element("model");
    if (root.local() != "html" || !m_model || !m_body) {
        error(root, "this is no XForm: h:html with h:head/model and h:body is missing");
        return false;
    }
    m_form->title = std::string(platform::trimmed(head.first_element("title").text()));
    read_settings(m_model);
    const XmlNode instance = m_model.first_element("instance");
    m_primary = instance.first_element();
    if (!m_primary) {
        error(m_model, "there is no primary instance");
        return false;
    }
    if (const auto id = m_primary.attribute("id"))
        m_form->id = std::string(id.value());
    for (const auto uri : {std::string_view{}, kOpenRosa})
        if (const auto version = m_primary.attribute("version", uri); version && !m_form->version)
            m_form->version = std::string(version.value());
    return true;
}

void Loader::read_instances()
{
    Definition& form = *m_form;
    form.documents.emplace_back();
    form.initial = std::make_unique<Document>(form.names);
    read_tree(m_primary, form.names, *form.initial, Keep::Data);
    const XmlNode first = m_model.first_element("instance");
    for (XmlNode at = first.next_element("instance"); at; at = at.next_element("instance")) {
        const std::string id(at.attribute_value("id"));
        if (id.empty()) {
            warn(at, "a secondary instance without id cannot be reached");
            continue;
        }
        if (form.document_ids.contains(id)) {
            error(at, "two instances have the id " + id);
            continue;
        }
        const auto source = at.attribute_value("src");
        if (!source.empty() && !at.first_element()) {
            read_list_of(at, id, source);
            continue;
        }
        auto document = std::make_unique<Document>(form.names);
        const auto kept = document->arena().keep(id);
        document->at(kDocumentNode).attributes = document->add({.kind = NodeKind::Attribute,
                                                                .name = form.names.plain("id"),
                                                                .parent = kDocumentNode,
                                                                .size = static_cast<std::uint32_t>(kept.size()),
                                                                .text = kept.data()});
        if (const XmlNode root = at.first_element())
            read_tree(root, form.names, *document, Keep::Data);
        form.document_ids.emplace(id, static_cast<std::uint32_t>(form.documents.size()));
        form.documents.push_back(std::move(document));
    }
}

void Loader::read_list_of(const XmlNode& instance, const std::string& id, std::string_view source)
{
    Definition& form = *m_form;
    form.document_ids.emplace(id, static_cast<std::uint32_t>(form.documents.size()));
    if (source == kLastSaved) {
        form.last_saved = static_cast<std::int32_t>(form.documents.size());
        form.documents.push_back(std::make_unique<Document>(form.names));
        return;
    }
    const auto name = last_segment(source);
    auto bytes = name.empty() || name == ".." ? platform::Error{platform::ErrorKind::NotFound, "no file name"}
                                              : m_media.read(name);
    auto document = std::make_unique<Document>(form.names);
    if (!bytes) {
        warn(instance, "the file " + std::string(name) + " of the instance " + id + " is missing");
        form.lacks_files = true;
    } else {
        auto read = read_list(name, std::move(bytes).value(), form.names);
        if (read)
            document = std::move(read).value();
        else
            error(instance, "the file " + std::string(name) + ": " + read.error().detail);
    }
    form.documents.push_back(std::move(document));
}

ExpressionId Loader::compile(std::string_view source, ModelId model, std::string_view what, const XmlNode& at)
{
    return compile_at(source, model, what, m_xml->line_of(at));
}

ExpressionId Loader::compile_at(std::string_view source, ModelId model, std::string_view what, std::uint32_t line)
{
    const std::size_t first = m_form->code.ops.size();
    auto compiled = m_resolver->compiler.compile(source, model);
    const auto place = [&] {
        return std::string(what) + (model == kNoModel ? std::string{} : " of " + path_of(model)) + ": ";
    };
    if (!compiled || compiled->misuse) {
        const auto& why = compiled ? *compiled->misuse : compiled.error();
        m_errors.push_back({.message = place() + why.detail,
                            .line = line,
                            .node = model == kNoModel ? std::string{} : path_of(model),
                            .part = std::string(what)});
        return -1;
    }
    warn_of_patterns(first, line);
    m_form->expressions.push_back({compiled->root, keep(source), keep(what), model, line});
    m_form->expression_dependencies.push_back(std::move(compiled->dependencies));
    return static_cast<ExpressionId>(m_form->expressions.size() - 1);
}

void Loader::warn_of_patterns(std::size_t first, std::uint32_t line)
{
    const xpath::Code& code = m_form->code;
    for (std::size_t at = first; at < code.ops.size(); ++at) {
        const xpath::Op& op = code.ops[at];
        if (op.kind != xpath::OpKind::Call || op.count != 2 || code.functions[op.extra]->name != "regex")
            continue;
        const xpath::Op& pattern = code.ops[code.args[op.first + 1]];
        if (pattern.kind != xpath::OpKind::Text)
            continue;
        re2::RE2::Options options;
        options.set_log_errors(false);
        const re2::RE2 compiled(code.texts[pattern.first], options);
        if (!compiled.ok())
            m_warnings.push_back({.message = "regex(): the pattern " + code.texts[pattern.first].substr(0, 80) +
                                             " cannot be matched (" + compiled.error() + "): it holds for every answer",
                                  .line = line});
    }
}

std::string Loader::path_of(ModelId model) const
{
    return model_path(*m_form, model);
}

ModelId Loader::resolve(std::string_view path, ModelId context) const
{
    return resolve_path(*m_form, path, context);
}

}
