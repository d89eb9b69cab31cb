#include "app/desk/form_file.h"
#include "app/desk/key_file.h"
#include "app/desk/keyset_office.h"
#include "app/desk/opening.h"
#include "app/desk/pull.h"
#include "app/shell/assets.h"
#include "app/shell/conclude.h"
#include "app/shell/desk_verbs.h"
#include "app/shell/passphrase.h"
#include "app/shell/verb.h"

#include "platform/base/clock.h"
#include "platform/base/json.h"
#include "sync/transport/curl_transport.h"

#include <iostream>
#include <memory>
#include <vector>

namespace kerbside::shell {

namespace {

using platform::Error;
using platform::ErrorKind;
using platform::Json;
using platform::Path;
using platform::Result;
using platform::SealKey;
using platform::Status;

const auto kPolicy = platform::PasswordPolicy::standard();

struct OpenOptions : DeskOptions {
    std::vector<std::string> keys; ///< ROLE=PASSPHRASE-FILE
    std::string id;
    std::string out;

    void add_to(Verb& verb)
    {
        DeskOptions::add_to(verb, "The desk key's passphrase");
        verb.add_option("--key", keys, "ROLE=FILE: open with this role's key, whose passphrase is in FILE").required();
    }
};

Result<std::vector<SealKey>> unlock_all(const OpenOptions& options)
{
    std::vector<SealKey> keys;
    for (const auto& text : options.keys) {
        const auto split = text.find('=');
        const auto role = app::key_role(text.substr(0, split));
        if (split == std::string::npos || !role)
            return Error{ErrorKind::Invalid, "--key wants ROLE=FILE, such as data=data.txt"};
        TRY_ASSIGN(const auto passphrase, read_passphrase(text.substr(split + 1)));
        TRY_ASSIGN(auto key, app::unlock_sealing(options.data, *role, passphrase, kPolicy));
        keys.push_back(std::move(key));
    }
    return keys;
}

Result<app::DeskStore> open_store(const DeskOptions& options)
{
    TRY_ASSIGN(const auto passphrase, read_passphrase(options.passphrase_file));
    TRY_ASSIGN(const auto desk, app::unlock_desk(options.data, passphrase, kPolicy));
    return app::DeskStore::open(options.data, desk.database);
}

Json about(const app::KeptEnvelope& envelope, bool is_opened)
{
    Json line;
    line["instanceID"] = envelope.header.key.instance_id.instance_id();
    line["revision"] = envelope.header.key.revision;
    line["form"] = envelope.header.form_id;
    line["version"] = envelope.header.form_version;
    line["day"] = platform::utc_day(platform::WallTime(std::chrono::days(envelope.header.day)));
    line["device"] = envelope.header.device.text();
    line["opened"] = is_opened;
    return line;
}

Json about(const sync::HubIdentity& hub, const app::PullCount& count)
{
    Json line;
    line["hub"] = sync::id_of(hub.verify_key).text();
    line["new"] = count.added;
    line["known"] = count.known;
    line["conflicts"] = count.conflicts;
    line["set_aside"] = count.aside;
    return line;
}

Status pull_all(const DeskOptions& options)
{
    TRY_ASSIGN(const auto keyset, app::current_keyset(options.data));
    TRY_ASSIGN(const auto hubs, app::kept_hubs(options.data, keyset));
    if (hubs.empty())
        return Error{ErrorKind::NotFound, "no hub is known here: issue a keyset with --hub first"};
    TRY_ASSIGN(const auto passphrase, read_passphrase(options.passphrase_file));
    TRY_ASSIGN(const auto desk, app::unlock_desk(options.data, passphrase, kPolicy));
    TRY_ASSIGN(auto store, app::DeskStore::open(options.data, desk.database));
    const platform::SystemClock clock;
    for (const auto& hub : hubs) {
        TRY_ASSIGN(const auto transport, sync::open_curl_transport({hub.address, hub.tls_authority, hub.tls_pin}));
        TRY_ASSIGN(const auto count, app::pull(store, {hub, keyset, desk.identity, clock, *transport}));
        print_line(platform::to_line(about(hub, count)));
    }
    return {};
}

struct OpenProgress {
    bool is_found = false;
    bool is_unopened = false;
};

Status open_one(const OpenOptions& options, const std::vector<SealKey>& keys, const app::KeptEnvelope& envelope,
                OpenProgress& progress)
{
    const auto id = envelope.header.key.instance_id;
    if (!options.id.empty() && id.instance_id() != options.id && id.text() != options.id)
        return {};
    progress.is_found = true;
    TRY_ASSIGN(const auto xml, app::open_with(envelope.bytes, keys));
    progress.is_unopened = progress.is_unopened || !xml.has_value();
    if (xml && !options.out.empty()) {
        TRY(platform::make_folder(options.out));
        const auto name = id.text() + "-" + std::to_string(envelope.header.key.revision) + ".xml";
        TRY(platform::write_file(Path(options.out) / name, xml->view()));
    }
    if (xml && options.out.empty() && !options.id.empty())
        print_line(xml->text());
    else
        print_line(platform::to_line(about(envelope, xml.has_value())));
    return {};
}

Status open_kept(const OpenOptions& options)
{
    TRY_ASSIGN(const auto keys, unlock_all(options));
    TRY_ASSIGN(auto store, open_store(options));
    OpenProgress progress;
    TRY(store.visit([&](const app::KeptEnvelope& envelope) { return open_one(options, keys, envelope, progress); }));
    if (!progress.is_found && !options.id.empty())
        return Error{ErrorKind::NotFound, "no submission of this id was pulled"};
    if (progress.is_unopened && !options.id.empty())
        return Error{ErrorKind::WrongKey, "it is sealed to other roles than these"};
    return {};
}

struct ExportOptions : OpenOptions {
    bool csv = false;
    std::vector<std::string> forms;
};

/// A folder stands for all forms in it.
std::vector<Path> files_of(const std::vector<std::string>& given)
{
    std::vector<Path> files;
    for (const auto& path : given) {
        if (std::error_code none; !std::filesystem::is_directory(path, none)) {
            files.emplace_back(path);
            continue;
        }
        for (const auto& entry : std::filesystem::directory_iterator(path))
            if (app::is_form_file(entry.path()))
                files.push_back(entry.path());
    }
    return files;
}

Result<std::vector<app::FormShape>> read_forms(const std::vector<std::string>& given)
{
    std::vector<app::FormShape> shapes;
    for (const auto& file : files_of(given)) {
        TRY_ASSIGN(auto shape, app::read_form_file(file));
        shapes.push_back(std::move(shape));
    }
    return shapes;
}

void tell(const app::ExportedForm& form)
{
    Json line;
    line["form"] = form.form_id;
    line["submissions"] = form.submissions;
    line["not_opened"] = form.unopened;
    line["damaged"] = form.damaged;
    line["unknown_fields"] = form.unknown_fields;
    line["formula_like"] = form.formula_like;
    line["files"] = Json::array();
    for (const auto& file : form.files)
        line["files"].push_back(file.string());
    print_line(platform::to_line(line));
    if (form.formula_like > 0)
        std::cerr << "kerbside: warning: " << form.formula_like << " answers of " << form.form_id
                  << " begin like a formula. They are written as they were given: in a spreadsheet, import the file with"
                     " all columns as text instead of opening it.\n";
    if (form.unknown_fields > 0)
        std::cerr << "kerbside: warning: " << form.unknown_fields << " answers of " << form.form_id
                  << " have no column in this version of the form: give the other versions by --form too.\n";
}

Status export_tables(const ExportOptions& options)
{
    TRY_ASSIGN(const auto shapes, read_forms(options.forms));
    TRY_ASSIGN(const auto keys, unlock_all(options));
    TRY_ASSIGN(auto store, open_store(options));
    TRY_ASSIGN(const auto exported, app::export_csv(store, keys, shapes, options.out));
    for (const auto& form : exported.forms)
        tell(form);
    for (const auto& id : exported.without_form)
        std::cerr << "kerbside: warning: nothing of the form " << id << " was exported: give it by --form.\n";
    return {};
}

}

void add_desk_data_verbs(Verb& desk, Outcome& outcome)
{
    auto pulling = desk.add_verb("pull", "Take what is new from the hubs, verified and still sealed");
    const auto pulled = std::make_shared<DeskOptions>();
    pulled->add_to(pulling, "The desk key's passphrase");
    pulling.does([pulled, &outcome] { conclude(outcome, pull_all(*pulled)); });

    auto opening = desk.add_verb("open", "Open what was pulled: one submission's XML, all into a folder, or a list");
    const auto opened = std::make_shared<OpenOptions>();
    opening.add_option("ID", opened->id, "The instanceID of one submission; without it, all");
    opened->add_to(opening);
    opening.add_option("-o,--out", opened->out, "A folder for the XML files; readable by its owner only");
    opening.does([opened, &outcome] { conclude(outcome, open_kept(*opened)); });

    auto exporting = desk.add_verb("export", "Write what was pulled as tables, named and laid out as ODK Central does");
    const auto exported = std::make_shared<ExportOptions>();
    exporting.add_flag("--csv", exported->csv, "One CSV file a form, and one for each of its repeats").required();
    exported->add_to(exporting);
    exported->forms = {(assets_folder() / "forms").string()};
    exporting.add_option("--form", exported->forms,
                          "A form's file, or a folder of forms; may be given again, for other versions too. Otherwise"
                          " the forms that came with the program");
    exporting.add_option("-o,--out", exported->out, "The folder for the tables").required();
    exporting.does([exported, &outcome] { conclude(outcome, export_tables(*exported)); });
}

}
