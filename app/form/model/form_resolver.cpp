#include "app/form/model/form_resolver.h"

#include <algorithm>
#include <array>

namespace kerbside::app {

using xpath::Axis;
using xpath::Step;
using xpath::Test;

namespace {

/// What forms in the field use without declaring it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kKnown = {{
    {"jr", "http://openrosa.org/javarosa"},
    {"orx", "http://openrosa.org/xforms"},
    {"odk", "http://www.opendatakit.org/xforms"},
    {"h", "http://www.w3.org/1999/xhtml"},
    {"ev", "http://www.w3.org/2001/xml-events"},
    {"entities", "http://www.opendatakit.org/xforms/entities"},
    {"xml", "http://www.w3.org/XML/1998/namespace"},
}};

}

std::optional<WordId> NameResolver::uri_of(std::string_view prefix)
{
    for (const auto& [name, uri] : m_prefixes)
        if (name == prefix)
            return m_names.word(uri);
    for (const auto& [name, uri] : kKnown)
        if (name == prefix)
            return m_names.word(uri);
    return std::nullopt;
}

std::optional<std::uint32_t> ModelResolver::document(std::string_view id) const
{
    const auto found = m_form.document_ids.find(std::string(id));
    if (found == m_form.document_ids.end())
        return std::nullopt;
    return found->second;
}

bool ModelResolver::matches(ModelId model, const Step& step) const
{
    const bool is_attribute = m_form.model[model].is_attribute;
    switch (step.test) {
    case Test::Node:
        return true;
    case Test::AnyName:
        return is_attribute == (step.axis == Axis::Attribute);
    case Test::AnyLocal:
        return m_form.names.at(m_form.model[model].name).uri == step.uri;
    case Test::Name: {
        const Name& name = m_form.names.at(m_form.model[model].name);
        return name.local == step.local && (step.has_uri ? name.uri == step.uri : name.prefix == 0);
    }
    default:
        return false;
    }
}

void ModelResolver::add_children(ModelId from, const Step& step, bool attributes, std::vector<ModelId>& out) const
{
    const auto& model = m_form.model;
    if (from == kNoModel) {
        if (!attributes && (matches(0, step)))
            out.push_back(0);
        return;
    }
    if (step.test == Test::Name) {
        const ModelId first = m_form.child_named(from, step.local);
        const auto before = out.size();
        for (ModelId child = first; child != kNoModel; child = model[child].alike)
            if (model[child].is_attribute == attributes && matches(child, step))
                out.push_back(child);
        // A name without prefix finds one with a prefix where nothing else has that name.
        if (out.size() == before && !step.has_uri)
            for (ModelId child = first; child != kNoModel; child = model[child].alike)
                if (model[child].is_attribute == attributes)
                    out.push_back(child);
        return;
    }
    for (ModelId at = from + 1; at < model[from].end; at = model[at].end)
        if (model[at].is_attribute == attributes && matches(at, step))
            out.push_back(at);
}

void ModelResolver::add_all(ModelId from, bool self, std::vector<ModelId>& out) const
{
    const ModelId first = from == kNoModel ? 0 : from;
    const ModelId end = m_form.model[first].end;
    for (ModelId at = first; at < end; ++at)
        if ((self || at != from) && !m_form.model[at].is_attribute)
            out.push_back(at);
}

std::vector<ModelId> ModelResolver::walk(const std::vector<ModelId>& from, const Step& step) const
{
    std::vector<ModelId> out;
    const auto keep_matching = [&] {
        out.erase(std::remove_if(out.begin(), out.end(),
                                 [&](ModelId at) { return at != kNoModel && !matches(at, step); }),
                  out.end());
    };
    for (const ModelId at : from) {
        switch (step.axis) {
        case Axis::Child:
            add_children(at, step, false, out);
            break;
        case Axis::Attribute:
            add_children(at, step, true, out);
            break;
        case Axis::Self:
            if (at == kNoModel || matches(at, step))
                out.push_back(at);
            break;
        case Axis::Parent:
            if (at != kNoModel)
                out.push_back(m_form.model[at].parent);
            break;
        case Axis::Descendant:
        case Axis::DescendantOrSelf:
            if (step.axis == Axis::DescendantOrSelf && at == kNoModel && step.test == Test::Node)
                out.push_back(kNoModel);
            add_all(at, step.axis == Axis::DescendantOrSelf, out);
            keep_matching();
            break;
        case Axis::Ancestor:
        case Axis::AncestorOrSelf:
            for (ModelId up = step.axis == Axis::Ancestor && at != kNoModel ? m_form.model[at].parent : at;
                 up != kNoModel; up = m_form.model[up].parent)
                out.push_back(up);
            keep_matching();
            break;
        case Axis::Namespace:
            break;
        default:
            // Siblings and what lies beside: anything may be meant.
            add_all(kNoModel, true, out);
            keep_matching();
            break;
        }
    }
    if (out.size() > 1) {
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
    }
    return out;
}

}
