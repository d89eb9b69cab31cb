#include "app/form/xlsform/question_types.h"

#include "app/form/xlsform/text.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace kerbside::app::xlsform {

namespace {

constexpr std::array kTypes = std::to_array<QuestionType>({
    {"text", "input", "string"},
    {"integer", "input", "int"},
    {"decimal", "input", "decimal"},
    {"date", "input", "date"},
    {"time", "input", "time"},
    {"dateTime", "input", "dateTime"},
    {"geopoint", "input", "geopoint"},
    {"geotrace", "input", "geotrace"},
    {"geoshape", "input", "geoshape"},
    {"note", "input", "string"},
    {"barcode", "input", "barcode"},
    {"select_one", "select1", "string"},
    {"select_multiple", "select", "string"},
    {"rank", "odk:rank", "odk:rank"},
    {"select_one_external", "input", "string"},
    {"range", "range", "int"},
    {"image", "upload", "binary", "image/*"},
    {"audio", "upload", "binary", "audio/*"},
    {"video", "upload", "binary", "video/*"},
    {"file", "upload", "binary", "application/*"},
    {"osm", "upload", "binary", "osm/*"},
    {"acknowledge", "trigger", "string"},
    {"calculate", "", "string"},
    {"hidden", "", "string"},
    {"audit", "", "binary"},
    {"background-audio", "", "binary"},
    {"start-geopoint", "", "geopoint"},
    {"background-geopoint", "", "geopoint"},
    {"csv-external", "", ""},
    {"xml-external", "", ""},
    {"percentage", "input", "int"},
    {"phone number", "input", "string"},
    {"start", "", "dateTime", "", "timestamp", "start"},
    {"end", "", "dateTime", "", "timestamp", "end"},
    {"today", "", "date", "", "date", "today"},
    {"deviceid", "", "string", "", "property", "deviceid"},
    {"username", "", "string", "", "property", "username"},
    {"email", "", "string", "", "property", "email"},
    {"phonenumber", "", "string", "", "property", "phonenumber"},
    {"simserial", "", "string", "", "property", "simserial"},
    {"subscriberid", "", "string", "", "property", "subscriberid"},
    {"uri:deviceid", "", "string", "", "property", "uri:deviceid"},
    {"uri:username", "", "string", "", "property", "uri:username"},
    {"uri:email", "", "string", "", "property", "uri:email"},
    {"uri:phonenumber", "", "string", "", "property", "uri:phonenumber"},
    {"uri:simserial", "", "string", "", "property", "uri:simserial"},
    {"uri:subscriberid", "", "string", "", "property", "uri:subscriberid"},
});

struct Synonym {
    std::string_view spelling; ///< snake case
    std::string_view name;
};

constexpr std::array kSynonyms = std::to_array<Synonym>({
    {"string", "text"},
    {"q_string", "text"},
    {"add_text_prompt", "text"},
    {"int", "integer"},
    {"q_int", "integer"},
    {"add_integer_prompt", "integer"},
    {"q_decimal", "decimal"},
    {"add_decimal_prompt", "decimal"},
    {"q_date", "date"},
    {"add_date_prompt", "date"},
    {"date_time", "dateTime"},
    {"q_datetime", "dateTime"},
    {"q_date_time", "dateTime"},
    {"add_datetime_prompt", "dateTime"},
    {"add_date_time_prompt", "dateTime"},
    {"gps", "geopoint"},
    {"location", "geopoint"},
    {"q_geopoint", "geopoint"},
    {"q_location", "geopoint"},
    {"add_location_prompt", "geopoint"},
    {"q_geotrace", "geotrace"},
    {"q_geoshape", "geoshape"},
    {"q_note", "note"},
    {"add_note_prompt", "note"},
    {"q_barcode", "barcode"},
    {"add_barcode_prompt", "barcode"},
    {"photo", "image"},
    {"q_image", "image"},
    {"q_picture", "image"},
    {"add_image_prompt", "image"},
    {"add_photo_prompt", "image"},
    {"q_audio", "audio"},
    {"add_audio_prompt", "audio"},
    {"q_video", "video"},
    {"add_video_prompt", "video"},
    {"add_file_prompt", "file"},
    {"trigger", "acknowledge"},
    {"q_acknowledge", "acknowledge"},
    {"add_acknowledge_prompt", "acknowledge"},
    {"q_calculate", "calculate"},
    {"add_calculate_prompt", "calculate"},
    {"background_audio", "background-audio"},
    {"start_geopoint", "start-geopoint"},
    {"background_geopoint", "background-geopoint"},
    {"csv_external", "csv-external"},
    {"xml_external", "xml-external"},
    {"phone_number", "phone number"},
    {"start_time", "start"},
    {"get_start_time", "start"},
    {"end_time", "end"},
    {"get_end_time", "end"},
    {"get_today", "today"},
    {"imei", "deviceid"},
    {"device_id", "deviceid"},
    {"get_device_id", "deviceid"},
    {"get_phone_number", "phonenumber"},
    {"sim_id", "simserial"},
    {"get_sim_id", "simserial"},
    {"subscriber_id", "subscriberid"},
    {"get_subscriber_id", "subscriberid"},
});

struct SelectCommand {
    std::string_view words; ///< joined by `_`
    SelectKind kind;
    bool from_file = false;
};

// The longer ones first, for `select_one` begins many of them.
constexpr std::array kSelects = std::to_array<SelectCommand>({
    {"add_select_one_prompt_using", SelectKind::One},
    {"add_select_multiple_prompt_using", SelectKind::Multiple},
    {"select_all_that_apply_from", SelectKind::Multiple},
    {"select_all_that_apply", SelectKind::Multiple},
    {"select_one_from_file", SelectKind::One, true},
    {"select_multiple_from_file", SelectKind::Multiple, true},
    {"select_one_external", SelectKind::External},
    {"select_multiple_using", SelectKind::Multiple},
    {"select_multiple_from", SelectKind::Multiple},
    {"select_one_using", SelectKind::One},
    {"select_one_from", SelectKind::One},
    {"select_multiple", SelectKind::Multiple},
    {"select_one", SelectKind::One},
    {"select1", SelectKind::One},
    {"q_select1", SelectKind::One},
    {"q_select", SelectKind::Multiple},
    {"rank", SelectKind::Rank},
});

/// What follows `command` in `cell`, where the cell begins with it; `_` in the command is any run of spaces or `_`.
bool take_command(std::string_view cell, std::string_view command, std::string_view& rest)
{
    std::size_t at = 0;
    for (const char c : command) {
        if (at == cell.size())
            return false;
        if (c == '_') {
            const auto begin = at;
            while (at < cell.size() && (cell[at] == ' ' || cell[at] == '_'))
                ++at;
            if (at == begin)
                return false;
        } else if (lower(cell.substr(at, 1))[0] == c) {
            ++at;
        } else {
            return false;
        }
    }
    if (at < cell.size() && cell[at] != ' ')
        return false;
    rest = trimmed(cell.substr(at));
    return true;
}

const QuestionType* find_type(std::string_view cell)
{
    const auto spelling = snake_case(cell);
    for (const auto& type : kTypes)
        if (snake_case(type.name) == spelling)
            return &type;
    const auto synonym = std::ranges::find(kSynonyms, spelling, &Synonym::spelling);
    return synonym != kSynonyms.end() ? &question_type(synonym->name) : nullptr;
}

SectionKind section_of(std::string_view name)
{
    const auto word = snake_case(name);
    if (word == "group")
        return SectionKind::Group;
    if (word == "repeat" || word == "lgroup" || word == "looped_group")
        return SectionKind::Repeat;
    return word == "loop" ? SectionKind::Loop : SectionKind::None;
}

bool parse_section(std::string_view cell, ParsedType& parsed)
{
    std::string_view rest;
    for (const auto& [command, form] : {std::pair{"begin", TypeForm::Begin}, std::pair{"end", TypeForm::End}}) {
        for (const auto* name : {"group", "repeat", "lgroup", "looped_group", "loop"}) {
            if (!take_command(cell, std::string(command) + "_" + name, rest))
                continue;
            parsed.form = form;
            parsed.section = section_of(name);
            if (rest.starts_with("over "))
                rest = trimmed(rest.substr(5));
            parsed.list = rest;
            return true;
        }
    }
    return false;
}

bool parse_select(std::string_view cell, ParsedType& parsed)
{
    std::string_view rest;
    for (const auto& command : kSelects) {
        if (!take_command(cell, command.words, rest))
            continue;
        // `select_one from x` is the list x; a list that is itself called `from` has nothing after it.
        if (rest.empty())
            continue;
        const auto parts = words(rest);
        const auto tail = parts.size() > 1 ? snake_case(rest.substr(parts[0].size())) : std::string{};
        if (!tail.empty() && tail != "or_other" && tail != "or_specify_other")
            return false;
        parsed.form = TypeForm::Select;
        parsed.select = command.kind;
        parsed.from_file = command.from_file;
        parsed.or_other = !tail.empty();
        parsed.list = parts[0];
        parsed.type = &question_type(command.kind == SelectKind::One        ? "select_one"
                                     : command.kind == SelectKind::Multiple ? "select_multiple"
                                     : command.kind == SelectKind::Rank     ? "rank"
                                                                            : "select_one_external");
        return true;
    }
    return false;
}

}

