#include "app/form/xlsform/headers.h"

#include "app/form/xlsform/text.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace kerbside::app::xlsform {

namespace {

constexpr std::array kSurvey = std::to_array<Alias>({
    {"type", Field::Type},
    {"command", Field::Type},
    {"name", Field::Name},
    {"tag", Field::Name},
    {"value", Field::Name},
    {"label", Field::Label},
    {"caption", Field::Label},
    {"hint", Field::Hint},
    {"guidance_hint", Field::GuidanceHint},
    {"media", Field::Media},
    {"image", Field::Media, "image"},
    {"big-image", Field::Media, "big-image"},
    {"big_image", Field::Media, "big-image"},
    {"audio", Field::Media, "audio"},
    {"video", Field::Media, "video"},
    {"bind", Field::Bind},
    {"required", Field::Bind, "required"},
    {"relevant", Field::Bind, "relevant"},
    {"relevance", Field::Bind, "relevant"},
    {"constraint", Field::Bind, "constraint"},
    {"calculation", Field::Bind, "calculate"},
    {"calculate", Field::Bind, "calculate"},
    {"read_only", Field::Bind, "readonly"},
    {"readonly", Field::Bind, "readonly"},
    {"constraint_message", Field::Bind, "jr:constraintMsg"},
    {"constraining_message", Field::Bind, "jr:constraintMsg"},
    {"constraint_msg", Field::Bind, "jr:constraintMsg"},
    {"jr:constraintmsg", Field::Bind, "jr:constraintMsg"},
    {"required_message", Field::Bind, "jr:requiredMsg"},
    {"requiredmsg", Field::Bind, "jr:requiredMsg"},
    {"required_msg", Field::Bind, "jr:requiredMsg"},
    {"jr:requiredmsg", Field::Bind, "jr:requiredMsg"},
    {"noapperrorstring", Field::Bind, "jr:noAppErrorString"},
    {"no_app_error_string", Field::Bind, "jr:noAppErrorString"},
    {"save_to", Field::Bind, "entities:saveto"},
    {"body", Field::Body},
    {"control", Field::Body},
    {"appearance", Field::Body, "appearance"},
    {"repeat_count", Field::Body, "jr:count"},
    {"count", Field::Body, "jr:count"},
    {"jr:count", Field::Body, "jr:count"},
    {"autoplay", Field::Body, "autoplay"},
    {"rows", Field::Body, "rows"},
    {"intent", Field::Body, "intent"},
    {"instance", Field::Instance},
    {"compact_tag", Field::Instance, "odk:tag"},
    {"default", Field::Default},
    {"choice_filter", Field::ChoiceFilter},
    {"parameters", Field::Parameters},
    {"trigger", Field::Trigger},
    {"disabled", Field::Disabled},
    {"list_name", Field::Ignored},
    {"sms_field", Field::Ignored},
    {"sms_option", Field::Ignored},
    {"sms_separator", Field::Ignored},
    {"sms_allow_media", Field::Ignored},
    {"sms_date_format", Field::Ignored},
    {"sms_datetime_format", Field::Ignored},
    {"sms_response", Field::Ignored},
});

constexpr std::array kChoices = std::to_array<Alias>({
    {"list_name", Field::ListName},
    {"name", Field::Name},
    {"value", Field::Name},
    {"label", Field::Label},
    {"caption", Field::Label},
    {"media", Field::Media},
    {"image", Field::Media, "image"},
    {"big-image", Field::Media, "big-image"},
    {"big_image", Field::Media, "big-image"},
    {"audio", Field::Media, "audio"},
    {"video", Field::Media, "video"},
});

constexpr std::array kSettings = std::to_array<Alias>({
    {"form_title", Field::Setting, "title"},
    {"title", Field::Setting, "title"},
    {"set_form_title", Field::Setting, "title"},
    {"kerbside_title", Field::Setting, "title"},
    {"form_id", Field::Setting, "id"},
    {"id_string", Field::Setting, "id"},
    {"set_form_id", Field::Setting, "id"},
    {"name", Field::Setting, "name"},
    {"version", Field::Setting, "version"},
    {"style", Field::Setting, "style"},
    {"default_language", Field::Setting, "default_language"},
    {"instance_name", Field::Setting, "instance_name"},
    {"instance_id", Field::Setting, "instance_id"},
    {"omit_instanceid", Field::Setting, "omit_instanceid"},
    {"instance_xmlns", Field::Setting, "instance_xmlns"},
    {"public_key", Field::Setting, "public_key"},
    {"submission_url", Field::Setting, "submission_url"},
    {"auto_send", Field::Setting, "auto_send"},
    {"auto_delete", Field::Setting, "auto_delete"},
    {"allow_choice_duplicates", Field::Setting, "allow_choice_duplicates"},
    {"clean_text_values", Field::Setting, "clean_text_values"},
    {"client_editable", Field::Setting, "client_editable"},
    {"namespaces", Field::Setting, "namespaces"},
    {"prefix", Field::Setting, "prefix"},
    {"delimiter", Field::Setting, "delimiter"},
    {"kerbside_mode", Field::Setting, "kerbside_mode"},
    {"kerbside_retain_days", Field::Setting, "kerbside_retain_days"},
    {"kerbside_recipients", Field::Setting, "kerbside_recipients"},
    {"kerbside_data_class", Field::Setting, "kerbside_data_class"},
    {"kerbside_handling", Field::Setting, "kerbside_handling"},
    {"kerbside_kiosk_minutes", Field::Setting, "kerbside_kiosk_minutes"},
    {"attribute", Field::Attribute},
    {"flat", Field::Ignored},
    {"add_none_option", Field::Ignored},
    {"sms_keyword", Field::Ignored},
    {"sms_separator", Field::Ignored},
    {"sms_allow_media", Field::Ignored},
    {"sms_date_format", Field::Ignored},
    {"sms_datetime_format", Field::Ignored},
    {"sms_response", Field::Ignored},
});

constexpr std::array kEntities = std::to_array<Alias>({
    {"list_name", Field::ListName},
    {"dataset", Field::ListName},
    {"label", Field::Label},
    {"entity_id", Field::EntityId},
    {"create_if", Field::CreateIf},
    {"update_if", Field::UpdateIf},
});

constexpr std::size_t kMostLanguages = 100;

const Alias* find_alias(std::span<const Alias> aliases, std::string_view header)
{
    const auto name = snake_case(header);
    const auto found = std::ranges::find(aliases, name, &Alias::header);
    return found != aliases.end() ? &*found : nullptr;
}

/// `label::French (fr)` in its parts. Single colons part only where the sheet has no double ones, and never
/// within a name such as `jr:count`.
std::vector<std::string_view> tokens_of(std::string_view header, bool double_colons)
{
    if (double_colons || header.find(':') == std::string_view::npos)
        return split(header, "::");
    std::vector<std::string_view> tokens;
    auto rest = header;
    while (true) {
        auto at = rest.find(':');
        if (at != std::string_view::npos && trimmed(rest.substr(0, at)) == "jr")
            at = rest.find(':', at + 1);
        tokens.push_back(rest.substr(0, at));
        if (at == std::string_view::npos)
            return tokens;
        rest.remove_prefix(at + 1);
    }
}

Column column_of(const Cell& cell, std::span<const Alias> aliases, bool double_colons)
{
    Column column{.index = cell.column, .header = cell.text};
    if (const auto* alias = find_alias(aliases, cell.text)) {
        column.field = alias->field;
        column.detail = alias->detail;
        return column;
    }
    auto tokens = tokens_of(cell.text, double_colons);
    for (auto& token : tokens)
        token = trimmed(token);
    const auto* alias = find_alias(aliases, tokens[0]);
    if (alias == nullptr || tokens.size() < 2)
        return column;
    column.field = alias->field;
    column.detail = alias->detail;
    std::size_t next = 1;
    const bool is_family = alias->field == Field::Bind || alias->field == Field::Body ||
                           alias->field == Field::Instance || alias->field == Field::Media ||
                           alias->field == Field::Attribute;
    if (is_family && column.detail.empty())
        column.detail = tokens[next++];
    if (next < tokens.size() && is_translatable(column))
        column.language = tokens[next];
    return column;
}

}

