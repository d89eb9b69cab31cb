#include "app/form/xlsform/write_xform.h"

#include "app/form/xlsform/advice.h"
#include "app/form/xlsform/instances.h"
#include "app/form/xlsform/settings.h"
#include "app/form/xlsform/text.h"
#include "platform/xml/writer.h"

#include <array>
#include <map>

namespace kerbside::app::xlsform {

namespace {

constexpr std::string_view kKerbsideUri = "urn:kerbside:forms";

/// Which prefixes the form declares, and whether all that it uses are among them.
class Namespaces {
public:
    Namespaces(const Draft& draft, Problems& problems) : m_problems(problems)
    {
        m_declared = {{"h", "http://www.w3.org/1999/xhtml"},
                      {"ev", "http://www.w3.org/2001/xml-events"},
                      {"xsd", "http://www.w3.org/2001/XMLSchema"},
                      {"jr", "http://openrosa.org/javarosa"},
                      {"orx", "http://openrosa.org/xforms"},
                      {"odk", "http://www.opendatakit.org/xforms"}};
        if (!draft.entities.empty())
            declare("entities", "http://www.opendatakit.org/xforms/entities");
        for (const auto& [prefix, uri] : extra_namespaces(draft))
            declare(prefix, uri);
        for (const auto& [name, setting] : draft.settings)
            if (name.starts_with("kerbside_"))
                declare("kerbside", kKerbsideUri);
        if (!draft.titles.empty())
            declare("kerbside", kKerbsideUri);
        for (const auto& node : draft.nodes)
            for (const auto* attributes : {&node.bind, &node.body, &node.instance})
                for (const auto& attribute : *attributes)
                    check(attribute, node.place(attribute.column));
        for (const auto& attribute : draft.root_attributes)
            check(attribute, {kSettings, 1, attribute.column});
    }

    void write(platform::XmlWriter& writer) const
    {
        writer.attribute("xmlns", "http://www.w3.org/2002/xforms");
        for (const auto& [prefix, uri] : m_declared)
            writer.attribute("xmlns:" + prefix, uri);
    }

private:
    void declare(std::string_view prefix, std::string_view uri)
    {
        for (const auto& [known, other] : m_declared)
            if (known == prefix)
                return;
        m_declared.emplace_back(prefix, uri);
    }

    void check(const Attribute& attribute, const Place& place)
    {
        if (!is_qualified_name(attribute.name) || attribute.name.starts_with("xmlns")) {
            m_problems.error(place, quoted(attribute.name) + " cannot be the name of an attribute.");
            return;
        }
        const auto colon = attribute.name.find(':');
        if (colon == std::string::npos)
            return;
        const auto prefix = attribute.name.substr(0, colon);
        if (prefix == "kerbside")
            declare(prefix, kKerbsideUri);
        for (const auto& [known, uri] : m_declared)
            if (known == prefix)
                return;
        if (prefix != "xml")
            m_problems.error(place, "The prefix " + quoted(prefix) + " is not declared: add " + prefix +
                                        "=\"its address\" to the setting namespaces.");
    }

    Problems& m_problems;
    std::vector<std::pair<std::string, std::string>> m_declared;
};

void write_submission(platform::XmlWriter& writer, const Draft& draft)
{
    struct Part {
        std::string_view setting;
        std::string_view attribute;
    };
    constexpr std::array kParts = std::to_array<Part>({{"public_key", "base64RsaPublicKey"},
                                                       {"auto_send", "orx:auto-send"},
                                                       {"auto_delete", "orx:auto-delete"},
                                                       {"client_editable", "odk:client-editable"}});
    const auto url = draft.setting("submission_url");
    bool any = !url.empty();
    for (const auto& part : kParts)
        any = any || !draft.setting(part.setting).empty();
    if (!any)
        return;
    writer.open("submission");
    if (!url.empty()) {
        writer.attribute("action", url);
        writer.attribute("method", "post");
    }
    for (const auto& part : kParts)
        if (const auto value = draft.setting(part.setting); !value.empty())
            writer.attribute(part.attribute, part.setting == "client_editable"
                                                 ? (yes_or_no(value) == Answer::Yes ? "true" : "false")
                                                 : value);
    writer.close();
}

/// Each node's path is written several times over, and grows with the names of all that is around it.
bool paths_are_too_long(const Draft& draft)
{
    constexpr std::size_t kMost = std::size_t{100} << 20;
    std::vector<std::size_t> lengths(draft.nodes.size());
    std::size_t total = 0;
    for (std::size_t i = 1; i < draft.nodes.size(); ++i) {
        lengths[i] = lengths[draft.nodes[i].parent] + draft.nodes[i].name.size() + 1;
        total += lengths[i];
    }
    return total > kMost;
}

void write_model_attributes(platform::XmlWriter& writer, const Draft& draft, const Itext& itext)
{
    writer.attribute("odk:xforms-version", "1.0.0");
    if (!draft.entities.empty()) {
        bool in_repeat = false;
        for (const auto& entity : draft.entities)
            in_repeat = in_repeat || draft.nodes[entity.container].kind == NodeKind::Repeat ||
                        draft.repeat_around(entity.container) != 0;
        // The later version is for entities made in repeats, or several of them in one form.
        writer.attribute("entities:entities-version",
                         in_repeat || draft.entities.size() > 1 ? "2025.1.0" : "2024.1.0");
    }
    constexpr std::string_view kPrefix = "kerbside_";
    for (const auto& [name, setting] : draft.settings)
        if (name.starts_with(kPrefix))
            writer.attribute("kerbside:" + name.substr(kPrefix.size()),
                             name == "kerbside_recipients" ? replaced(setting.value, ",", " ") : setting.value);
    // XForms have no place for a title in several languages; who does not know this one shows <h:title>.
    if (!draft.titles.empty() && !itext.is_empty())
        writer.attribute("kerbside:title", "jr:itext('" + Itext::title_id(draft) + "')");
}

}

std::string write_xform(const Draft& draft, Problems& problems)
{
    const Namespaces namespaces(draft, problems);
    Resolver resolver(draft, problems);
    const Itext itext(draft);
    if (itext.is_too_large() || paths_are_too_long(draft)) {
        problems.error({}, "The form would be too large.");
        return {};
    }
    advise(draft, itext, problems);
    platform::XmlWriter writer(true);
    writer.declaration();
    writer.open("h:html");
    namespaces.write(writer);
    writer.open("h:head");
    writer.leaf("h:title", draft.setting("title"));
    writer.open("model");
    write_model_attributes(writer, draft, itext);
    write_submission(writer, draft);
    if (!itext.is_empty())
        itext.write(writer, resolver);
    write_primary_instance(writer, draft, resolver, problems);
    for (const auto& instance : external_instances(draft, problems)) {
        writer.open("instance");
        writer.attribute("id", instance.id);
        writer.attribute("src", instance.source);
        writer.close();
    }
    write_choice_instances(writer, draft);
    write_binds(writer, draft, resolver);
    write_model_actions(writer, draft, resolver);
    writer.close();
    writer.close();
    writer.open("h:body");
    if (const auto style = draft.setting("style"); !style.empty())
        writer.attribute("class", style);
    write_body(writer, draft, resolver, problems);
    writer.close();
    writer.close();
    return writer.take();
}

}
