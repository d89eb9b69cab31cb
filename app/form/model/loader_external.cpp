// select_one_external: choices that stand in itemsets.csv, all lists of a form in one table (XLSForm, "External selects").
#include "app/form/model/loader.h"

#include "app/form/model/tree_reader.h"

#include <algorithm>

namespace kerbside::app {

namespace {

constexpr const char* kFile = "itemsets.csv";
/// What the table is called in expressions; no form can have an instance of that name.
constexpr const char* kTable = "itemsets.csv";
constexpr std::string_view kCall = "instance('";
constexpr std::string_view kPath = "')/root/item";

bool is_list_name(std::string_view name)
{
    return !name.empty() && name.find_first_of("'\"[]") == std::string_view::npos;
}

}

bool Loader::has_external_lists()
{
    if (m_has_external)
        return *m_has_external;
    Definition& form = *m_form;
    auto bytes = m_media.read(kFile);
    auto table = bytes ? read_csv(std::move(bytes).value(), form.names) : platform::Result<std::unique_ptr<Document>>(bytes.error());
    m_has_external = table.has_value();
    if (!table) {
        warn(m_body, "the file itemsets.csv, which selects of this form choose from, is missing");
        return false;
    }
    form.document_ids.emplace(kTable, static_cast<std::uint32_t>(form.documents.size()));
    form.documents.push_back(std::move(table).value());
    return true;
}

bool Loader::read_external_choices(const XmlNode& element, std::string_view query, ControlInfo& info)
{
    // `instance('cities')/root/item[state= /data/state ]`: the list is a column of the one table.
    if (!query.starts_with(kCall) || info.model == kNoModel)
        return false;
    const auto end = query.find(kPath);
    const auto list = query.substr(kCall.size(), end == std::string_view::npos ? 0 : end - kCall.size());
    Definition& form = *m_form;
    if (!is_list_name(list) || form.document_ids.contains(std::string(list)) || !has_external_lists())
        return false;
    std::string nodes(kCall);
    nodes.append(kTable).append(kPath).append("[list_name = '").append(list).append("']").append(query.substr(end + kPath.size()));
    Itemset choices;
    choices.nodes = compile(nodes, info.model, "itemset", element);
    choices.value_child = form.names.word("name");
    choices.label_child = form.names.word("label");
    for (const auto& language : form.languages)
        choices.label_children.push_back(form.names.find_word("label::" + language));
    info.itemset = std::move(choices);
    return true;
}

}
