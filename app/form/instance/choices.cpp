#include "app/form/instance/engine.h"

#include "app/form/model/model_path.h"

#include <algorithm>

namespace kerbside::app {

namespace {

constexpr std::size_t kMaxChoices = 200'000;

}

void Engine::choices_of(const ControlInfo& info, NodeId node, bool with_labels, std::vector<Choice>& out)
{
    const auto label = [&](Choice& choice, const TextSource& source) {
        choice.label = text(source, node).value_or("");
        if (source.kind == TextSource::Kind::Itext) {
            choice.media.image = text(source, node, TextForm::Image).value_or("");
            choice.media.big_image = text(source, node, TextForm::BigImage).value_or("");
            choice.media.audio = text(source, node, TextForm::Audio).value_or("");
            choice.media.video = text(source, node, TextForm::Video).value_or("");
        }
    };
    for (const Item& item : info.items) {
        Choice choice;
        choice.value = item.value;
        if (with_labels)
            label(choice, item.label);
        out.push_back(std::move(choice));
    }
    if (!info.itemset || info.itemset->nodes < 0)
        return;
    const Itemset& itemset = *info.itemset;
    // Choices may be asked for while another expression is being evaluated (jr:choice-name): then by an evaluator
    // of its own.
    xpath::Evaluator evaluator(m_definition.code, m_world);
    evaluator.set_budget(m_evaluator.budget());
    xpath::Evaluator& used = m_is_nested ? evaluator : m_evaluator;
    used.begin({0, node});
    const auto found = used.nodes(m_definition.expressions[static_cast<std::size_t>(itemset.nodes)].root);
    if (used.failed())
        return;
    const auto spoken = std::find(m_definition.languages.begin(), m_definition.languages.end(), m_language) - m_definition.languages.begin();
    const auto external_label = static_cast<std::size_t>(spoken) < itemset.label_children.size() ? itemset.label_children[static_cast<std::size_t>(spoken)] : kNoWord;
    std::string scratch;
    const auto child_text = [&](xpath::Node item, WordId child) -> std::string_view {
        const Document& tree = used.document(item);
        for (NodeId at = tree.first_child(item.id); at != kNoNode; at = tree.next(at)) {
            if (tree.kind(at) != NodeKind::Element || tree.names().at(tree.name(at)).local != child)
                continue;
            if (item.document == 0 && !m_primary.state(at).relevant)
                return {};
            return tree.text(at, scratch);
        }
        return {};
    };
    out.reserve(out.size() + std::min(found.size(), kMaxChoices));
    for (const xpath::Node item : found) {
        if (out.size() >= kMaxChoices)
            break;
        Choice choice;
        if (itemset.value_child != kNoWord) {
            choice.value = child_text(item, itemset.value_child);
        } else if (itemset.value >= 0) {
            evaluator.begin(item);
            choice.value = evaluator.string(m_definition.expressions[static_cast<std::size_t>(itemset.value)].root);
        }
        if (choice.value.empty() && item.document == 0)
            continue; // an instance of a repeat that has no answer yet is no choice
        if (with_labels) {
            if (itemset.label_child != kNoWord) {
                const auto in_language = external_label == kNoWord ? std::string_view() : child_text(item, external_label);
                const auto word = in_language.empty() ? child_text(item, itemset.label_child) : in_language;
                if (!itemset.label_is_itext) {
                    choice.label = word;
                } else if (const auto id = m_definition.text_ids.find(word); id != m_definition.text_ids.end()) {
                    label(choice, {TextSource::Kind::Itext, id->second, 0});
                }
            } else if (itemset.label >= 0) {
                evaluator.begin(item);
                choice.label =
                    evaluator.string(m_definition.expressions[static_cast<std::size_t>(itemset.label)].root);
            }
        }
        out.push_back(std::move(choice));
    }
    m_evaluator.set_budget(std::min(m_evaluator.budget(), evaluator.budget()));
}

std::vector<Choice> Engine::choices(NodeId node)
{
    std::vector<Choice> out;
    const ModelNode& model = m_definition.model[m_primary.state(node).model];
    if (model.control >= 0)
        choices_of(m_definition.control_infos[static_cast<std::size_t>(model.control)], node, true, out);
    return out;
}

/// jr:choice-name(value, path): the label of the choice of the question at the path, seen from the origin.
std::optional<std::string> Engine::choice_name(std::string_view value, std::string_view path, xpath::Node origin)
{
    if (origin.document != 0)
        origin = {0, m_primary.root()};
    const ModelId from = m_primary.state(origin.id).model;
    const ModelId model = resolve_path(m_definition, path, from);
    if (model == kNoModel || m_definition.model[model].control < 0)
        return std::nullopt;
    const ModelNode& node = m_definition.model[model];
    // The question in the origin's own instance of a repeat; else the first one.
    FrameId frame = m_primary.state(origin.id).frame;
    while (frame != 0 && m_primary.frame(frame).model != node.owner)
        frame = m_primary.frame(frame).parent;
    if (m_primary.frame(frame).model != node.owner) {
        std::vector<FrameId> frames;
        m_primary.frames_within(0, node.owner, frames);
        if (frames.empty())
            return std::nullopt;
        frame = frames.front();
    }
    std::vector<Choice> offered;
    const bool outer = m_is_nested;
    m_is_nested = true;
    choices_of(m_definition.control_infos[static_cast<std::size_t>(node.control)], m_primary.node(frame, node.slot),
               true, offered);
    m_is_nested = outer;
    std::string out;
    const auto take = [&](std::string_view word) {
        for (const Choice& choice : offered)
            if (choice.value == word) {
                out += out.empty() ? "" : ", ";
                out += choice.label;
                return;
            }
    };
    take(value);
    return out;
}

}
