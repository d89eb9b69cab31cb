#include "app/form/xlsform/survey.h"

#include "app/form/xlsform/expression_scan.h"
#include "app/form/xlsform/headers.h"
#include "app/form/xlsform/loops.h"
#include "app/form/xlsform/references.h"
#include "app/form/xlsform/sheet_names.h"
#include "app/form/xlsform/survey_row.h"
#include "app/form/xlsform/text.h"
#include "app/form/xlsform/type_details.h"

#include <algorithm>
#include <set>

namespace kerbside::app::xlsform {

namespace {

constexpr std::size_t kLongestName = 255;

/// Goes down the rows with the sections that are open.
class SurveyReader {
public:
    SurveyReader(Workbook& book, Draft& draft, Problems& problems) : m_book(book), m_draft(draft), m_problems(problems)
    {
        m_open.push_back({0, SectionKind::None, {}});
    }

    void read(const Sheet& sheet)
    {
        const auto columns = read_headers(sheet, kSurvey, survey_aliases(), m_problems);
        if (!check_columns(sheet, columns))
            return;
        for (std::size_t i = 1; i < sheet.rows.size() && !m_problems.is_full(); ++i) {
            auto row = read_survey_row(sheet.rows[i], columns, m_book.pool, m_draft, m_problems);
            read_row(row);
        }
        while (m_open.size() > 1) {
            const auto& node = m_draft.nodes[m_open.back().node];
            m_problems.error(node.place("type"), "This " + begun() + " never ends: add a row \"end_" + begun() + "\".");
            m_open.pop_back();
        }
        // They come last, so that what lies in a section stays one run of nodes.
        for (auto& node : m_meta)
            m_draft.add(0, std::move(node));
        check_triggers();
        check_searches();
    }

private:
    struct Open {
        std::uint32_t node;
        SectionKind kind;
        std::set<std::string, std::less<>> names;
        std::set<std::string, std::less<>> lower_names = {};
        std::string_view list = {}; ///< that a loop goes over
        bool is_table = false;   ///< appearance table-list
        std::string table = {};  ///< its list, once the first select has told
    };

    bool check_columns(const Sheet& sheet, const std::vector<Column>& columns)
    {
        const bool has_type = std::ranges::any_of(columns, [](const Column& one) { return one.field == Field::Type; });
        std::vector<std::string_view> known;
        for (const auto& alias : survey_aliases())
            known.push_back(alias.header);
        std::vector<std::string_view> unknown;
        for (const auto& column : columns)
            if (column.field == Field::Unknown) {
                unknown.push_back(column.header);
                const auto near = nearest(split(column.header, "::")[0], known);
                if (!near.empty())
                    m_problems.warn({kSurvey, 1, column.header}, "The column " + quoted(column.header) +
                                                                     " is not known and is left out. Did you mean \"" +
                                                                     std::string(near) + "\"?");
            }
        if (!has_type) {
            const auto near = nearest("type", unknown);
            m_problems.error({kSurvey, sheet.rows.empty() ? 1 : sheet.rows[0].number, {}},
                             "The sheet needs a column \"type\"." +
                                 (near.empty() ? "" : " Is it the one called " + quoted(near) + "?"));
        }
        return has_type;
    }

    std::string begun() const { return m_open.back().kind == SectionKind::Group ? "group" : m_open.back().kind == SectionKind::Repeat ? "repeat" : "loop"; }

    void read_row(SurveyRow& row)
    {
        if (yes_or_no(row.disabled.text) == Answer::Yes)
            return;
        if (row.type.empty()) {
            if (row.is_blank())
                return;
            m_problems.error(row.place("type"), "The row has no type.");
            return;
        }
        const auto parsed = parse_type(row.type.text);
        if (parsed.form == TypeForm::End) {
            end(row, parsed);
            return;
        }
        row.node.type = parsed.type;
        if (parsed.form == TypeForm::Unknown) {
            m_problems.error(row.place(row.type.column),
                             quoted(row.type.text) + " is no question type." + suggest_type(row.type.text));
            return;
        }
        if (!name(row))
            return;
        if (parsed.form == TypeForm::Begin)
            begin(row, parsed);
        else
            question(row, parsed);
    }

