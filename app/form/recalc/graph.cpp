#include "app/form/model/loader.h"
#include "app/form/model/model_path.h"

#include <algorithm>
#include <queue>

namespace kerbside::app {

namespace {

constexpr std::uint32_t kNoRank = 0xFFFFFFFF;
constexpr std::size_t kMaxEdges = 20'000'000;

class GraphBuilder {
public:
    GraphBuilder(Definition& form, std::vector<Problem>& errors) : m_form(form), m_errors(errors) {}

    void build()
    {
        collect();
        if (!connect())
            return;
        // What a `*` takes in orders the calculations where it can, and makes no cycle where it cannot: a sum of
        // everything but itself says so by a predicate. Such ones settle in turns.
        if (!rank(true) && !rank(false)) {
            report_cycle();
            return;
        }
        index_dependents();
    }

private:
    void collect()
    {
        m_calculate.assign(m_form.model.size(), kNoRank);
        m_relevant.assign(m_form.model.size(), kNoRank);
        for (ModelId id = 0; id < m_form.model.size(); ++id) {
            const ModelNode& node = m_form.model[id];
            if (node.relevant >= 0) {
                m_relevant[id] = static_cast<std::uint32_t>(m_found.size());
                m_found.push_back({ComputationKind::Relevant, id, node.relevant});
            }
            if (node.calculate >= 0) {
                m_calculate[id] = static_cast<std::uint32_t>(m_found.size());
                m_found.push_back({ComputationKind::Calculate, id, node.calculate});
            }
        }
        m_hard = m_found.size();
        for (const ControlInfo& info : m_form.control_infos)
            if (info.count >= 0)
                m_found.push_back({ComputationKind::Count, info.model, info.count});
        for (ControlInfo& info : m_form.control_infos)
            if (info.itemset && info.itemset->nodes >= 0)
                info.itemset->is_fixed = dependencies(info.itemset->nodes).empty();
        for (const ControlInfo& info : m_form.control_infos)
            if (info.itemset && info.itemset->nodes >= 0 && info.model != kNoModel && !info.is_query_search && !info.are_only_words &&
                m_form.model[info.model].calculate < 0 && !m_form.lacks_files)
                m_found.push_back({ComputationKind::Choices, info.model, info.itemset->nodes});
    }

    const std::vector<xpath::Dependency>& dependencies(ExpressionId expression) const
    {
        return m_form.expression_dependencies[static_cast<std::size_t>(expression)];
    }

    /// Edges between computations: what has to come before what.
    bool connect()
    {
        m_after.resize(m_found.size());
        std::size_t edges = 0;
        for (std::uint32_t at = 0; at < m_hard; ++at) {
            for (const auto& dependency : dependencies(m_found[at].expression)) {
                if (m_calculate[dependency.target] != kNoRank)
                    join(m_calculate[dependency.target], at, dependency);
                for (ModelId up = dependency.target; up != kNoModel; up = m_form.model[up].parent)
                    if (m_relevant[up] != kNoRank)
                        join(m_relevant[up], at, dependency);
                if (++edges > kMaxEdges) {
                    m_errors.push_back({.message = "the form's expressions hang on each other in too many ways"});
                    return false;
                }
            }
        }
        return true;
    }

    void join(std::uint32_t from, std::uint32_t to, const xpath::Dependency& dependency)
    {
        if (dependency.wide) {
            if (from != to)
                m_wide.emplace_back(from, to);
            return;
        }
        // Another instance of the same repeat, chosen by a predicate or an index, is no cycle by itself: a running
        // total looks at the instance before. It settles in turns, within the budget.
        if (from == to && dependency.positional && m_form.model[dependency.target].owner != 0)
            return;
        m_after[from].push_back(to);
    }

    bool rank(bool with_wide)
    {
        m_before.assign(m_found.size(), 0);
        for (const auto& after : m_after)
            for (const std::uint32_t to : after)
                ++m_before[to];
        std::vector<std::vector<std::uint32_t>> wide(with_wide && !m_wide.empty() ? m_found.size() : 0);
        if (with_wide)
            for (const auto& [from, to] : m_wide) {
                wide[from].push_back(to);
                ++m_before[to];
            }
        // Of those that are ready the one first in the document comes first, so that the order is the same always.
        std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, std::greater<>> ready;
        for (std::uint32_t at = 0; at < m_hard; ++at)
            if (m_before[at] == 0)
                ready.push(at);
        m_rank.assign(m_found.size(), kNoRank);
        auto& ranked = m_form.graph.computations;
        ranked.clear();
        ranked.reserve(m_found.size());
        while (!ready.empty()) {
            const std::uint32_t at = ready.top();
            ready.pop();
            m_rank[at] = static_cast<std::uint32_t>(ranked.size());
            ranked.push_back(m_found[at]);
            for (const std::uint32_t next : m_after[at])
                if (--m_before[next] == 0)
                    ready.push(next);
            if (!wide.empty())
                for (const std::uint32_t next : wide[at])
                    if (--m_before[next] == 0)
                        ready.push(next);
        }
        if (ranked.size() != m_hard)
            return false;
        for (std::size_t at = m_hard; at < m_found.size(); ++at) {
            m_rank[at] = static_cast<std::uint32_t>(ranked.size());
            ranked.push_back(m_found[at]);
        }
        return true;
    }

