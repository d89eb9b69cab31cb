// The half of the compiler that reads location paths and resolves them to slots.
#include "app/form/xpath/compiler.h"

#include <algorithm>
#include <string>

namespace kerbside::app::xpath {

namespace {

bool is_plain(const Step& step)
{
    if (step.predicates != 0)
        return false;
    switch (step.axis) {
    case Axis::Child:
    case Axis::Attribute:
        return step.test == Test::Name;
    case Axis::Parent:
    case Axis::Self:
        return step.test == Test::Node;
    default:
        return false;
    }
}

/// Whether a step takes in whatever there is, not what it names.
bool is_wide(const Step& step)
{
    switch (step.axis) {
    case Axis::Self:
    case Axis::Parent:
    case Axis::Ancestor:
    case Axis::AncestorOrSelf:
        return false;
    case Axis::Child:
    case Axis::Attribute:
        return step.test != Test::Name;
    default:
        return true;
    }
}

std::optional<Axis> axis_of(std::string_view name)
{
    if (name == "child")
        return Axis::Child;
    if (name == "parent")
        return Axis::Parent;
    if (name == "self")
        return Axis::Self;
    if (name == "attribute")
        return Axis::Attribute;
    if (name == "descendant")
        return Axis::Descendant;
    if (name == "descendant-or-self")
        return Axis::DescendantOrSelf;
    if (name == "ancestor")
        return Axis::Ancestor;
    if (name == "ancestor-or-self")
        return Axis::AncestorOrSelf;
    if (name == "following")
        return Axis::Following;
    if (name == "following-sibling")
        return Axis::FollowingSibling;
    if (name == "preceding")
        return Axis::Preceding;
    if (name == "preceding-sibling")
        return Axis::PrecedingSibling;
    if (name == "namespace")
        return Axis::Namespace;
    return std::nullopt;
}

}

std::vector<ModelId> Compiler::follow(const Context& at, const Step& step) const
{
    return at.models.empty() ? std::vector<ModelId>{} : m_resolver.walk(at.models, step);
}

platform::Status Compiler::predicates(std::uint32_t& first, std::uint32_t& count, const Context& at)
{
    std::vector<std::uint32_t> found;
    while (m_token.kind == TokenKind::OpenSquare) {
        TRY(advance());
        Context outer = std::move(m_context);
        m_context = at;
        m_context.is_origin = false;
        const bool all = m_all_instances;
        m_all_instances = false;
        auto predicate = binary(0);
        m_all_instances = all;
        m_context = std::move(outer);
        if (!predicate)
            return std::move(predicate).error();
        found.push_back(*predicate);
        if (m_token.kind != TokenKind::CloseSquare)
            return fault("a ] is missing");
        TRY(advance());
    }
    first = static_cast<std::uint32_t>(m_code.args.size());
    count = static_cast<std::uint32_t>(found.size());
    m_code.args.insert(m_code.args.end(), found.begin(), found.end());
    m_code.operators.resize(m_code.args.size(), Operator::None);
    return {};
}

platform::Status Compiler::name_of_test(Step& step, std::string_view name)
{
    if (name == "*") {
        step.test = Test::AnyName;
        return {};
    }
    const auto colon = name.find(':');
    if (colon == std::string_view::npos) {
        step.test = Test::Name;
        step.local = m_resolver.word(name);
        return {};
    }
    const auto prefix = name.substr(0, colon);
    const auto local = name.substr(colon + 1);
    const auto uri = m_resolver.uri_of(prefix);
    if (!uri)
        return fault("the prefix " + std::string(prefix.substr(0, 40)) + " is not declared");
    step.has_uri = true;
    step.uri = *uri;
    step.test = local == "*" ? Test::AnyLocal : Test::Name;
    if (local != "*")
        step.local = m_resolver.word(local);
    return {};
}

platform::Result<Step> Compiler::node_test(Axis axis)
{
    Step step{.axis = axis};
    if (m_token.kind != TokenKind::Name)
        return fault("a name is missing in a path");
    const auto name = m_token.text;
    if (m_ahead.kind != TokenKind::Open) {
        TRY(name_of_test(step, name));
        TRY(advance());
        return step;
    }
    if (name == "node")
        step.test = Test::Node;
    else if (name == "text")
        step.test = Test::Text;
    else if (name == "comment")
        step.test = Test::Comment;
    else if (name == "processing-instruction")
        step.test = Test::Instruction;
    else
        return fault("a function call cannot be a step of a path");
    TRY(advance());
    TRY(advance());
    if (step.test == Test::Instruction && m_token.kind == TokenKind::Literal) {
        step.local = m_resolver.word(m_token.text);
        TRY(advance());
    }
    if (m_token.kind != TokenKind::Close)
        return fault("a ) is missing");
    TRY(advance());
    return step;
}

platform::Status Compiler::step(Draft& draft, Context& at)
{
    Step step;
    if (m_token.kind == TokenKind::Dot || m_token.kind == TokenKind::DotDot) {
        step.axis = m_token.kind == TokenKind::Dot ? Axis::Self : Axis::Parent;
        step.test = Test::Node;
        TRY(advance());
    } else if (m_token.kind == TokenKind::At) {
        TRY(advance());
        TRY_ASSIGN(step, node_test(Axis::Attribute));
    } else if (m_token.kind == TokenKind::Name && m_ahead.kind == TokenKind::AxisMark) {
        const auto axis = axis_of(m_token.text);
        if (!axis)
            return fault("the axis " + std::string(m_token.text.substr(0, 40)) + " does not exist");
        TRY(advance());
        TRY(advance());
        TRY_ASSIGN(step, node_test(*axis));
    } else {
        TRY_ASSIGN(step, node_test(Axis::Child));
    }
    at.models = follow(at, step);
    at.is_origin = false;
    at.is_wide = at.is_wide || is_wide(step);
    draft.only.push_back(at.models.size() == 1 ? at.models[0] : kNoModel);
    TRY(predicates(step.first_predicate, step.predicates, at));
    draft.steps.push_back(step);
    return {};
}

platform::Result<std::uint32_t> Compiler::path_from(Draft draft, Context start)
{
    Context at = start;
    const auto anywhere = [&] {
        const Step step{.axis = Axis::DescendantOrSelf, .test = Test::Node};
        at.models = follow(at, step);
        at.is_origin = false;
        at.is_wide = true;
        draft.steps.push_back(step);
        draft.only.push_back(kNoModel);
    };
    // After a base (/, current(), a filter) comes a slash or nothing; without one, a step.
    const bool has_base = draft.path.start != Start::Context;
    if (has_base && draft.path.start == Start::Root) {
        if (m_token.kind == TokenKind::SlashSlash)
            anywhere();
        TRY(advance());
        if (!starts_step()) {
            if (!draft.steps.empty())
                return fault("a path that ends in //");
            return finish(std::move(draft), start);
        }
        TRY(step(draft, at));
    } else if (has_base) {
        if (m_token.kind == TokenKind::OpenSquare) // current()[…]
            TRY(predicates(draft.path.first_predicate, draft.path.predicates, at));
    } else {
        TRY(step(draft, at));
    }
    while (m_token.kind == TokenKind::Slash || m_token.kind == TokenKind::SlashSlash) {
        if (++m_operations > m_limits.operations)
            return platform::Error{platform::ErrorKind::Refused, "an expression of too many parts"};
        if (m_token.kind == TokenKind::SlashSlash)
            anywhere();
        TRY(advance());
        if (!starts_step())
            return fault("a path that ends in a slash");
        TRY(step(draft, at));
    }
    return finish(std::move(draft), start);
}

bool Compiler::is_above(ModelId repeat, ModelId other) const
{
    for (ModelId at = other; at != 0; at = m_resolver.owner(m_resolver.parent(at)))
        if (at == repeat)
            return true;
    return repeat == 0;
}

/// The innermost repeat that holds both the origin and the target: an absolute path means the origin's own
/// instance of it. A whole path that names a repeat means the series, not the instance it is in.
ModelId Compiler::shared_repeat(ModelId target, bool is_whole) const
{
    if (m_all_instances)
        return 0;
    ModelId repeat = m_resolver.owner(target);
    if (is_whole && repeat == target && repeat != 0)
        repeat = m_resolver.owner(m_resolver.parent(repeat));
    const ModelId mine = m_resolver.owner(m_origin);
    while (repeat != 0 && !is_above(repeat, mine))
        repeat = m_resolver.owner(m_resolver.parent(repeat));
    return repeat;
}

std::optional<Place> Compiler::place_of(const Draft& draft, const Context& start, std::size_t steps) const
{
    if (!m_resolver.has_model() || m_origin == kNoModel || draft.path.predicates != 0)
        return std::nullopt;
    const bool is_absolute = draft.path.start == Start::Root;
    const bool is_relative =
        draft.path.start == Start::Current || (draft.path.start == Start::Context && start.is_origin);
    if (!is_absolute && !is_relative)
        return std::nullopt;
    if (steps == 0 && start.models.size() != 1)
        return std::nullopt;
    ModelId at = steps == 0 ? start.models[0] : kNoModel;
    ModelId anchor = is_relative ? m_resolver.owner(m_origin) : 0;
    for (std::size_t i = 0; i < steps; ++i) {
        at = draft.only[i];
        if (!is_plain(draft.steps[i]) || at == kNoModel)
            return std::nullopt;
        if (draft.steps[i].axis == Axis::Parent) {
            const ModelId owner = m_resolver.owner(at);
            if (is_above(owner, anchor))
                anchor = owner;
        }
    }
    if (at == kNoModel)
        return std::nullopt;
    if (is_absolute)
        anchor = shared_repeat(at, steps == draft.steps.size());
    else if (m_all_instances)
        anchor = 0;
    return Place{at, anchor};
}

void Compiler::depend(const std::vector<ModelId>& targets, ModelId anchor, bool positional, bool wide)
{
    for (const ModelId target : targets)
        if (target != kNoModel)
            m_compiled.dependencies.push_back({target, anchor, positional || m_all_instances, wide});
}

std::uint32_t Compiler::finish(Draft draft, const Context& start)
{
    if (draft.path.start != Start::Document)
        m_compiled.is_constant = false;
    const auto slot = [&](const Place& place) {
        const bool single = m_resolver.owner(place.target) == place.anchor;
        return put({.kind = single ? OpKind::Slot : OpKind::Slots,
                    .first = place.target,
                    .count = m_resolver.slot(place.target),
                    .extra = place.anchor});
    };
    if (const auto place = place_of(draft, start, draft.steps.size())) {
        depend({place->target}, place->anchor, false);
        return slot(*place);
    }
    // The plain beginning of a path is a slot too: what is searched is what follows it.
    ModelId anchor = 0;
    std::size_t known = draft.steps.empty() ? 0 : draft.steps.size() - 1;
    for (; known > 0; --known) {
        if (const auto place = place_of(draft, start, known)) {
            anchor = place->anchor;
            draft.path.start = Start::Operation;
            draft.path.operation = slot(*place);
            break;
        }
    }
    std::vector<ModelId> targets = start.models;
    bool positional = false;
    bool wide = start.is_wide;
    for (const Step& step : draft.steps) {
        if (targets.empty())
            break;
        targets = m_resolver.walk(targets, step);
        positional = positional || step.predicates != 0;
        wide = wide || is_wide(step);
    }
    depend(targets, anchor, positional, wide);
    draft.path.first_step = static_cast<std::uint32_t>(m_code.steps.size() + known);
    draft.path.steps = static_cast<std::uint32_t>(draft.steps.size() - known);
    m_code.steps.insert(m_code.steps.end(), draft.steps.begin(), draft.steps.end());
    m_code.paths.push_back(draft.path);
    return put({.kind = OpKind::Path, .first = static_cast<std::uint32_t>(m_code.paths.size() - 1)});
}

}
