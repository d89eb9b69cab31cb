// Paths of the primary instance, as `kerbside form run` writes them.
#include "app/form/instance/engine.h"

#include <algorithm>
#include <charconv>

namespace kerbside::app {

namespace {

struct PathStep {
    std::string_view name;
    bool is_attribute = false;
    std::optional<std::uint32_t> position;
};

std::optional<std::vector<PathStep>> steps_of(std::string_view path)
{
    std::vector<PathStep> out;
    if (!path.starts_with("/"))
        return std::nullopt;
    while (!path.empty()) {
        path.remove_prefix(1);
        const auto slash = std::min(path.find('/'), path.size());
        auto part = path.substr(0, slash);
        path.remove_prefix(slash);
        PathStep step;
        if (part.ends_with("]")) {
            const auto open = part.rfind('[');
            if (open == std::string_view::npos)
                return std::nullopt;
            const auto digits = part.substr(open + 1, part.size() - open - 2);
            std::uint32_t position = 0;
            const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), position);
            if (end.ec != std::errc{} || end.ptr != digits.data() + digits.size() || position == 0)
                return std::nullopt;
            step.position = position;
            part = part.substr(0, open);
        }
        step.is_attribute = part.starts_with("@");
        if (step.is_attribute)
            part.remove_prefix(1);
        if (part.empty())
            return std::nullopt;
        step.name = part;
        out.push_back(step);
    }
    return out;
}

/// The child of that name: with its prefix as written, or by its local name alone. The nth of equal ones.
ModelId child_of(const Definition& form, ModelId parent, const PathStep& step)
{
    const auto colon = step.name.find(':');
    const auto word = form.names.find_word(colon == std::string_view::npos ? step.name : step.name.substr(colon + 1));
    if (word == kNoWord)
        return kNoModel;
    const ModelId first = form.child_named(parent, word);
    std::vector<ModelId> same;
    for (const bool exact : {true, false}) {
        for (ModelId model = first; model != kNoModel; model = form.model[model].alike)
            if (form.model[model].is_attribute == step.is_attribute &&
                (!exact || form.names.full(form.model[model].name) == step.name))
                same.push_back(model);
        if (!same.empty())
            break;
    }
    if (same.empty())
        return kNoModel;
    if (form.model[same.front()].is_repeat)
        return same.front();
    const std::uint32_t position = step.position.value_or(1);
    return position <= same.size() ? same[position - 1] : kNoModel;
}

}

std::optional<NodeId> Engine::find(std::string_view path) const
{
    const auto steps = steps_of(path);
    if (!steps)
        return std::nullopt;
    ModelId model = child_of(m_definition, kNoModel, steps->front());
    if (model == kNoModel)
        return std::nullopt;
    FrameId frame = 0;
    for (std::size_t i = 1; i < steps->size(); ++i) {
        const PathStep& step = (*steps)[i];
        model = child_of(m_definition, model, step);
        if (model == kNoModel)
            return std::nullopt;
        if (m_definition.model[model].is_repeat) {
            const auto& series = m_primary.series(frame, model);
            const std::uint32_t position = step.position.value_or(1);
            if (position > series.size())
                return std::nullopt;
            frame = series[position - 1];
        }
    }
    return m_primary.node(frame, m_definition.model[model].slot);
}

std::optional<std::pair<FrameId, ModelId>> Engine::find_series(std::string_view path) const
{
    const auto steps = steps_of(path);
    if (!steps || steps->size() < 2 || steps->back().position)
        return std::nullopt;
    const auto parent = find(path.substr(0, path.rfind('/')));
    if (!parent)
        return std::nullopt;
    const ModelId model = child_of(m_definition, m_primary.state(*parent).model, steps->back());
    if (model == kNoModel || !m_definition.model[model].is_repeat)
        return std::nullopt;
    return std::pair{m_primary.state(*parent).frame, model};
}

std::string Engine::path_of(NodeId node) const
{
    std::string out;
    for (NodeId at = node; at != kDocumentNode && at != kNoNode; at = m_primary.document().at(at).parent) {
        const NodeState& state = m_primary.state(at);
        const ModelNode& model = m_definition.model[state.model];
        std::string step = (model.is_attribute ? "/@" : "/") + m_definition.names.full(model.name);
        if (model.is_repeat) {
            const auto position = m_primary.frame(state.frame).position;
            if (position > 1)
                step += "[" + std::to_string(position) + "]";
        } else if (model.parent != kNoModel) {
            std::uint32_t position = 0;
            for (ModelId other = m_definition.child_named(model.parent, m_definition.names.at(model.name).local);;
                 other = m_definition.model[other].alike) {
                position += m_definition.model[other].name == model.name &&
                                    m_definition.model[other].is_attribute == model.is_attribute
                                ? 1
                                : 0;
                if (other == state.model)
                    break;
            }
            if (position > 1)
                step += "[" + std::to_string(position) + "]";
        }
        out = step + out;
    }
    return out;
}

}
