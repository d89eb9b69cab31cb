#include "bench_forms.h"

#include <array>

namespace kerbside::bench {

namespace {

using platform::Json;

/// A household survey of 120 questions: twelve sections, two languages, shared lists, hints, required, constraints,
/// sections switched by answers, a roster, a cascade and about 25 calculations.
class Survey {
public:
    BenchForm make()
    {
        lists();
        introduction();
        roster();
        for (int s = 0; s < 10; ++s)
            theme(s);
        std::string total;
        for (int s = 0; s < 10; ++s)
            total += "coalesce(/data/s" + std::to_string(s) + "/score, 0) + ";
        m_instance += calculate("/data", "total", total + "/data/minors", "int");
        const auto itext = "<itext><translation lang=\"English\" default=\"true()\">" + m_english
                           + "</translation><translation lang=\"Français\">" + m_french + "</translation></itext>";
        const auto change = [](const char* ref, const char* a, const char* b) { return Json{{"ref", ref}, {"values", {a, b}}}; };
        return {.name = {},
                .xml = xform("household", m_instance, m_secondary, m_binds, itext, m_body),
                .attachments = {},
                .plan = {{"changes",
                          {change("/data/intro/age", "40", "12"), change("/data/intro/weight", "71", "65"),
                           change("/data/s3/q2", "4", "20"), change("/data/roster/member[3]/years", "30", "11"),
                           change("/data/s5/q0", "no", "yes"), change("/data/intro/province", "p1", "p2"),
                           change("/data/s1/q4", "some words", "other words")}},
                         {"probe", {{"ref", "/data/total"}, {"kind", "value"}, {"expect", nullptr}}}}};
    }

private:
    void say(const std::string& id, const std::string& english, const std::string& french)
    {
        m_english += "<text id=\"" + id + "\"><value>" + english + "</value></text>\n";
        m_french += "<text id=\"" + id + "\"><value>" + french + "</value></text>\n";
    }

    void lists()
    {
        constexpr std::array<std::pair<const char*, int>, 5> kLists{
            {{"yn", 2}, {"freq", 5}, {"likert", 5}, {"source", 9}, {"crop", 14}}};
        for (const auto& [name, count] : kLists) {
            m_secondary += "<instance id=\"" + std::string(name) + "\"><root>";
            for (int c = 0; c < count; ++c) {
                const auto id = std::string(name) + "-" + std::to_string(c);
                say(id, "Choice " + id, "Choix " + id);
                const auto value = count == 2 ? std::string(c == 0 ? "yes" : "no") : name + std::to_string(c);
                m_secondary += "<item><itextId>" + id + "</itextId><name>" + value + "</name></item>";
            }
            m_secondary += "</root></instance>\n";
        }
        m_secondary += "<instance id=\"province\"><root>";
        for (int i = 0; i < 20; ++i)
            m_secondary += "<item><name>p" + std::to_string(i) + "</name><label>Province</label></item>";
        m_secondary += "</root></instance>\n<instance id=\"village\"><root>";
        for (int i = 0; i < 400; ++i)
            m_secondary += "<item><name>v" + std::to_string(i) + "</name><label>Village</label><in>p" + std::to_string(i % 20)
                           + "</in></item>";
        m_secondary += "</root></instance>\n";
    }

    std::string calculate(const std::string& parent, const std::string& name, const std::string& expression,
                          const std::string& type)
    {
        m_binds += "<bind nodeset=\"" + parent + "/" + name + "\" type=\"" + type + "\" calculate=\"" + expression + "\"/>\n";
        return "<" + name + "/>";
    }

    /// Adds the control to `body`, returns the instance node. `kind` is a type, or `select1:LIST`.
    std::string question(std::string& body, const std::string& parent, const std::string& name, const std::string& kind,
                         const std::string& attributes = {}, const std::string& value = {})
    {
        ++m_count;
        const auto ref = parent + "/" + name;
        const auto number = std::to_string(m_count);
        say(ref + ":label", number + ". What would your household answer to this question, number " + number + ", today?",
            number + ". Que répondrait aujourd'hui votre ménage à cette question, numéro " + number + " ?");
        const auto colon = kind.find(':');
        const auto tag = colon == std::string::npos ? std::string("input") : kind.substr(0, colon);
        m_binds += "<bind nodeset=\"" + ref + "\" type=\"" + (colon == std::string::npos ? kind : "string") + "\" " + attributes + "/>\n";
        body += "<" + tag + " ref=\"" + ref + "\"><label ref=\"jr:itext('" + ref + ":label')\"/>";
        if (m_count % 5 == 0) {
            say(ref + ":hint", "Ask the head of the household.", "Demandez au chef de ménage.");
            body += "<hint ref=\"jr:itext('" + ref + ":hint')\"/>";
        }
        if (colon != std::string::npos)
            body += "<itemset nodeset=\"instance('" + kind.substr(colon + 1)
                    + "')/root/item\"><value ref=\"name\"/><label ref=\"jr:itext(itextId)\"/></itemset>";
        body += "</" + tag + ">\n";
        return "<" + name + ">" + value + "</" + name + ">";
    }

    void section(const std::string& name, const std::string& nodes, const std::string& controls)
    {
        say("/data/" + name + ":label", "Section " + name, "Rubrique " + name);
        m_instance += "<" + name + ">" + nodes + "</" + name + ">\n";
        m_body += "<group ref=\"/data/" + name + "\"><label ref=\"jr:itext('/data/" + name + ":label')\"/>\n" + controls + "</group>\n";
    }