    /// Follows what is left backwards until a node comes again: that is one cycle.
    void report_cycle()
    {
        std::vector<std::vector<std::uint32_t>> before(m_found.size());
        for (std::uint32_t from = 0; from < m_hard; ++from)
            for (const std::uint32_t to : m_after[from])
                if (m_rank[from] == kNoRank && m_rank[to] == kNoRank)
                    before[to].push_back(from);
        std::uint32_t at = 0;
        while (m_rank[at] != kNoRank)
            ++at;
        std::vector<std::uint32_t> trail;
        std::vector<bool> seen(m_found.size(), false);
        while (!seen[at]) {
            seen[at] = true;
            trail.push_back(at);
            at = before[at].front();
        }
        trail.erase(trail.begin(), std::find(trail.begin(), trail.end(), at));
        constexpr std::size_t kNamed = 10;
        std::string names = model_path(m_form, m_found[at].model);
        for (std::size_t i = trail.size(); i-- > 0;) {
            if (trail.size() - i > kNamed) {
                names += " <- …";
                break;
            }
            names += " <- " + model_path(m_form, m_found[trail[i]].model);
        }
        const Computation& first = m_found[at];
        m_errors.push_back({.message = "a cycle: " + names,
                            .line = m_form.expressions[static_cast<std::size_t>(first.expression)].line,
                            .node = model_path(m_form, first.model),
                            .part = std::string(m_form.expressions[static_cast<std::size_t>(first.expression)].what)});
    }

    /// By model node, who hears of its changes. A count hears too, and so does whoever looks into a repeat whose
    /// instances come and go.
    void index_dependents()
    {
        auto& graph = m_form.graph;
        graph.first_dependent.assign(m_form.model.size() + 1, 0);
        std::vector<std::pair<ModelId, Dependent>> all;
        for (std::uint32_t at = 0; at < m_found.size(); ++at)
            for (const auto& dependency : dependencies(m_found[at].expression))
                // A sum of everything, itself too, is calculated when something else changes, not without end.
                if (!dependency.wide || dependency.target != m_found[at].model || m_form.model[dependency.target].owner != 0)
                    all.push_back({dependency.target, {m_rank[at], dependency.anchor}});
        for (const auto& [model, dependent] : all)
            ++graph.first_dependent[model + 1];
        for (std::size_t i = 1; i < graph.first_dependent.size(); ++i)
            graph.first_dependent[i] += graph.first_dependent[i - 1];
        graph.dependents.resize(all.size());
        auto place = graph.first_dependent;
        for (const auto& [model, dependent] : all)
            graph.dependents[place[model]++] = dependent;
        graph.ranks_of.resize(m_form.model.size());
        for (std::uint32_t rank = 0; rank < graph.computations.size(); ++rank) {
            const Computation& found = graph.computations[rank];
            ModelId owner = m_form.model[found.model].owner;
            if (found.kind == ComputationKind::Count)
                owner = m_form.model[m_form.model[found.model].parent].owner;
            graph.ranks_of[owner].push_back(rank);
        }
        index_watchers();
        m_form.expression_dependencies.clear();
        m_form.expression_dependencies.shrink_to_fit();
    }

    bool is_within(ModelId inner, ModelId outer) const
    {
        return inner >= outer && inner < m_form.model[outer].end;
    }

    void index_watchers()
    {
        auto& graph = m_form.graph;
        graph.watchers.resize(m_form.model.size());
        graph.place_watchers.resize(m_form.model.size());
        for (ModelId target = 0; target < m_form.model.size(); ++target) {
            for (auto i = graph.first_dependent[target]; i < graph.first_dependent[target + 1]; ++i) {
                const Dependent& dependent = graph.dependents[i];
                for (ModelId up = m_form.model[target].owner; up != 0;
                     up = m_form.model[m_form.model[up].parent].owner) {
                    if (dependent.anchor == 0 || !is_within(dependent.anchor, up))
                        graph.watchers[up].push_back(dependent);
                    else if (up == target)
                        graph.place_watchers[up].push_back(dependent.rank);
                }
            }
        }
        const auto before = [](const Dependent& a, const Dependent& b) {
            return a.rank != b.rank ? a.rank < b.rank : a.anchor < b.anchor;
        };
        for (auto& watchers : graph.watchers) {
            std::sort(watchers.begin(), watchers.end(), before);
            watchers.erase(std::unique(watchers.begin(), watchers.end(),
                                       [](const Dependent& a, const Dependent& b) {
                                           return a.rank == b.rank && a.anchor == b.anchor;
                                       }),
                           watchers.end());
        }
    }

    Definition& m_form;
    std::vector<Problem>& m_errors;
    std::vector<Computation> m_found;
    std::size_t m_hard = 0; ///< counts and choices, which come after these, are taken in turns instead
    std::vector<std::uint32_t> m_calculate, m_relevant, m_rank, m_before;
    std::vector<std::vector<std::uint32_t>> m_after;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> m_wide; ///< likewise, of what a `*` takes in
};

}

void build_graph(Definition& form, std::vector<Problem>& errors)
{
    GraphBuilder(form, errors).build();
}

}