    bool name(SurveyRow& row)
    {
        auto& node = row.node;
        if (row.type.text == "audit") {
            if (!row.name.empty() && row.name.text != "audit")
                m_problems.error(row.place(row.name.column), "An audit is always named \"audit\": leave the name out.");
            node.name = "audit";
            return true;
        }
        if (row.name.empty()) {
            if (node.type != nullptr && node.type->name == "note") {
                node.name = "generated_note_name_" + std::to_string(row.number);
                return true;
            }
            m_problems.error(row.place("name"), "The row has no name.");
            return false;
        }
        node.name = row.name.text;
        const auto place = row.place(row.name.column);
        const bool in_loop = std::ranges::any_of(m_open, [](const Open& one) { return one.kind == SectionKind::Loop; });
        if (!is_xml_name(in_loop ? replaced(node.name, "%(name)s", "x") : node.name)) {
            const auto better = replaced(node.name, " ", "_");
            m_problems.error(place, quoted(node.name) + " cannot be a name: begin with a letter or _, and use letters, "
                                                        "digits, - . _ only, no spaces." +
                                        (is_xml_name(better) ? " Write " + quoted(better) + "." : ""));
            return false;
        }
        if (node.name.size() > kLongestName)
            m_problems.error(place, quoted(node.name) + " is too long for a name.");
        if (node.name == "meta")
            m_problems.error(place, "The name \"meta\" is taken by the form itself: choose another.");
        return true;
    }

    /// Names are told apart within their section; elsewhere the same name may stand again.
    void claim_name(const SurveyRow& row)
    {
        auto& open = m_open.back();
        const auto& name = row.node.name;
        const auto place = row.place(row.name.column);
        if (!open.names.insert(name).second)
            m_problems.error(place, "There is another " + quoted(name) +
                                        " in the same group or repeat: each needs its own name.");
        else if (!open.lower_names.insert(lower(name)).second)
            m_problems.warn(place, quoted(name) + " differs from another name here only by upper and lower case: that "
                                                  "confuses some programs.");
    }

    void end(const SurveyRow& row, const ParsedType& parsed)
    {
        const auto place = row.place(row.type.column);
        const std::string kind = parsed.section == SectionKind::Group ? "group" : parsed.section == SectionKind::Repeat ? "repeat" : "loop";
        if (const auto* saved = find(row.node.bind, "entities:saveto"))
            m_problems.error(row.place(saved->column), "A group or repeat cannot be saved as a property: move save_to "
                                                       "to a question.");
        if (m_open.size() == 1) {
            m_problems.error(place, "Nothing is open here that \"end_" + kind + "\" could end.");
            return;
        }
        if (m_open.back().kind != parsed.section) {
            const auto& node = m_draft.nodes[m_open.back().node];
            m_problems.error(place, "\"end_" + kind + "\" comes where \"end_" + begun() + "\" is due: the " + begun() +
                                        " " + quoted(node.name) + " from row " + std::to_string(node.row) +
                                        " is still open.");
        }
        else if (parsed.section == SectionKind::Loop)
            unroll_loop(m_open.back().node, m_open.back().list, m_book.pool, m_draft, m_problems);
        m_open.pop_back();
    }

