#include "app/form/xlsform/type_details.h"

#include "app/form/xlsform/expression_scan.h"
#include "app/form/xlsform/parameters.h"
#include "app/form/xlsform/references.h"
#include "app/form/xlsform/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace kerbside::app::xlsform {

namespace {

using Names = std::initializer_list<std::string_view>;

constexpr std::array kBooleans = std::to_array<std::string_view>({"true", "false"});

double number(std::string_view text)
{
    double value = 0;
    if (text.starts_with('+'))
        text.remove_prefix(1);
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

bool is_multiple(double value, double step)
{
    const auto quotient = value / step;
    return std::fabs(quotient - std::round(quotient)) < 1e-9;
}

void allow(Parameters& parameters, Names names)
{
    parameters.allow({names.begin(), names.size()});
}

/// A row's details, type by type.
class Details {
public:
    Details(SurveyRow& row, const Draft& draft, Problems& problems)
        : m_node(row.node), m_draft(draft),
          m_parameters(row.parameters.text, row.place(row.parameters.column), problems)
    {
    }

    void apply()
    {
        const auto name = m_node.type->name;
        if (name == "range")
            range();
        else if (name == "text")
            text();
        else if (name == "image")
            image();
        else if (name == "audio" || name == "background-audio")
            audio();
        else if (name.starts_with("geo"))
            geo();
        else if (name == "audit")
            audit();
        else if (name == "start-geopoint")
            m_node.actions.push_back({"odk:setgeopoint", "odk-instance-first-load", {}, {}});
        else if (name == "note")
            set_if_absent("readonly", "true()");
        else if (name == "percentage")
            set_if_absent("constraint", "0 <= . and . <= 100");
        else if (name == "phone number")
            set_if_absent("constraint", "regex(., '^\\d*$')");
    }

private:
    void set_if_absent(std::string_view attribute, std::string value)
    {
        if (find(m_node.bind, attribute) == nullptr)
            set(m_node.bind, attribute, std::move(value));
    }

    void text()
    {
        allow(m_parameters, {"rows"});
        m_parameters.only_integer("rows");
        if (m_parameters.has("rows"))
            set(m_node.body, "rows", std::string(m_parameters["rows"]));
    }

    void range()
    {
        allow(m_parameters, {"start", "end", "step", "tick_interval", "placeholder", "tick_labelset"});
        std::array<double, 3> given = {1, 10, 1};
        constexpr std::array<std::string_view, 3> kNames = {"start", "end", "step"};
        constexpr std::array<std::string_view, 3> kDefaults = {"1", "10", "1"};
        bool is_decimal = false;
        for (std::size_t i = 0; i < kNames.size(); ++i) {
            m_parameters.only_number(kNames[i]);
            const auto value = m_parameters.has(kNames[i]) ? m_parameters[kNames[i]] : kDefaults[i];
            given[i] = number(value);
            is_decimal = is_decimal || given[i] != std::trunc(given[i]);
            set(m_node.body, kNames[i], std::string(value));
        }
        const auto [start, end, step] = given;
        const auto width = std::fabs(end - start);
        if (step == 0)
            m_parameters.fail("step", "step cannot be 0.");
        else if (step > width)
            m_parameters.fail("step", "step is wider than the whole range.");
        const auto safe_step = step == 0 ? 1 : step;
        tick_interval(width, safe_step, is_decimal);
        placeholder(start, end, safe_step, is_decimal);
        tick_labels(start, end, safe_step);
        if (is_decimal)
            set(m_node.bind, "type", "decimal");
        for (const auto* only_plain : {"tick_interval", "placeholder", "tick_labelset"}) {
            const auto* appearance = find(m_node.body, "appearance");
            const auto given_words = appearance != nullptr ? words(appearance->value) : std::vector<std::string_view>{};
            const bool is_plain = std::ranges::all_of(
                given_words, [](std::string_view word) { return word == "vertical" || word == "no-ticks"; });
            if (m_parameters.has(only_plain) && !is_plain)
                m_parameters.fail(only_plain, std::string(only_plain) + " cannot stand with the appearance " +
                                                  quoted(appearance->value) + ".");
        }
    }

    void tick_interval(double width, double step, bool& is_decimal)
    {
        m_parameters.only_number("tick_interval");
        if (!m_parameters.has("tick_interval"))
            return;
        const auto interval = number(m_parameters["tick_interval"]);
        is_decimal = is_decimal || interval != std::trunc(interval);
        set(m_node.body, "odk:tick-interval", std::string(m_parameters["tick_interval"]));
        if (interval == 0)
            m_parameters.fail("tick_interval", "tick_interval cannot be 0.");
        else if (interval > width)
            m_parameters.fail("tick_interval", "tick_interval is wider than the whole range.");
        else if (!is_multiple(interval, step))
            m_parameters.fail("tick_interval", "tick_interval must be a multiple of step.");
    }

    void placeholder(double start, double end, double step, bool& is_decimal)
    {
        m_parameters.only_number("placeholder");
        if (!m_parameters.has("placeholder"))
            return;
        const auto value = number(m_parameters["placeholder"]);
        is_decimal = is_decimal || value != std::trunc(value);
        set(m_node.body, "odk:placeholder", std::string(m_parameters["placeholder"]));
        if (!is_multiple(value - start, step))
            m_parameters.fail("placeholder", "placeholder is no value that a step leads to.");
        else if (value < std::min(start, end) || value > std::max(start, end))
            m_parameters.fail("placeholder", "placeholder lies outside the range.");
    }

    void tick_labels(double start, double end, double step)
    {
        if (!m_parameters.has("tick_labelset"))
            return;
        const auto* list = m_draft.list(m_parameters["tick_labelset"]);
        if (list == nullptr) {
            m_parameters.fail("tick_labelset", "There is no list " + quoted(m_parameters["tick_labelset"]) +
                                                   " in the sheet choices.");
            return;
        }
        const auto* appearance = find(m_node.body, "appearance");
        const bool no_ticks = appearance != nullptr && appearance->value.find("no-ticks") != std::string::npos;
        m_node.list = list->name;
        bool first = false;
        bool last = false;
        for (const auto& choice : list->choices) {
            const auto value = number(choice.name);
            if (!is_number(choice.name))
                m_parameters.fail("tick_labelset", "A tick's name must be a number, not " + quoted(choice.name) + ".");
            else if (value < std::min(start, end) || value > std::max(start, end))
                m_parameters.fail("tick_labelset", "The tick " + quoted(choice.name) + " lies outside the range.");
            else if (!is_multiple(value - start, m_parameters.has("tick_interval")
                                                     ? number(m_parameters["tick_interval"])
                                                     : step))
                m_parameters.fail("tick_labelset", "The tick " + quoted(choice.name) + " stands where no tick is.");
            first = first || value == start;
            last = last || value == end;
        }
        if (no_ticks && (list->choices.size() > 2 || !first || !last))
            m_parameters.fail("tick_labelset", "With no-ticks, only the start and the end have a label.");
    }

    void image()
    {
        allow(m_parameters, {"max-pixels", "app"});
        m_parameters.only_integer("max-pixels");
        if (m_parameters.has("max-pixels"))
            set(m_node.bind, "orx:max-pixels", std::string(m_parameters["max-pixels"]));
        const auto* appearance = find(m_node.body, "appearance");
        if (m_parameters.has("app") && (appearance == nullptr || appearance->value == "annotate")) {
            if (is_package_name(m_parameters["app"]))
                set(m_node.body, "intent", std::string(m_parameters["app"]));
            else
                m_parameters.fail("app", quoted(m_parameters["app"]) +
                                             " is no app: write its package name, such as org.example.camera.");
        }
    }

    static bool is_package_name(std::string_view name)
    {
        const auto parts = split(name, ".");
        return parts.size() > 1 && std::ranges::all_of(parts, [](std::string_view part) {
                   return !part.empty() && part.find('-') == std::string_view::npos && is_xml_name(part) &&
                          part.front() != '_' && (static_cast<unsigned char>(part.front()) & 0x80) == 0;
               });
    }

    void audio()
    {
        allow(m_parameters, {"quality"});
        const bool in_background = m_node.type->name == "background-audio";
        if (in_background)
            m_parameters.only("quality", std::to_array<std::string_view>({"voice-only", "low", "normal"}));
        else
            m_parameters.only("quality", std::to_array<std::string_view>({"voice-only", "low", "normal", "external"}));
        const auto quality = m_parameters["quality"];
        if (in_background) {
            Action action{"odk:recordaudio", "odk-instance-load", {}, {}};
            if (!quality.empty())
                set(action.more, "odk:quality", std::string(quality));
            m_node.actions.push_back(std::move(action));
        } else if (!quality.empty()) {
            set(m_node.bind, "odk:quality", std::string(quality));
        }
    }

    void geo()
    {
        if (m_node.type->name == "geopoint")
            allow(m_parameters, {"allow-mock-accuracy", "capture-accuracy", "warning-accuracy", "reference-geometry"});
        else
            allow(m_parameters, {"allow-mock-accuracy", "incremental", "reference-geometry"});
        m_parameters.only("allow-mock-accuracy", kBooleans);
        m_parameters.only("incremental", std::to_array<std::string_view>({"true", "yes", "true()"}));
        m_parameters.only_number("capture-accuracy");
        m_parameters.only_number("warning-accuracy");
        if (m_parameters.has("allow-mock-accuracy"))
            set(m_node.bind, "odk:allow-mock-accuracy", std::string(m_parameters["allow-mock-accuracy"]));
        if (m_parameters.has("incremental"))
            set(m_node.body, "incremental", "true");
        if (m_parameters.has("capture-accuracy"))
            set(m_node.body, "accuracyThreshold", std::string(m_parameters["capture-accuracy"]));
        if (m_parameters.has("warning-accuracy"))
            set(m_node.body, "unacceptableAccuracyThreshold", std::string(m_parameters["warning-accuracy"]));
        m_node.list = m_parameters["reference-geometry"];
    }

    void audit()
    {
        allow(m_parameters, {"location-priority", "location-min-interval", "location-max-age", "track-changes",
                             "track-changes-reasons", "identify-user"});
        m_parameters.only("track-changes", kBooleans);
        m_parameters.only("identify-user", kBooleans);
        m_parameters.only("track-changes-reasons", std::to_array<std::string_view>({"on-form-edit"}));
        constexpr std::array kLocation =
            std::to_array<std::string_view>({"location-priority", "location-min-interval", "location-max-age"});
        const auto given = std::ranges::count_if(kLocation, [&](auto name) { return m_parameters.has(name); });
        if (given != 0 && given != 3)
            m_parameters.fail({}, "A location in the audit needs all three of location-priority, "
                                  "location-min-interval and location-max-age.");
        m_parameters.only("location-priority",
                          std::to_array<std::string_view>({"no-power", "low-power", "balanced", "high-accuracy"}));
        for (const auto name : {kLocation[1], kLocation[2]}) {
            m_parameters.only_integer(name);
            if (m_parameters.has(name) && number(m_parameters[name]) < 0)
                m_parameters.fail(name, std::string(name) + " cannot be below 0.");
        }
        if (m_parameters.has(kLocation[1]) && m_parameters.has(kLocation[2]) &&
            number(m_parameters[kLocation[2]]) < number(m_parameters[kLocation[1]]))
            m_parameters.fail(kLocation[2], "location-max-age cannot be less than location-min-interval.");
        for (const auto name : {"track-changes", "track-changes-reasons", "identify-user", "location-max-age",
                                "location-min-interval", "location-priority"})
            if (m_parameters.has(name))
                set(m_node.bind, "odk:" + std::string(name), std::string(m_parameters[name]));
    }

    Node& m_node;
    const Draft& m_draft;
    Parameters m_parameters;
};

}

void apply_type_details(SurveyRow& row, Draft& draft, Problems& problems)
{
    Details(row, draft, problems).apply();
}

}
