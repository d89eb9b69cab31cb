#include "app/form/form.h"

#include "app/form/model/definition.h"
#include "app/form/model/loader.h"
#include "app/form/model/model_path.h"
#include "app/form/xlsform/convert.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace kerbside::app {

platform::Result<std::string> NoMedia::read(std::string_view name)
{
    return platform::Error{platform::ErrorKind::NotFound, "no file " + std::string(name)};
}

std::string_view name_of(ValueType type) noexcept
{
    constexpr std::array<std::string_view, 13> kNames = {"string",   "int",      "decimal",  "boolean", "date",
                                                         "time",     "dateTime", "geopoint", "geotrace", "geoshape",
                                                         "binary",   "barcode",  "intent"};
    return kNames[static_cast<std::size_t>(type)];
}

bool Control::has_appearance(std::string_view word) const
{
    return std::find(appearances.begin(), appearances.end(), word) != appearances.end();
}

Form::Form(std::shared_ptr<const Definition> definition) : m_definition(std::move(definition)) {}
Form::~Form() = default;

namespace {

/// The column in which an author writes what becomes that part of a node.
std::string_view column_of(std::string_view part)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kColumns = {{{"relevant", "relevant"},
                                                                                       {"calculate", "calculation"},
                                                                                       {"constraint", "constraint"},
                                                                                       {"required", "required"},
                                                                                       {"readonly", "readonly"},
                                                                                       {"itemset", "choice_filter"},
                                                                                       {"jr:count", "repeat_count"},
                                                                                       {"label", "label"},
                                                                                       {"hint", "hint"}}};
    const auto found = std::ranges::find(kColumns, part, &std::pair<std::string_view, std::string_view>::first);
    return found != kColumns.end() ? found->second : std::string_view{};
}

/// Says where in the spreadsheet it is, instead of in the XForm that nobody sees.
void place_in_sheet(std::vector<Problem>& problems, const std::vector<Origin>& origins)
{
    std::unordered_map<std::string_view, const Origin*> known;
    if (!problems.empty())
        for (const auto& origin : origins)
            known.emplace(origin.path, &origin);
    for (auto& problem : problems) {
        const auto found = known.find(problem.node);
        if (found == known.end())
            continue;
        problem.sheet = found->second->sheet;
        problem.row = found->second->row;
        problem.column = column_of(problem.part);
        problem.line = 0;
    }
}

/// The form's files, and the table that came out of its own spreadsheet.
class WithItemsets final : public MediaSource {
public:
    WithItemsets(MediaSource& files, std::string itemsets) : m_files(files), m_itemsets(std::move(itemsets)) {}
    platform::Result<std::string> read(std::string_view name) override
    {
        auto read = m_files.read(name);
        return read || name != "itemsets.csv" || m_itemsets.empty() ? std::move(read) : platform::Result<std::string>(m_itemsets);
    }

private:
    MediaSource& m_files;
    std::string m_itemsets;
};

}

Form::Loaded Form::load(FormFile file, MediaSource& media)
{
    std::string itemsets;
    std::vector<Problem> warnings;
    std::vector<Origin> origins;
    if (is_xlsform_name(file.name)) {
        auto converted = convert_xlsform(file.name, platform::as_bytes(file.bytes));
        if (!converted.errors.empty())
            return {nullptr, std::move(converted.errors), std::move(converted.warnings)};
        file.bytes = std::move(converted.xml);
        warnings = std::move(converted.warnings);
        origins = std::move(converted.origins);
        itemsets = std::move(converted.itemsets);
    }
    std::shared_ptr<Definition> definition;
    WithItemsets files(media, std::move(itemsets));
    Loaded loaded = Loader(files).load(std::move(file.bytes), definition);
    if (definition)
        loaded.form = std::shared_ptr<const Form>(new Form(std::move(definition)));
    place_in_sheet(loaded.errors, origins);
    loaded.warnings.insert(loaded.warnings.begin(), warnings.begin(), warnings.end());
    return loaded;
}

const std::optional<std::string>& Form::id() const
{
    return m_definition->id;
}
const std::optional<std::string>& Form::version() const
{
    return m_definition->version;
}
const std::string& Form::title() const
{
    return m_definition->title;
}
const std::string& Form::title_in(std::string_view language) const
{
    const auto found = std::find(m_definition->languages.begin(), m_definition->languages.end(), language);
    const auto at = static_cast<std::size_t>(found - m_definition->languages.begin());
    return at < m_definition->titles.size() ? m_definition->titles[at] : m_definition->title;
}
const std::vector<std::string>& Form::languages() const
{
    return m_definition->languages;
}
const std::string& Form::default_language() const
{
    return m_definition->default_language;
}
bool Form::may_require() const
{
    return std::any_of(m_definition->model.begin(), m_definition->model.end(), [&](const ModelNode& node) {
        return node.required >= 0 && m_definition->expressions[static_cast<std::size_t>(node.required)].source != "false()";
    });
}
const std::vector<Control>& Form::controls() const
{
    return m_definition->controls;
}

std::string_view Form::setting(std::string_view name) const
{
    for (const auto& [key, value] : m_definition->settings)
        if (key == name)
            return value;
    return {};
}

std::string_view Form::bind_attribute(std::string_view path, std::string_view name) const
{
    const ModelId model = resolve_path(*m_definition, path, 0);
    if (model == kNoModel)
        return {};
    const auto& all = m_definition->bind_attributes;
    for (auto at = m_definition->model[model].bind; at >= 0; at = all[static_cast<std::size_t>(at)].next)
        if (all[static_cast<std::size_t>(at)].name == name)
            return all[static_cast<std::size_t>(at)].value;
    return {};
}

}