    void begin(SurveyRow& row, const ParsedType& parsed)
    {
        auto& node = row.node;
        claim_name(row);
        node.kind = parsed.section == SectionKind::Repeat ? NodeKind::Repeat : NodeKind::Group;
        const auto place = row.place(row.name.column);
        if (m_open.size() > kDeepest) {
            m_problems.error(place, "Groups and repeats are nested more than " + std::to_string(kDeepest) + " deep.");
            m_open.push_back({m_open.back().node, parsed.section, {}});
            return;
        }
        if (node.kind == NodeKind::Repeat) {
            if (!m_repeat_names.insert(node.name).second)
                m_problems.error(place, "There is another repeat named " + quoted(node.name) +
                                            ": each repeat needs its own name in the whole form.");
            if (node.name == m_draft.root().name)
                m_problems.error(place, quoted(node.name) + " is the name of the form's root: choose another.");
            count(row);
        }
        if (const auto* required = find(node.bind, "required");
            required != nullptr && yes_or_no(required->value) != Answer::No)
            m_problems.warn(row.place(required->column), "A group or repeat cannot be required: say it of a question.");
        const auto* appearance = find(node.body, "appearance");
        if (node.label.empty() && !has_media(node.media) &&
            !(appearance != nullptr && appearance->value == "field-list"))
            m_problems.warn(row.place("label"), "The " + std::string(node.kind == NodeKind::Group ? "group " : "repeat ") +
                                                    quoted(node.name) + " has no label.");
        const bool is_table = table_list(row);
        Texts label;
        Texts hint;
        if (is_table) {
            std::swap(label, node.label);
            std::swap(hint, node.hint);
        }
        const auto number = row.number;
        const auto index = m_draft.add(m_open.back().node, std::move(node));
        m_open.push_back({index, parsed.section, {}});
        m_open.back().is_table = is_table;
        m_open.back().list = parsed.list;
        if (is_table && (!label.empty() || !hint.empty())) {
            Node note{.name = "generated_table_list_label_" + std::to_string(number), .row = number,
                      .type = &question_type("note"), .label = std::move(label), .hint = std::move(hint)};
            set(note.bind, "readonly", "true()");
            m_draft.add(index, std::move(note));
        }
    }

    /// repeat_count: a reference is used as it is; anything else is calculated by a node beside the repeat.
    void count(SurveyRow& row)
    {
        auto& node = row.node;
        const auto* given = find(node.body, "jr:count");
        if (given == nullptr || !sole_reference(given->value).empty())
            return;
        const auto name = node.name + "_count";
        if (m_open.back().names.contains(name))
            m_problems.error(row.place(given->column), "The form keeps the count of " + quoted(node.name) + " in " +
                                                           quoted(name) + ", but that name is taken: rename the other.");
        m_open.back().names.insert(name);
        Node counter{.name = name, .row = row.number, .type = &question_type("calculate")};
        set(counter.bind, "readonly", "true()");
        set(counter.bind, "calculate", given->value, given->column);
        set(node.body, "jr:count", "${" + name + "}", given->column);
        m_draft.add(m_open.back().node, std::move(counter));
    }

    /// The appearance `table-list` stands for a field-list whose selects show one header of choices.
    static bool table_list(SurveyRow& row)
    {
        auto& node = row.node;
        const auto* appearance = find(node.body, "appearance");
        if (appearance == nullptr)
            return false;
        std::string others = "field-list";
        bool found = false;
        for (const auto word : words(appearance->value)) {
            if (word == "table-list")
                found = true;
            else
                others.append(" ").append(word);
        }
        if (found)
            set(node.body, "appearance", others, appearance->column);
        return found;
    }

    void question(SurveyRow& row, const ParsedType& parsed)
    {
        auto& node = row.node;
        claim_name(row);
        triggers(row);
        defaults(row);
        const bool is_external = node.type->name == "csv-external" || node.type->name == "xml-external";
        if (is_external) {
            node.kind = NodeKind::External;
            if (std::ranges::any_of(m_open, [](const Open& one) { return one.kind == SectionKind::Repeat; }))
                m_problems.error(row.place(row.type.column),
                                 "A file belongs to the whole form: move this out of the repeat.");
        }
        if (node.type->name == "audit")
            node.kind = NodeKind::Meta;
        bool has_choices = true;
        if (parsed.form == TypeForm::Select)
            has_choices = apply_select_details(row, parsed, m_book, m_draft, m_problems);
        else if (parsed.form == TypeForm::Osm)
            node.list = parsed.list;
        else
            apply_type_details(row, m_draft, m_problems);
        check(row);
        if (is_external || !has_choices) {
            m_draft.add(m_open.back().node, std::move(node));
            return;
        }
        if (parsed.form == TypeForm::Select)
            in_table(row, parsed);
        const auto name = node.name;
        const auto number = row.number;
        if (node.kind == NodeKind::Meta)
            m_meta.push_back(std::move(node));
        else
            m_draft.add(m_open.back().node, std::move(node));
        if (parsed.form == TypeForm::Select && parsed.or_other) {
            Node other{.name = name + "_other", .row = number, .type = &question_type("text")};
            other.label.add({{}, "Specify other.", {}});
            set(other.bind, "relevant", "selected(../" + name + ", 'other')");
            m_open.back().names.insert(other.name);
            m_draft.add(m_open.back().node, std::move(other));
        }
    }

