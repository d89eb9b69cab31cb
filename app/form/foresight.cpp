#include "app/form/foresight.h"

#include "app/form/model/definition.h"
#include "app/form/model/model_path.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace kerbside::app {

namespace {

using xpath::Axis;
using xpath::Op;
using xpath::OpKind;
using xpath::Start;
using xpath::Step;
using xpath::Test;

constexpr double kInstances = 1000;
constexpr double kInnerInstances = 10;
/// How much of a list a condition leaves, and how many rows share a looked-up value.
constexpr double kKept = 10;
constexpr std::uint64_t kMostWork = 10'000'000;

/// A set of nodes as far as it can be told without looking: which they are, and how many.
struct Guess {
    std::vector<ModelId> models; ///< of the primary instance (kNoModel: the document above the root)
    std::int32_t document = -1;  ///< or of a list: one of them stands for all
    NodeId sample = kNoNode;
    double size = 1;
};

class Foresight {
public:
    explicit Foresight(const Definition& form) : m_form(form)
    {
        m_counts.assign(form.model.size(), 0);
        for (ModelId id = 0; id < form.model.size(); ++id)
            if (form.model[id].is_repeat)
                m_counts[id] = form.model[form.model[id].parent].owner == 0 ? kInstances : kInnerInstances;
        for (const ControlInfo& info : form.control_infos) {
            if (info.count < 0 || info.model == kNoModel)
                continue;
            const Op& count = form.code.ops[form.expressions[static_cast<std::size_t>(info.count)].root];
            if (count.kind == OpKind::Number)
                m_counts[info.model] = std::clamp(count.number, 0.0, 20'000.0);
        }
    }

    double visits_of(ExpressionId id)
    {
        const Expression& expression = m_form.expressions[static_cast<std::size_t>(id)];
        m_visits = 0;
        m_origin = {};
        m_origin.models.push_back(expression.model);
        (void)look(expression.root, m_origin);
        return m_visits;
    }

    /// How often there is such a node.
    double instances(ModelId model) const
    {
        double out = 1;
        for (ModelId at = m_form.model[model].owner; at != 0; at = m_form.model[m_form.model[at].parent].owner)
            out *= m_counts[at];
        return out;
    }

private:
    const Op& op_at(std::uint32_t index) const { return m_form.code.ops[index]; }
    std::uint32_t arg(const Op& op, std::size_t i) const { return m_form.code.args[op.first + i]; }

    Guess look(std::uint32_t index, const Guess& context)
    {
        m_visits += 1;
        const Op& op = op_at(index);
        switch (op.kind) {
        case OpKind::Number:
        case OpKind::Text:
            return {};
        case OpKind::Slot:
            return {.models = {op.first}};
        case OpKind::Slots: {
            Guess out{.models = {op.first}};
            for (ModelId at = m_form.model[op.first].owner; at != op.extra && at != 0;
                 at = m_form.model[m_form.model[at].parent].owner)
                out.size *= m_counts[at];
            m_visits += out.size;
            return out;
        }
        case OpKind::Path:
            return follow(m_form.code.paths[op.first], context);
        case OpKind::Compare:
            return compare(op, context);
        default:
            break;
        }
        // A shuffle and a union are as large as what goes in; everything else is one value.
        Guess out;
        const bool keeps = op.kind == OpKind::Union ||
                           (op.kind == OpKind::Call && m_form.code.functions[op.extra]->name == "randomize");
        for (std::size_t i = 0; i < op.count; ++i) {
            Guess part = look(arg(op, i), context);
            if (keeps && (i == 0 || op.kind == OpKind::Union)) {
                const double size = i == 0 ? part.size : out.size + part.size;
                out = std::move(part);
                out.size = size;
            }
        }
        return out;
    }

    /// Of two sets each is compared with each.
    Guess compare(const Op& op, const Guess& context)
    {
        double product = 1;
        for (std::size_t i = 0; i < op.count; ++i)
            product *= look(arg(op, i), context).size;
        m_visits += product;
        return {};
    }

    Guess follow(const xpath::Path& path, const Guess& context)
    {
        Guess at;
        switch (path.start) {
        case Start::Context:
            at = context;
            at.size = 1;
            break;
        case Start::Root:
            at.models = {kNoModel};
            break;
        case Start::Current:
            at = m_origin;
            break;
        case Start::Document:
            at.document = static_cast<std::int32_t>(path.operation);
            at.sample = kDocumentNode;
            break;
        case Start::Operation:
            at = look(path.operation, context);
            break;
        }
        filter(at, path.first_predicate, path.predicates);
        for (std::uint32_t i = 0; i < path.steps; ++i) {
            const Step& step = m_form.code.steps[path.first_step + i];
            const bool by_index = at.document > 0 && step.predicates != 0 && is_lookup(step);
            const double before = m_visits;
            at = at.document >= 0 ? step_in_list(at, step) : step_in_form(at, step);
            if (by_index) {
                m_visits = before + kKept;
                at.size = std::min(at.size, kKept);
                filter(at, step.first_predicate + 1, step.predicates - 1);
            } else {
                filter(at, step.first_predicate, step.predicates);
            }
        }
        return at;
    }

    /// `child = value`, first or first of several: the list's index answers it.
    bool is_lookup(const Step& step) const
    {
        const Op* op = &op_at(m_form.code.args[step.first_predicate]);
        if (op->kind == OpKind::And)
            op = &op_at(arg(*op, 0));
        return step.axis == Axis::Child && step.test == Test::Name && op->kind == OpKind::Compare && op->count == 2 &&
               m_form.code.operators[op->first + 1] == xpath::Operator::Equal;
    }

    void filter(Guess& at, std::uint32_t first, std::uint32_t count)
    {
        for (std::uint32_t i = 0; i < count; ++i) {
            const std::uint32_t predicate = m_form.code.args[first + i];
            if (op_at(predicate).kind == OpKind::Number) {
                at.size = std::min(at.size, 1.0);
                continue;
            }
            const double outer = m_visits;
            m_visits = 0;
            Guess one = at;
            one.size = 1;
            (void)look(predicate, one);
            m_visits = outer + at.size * m_visits;
            at.size = std::max(1.0, at.size / kKept);
        }
    }

    Guess step_in_list(const Guess& at, const Step& step)
    {
        Guess out{.document = at.document, .sample = kNoNode, .size = 0};
        if (at.sample == kNoNode || (step.axis != Axis::Child && step.axis != Axis::Self && step.axis != Axis::Parent))
            return out;
        const Document& list = *m_form.documents[static_cast<std::size_t>(at.document)];
        if (step.axis != Axis::Child) {
            out.sample = step.axis == Axis::Self ? at.sample : list.parent(at.sample);
            out.size = at.size;
            m_visits += at.size;
            return out;
        }
        const auto [known, is_new] = m_children.try_emplace({at.document, at.sample, step.local, step.test});
        Children& children = known->second;
        if (is_new) {
            for (NodeId child = list.first_child(at.sample); child != kNoNode; child = list.next(child)) {
                ++children.all;
                if (step.test == Test::Name && list.names().at(list.name(child)).local != step.local)
                    continue;
                children.first = children.first == kNoNode ? child : children.first;
                ++children.matching;
            }
        }
        m_visits += at.size * children.all;
        out.sample = children.first;
        out.size = at.size * children.matching;
        return out;
    }

    Guess step_in_form(const Guess& at, const Step& step)
    {
        Guess out{.size = 0};
        const auto take = [&](ModelId child, double times) {
            out.models.push_back(child);
            out.size += at.size * times;
        };
        for (const ModelId model : at.models) {
            if (m_work > kMostWork)
                break;
            const ModelId first = model == kNoModel ? 0 : model + 1;
            const ModelId end = model == kNoModel ? static_cast<ModelId>(m_form.model.size()) : m_form.model[model].end;
            switch (step.axis) {
            case Axis::Child:
                for (ModelId child = first; child < end; child = m_form.model[child].end) {
                    ++m_work;
                    const double times = m_form.model[child].is_repeat ? m_counts[child] : 1;
                    m_visits += at.size * times;
                    if (step.test != Test::Name || m_form.names.at(m_form.model[child].name).local == step.local)
                        take(child, times);
                }
                break;
            case Axis::Descendant:
            case Axis::DescendantOrSelf:
                for (ModelId below = first; below < end && m_work <= kMostWork; ++below) {
                    ++m_work;
                    const double times = instances(below) / (model == kNoModel ? 1 : instances(model));
                    m_visits += at.size * times;
                    if (step.test != Test::Name || m_form.names.at(m_form.model[below].name).local == step.local)
                        take(below, times);
                }
                break;
            case Axis::Parent:
                m_visits += at.size;
                take(model == kNoModel ? kNoModel : m_form.model[model].parent, 1);
                break;
            case Axis::FollowingSibling:
            case Axis::PrecedingSibling:
                // On the average half of a repeat's instances.
                if (model != kNoModel && m_form.model[model].is_repeat) {
                    m_visits += at.size * m_counts[model] / 2;
                    take(model, m_counts[model] / 2);
                }
                break;
            default:
                m_visits += at.size;
                take(model, 1);
                break;
            }
        }
        return out;
    }

    struct Children {
        double all = 0;
        double matching = 0;
        NodeId first = kNoNode;
    };

    const Definition& m_form;
    std::vector<double> m_counts; ///< by repeat: how many instances are reckoned with
    std::map<std::tuple<std::int32_t, NodeId, WordId, Test>, Children> m_children;
    Guess m_origin;
    double m_visits = 0;
    std::uint64_t m_work = 0; ///< our own: a form of a hundred thousand nodes must not make the reckoning dear
};

std::string in_millions(double visits)
{
    constexpr double kMost = 1e15;
    return std::to_string(static_cast<long long>(std::min(visits, kMost) / 1e6)) + " million";
}

}

std::vector<Problem> foresee_overruns(const Form& form, std::uint64_t budget)
{
    const Definition& definition = form.definition();
    Foresight foresight(definition);
    std::vector<Problem> out;
    const auto judge = [&](ExpressionId id, ModelId model) {
        if (id < 0)
            return;
        const Expression& expression = definition.expressions[static_cast<std::size_t>(id)];
        const double times = model == kNoModel ? 1 : foresight.instances(model);
        const double visits = times * foresight.visits_of(id);
        if (visits <= static_cast<double>(budget))
            return;
        std::string message(expression.what);
        if (model != kNoModel)
            message += " of " + model_path(definition, model);
        message += ": " + std::string(expression.source.substr(0, 80));
        message += times > 1 ? " may be stopped: with " + std::to_string(static_cast<long long>(times)) +
                                   " instances it takes about "
                             : " may be stopped: it takes about ";
        message += in_millions(visits) + " steps, and an answer has " + in_millions(static_cast<double>(budget)) +
                   " (calculate once outside of the repeat what is the same for all, or filter by column = value, which is looked up)";
        out.push_back({.message = std::move(message), .line = expression.line});
    };
    for (const Computation& computation : definition.graph.computations) {
        const ModelNode& node = definition.model[computation.model];
        judge(computation.expression, computation.kind == ComputationKind::Count ? node.parent : computation.model);
    }
    for (ModelId id = 0; id < definition.model.size(); ++id)
        for (const ExpressionId expression : {definition.model[id].constraint, definition.model[id].required,
                                              definition.model[id].readonly})
            judge(expression, id);
    return out;
}

}
