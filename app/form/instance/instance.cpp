#include "app/form/instance.h"

#include "app/form/draft_language.h"
#include "app/form/instance/view.h"
#include "app/form/model/tree_reader.h"
#include "platform/xml/reader.h"

#include <sstream>

namespace kerbside::app {

using platform::Error;
using platform::ErrorKind;
using platform::Result;
using platform::Status;

namespace {

constexpr std::string_view kDraftMark = "kerbside draft 1\n";

Error no_node()
{
    return {ErrorKind::NotFound, "there is no such node"};
}

Result<std::unique_ptr<Engine>> begin(std::shared_ptr<const Form> form, Environment environment, Birth birth,
                                      std::string_view xml, std::string_view language = {})
{
    auto engine = std::make_unique<Engine>(std::move(form), std::move(environment));
    if (!language.empty())
        (void)engine->set_language(language);
    if (birth == Birth::New) {
        TRY(engine->begin(birth, nullptr));
        return engine;
    }
    const auto corrupt = [](const std::string& why) { return Error{ErrorKind::Corrupt, why}; };
    auto parsed = platform::XmlDocument::parse(std::string(xml));
    if (!parsed)
        return corrupt(parsed.error().detail);
    Names names(engine->definition().names);
    Document document(names);
    read_tree(parsed->root(), names, document, Keep::Data);
    const NodeId root = document.first_child(kDocumentNode);
    if (names.local(document.name(root)) != engine->definition().names.local(engine->definition().model[0].name))
        return corrupt("it belongs to another form");
    TRY(engine->begin(birth, &document));
    return engine;
}

}

NodeRef ref_of(const Engine& engine, NodeId node)
{
    const Primary& primary = engine.primary();
    return {node, primary.frame(primary.state(node).frame).serial};
}

Instance::Instance(std::unique_ptr<Engine> engine) : m_engine(std::move(engine)) {}
Instance::Instance(Instance&&) noexcept = default;
Instance& Instance::operator=(Instance&&) noexcept = default;
Instance::~Instance() = default;

Result<Instance> Instance::create(std::shared_ptr<const Form> form, Environment environment)
{
    TRY_ASSIGN(auto engine, begin(std::move(form), std::move(environment), Birth::New, {}));
    return Instance(std::move(engine));
}

Result<Instance> Instance::restore(std::shared_ptr<const Form> form, Environment environment,
                                   platform::ByteView draft, std::string_view wanted)
{
    std::string_view text = platform::as_text(draft);
    std::string_view language;
    std::string deprecated;
    if (text.starts_with(kDraftMark)) {
        text.remove_prefix(kDraftMark.size());
        const auto line = text.find('\n');
        const auto second = line == std::string_view::npos ? line : text.find('\n', line + 1);
        if (second == std::string_view::npos)
            return Error{ErrorKind::Corrupt, "a draft without its beginning"};
        language = text.substr(0, line);
        deprecated = text.substr(line + 1, second - line - 1);
        text.remove_prefix(second + 1);
    }
    TRY_ASSIGN(auto engine, begin(std::move(form), std::move(environment), Birth::Restored, text, wanted.empty() ? language : wanted));
    engine->set_deprecated_id(deprecated);
    return Instance(std::move(engine));
}

std::string_view language_of_draft(platform::ByteView draft)
{
    auto text = platform::as_text(draft);
    if (!text.starts_with(kDraftMark))
        return {};
    text.remove_prefix(kDraftMark.size());
    return text.substr(0, text.find('\n'));
}

Result<Instance> Instance::edit(std::shared_ptr<const Form> form, Environment environment,
                                std::string_view submission)
{
    TRY_ASSIGN(auto engine, begin(std::move(form), std::move(environment), Birth::Edited, submission));
    return Instance(std::move(engine));
}

const Form& Instance::form() const
{
    return m_engine->form();
}

Result<NodeRef> Instance::find(std::string_view path) const
{
    const auto node = m_engine->find(path);
    if (!node)
        return Error{ErrorKind::NotFound, "there is no node " + std::string(path)};
    return ref_of(*m_engine, *node);
}

std::string Instance::path_of(NodeRef ref) const
{
    return is_alive(ref) ? m_engine->path_of(ref.node) : std::string{};
}

bool Instance::is_alive(NodeRef ref) const
{
    const Primary& primary = m_engine->primary();
    if (ref.node == kDocumentNode || ref.node >= primary.nodes())
        return false;
    const Frame& frame = primary.frame(primary.state(ref.node).frame);
    return frame.alive && frame.serial == ref.serial;
}

Status Instance::set(NodeRef ref, std::string_view value)
{
    m_engine->refill();
    return is_alive(ref) ? m_engine->answer(ref.node, value) : Status(no_node());
}

Status Instance::set(std::string_view path, std::string_view value)
{
    TRY_ASSIGN(const auto ref, find(path));
    return set(ref, value);
}

/// The repeat of that control, where it lies in the same frame as `parent`.
ModelId Instance::repeat_at(NodeRef parent, std::int32_t control) const
{
    const auto& infos = m_engine->definition().control_infos;
    if (!is_alive(parent) || control < 0 || static_cast<std::size_t>(control) >= infos.size())
        return kNoModel;
    const ModelId repeat = infos[static_cast<std::size_t>(control)].model;
    const auto& model = m_engine->definition().model;
    const bool is_here = repeat != kNoModel && model[repeat].is_repeat &&
        model[model[repeat].parent].owner == model[m_engine->primary().state(parent.node).model].owner;
    return is_here ? repeat : kNoModel;
}

Result<NodeRef> Instance::add(NodeRef parent, std::int32_t control)
{
    const ModelId repeat = repeat_at(parent, control);
    if (repeat == kNoModel)
        return no_node();
    TRY_ASSIGN(const auto frame, m_engine->add(m_engine->primary().state(parent.node).frame, repeat));
    return ref_of(*m_engine, m_engine->primary().frame(frame).base);
}

platform::Bytes Instance::save(NodeRef instance) const
{
    if (!is_alive(instance))
        return {};
    const auto out = m_engine->xml(true, instance.node);
    return {out.begin(), out.end()};
}

Result<NodeRef> Instance::put_back(NodeRef parent, std::int32_t control, std::uint32_t position, platform::ByteView saved)
{
    const ModelId repeat = repeat_at(parent, control);
    if (repeat == kNoModel)
        return no_node();
    const auto parsed = platform::XmlDocument::parse(std::string(platform::as_text(saved)));
    if (!parsed)
        return Error{ErrorKind::Corrupt, parsed.error().detail};
    const Definition& form = m_engine->definition();
    Names names(form.names);
    Document document(names);
    read_tree(parsed->root(), names, document, Keep::Data);
    if (names.local(document.name(document.first_child(kDocumentNode))) != form.names.local(form.model[repeat].name))
        return Error{ErrorKind::Corrupt, "it belongs to another repeat"};
    TRY_ASSIGN(const auto frame, m_engine->put_back(m_engine->primary().state(parent.node).frame, repeat, position, document));
    return ref_of(*m_engine, m_engine->primary().frame(frame).base);
}

Result<NodeRef> Instance::add(std::string_view path)
{
    const auto series = m_engine->find_series(path);
    if (!series)
        return Error{ErrorKind::NotFound, "there is no repeat " + std::string(path)};
    TRY_ASSIGN(const auto frame, m_engine->add(series->first, series->second));
    return ref_of(*m_engine, m_engine->primary().frame(frame).base);
}

Status Instance::remove(NodeRef ref)
{
    if (!is_alive(ref))
        return no_node();
    const Primary& primary = m_engine->primary();
    const FrameId frame = primary.state(ref.node).frame;
    if (frame == 0 || primary.frame(frame).base != ref.node)
        return Error{ErrorKind::Refused, "only an instance of a repeat can be removed"};
    return m_engine->remove(frame);
}

Status Instance::remove(std::string_view path)
{
    TRY_ASSIGN(const auto ref, find(path));
    return remove(ref);
}

const std::string& Instance::language() const
{
    return m_engine->current_language();
}

Status Instance::set_language(std::string_view language)
{
    return m_engine->set_language(language);
}

NodeView Instance::view(NodeRef ref) const
{
    m_engine->refill();
    return is_alive(ref) ? view_of(*m_engine, ref.node) : NodeView{};
}

NodeView Instance::view_without_choices(NodeRef ref) const
{
    m_engine->refill();
    return is_alive(ref) ? view_of(*m_engine, ref.node, ViewOf::AllButChoices) : NodeView{};
}

NodeView Instance::view_series(std::string_view path) const
{
    m_engine->refill();
    const auto series = m_engine->find_series(path);
    return series ? view_of_series(*m_engine, series->first, series->second) : NodeView{};
}

std::optional<NodeView> Instance::view_deprecated(std::string_view path) const
{
    const auto name = m_engine->deprecated_name();
    const auto slash = path.rfind('/');
    if (name.empty() || slash == std::string_view::npos)
        return std::nullopt;
    const auto parent = m_engine->find(path.substr(0, slash));
    auto step = path.substr(slash + 1);
    if (step.ends_with("[1]"))
        step.remove_suffix(3);
    if (!parent || m_engine->primary().state(*parent).model != m_engine->definition().meta ||
        (step != name && step != "deprecatedID"))
        return std::nullopt;
    NodeView view;
    view.path = m_engine->path_of(*parent) + "/" + name;
    view.has_value = true;
    view.relevant = m_engine->is_relevant(*parent);
    if (view.relevant)
        view.value = m_engine->deprecated_id();
    return view;
}

std::vector<OutlineItem> Instance::outline() const
{
    return outline_of(*m_engine);
}

std::string Instance::value(NodeRef ref) const
{
    if (!is_alive(ref) || !m_engine->is_relevant(ref.node))
        return {};
    return std::string(m_engine->primary().text(ref.node));
}

bool Instance::is_relevant(NodeRef ref) const
{
    return is_alive(ref) && m_engine->is_relevant(ref.node);
}

bool Instance::would_hold(NodeRef ref, std::string_view value) const
{
    m_engine->refill();
    return !is_alive(ref) || m_engine->would_hold(ref.node, value);
}

std::vector<Choice> Instance::choices(NodeRef ref) const
{
    m_engine->refill();
    return is_alive(ref) ? m_engine->choices(ref.node) : std::vector<Choice>{};
}

bool Instance::has_fixed_choices(NodeRef ref) const
{
    if (!is_alive(ref))
        return false;
    const Definition& form = m_engine->definition();
    const ModelNode& model = form.model[m_engine->primary().state(ref.node).model];
    if (model.control < 0)
        return false;
    const ControlInfo& info = form.control_infos[static_cast<std::size_t>(model.control)];
    // A label of the form's own texts may have outputs in it.
    return info.items.empty() && info.itemset && info.itemset->is_fixed && info.itemset->label_child != kNoWord && !info.itemset->label_is_itext;
}

std::vector<Violation> Instance::validate() const
{
    m_engine->refill();
    std::vector<Violation> out;
    const Document& tree = m_engine->primary().document();
    const NodeId root = m_engine->primary().root();
    NodeId at = root;
    for (;;) {
        const bool relevant = m_engine->is_relevant(at);
        if (relevant) {
            const AnswerError error = m_engine->error_of(at);
            if (error != AnswerError::None)
                out.push_back({ref_of(*m_engine, at), m_engine->path_of(at), error, message_of(*m_engine, at, error)});
        }
        if (relevant && tree.at(at).first != kNoNode) {
            at = tree.at(at).first;
            continue;
        }
        while (at != root && tree.at(at).next == kNoNode)
            at = tree.at(at).parent;
        if (at == root)
            return out;
        at = tree.at(at).next;
    }
}

std::string Instance::submission_xml() const
{
    return m_engine->xml(false);
}

void Instance::finalize()
{
    m_engine->run_timestamps("end");
}

platform::Bytes Instance::save() const
{
    std::string out(kDraftMark);
    out += m_engine->current_language();
    out += '\n';
    out += m_engine->deprecated_id();
    out += '\n';
    out += m_engine->xml(true);
    return {out.begin(), out.end()};
}

std::string Instance::fix_identity(std::string_view known)
{
    return m_engine->fix_identity(known);
}

const std::string& Instance::identity() const
{
    return m_engine->identity();
}

std::string Instance::instance_id() const
{
    const ModelId model = m_engine->definition().instance_id;
    if (model == kNoModel)
        return {};
    return std::string(m_engine->primary().text(m_engine->primary().node(0, m_engine->definition().model[model].slot)));
}

std::string Instance::instance_name() const
{
    const ModelId model = m_engine->definition().instance_name;
    if (model == kNoModel)
        return {};
    return std::string(m_engine->primary().text(m_engine->primary().node(0, m_engine->definition().model[model].slot)));
}

}
