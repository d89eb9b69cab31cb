#include "app/form/xlsform/convert.h"

#include "app/form/xlsform/choices.h"
#include "app/form/xlsform/entities.h"
#include "app/form/xlsform/read_workbook.h"
#include "app/form/xlsform/settings.h"
#include "app/form/xlsform/survey.h"
#include "app/form/xlsform/text.h"
#include "app/form/xlsform/write_xform.h"

namespace kerbside::app {

namespace {

using namespace xlsform;

std::string_view last_segment(std::string_view path)
{
    const auto slash = path.find_last_of("/\\");
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

/// `street-pastor-shift` of `assets/street-pastor-shift.xlsform.md`.
std::string stem_of(std::string_view name)
{
    auto stem = last_segment(name);
    stem = stem.substr(0, stem.rfind('.'));
    if (lower(stem).ends_with(".xlsform"))
        stem.remove_suffix(8);
    return std::string(stem);
}

platform::Result<Workbook> read_workbook(std::string_view name, platform::ByteView bytes)
{
    const auto ending = lower(name);
    if (ending.ends_with(".md"))
        return read_markdown(platform::as_text(bytes));
    if (ending.ends_with(".csv"))
        return read_csv(platform::as_text(bytes));
    if (ending.ends_with(".xlsx") || ending.ends_with(".xlsm"))
        return read_xlsx(bytes);
    return platform::Error{platform::ErrorKind::Invalid, "an XLSForm's name ends in .xlsx, .md or .csv"};
}

}

bool is_xlsform_name(std::string_view name)
{
    const auto ending = lower(name);
    return ending.ends_with(".xlsx") || ending.ends_with(".xlsm") || ending.ends_with(".md") ||
           ending.ends_with(".csv");
}

Conversion convert_xlsform(std::string_view name, platform::ByteView bytes)
{
    Conversion conversion;
    auto book = read_workbook(name, bytes);
    if (!book) {
        conversion.errors.push_back({.message = "The file cannot be read: " + book.error().detail + "."});
        return conversion;
    }
    Problems problems;
    Draft draft;
    read_settings(*book, stem_of(name), draft, problems);
    read_choices(*book, draft, problems);
    read_external_lists(*book, draft);
    read_osm_lists(*book, draft, problems);
    read_survey(*book, draft, problems);
    add_meta(draft);
    read_entities(*book, draft, problems);
    auto xml = write_xform(draft, problems);
    if (!problems.has_errors()) {
        conversion.xml = std::move(xml);
        conversion.itemsets = external_lists_table(*book);
        for (std::uint32_t i = 1; i < draft.nodes.size(); ++i)
            if (draft.nodes[i].row != 0)
                conversion.origins.push_back({draft.path(i), std::string(draft.nodes[i].sheet), draft.nodes[i].row});
    }
    conversion.errors = problems.take_errors();
    conversion.warnings = problems.take_warnings();
    return conversion;
}

}