    std::string cascade(const std::string& name, const std::string& nodeset)
    {
        ++m_count;
        const auto ref = "/data/intro/" + name;
        say(ref + ":label", "Which " + name + "?", "Quel " + name + " ?");
        m_binds += "<bind nodeset=\"" + ref + "\" type=\"string\"/>\n";
        return "<select1 ref=\"" + ref + "\"><label ref=\"jr:itext('" + ref + ":label')\"/><itemset nodeset=\"" + nodeset
               + "\"><value ref=\"name\"/><label ref=\"label\"/></itemset></select1>\n";
    }

    void introduction()
    {
        const std::string at = "/data/intro";
        std::string body;
        auto nodes = question(body, at, "interviewer", "string", "required=\"true()\"", "Awa");
        nodes += question(body, at, "day", "date", "required=\"true()\"", "2026-11-01");
        nodes += question(body, at, "consent", "select1:yn", "required=\"true()\"", "yes");
        nodes += question(body, at, "age", "int", "required=\"true()\" constraint=\". &gt;= 0 and . &lt; 120\"", "34");
        nodes += question(body, at, "sex", "select1:yn");
        nodes += question(body, at, "phone", "string", "constraint=\"regex(., '^[0-9]{8,12}$')\"");
        nodes += question(body, at, "weight", "decimal", "constraint=\". &gt; 1 and . &lt; 300\"", "70");
        nodes += question(body, at, "height", "decimal", "constraint=\". &gt; 40 and . &lt; 250\"", "170");
        body += cascade("province", "instance('province')/root/item");
        body += cascade("village", "instance('village')/root/item[in = /data/intro/province]");
        nodes += "<province/><village/>";
        nodes += calculate(at, "bmi", "round(/data/intro/weight div ((/data/intro/height div 100) * (/data/intro/height div 100)), 1)", "decimal");
        nodes += calculate(at, "adult", "if(/data/intro/age &gt;= 18, 1, 0)", "int");
        section("intro", nodes, body);
    }

    void roster()
    {
        const std::string at = "/data/roster/member";
        std::string body;
        auto nodes = question(body, at, "name", "string", {}, "N");
        nodes += question(body, at, "years", "int", "constraint=\". &lt; 120\"", "10");
        nodes += question(body, at, "sex", "select1:yn", {}, "yes");
        nodes += question(body, at, "school", "select1:yn", "relevant=\"../years &gt; 5 and ../years &lt; 18\"");
        nodes += question(body, at, "work", "select1:freq", "relevant=\"../years &gt;= 18\"");
        nodes += calculate(at, "minor", "if(../years &lt; 18, 1, 0)", "int");
        m_binds += "<bind nodeset=\"/data/roster/size\" type=\"int\"/>\n";
        section("roster", "<size>5</size><member jr:template=\"\">" + nodes + "</member>",
                "<group ref=\"" + at + "\"><label>Member</label><repeat nodeset=\"" + at + "\" jr:count=\"/data/roster/size\">" + body
                    + "</repeat></group>");
        m_instance += calculate("/data", "minors", "sum(/data/roster/member/minor)", "int");
        m_instance += calculate("/data", "mean_age", "sum(/data/roster/member/years) div count(/data/roster/member)", "decimal");
    }

    void theme(int s)
    {
        constexpr std::array<const char*, 10> kKinds{"select1:yn", "select1:likert", "int",   "select1:freq", "string",
                                                     "decimal",    "select:crop",    "select1:source", "date", "int"};
        const auto n = std::to_string(s);
        const auto at = "/data/s" + n;
        const std::string switched = "relevant=\"" + at + "/q0 = 'yes'\"";
        std::string nodes, body;
        for (std::size_t j = 0; j < (s % 2 == 1 ? 11U : 10U); ++j) {
            std::string attributes, value;
            if (j == 0)
                value = "yes";
            else if (j == 1 || j == 3 || j == 4)
                attributes = switched;
            else if (j == 2) {
                attributes = "constraint=\". &gt;= 0 and . &lt;= 1000\"";
                value = std::to_string(3 + s);
            } else if (j == 6)
                attributes = "relevant=\"/data/intro/adult = 1 and " + at + "/q0 != 'no'\"";
            else if (j == 7)
                attributes = "relevant=\"" + at + "/q2 &gt; 5\" required=\"" + at + "/q0 = 'yes'\"";
            else if (j == 9)
                attributes = "relevant=\"selected(" + at + "/q6, 'crop3') or " + at + "/q2 &gt; 10\"";
            nodes += question(body, at, "q" + std::to_string(j), kKinds[j % kKinds.size()], attributes, value);
        }
        nodes += calculate(at, "score", "if(" + at + "/q0 = 'yes', coalesce(" + at + "/q2, 0) * 2 + /data/intro/adult, 0)", "int");
        nodes += calculate(at, "note", "concat('s" + n + ":', " + at + "/q0, '/', string-length(" + at + "/q4), '/', /data/intro/bmi)", "string");
        section("s" + n, nodes, body);
        m_binds += "<bind nodeset=\"" + at + "\" relevant=\""
                   + (s < 6 ? std::string("/data/intro/consent = 'yes'") : "/data/intro/age &gt;= " + std::to_string(10 + s)) + "\"/>\n";
    }

    int m_count = 0;
    std::string m_instance, m_secondary, m_binds, m_body, m_english, m_french;
};

}

BenchForm realistic_form()
{
    return Survey().make();
}

}