std::span<const Alias> survey_aliases()
{
    return kSurvey;
}

std::span<const Alias> choice_aliases()
{
    return kChoices;
}

std::span<const Alias> settings_aliases()
{
    return kSettings;
}

std::span<const Alias> entity_aliases()
{
    return kEntities;
}

const Column* column_at(const std::vector<Column>& columns, std::uint32_t index)
{
    const auto found = std::ranges::lower_bound(columns, index, {}, &Column::index);
    return found != columns.end() && found->index == index ? &*found : nullptr;
}

bool is_translatable(const Column& column)
{
    return column.field == Field::Label || column.field == Field::Hint || column.field == Field::GuidanceHint ||
           column.field == Field::Media || (column.field == Field::Setting && column.detail == "title") || (column.field == Field::Bind && column.detail.ends_with("Msg")) ||
           (column.field == Field::Bind && column.detail == "jr:noAppErrorString");
}

std::vector<Column> read_headers(const Sheet& sheet, std::string_view sheet_name, std::span<const Alias> aliases,
                                 Problems& problems)
{
    std::vector<Column> columns;
    if (sheet.rows.empty())
        return columns;
    const auto& header = sheet.rows.front();
    const bool double_colons =
        std::ranges::any_of(header.cells, [](const Cell& cell) { return cell.text.find("::") != std::string_view::npos; });
    std::map<std::string, std::string_view> seen;
    std::set<std::string_view> languages;
    for (const auto& cell : header.cells) {
        auto column = column_of(cell, aliases, double_colons);
        if (column.field != Field::Ignored) {
            auto key = column.field == Field::Unknown
                           ? std::string(cell.text)
                           : std::to_string(static_cast<int>(column.field)) + "/" + column.detail + "/" +
                                 std::string(column.language);
            const auto [other, is_new] = seen.emplace(std::move(key), cell.text);
            if (!is_new && sheet_name == "settings" && column.detail == "id") {
                // Both spellings of the id have been in use side by side; form_id is the one that counts.
                problems.warn({sheet_name, header.number, cell.text},
                              "The columns " + quoted(other->second) + " and " + quoted(cell.text) +
                                  " mean the same: form_id counts.");
                if (snake_case(cell.text) == "form_id")
                    std::erase_if(columns, [](const Column& one) { return one.detail == "id"; });
                else
                    continue;
            } else if (!is_new) {
                problems.error({sheet_name, header.number, cell.text},
                               other->second == cell.text
                                   ? "The column " + quoted(cell.text) + " is there twice: remove one of them."
                                   : "The columns " + quoted(other->second) + " and " + quoted(cell.text) +
                                         " mean the same: remove one of them.");
                continue;
            }
        }
        if (!column.language.empty() && languages.insert(column.language).second && languages.size() > kMostLanguages) {
            problems.error({sheet_name, header.number, cell.text}, "The sheet has too many languages.");
            return columns;
        }
        columns.push_back(std::move(column));
    }
    return columns;
}

}
