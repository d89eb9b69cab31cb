#include "app/form/evaluation.h"

#include "app/form/instance.h"
#include "app/form/instance/engine.h"
#include "app/form/model/form_resolver.h"
#include "app/form/model/tree_reader.h"
#include "app/form/xlsform/convert.h"
#include "app/form/xpath/compiler.h"

#include <optional>

namespace kerbside::app {

using platform::Error;
using platform::ErrorKind;
using platform::Result;
using xpath::Node;

namespace {

using Prefixes = std::vector<std::pair<std::string, std::string>>;

Prefixes prefixes_of(const platform::XmlNode& root)
{
    Prefixes out;
    for (auto at = root.first_attribute(); at; at = at.next())
        if (at.is_namespace() && !at.prefix().empty())
            out.emplace_back(at.local(), at.value());
    return out;
}

bool is_form(const platform::XmlNode& root)
{
    return root.local() == "html" && root.first_element("head").first_element("model").first_element("instance");
}

std::string path_of(const Document& tree, Node node)
{
    std::string out;
    for (NodeId at = node.id; at != kDocumentNode && at != kNoNode; at = tree.parent(at)) {
        const std::string name = tree.names().full(tree.name(at));
        switch (tree.kind(at)) {
        case NodeKind::Attribute:
            out = "/@" + name + out;
            continue;
        case NodeKind::Text:
            out = "/text()" + out;
            break;
        case NodeKind::Comment:
            out = "/comment()" + out;
            break;
        case NodeKind::Instruction:
            out = "/processing-instruction()" + out;
            break;
        default: {
            std::size_t position = 1;
            for (NodeId before = tree.previous(at); before != kNoNode; before = tree.previous(before))
                position += tree.kind(before) == NodeKind::Element && tree.names().full(tree.name(before)) == name ? 1 : 0;
            std::string step = "/" + name;
            if (position > 1)
                step += "[" + std::to_string(position) + "]";
            out = step + out;
        }
        }
    }
    return out.empty() ? "/" : out;
}

}

struct Evaluation::Inside {
    std::shared_ptr<const Form> form;
    std::optional<Instance> instance;
    std::unique_ptr<Names> names;
    std::unique_ptr<Document> document;
    Environment environment;
    xpath::World world;
    Prefixes prefixes;

    Result<EvaluationResult> evaluate(const EvaluationRequest& request);
    std::unique_ptr<NameResolver> resolver(const EvaluationRequest& request) const;
};

Evaluation::Evaluation(std::unique_ptr<Inside> inside) : m_inside(std::move(inside)) {}
Evaluation::Evaluation(Evaluation&&) noexcept = default;
Evaluation& Evaluation::operator=(Evaluation&&) noexcept = default;
Evaluation::~Evaluation() = default;

Result<Evaluation> Evaluation::open(FormFile file, MediaSource& media, Environment environment,
                                    std::string_view language)
{
    auto inside = std::make_unique<Inside>();
    bool opens_form = is_xlsform_name(file.name);
    if (!opens_form) {
        TRY_ASSIGN(const auto xml, platform::XmlDocument::parse(file.bytes, {.plain_doctype = true}));
        inside->prefixes = prefixes_of(xml.root());
        opens_form = is_form(xml.root());
        if (!opens_form) {
            inside->names = std::make_unique<Names>();
            inside->document = std::make_unique<Document>(*inside->names);
            for (auto at = xml.first(); at; at = at.next())
                read_tree(at, *inside->names, *inside->document, Keep::Everything);
            inside->environment = std::move(environment);
            inside->world.names = inside->names.get();
            inside->world.documents = {inside->document.get()};
            inside->world.environment = &inside->environment;
            return Evaluation(std::move(inside));
        }
    }
    auto loaded = Form::load(std::move(file), media);
    if (!loaded.form)
        return Error{ErrorKind::Invalid, loaded.errors.empty() ? "no form" : line_of(loaded.errors.front())};
    inside->form = loaded.form;
    TRY_ASSIGN(auto instance, Instance::create(inside->form, std::move(environment)));
    inside->instance.emplace(std::move(instance));
    if (!language.empty())
        TRY(inside->instance->set_language(language));
    // A copy that may learn the expressions' words; those of the documents keep their numbers.
    inside->names = std::make_unique<Names>(inside->instance->engine().names());
    inside->world = inside->instance->engine().world();
    return Evaluation(std::move(inside));
}

std::unique_ptr<NameResolver> Evaluation::Inside::resolver(const EvaluationRequest& request) const
{
    Prefixes known = request.prefixes;
    known.insert(known.end(), prefixes.begin(), prefixes.end());
    if (!form)
        return std::make_unique<NameResolver>(*names, std::move(known));
    const auto& roots = form->definition().root_namespaces;
    known.insert(known.end(), roots.begin(), roots.end());
    return std::make_unique<ModelResolver>(*names, form->definition(), std::move(known));
}

Result<EvaluationResult> Evaluation::evaluate(const EvaluationRequest& request)
{
    return m_inside->evaluate(request);
}

Result<EvaluationResult> Evaluation::Inside::evaluate(const EvaluationRequest& request)
{
    const auto names_of = resolver(request);
    xpath::Code code;
    xpath::Compiler compiler(code, *names_of);
    Node context{0, kDocumentNode};
    if (request.context != "/") {
        TRY_ASSIGN(const auto path, compiler.compile(request.context));
        xpath::Evaluator evaluator(code, world);
        evaluator.begin(context);
        const auto found = evaluator.nodes(path.root);
        if (evaluator.failed() || found.empty())
            return Error{ErrorKind::NotFound, "the context " + request.context + " selects no node"};
        context = found.front();
    }
    ModelId origin = kNoModel;
    if (world.primary != nullptr && context.document == 0 && context.id != kDocumentNode &&
        (context.id & kTextBit) == 0)
        origin = world.primary->state(context.id).model;
    TRY_ASSIGN(const auto compiled, compiler.compile(request.expression, origin));
    xpath::Evaluator evaluator(code, world);
    evaluator.begin(context);
    auto value = evaluator.evaluate(compiled.root);
    EvaluationResult out;
    using Type = EvaluationResult::Type;
    const std::string_view as = request.as;
    if (as == "number" || (as.empty() && value.number() != nullptr)) {
        out.type = Type::Number;
        out.number = evaluator.to_number(value);
    } else if (as == "boolean" || (as.empty() && value.boolean() != nullptr)) {
        out.type = Type::Boolean;
        out.boolean = evaluator.to_boolean(value);
    } else if (as == "nodes" || (as.empty() && value.nodes() != nullptr)) {
        out.type = Type::Nodes;
        if (value.nodes() == nullptr && !evaluator.failed())
            return Error{ErrorKind::Invalid, "the value is no node-set"};
        if (value.nodes() != nullptr) {
            evaluator.sort(*value.nodes());
            std::string scratch;
            for (const Node node : *value.nodes())
                out.nodes.push_back({path_of(evaluator.document(node), node),
                                     std::string(evaluator.text_of(node, scratch))});
        }
    } else {
        out.text = evaluator.to_string(value);
    }
    if (evaluator.failed())
        return Error{ErrorKind::Invalid, evaluator.failure()};
    return out;
}

}