    void in_table(SurveyRow& row, const ParsedType& parsed)
    {
        auto& open = m_open.back();
        if (!open.is_table)
            return;
        if (open.table.empty()) {
            open.table = parsed.list;
            if (!row.node.choice_filter.empty())
                m_problems.error(row.place(row.node.choice_filter.column),
                                 "A table-list cannot have a choice_filter.");
            Node header{.name = "reserved_name_for_field_list_labels_" + std::to_string(row.number),
                        .row = row.number,
                        .type = row.node.type,
                        .select = row.node.select,
                        .list = row.node.list};
            set(header.body, "appearance", "label");
            m_draft.add(open.node, std::move(header));
        } else if (open.table != parsed.list) {
            m_problems.error(row.place(row.type.column), "In a table-list all selects have the same list: this one has " +
                                                             quoted(parsed.list) + ", the first one " +
                                                             quoted(open.table) + ".");
        }
        set(row.node.body, "appearance", "list-nolabel");
    }

    void triggers(SurveyRow& row)
    {
        if (row.trigger.empty())
            return;
        for (auto part : split(row.trigger.text, ",")) {
            part = trimmed(part);
            if (part.empty())
                continue;
            const auto name = sole_reference(part);
            if (name.empty()) {
                m_problems.error(row.place(row.trigger.column),
                                 quoted(part) + " is no trigger: write references to questions, such as ${age}.");
                continue;
            }
            row.node.triggers.emplace_back(name);
        }
        m_trigger_columns.emplace(row.number, row.trigger.column);
    }

    void defaults(SurveyRow& row)
    {
        auto& node = row.node;
        if (node.default_value.empty())
            return;
        node.dynamic_default = is_dynamic_default(node.default_value.text, node.type->bind_type);
        if (!node.dynamic_default && node.type->name == "image" &&
            node.default_value.text.find("jr://images/") == std::string_view::npos)
            node.default_value.text = m_book.pool.keep("jr://images/" + std::string(node.default_value.text));
    }

    void check(SurveyRow& row)
    {
        const auto& node = row.node;
        const auto name = node.type->name;
        const auto* calculation = find(node.bind, "calculate");
        if (name == "calculate" && calculation == nullptr && !node.dynamic_default && node.triggers.empty())
            m_problems.error(row.place("calculation"), "A calculate needs a calculation.");
        if (name == "background-geopoint") {
            if (node.triggers.empty())
                m_problems.error(row.place("trigger"), "A background-geopoint needs a trigger.");
            if (calculation != nullptr)
                m_problems.error(row.place(calculation->column), "A background-geopoint cannot have a calculation.");
        }
        if (name == "simserial" || name == "subscriberid")
            m_problems.warn(row.place(row.type.column), std::string(name) + " is not given by any recent device.");
        const bool is_shown = !node.type->control.empty() && (!(calculation != nullptr || !node.triggers.empty()));
        if (is_shown && node.label.empty() && node.hint.empty() && !has_media(node.media))
            m_problems.error(row.place("label"), "The question has no label and no hint, so nobody could answer it.");
        if (!node.media[kBigImage].empty() && node.media[kImage].empty())
            m_problems.error(row.place(node.media[kBigImage].column()), "A big-image needs an image beside it.");
        if (const auto* type = find(node.bind, "type"); type != nullptr && type->value.empty())
            m_problems.error(row.place(type->column), "bind::type is empty.");
    }

