#include "app/form/xlsform/loops.h"

#include "app/form/xlsform/text.h"

#include <utility>

namespace kerbside::app::xlsform {

namespace {

constexpr std::size_t kMostNodes = 200'000;

/// Fills in one choice's name and label.
class Filler {
public:
    Filler(const Choice& choice, TextPool& pool) : m_choice(choice), m_pool(pool) {}

    void fill(Node& node)
    {
        node.name = filled(node.name, {});
        for (auto* texts : {&node.label, &node.hint, &node.guidance, &node.constraint_message, &node.required_message,
                            &node.no_app_message})
            fill(*texts);
        for (auto& texts : node.media)
            fill(texts);
        for (auto* attributes : {&node.bind, &node.body, &node.instance})
            for (auto& attribute : *attributes)
                attribute.value = filled(attribute.value, {});
        for (auto* value : {&node.default_value, &node.choice_filter})
            value->text = kept(value->text, {});
        for (auto& trigger : node.triggers)
            trigger = filled(trigger, {});
    }

private:
    void fill(Texts& texts)
    {
        Texts out;
        for (const auto& one : texts.all())
            out.add({one.language, kept(one.text, one.language), one.column});
        out.settle({});
        texts = std::move(out);
    }

    std::string_view kept(std::string_view text, std::string_view language)
    {
        return text.find("%(") == std::string_view::npos ? text : m_pool.keep(filled(text, language));
    }

    std::string filled(std::string_view text, std::string_view language) const
    {
        if (text.find("%(") == std::string_view::npos)
            return std::string(text);
        auto label = m_choice.label.first();
        for (const auto& one : m_choice.label.all())
            if (one.language == language)
                label = one.text;
        return replaced(replaced(text, "%(name)s", m_choice.name), "%(label)s", label);
    }

    const Choice& m_choice;
    TextPool& m_pool;
};

}

void unroll_loop(std::uint32_t loop, std::string_view list_name, TextPool& pool, Draft& draft, Problems& problems)
{
    auto& section = draft.nodes[loop];
    section.kind = NodeKind::Group;
    const auto place = section.place("type");
    const auto* list = std::as_const(draft).list(list_name);
    if (list == nullptr) {
        problems.error(place, list_name.empty() ? "A loop needs a list: \"begin_loop over your_list\"."
                                                : "There is no list " + quoted(list_name) + " in the sheet choices.");
        return;
    }
    const std::vector<Node> body(draft.nodes.begin() + loop + 1, draft.nodes.end());
    if (draft.nodes.size() + body.size() * list->choices.size() > kMostNodes) {
        problems.error(place, "The loop would make too many questions.");
        return;
    }
    draft.nodes.resize(loop + 1);
    draft.nodes[loop].children.clear();
    for (const auto& choice : list->choices) {
        Filler filler(choice, pool);
        if (!is_xml_name(choice.name))
            problems.error({kChoices, choice.row, "name"},
                           quoted(choice.name) + " cannot be the name of a group, and a loop makes one of it.");
        Node group{.kind = NodeKind::Group, .name = std::string(choice.name), .row = draft.nodes[loop].row,
                   .label = choice.label};
        const auto base = draft.add(loop, std::move(group));
        for (auto node : body) {
            const auto parent = node.parent == loop ? base : base + node.parent - loop;
            node.children.clear();
            filler.fill(node);
            draft.add(parent, std::move(node));
        }
    }
}

}
