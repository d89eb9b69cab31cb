#include "bench_forms.h"

#include <algorithm>

namespace kerbside::bench {

namespace {

using platform::Json;

std::string text(const std::string& id, const std::string& value)
{
    return "<text id=\"" + id + "\"><value>" + value + "</value></text>";
}

/// Questions of four kinds with labels in two languages; nothing depends on anything.
BenchForm flat(int count)
{
    std::string instance, binds, body, english, french;
    for (int i = 0; i < count; ++i) {
        const auto n = std::to_string(i);
        const auto ref = "/data/q" + n;
        const bool is_select = i % 4 == 3;
        instance += "<q" + n + "/>";
        const std::string type = is_select ? "string" : i % 4 == 1 ? "int" : i % 4 == 2 ? "decimal" : "string";
        binds += "<bind nodeset=\"" + ref + "\" type=\"" + type + "\"/>\n";
        english += text(ref + ":label", "What do you answer to question " + n + "?");
        french += text(ref + ":label", "Que répondez-vous à la question " + n + " ?");
        std::string items;
        for (int c = 0; is_select && c < 4; ++c) {
            const auto id = ref + ":" + std::to_string(c);
            english += text(id, "Answer number " + std::to_string(c));
            french += text(id, "Réponse numéro " + std::to_string(c));
            items += "<item><label ref=\"jr:itext('" + id + "')\"/><value>c" + std::to_string(c) + "</value></item>";
        }
        const std::string tag = is_select ? "select1" : "input";
        body += "<" + tag + " ref=\"" + ref + "\"><label ref=\"jr:itext('" + ref + ":label')\"/>" + items + "</" + tag + ">\n";
    }
    Json changes = Json::array();
    for (int i = 0; i < count; i += std::max(4, count / 50 / 4 * 4))
        changes.push_back({{"ref", "/data/q" + std::to_string(i)}, {"values", {"alpha", "beta"}}});
    const auto itext = "<itext><translation lang=\"English\" default=\"true()\">" + english
                       + "</translation><translation lang=\"Français\">" + french + "</translation></itext>";
    return {.name = {},
            .xml = xform("flat", instance, {}, binds, itext, body),
            .attachments = {},
            .plan = {{"changes", changes},
                     {"probe", {{"ref", "@changed"}, {"kind", "value"}, {"expect", {{"alpha", "alpha"}, {"beta", "beta"}}}}}}};
}

/// Each calculated from the one before.
BenchForm chain(int count)
{
    std::string instance = "<q0>0</q0>";
    std::string binds = "<bind nodeset=\"/data/q0\" type=\"int\"/>\n";
    for (int i = 1; i <= count; ++i) {
        const auto n = std::to_string(i);
        instance += "<c" + n + "/>";
        binds += "<bind nodeset=\"/data/c" + n + "\" type=\"int\" calculate=\"/data/" + (i == 1 ? "q0" : "c" + std::to_string(i - 1))
                 + " + 1\"/>\n";
    }
    return {.name = {},
            .xml = xform("chain", instance, {}, binds, {}, "<input ref=\"/data/q0\"><label>Start</label></input>"),
            .attachments = {},
            .plan = {{"changes", {{{"ref", "/data/q0"}, {"values", {"1", "5"}}}}},
                     {"probe",
                      {{"ref", "/data/c" + std::to_string(count)},
                       {"kind", "value"},
                       {"expect", {{"1", std::to_string(count + 1)}, {"5", std::to_string(count + 5)}}}}}}};
}

/// One answer decides whether all the others are relevant.
BenchForm fanout(int count)
{
    std::string instance = "<q0>0</q0>";
    std::string binds = "<bind nodeset=\"/data/q0\" type=\"int\"/>\n";
    std::string body = "<input ref=\"/data/q0\"><label>Switch</label></input>\n";
    for (int i = 1; i <= count; ++i) {
        const auto ref = "/data/r" + std::to_string(i);
        instance += "<r" + std::to_string(i) + "/>";
        binds += "<bind nodeset=\"" + ref + "\" type=\"string\" relevant=\"/data/q0 &gt; 5\"/>\n";
        body += "<input ref=\"" + ref + "\"><label>Then what, " + std::to_string(i) + "?</label></input>\n";
    }
    return {.name = {},
            .xml = xform("fanout", instance, {}, binds, {}, body),
            .attachments = {},
            .plan = {{"changes", {{{"ref", "/data/q0"}, {"values", {"1", "9"}}}}},
                     {"probe",
                      {{"ref", "/data/r" + std::to_string(count)},
                       {"kind", "relevant"},
                       {"expect", {{"1", "false"}, {"9", "true"}}}}}}};
}

/// Instances made by jr:count, ten nodes each, one of them calculated, and a sum over all.
BenchForm repeat(int count)
{
    std::string nodes, inner;
    std::string binds = "<bind nodeset=\"/data/n\" type=\"int\"/>\n<bind nodeset=\"/data/item/q0\" type=\"int\"/>\n";
    for (int i = 0; i < 9; ++i) {
        const auto n = std::to_string(i);
        nodes += "<q" + n + ">" + (i == 0 ? "1" : "text") + "</q" + n + ">";
        if (i > 0)
            binds += "<bind nodeset=\"/data/item/q" + n + "\" type=\"string\"/>\n";
        inner += "<input ref=\"/data/item/q" + n + "\"><label>Of each, " + n + "</label></input>";
    }
    binds += "<bind nodeset=\"/data/item/q9\" type=\"int\" calculate=\"../q0 * 2\"/>\n"
             "<bind nodeset=\"/data/total\" type=\"int\" calculate=\"sum(/data/item/q9)\"/>\n";
    const auto sum = [&](int changed) { return std::to_string(2 * (count - 1) + 2 * changed); };
    return {.name = {},
            .xml = xform("repeat",
                         "<n>" + std::to_string(count) + "</n><item jr:template=\"\">" + nodes + "<q9/></item><total/>", {}, binds,
                         {},
                         "<input ref=\"/data/n\"><label>How many</label></input><group ref=\"/data/item\"><label>Item</label>"
                         "<repeat nodeset=\"/data/item\" jr:count=\"/data/n\">"
                             + inner + "</repeat></group>"),
            .attachments = {},
            .plan = {{"changes",
                      {{{"ref", "/data/item[" + std::to_string(count / 2) + "]/q0"}, {"values", {"5", "7"}}}}},
                     {"probe", {{"ref", "/data/total"}, {"kind", "value"}, {"expect", {{"5", sum(5)}, {"7", sum(7)}}}}}}};
}

std::string select_one(const std::string& name, const std::string& nodeset)
{
    return "<select1 ref=\"/data/" + name + "\"><label>" + name + "</label><itemset nodeset=\"" + nodeset
           + "\"><value ref=\"name\"/><label ref=\"label\"/></itemset></select1>\n";
}

/// region, district, facility: the last from an attached list of `count` rows in 100 districts.
BenchForm select(int count, bool is_csv)
{
    const std::string file = "facilities-" + std::to_string(count) + (is_csv ? ".csv" : ".xml");
    std::string rows = is_csv ? "name,label,district\n" : "<?xml version=\"1.0\"?>\n<root>\n";
    for (int i = 0; i < count; ++i) {
        const auto n = std::to_string(i);
        const auto district = "d" + std::to_string(i % 100);
        rows += is_csv ? "i" + n + ",Facility number " + n + " of the list," + district + "\n"
                       : "<item><name>i" + n + "</name><label>Facility number " + n + " of the list</label><district>" + district
                             + "</district></item>\n";
    }
    rows += is_csv ? "" : "</root>\n";

    std::string secondary = "<instance id=\"regions\"><root>";
    for (int i = 0; i < 10; ++i)
        secondary += "<item><name>r" + std::to_string(i) + "</name><label>Region</label></item>";
    secondary += "</root></instance>\n<instance id=\"districts\"><root>";
    for (int i = 0; i < 100; ++i)
        secondary += "<item><name>d" + std::to_string(i) + "</name><label>District</label><region>r" + std::to_string(i / 10)
                     + "</region></item>";
    secondary += "</root></instance>\n<instance id=\"facilities\" src=\"jr://" + std::string(is_csv ? "file-csv/" : "file/") + file
                 + "\"/>\n";
    const auto each = std::to_string(count / 100);
    return {.name = {},
            .xml = xform("select", "<region/><district/><facility/>", secondary,
                         "<bind nodeset=\"/data/region\" type=\"string\"/><bind nodeset=\"/data/district\" type=\"string\"/>"
                         "<bind nodeset=\"/data/facility\" type=\"string\"/>",
                         {},
                         select_one("region", "instance('regions')/root/item")
                             + select_one("district", "instance('districts')/root/item[region = /data/region]")
                             + select_one("facility", "instance('facilities')/root/item[district = /data/district]")),
            .attachments = {{file, std::move(rows)}},
            .plan = {{"setup", {{{"ref", "/data/region"}, {"value", "r0"}}}},
                     {"changes", {{{"ref", "/data/district"}, {"values", {"d1", "d2"}}}}},
                     {"probe",
                      {{"ref", "/data/facility"}, {"kind", "choices"}, {"expect", {{"d1", each + ":i1"}, {"d2", each + ":i2"}}}}}}};
}

}

std::string xform(const std::string& id, const std::string& instance, const std::string& secondary,
                  const std::string& binds, const std::string& itext, const std::string& body)
{
    return "<?xml version=\"1.0\"?>\n<h:html xmlns=\"http://www.w3.org/2002/xforms\" xmlns:h=\"http://www.w3.org/1999/xhtml\""
           " xmlns:jr=\"http://openrosa.org/javarosa\" xmlns:orx=\"http://openrosa.org/xforms\">\n<h:head><h:title>" + id
           + "</h:title>\n<model>\n" + itext + "<instance><data id=\"" + id + "\" version=\"1\">" + instance
           + "<orx:meta><orx:instanceID/></orx:meta></data></instance>\n" + secondary + binds
           + "<bind nodeset=\"/data/orx:meta/orx:instanceID\" type=\"string\" jr:preload=\"uid\"/>\n</model></h:head>\n<h:body>\n"
           + body + "</h:body></h:html>\n";
}

std::vector<std::string> form_names()
{
    return {"realistic-120", "flat-100",    "flat-1000",  "flat-5000",      "chain-100",      "chain-1000",
            "chain-5000",    "fanout-100",  "fanout-1000", "fanout-5000",   "repeat-100",     "repeat-1000",
            "select-1k-csv", "select-10k-csv", "select-100k-csv", "select-100k-xml"};
}

BenchForm make_form(const std::string& name)
{
    const auto dash = name.find('-');
    const auto kind = name.substr(0, dash);
    const int count = std::stoi(name.substr(dash + 1));
    auto form = kind == "flat"     ? flat(count)
                : kind == "chain"  ? chain(count)
                : kind == "fanout" ? fanout(count)
                : kind == "repeat" ? repeat(count)
                : kind == "select" ? select(count * 1000, name.ends_with("csv"))
                                   : realistic_form();
    form.name = name;
    return form;
}

}