const QuestionType& question_type(std::string_view name)
{
    const auto found = std::ranges::find(kTypes, name, &QuestionType::name);
    assert(found != kTypes.end());
    return *found;
}

ParsedType parse_type(std::string_view cell)
{
    ParsedType parsed;
    if (parse_section(cell, parsed) || parse_select(cell, parsed))
        return parsed;
    std::string_view rest;
    if (take_command(cell, "osm", rest)) {
        parsed.form = TypeForm::Osm;
        parsed.type = &question_type("osm");
        parsed.list = rest;
        return parsed;
    }
    parsed.type = find_type(cell);
    if (parsed.type != nullptr && !parsed.type->control.starts_with("select") && parsed.type->name != "rank" &&
        parsed.type->name != "select_one_external")
        parsed.form = TypeForm::Question;
    return parsed;
}

std::string suggest_type(std::string_view cell)
{
    const auto parts = words(cell);
    if (parts.empty())
        return {};
    static constexpr std::array kListCommands =
        std::to_array<std::string_view>({"select_one", "select_multiple", "rank", "select_one_from_file",
                                         "select_multiple_from_file", "select_one_external"});
    // `select_one` alone, or `select_one_yes_no` in one word.
    for (const auto command : kListCommands) {
        if (snake_case(cell) == command)
            return " It needs a list: \"" + std::string(command) + " your_list\".";
        if (parts.size() == 1 && lower(cell).starts_with(std::string(command) + "_"))
            return " Did you mean \"" + std::string(command) + " " + std::string(cell.substr(command.size() + 1)) + "\"?";
    }
    if (parts.size() > 1) {
        const auto near = nearest(parts[0], kListCommands);
        if (!near.empty())
            return " Did you mean \"" + std::string(near) + std::string(cell.substr(parts[0].size())) + "\"?";
    }
    std::vector<std::string_view> known = {"begin_group", "end_group", "begin_repeat", "end_repeat"};
    known.insert(known.end(), kListCommands.begin(), kListCommands.end());
    for (const auto& type : kTypes)
        known.push_back(type.name);
    return did_you_mean(cell, known);
}

}
