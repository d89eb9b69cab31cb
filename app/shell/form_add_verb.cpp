#include "app/form/xlsform/convert.h"
#include "app/session/question.h"
#include "app/shell/conclude.h"
#include "app/shell/filling.h"
#include "app/shell/form_verbs.h"
#include "app/shell/verb.h"

#include <algorithm>
#include <memory>

namespace kerbside::shell {

namespace {

using platform::Error;
using platform::ErrorKind;
using platform::Json;
using platform::Path;
using platform::Result;
using platform::Status;

struct FormAddOptions : DeviceOptions {
    std::string file;
    std::string media;
};

/// The files of a folder, by name alone, and which of them were asked for.
class NotingMedia final : public app::MediaSource {
public:
    explicit NotingMedia(Path folder) : m_folder(std::move(folder)) {}
    Result<std::string> read(std::string_view name) override
    {
        if (name.empty() || name.starts_with('.') || name.find('/') != std::string_view::npos)
            return Error{ErrorKind::NotFound, "no such file"};
        auto found = platform::read_file(m_folder / std::string(name), 32ULL << 20);
        if (!found && name == "itemsets.csv" && !itemsets.empty())
            found = itemsets;
        TRY_ASSIGN(auto bytes, std::move(found));
        asked.insert_or_assign(std::string(name), bytes);
        return bytes;
    }
    std::map<std::string, std::string> asked;
    std::string itemsets; ///< what the form's own spreadsheet has of it

private:
    Path m_folder;
};

constexpr const char* kSettings[] = {"mode", "retain_days", "recipients", "data_class", "handling", "kiosk_minutes", "title"};

/// Pictures and sounds are not asked for while a form is loaded: their names stand in it as `jr://images/bus.png`.
/// One that is not there is no error; the question is shown without it.
void ask_for_shown_files(std::string_view xml, NotingMedia& media)
{
    constexpr std::string_view kScheme = "jr://";
    for (auto at = xml.find(kScheme); at != std::string_view::npos; at = xml.find(kScheme, at + 1)) {
        const auto address = xml.substr(at, std::min(xml.find_first_of("\"'<> \n", at), xml.size()) - at);
        const auto name = address.substr(address.rfind('/') + 1);
        if (!media.asked.contains(std::string(name)))
            (void)media.read(name).has_value();
    }
}

Result<app::FormFile> as_xform(const Path& file, std::string& itemsets)
{
    TRY_ASSIGN(auto bytes, platform::read_file(file, 32ULL << 20));
    const auto name = file.filename().string();
    if (!app::is_xlsform_name(name))
        return app::FormFile{name, std::move(bytes)};
    auto converted = app::convert_xlsform(name, platform::as_bytes(bytes));
    if (!converted.ok())
        return Error{ErrorKind::Refused, app::line_of(converted.errors.front())};
    itemsets = std::move(converted.itemsets);
    // Converted once, here, so that a tablet opens it quickly ever after.
    return app::FormFile{name + ".xml", std::move(converted.xml)};
}

Status add(const FormAddOptions& options)
{
    const Path file(options.file);
    std::string itemsets;
    TRY_ASSIGN(auto source, as_xform(file, itemsets));
    auto beside = file.parent_path();
    NotingMedia media(!options.media.empty() ? Path(options.media) : beside.empty() ? Path(".") : beside);
    media.itemsets = std::move(itemsets);
    const auto loaded = app::Form::load({source.name, source.bytes}, media);
    if (!loaded.form)
        return Error{ErrorKind::Refused, loaded.errors.empty() ? "the form does not load" : app::line_of(loaded.errors.front())};
    ask_for_shown_files(source.bytes, media);
    app::KeptForm kept;
    kept.id = loaded.form->id().value_or("");
    kept.version = loaded.form->version().value_or("");
    kept.title = loaded.form->title();
    kept.file_name = source.name;
    kept.bytes = std::move(source.bytes);
    kept.media = media.asked;
    for (const auto* name : kSettings)
        if (const auto value = loaded.form->setting(name); !value.empty())
            kept.settings[name] = value;
    // So that a device can name its forms without opening each.
    if (!loaded.form->setting("title").empty())
        for (const auto& language : loaded.form->languages())
            kept.keep_title(app::language_code(language), loaded.form->title_in(language));
    DeviceAccess device(options);
    TRY(device.open());
    TRY(device.store().forms().add(kept));
    Json line;
    line["form"] = kept.id;
    line["version"] = kept.version;
    line["title"] = kept.title;
    line["media"] = Json::array();
    for (const auto& [name, bytes] : kept.media)
        line["media"].push_back(name);
    print_line(platform::to_line(line));
    return {};
}

}

void add_form_add_verb(Verb& form, Outcome& outcome)
{
    auto options = std::make_shared<FormAddOptions>();
    auto verb = form.add_verb("add", "Keep a form, and the files that belong to it, on a device");
    verb.add_option("file", options->file, "the form: .xml, .xlsx, .md or .csv").required().value_name("FILE");
    options->add_data_to(verb);
    verb.add_option("--media", options->media, "where its files are; the form's own folder otherwise").value_name("DIR");
    verb.does([options, &outcome] { conclude(outcome, add(*options)); });
}

}