    void check_triggers()
    {
        std::map<std::string_view, const Node*> questions;
        std::set<std::string_view> sections;
        for (const auto& node : m_draft.nodes) {
            if (node.is_section())
                sections.insert(node.name);
            else
                questions.emplace(node.name, &node);
        }
        for (const auto& node : m_draft.nodes) {
            const auto column = m_trigger_columns.find(node.row);
            const auto place = node.place(column != m_trigger_columns.end() ? column->second : "trigger");
            for (const auto& name : node.triggers) {
                const auto found = questions.find(name);
                if (found != questions.end()) {
                    const auto& trigger = *found->second;
                    const bool hidden = trigger.type->control.empty() ||
                                        ((find(trigger.bind, "calculate") != nullptr || !trigger.triggers.empty()) &&
                                         trigger.label.empty() && trigger.hint.empty());
                    if (hidden)
                        m_problems.error(place, "${" + name + "} is not shown, so nobody changes it: it cannot be a trigger.");
                } else if (sections.contains(name)) {
                    m_problems.error(place, "${" + name + "} is a group or repeat: a trigger must be a question.");
                } else {
                    std::vector<std::string_view> known;
                    for (const auto& [other, question] : questions)
                        known.push_back(other);
                    m_problems.error(place, "There is no question named " + quoted(name) + "." + did_you_mean(name, known));
                }
            }
        }
    }

    /// The choices of a search() stand in its question, so nobody else can use the list.
    void check_searches()
    {
        std::map<std::string_view, std::string_view> others;
        const auto searches = [](const Node& node) {
            const auto* appearance = find(node.body, "appearance");
            return appearance != nullptr && has_search(appearance->value);
        };
        for (const auto& node : m_draft.nodes)
            if (node.select != SelectKind::None && !searches(node))
                others.emplace(node.list, node.name);
        for (const auto& node : m_draft.nodes) {
            const auto other = others.find(node.list);
            if (node.select != SelectKind::None && searches(node) && other != others.end())
                m_problems.error(node.place("appearance"), "The list " + quoted(node.list) + " is used with search() here "
                                                           "and without it by " + quoted(other->second) +
                                                               ": use another list for one of them.");
        }
    }

    Workbook& m_book;
    Draft& m_draft;
    Problems& m_problems;
    std::vector<Open> m_open;
    std::vector<Node> m_meta;
    std::set<std::string, std::less<>> m_repeat_names;
    std::map<std::uint32_t, std::string_view> m_trigger_columns;
};

}

void read_survey(Workbook& book, Draft& draft, Problems& problems)
{
    const auto* sheet = find_sheet(book, kSurvey);
    // The usual converters take a workbook's only sheet for the survey, whatever it is called.
    if (sheet == nullptr && book.sheets.size() == 1 && !is_form_sheet(book.sheets[0].name) &&
        !book.sheets[0].name.starts_with('_')) {
        sheet = &book.sheets[0];
        problems.warn({}, "There is no sheet \"survey\": the only one, " + quoted(sheet->name) + ", is taken for it.");
    }
    if (sheet == nullptr) {
        problems.error({}, "There is no sheet \"survey\"." + misspelt_sheet(book, kSurvey));
        return;
    }
    SurveyReader(book, draft, problems).read(*sheet);
}

void add_meta(Draft& draft)
{
    if (yes_or_no(draft.setting("omit_instanceid")) != Answer::Yes) {
        Node id{.kind = NodeKind::Meta, .name = "instanceID", .type = &question_type("calculate")};
        const auto preload = draft.setting("instance_id");
        set(id.bind, "readonly", "true()");
        set(id.bind, "jr:preload", preload.empty() ? "uid" : std::string(preload));
        draft.add(0, std::move(id));
    }
    const auto name = draft.settings.find("instance_name");
    if (name != draft.settings.end()) {
        Node node{.kind = NodeKind::Meta, .name = "instanceName", .row = name->second.row, .sheet = kSettings,
                  .type = &question_type("calculate")};
        set(node.bind, "calculate", name->second.value, name->second.column);
        draft.add(0, std::move(node));
    }
}

}
