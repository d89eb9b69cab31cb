#include "app/store/kept_forms.h"

#include "platform/base/json.h"
#include "platform/storage/transaction.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace kerbside::app {

namespace {

using platform::as_bytes;
using platform::Error;
using platform::ErrorKind;
using platform::Result;
using platform::Status;
using platform::Transaction;

constexpr std::string_view kTitleIn = "title:";

std::string settings_text(const std::map<std::string, std::string>& settings)
{
    platform::Json object = platform::Json::object();
    for (const auto& [name, value] : settings)
        object[name] = value;
    return platform::to_line(object);
}

Result<std::map<std::string, std::string>> settings_of(std::string_view text)
{
    TRY_ASSIGN(const auto object, platform::parse_json(text));
    std::map<std::string, std::string> settings;
    for (const auto& [name, value] : object.items())
        settings[name] = platform::text_at(object, name.c_str());
    return settings;
}

}

std::string_view KeptForm::setting(std::string_view name) const
{
    const auto found = settings.find(std::string(name));
    return found == settings.end() ? std::string_view{} : std::string_view(found->second);
}

int KeptForm::retain_days() const
{
    const auto text = setting("retain_days");
    int days = 0;
    std::from_chars(text.data(), text.data() + text.size(), days);
    return std::clamp(days, 0, 366);
}

std::vector<std::string> KeptForm::recipients() const
{
    std::vector<std::string> names;
    const auto text = setting("recipients");
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = text.find_first_not_of(" ,\t", at);
        if (begin == std::string_view::npos)
            break;
        const auto end = std::min(text.find_first_of(" ,\t", begin), text.size());
        names.emplace_back(text.substr(begin, end - begin));
        at = end;
    }
    return names;
}

std::vector<std::pair<std::string, std::string>> KeptForm::titles() const
{
    std::vector<std::pair<std::string, std::string>> titles;
    for (const auto& [name, value] : settings)
        if (name.starts_with(kTitleIn))
            titles.emplace_back(name.substr(kTitleIn.size()), value);
    return titles;
}

void KeptForm::keep_title(std::string_view language, std::string told)
{
    settings[std::string(kTitleIn) + std::string(language)] = std::move(told);
}

Status KeptForms::add(const KeptForm& form)
{
    if (form.id.empty())
        return Error{ErrorKind::Refused, "the form has no id"};
    TRY_ASSIGN(auto transaction, Transaction::begin(m_database));
    if (const auto known = load(form.id, form.version)) {
        if (known->bytes == form.bytes && known->media == form.media)
            return {};
        return Error{ErrorKind::Refused, "another form is kept under the same id and version: raise the version"};
    }
    TRY_ASSIGN(auto write, m_database.prepare("INSERT INTO store_form (id, version, number, title, settings, file_name, bytes) "
                                              "VALUES (?, ?, (SELECT coalesce(max(number), 0) + 1 FROM store_form), ?, ?, ?, ?)"));
    TRY(write.bind(form.id, form.version, form.title, settings_text(form.settings), form.file_name, as_bytes(form.bytes)).run());
    TRY_ASSIGN(auto attach, m_database.prepare("INSERT INTO store_media (form, version, name, bytes) VALUES (?, ?, ?, ?)"));
    for (const auto& [name, bytes] : form.media)
        TRY(attach.bind(form.id, form.version, name, as_bytes(bytes)).run());
    return transaction.commit();
}

Result<std::vector<KeptForm>> KeptForms::list() const
{
    std::vector<KeptForm> forms;
    TRY_ASSIGN(auto read, m_database.prepare("SELECT id, version, title, settings, file_name FROM store_form AS f WHERE number = "
                                             "(SELECT max(number) FROM store_form WHERE id = f.id) ORDER BY title, id"));
    for (;;) {
        TRY_ASSIGN(const bool has_row, read.step());
        if (!has_row)
            return forms;
        KeptForm form;
        form.id = read.text(0);
        form.version = read.text(1);
        form.title = read.text(2);
        TRY_ASSIGN(form.settings, settings_of(read.text(3)));
        form.file_name = read.text(4);
        forms.push_back(std::move(form));
    }
}

Result<KeptForm> KeptForms::load(std::string_view id, std::optional<std::string_view> version) const
{
    TRY_ASSIGN(auto read, m_database.prepare("SELECT version, title, settings, file_name, bytes FROM store_form WHERE id = ? AND "
                                             "(?2 IS NULL OR version = ?2) ORDER BY number DESC LIMIT 1"));
    TRY_ASSIGN(const bool is_there, read.bind(id, version).step());
    if (!is_there)
        return Error{ErrorKind::NotFound, "no such form"};
    KeptForm form;
    form.id = id;
    form.version = read.text(0);
    form.title = read.text(1);
    TRY_ASSIGN(form.settings, settings_of(read.text(2)));
    form.file_name = read.text(3);
    form.bytes = platform::as_text(read.bytes(4));
    TRY_ASSIGN(auto media, m_database.prepare("SELECT name, bytes FROM store_media WHERE form = ? AND version = ?"));
    media.bind(form.id, form.version);
    for (;;) {
        TRY_ASSIGN(const bool has_row, media.step());
        if (!has_row)
            return form;
        form.media[media.text(0)] = platform::as_text(media.bytes(1));
    }
}

}
