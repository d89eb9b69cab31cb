#include "app/session/store_shelf.h"

#include "app/session/question.h"

#include "platform/markdown/markdown.h"

#include <algorithm>
#include <charconv>

namespace kerbside::app {

using platform::Bytes;
using platform::ByteView;
using platform::Error;
using platform::ErrorKind;
using platform::Result;
using platform::Status;

namespace {

constexpr std::string_view kSafeguarding = "safeguarding";

/// The files that lie beside a form in the store.
class KeptMedia final : public MediaSource {
public:
    explicit KeptMedia(const std::map<std::string, std::string>& files) : m_files(files) {}
    Result<std::string> read(std::string_view name) override
    {
        const auto found = m_files.find(std::string(name));
        if (found == m_files.end())
            return Error{ErrorKind::NotFound, "the form has no such file"};
        return found->second;
    }

private:
    const std::map<std::string, std::string>& m_files;
};

/// By its first bytes: a PNG or a JPEG.
bool is_picture(std::string_view bytes)
{
    return bytes.starts_with("\x89PNG") || bytes.starts_with("\xFF\xD8\xFF");
}

/// A drawing, not one of the lists that are XML too.
bool is_drawing(std::string_view name, std::string_view bytes)
{
    return (name.ends_with(".svg") || name.ends_with(".SVG")) && bytes.find('<') != std::string_view::npos;
}

platform::SecretBytes secret_of(std::string_view text)
{
    return platform::SecretBytes::copy_of(platform::as_bytes(text));
}

/// In lists and bars a title is words alone: signs of Markdown are not read out.
std::string plain_title(std::string_view title)
{
    return platform::read_markdown(title).text;
}

Error signed_out()
{
    return {ErrorKind::Refused, "nobody is signed in"};
}

Delivery delivery_of(const Result<sync::ParcelState>& state)
{
    if (!state)
        return Delivery::Unknown;
    switch (*state) {
    case sync::ParcelState::Ready:
    case sync::ParcelState::InFlight: return Delivery::Waiting;
    case sync::ParcelState::Acked:
    case sync::ParcelState::Purged: return Delivery::Received;
    case sync::ParcelState::Held:
    case sync::ParcelState::Quarantined: break;
    }
    return Delivery::SetAside;
}

int number_of(std::string_view text)
{
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

}

std::vector<std::string> StoreShelf::accounts()
{
    if (!m_names)
        if (auto names = m_store.accounts().names())
            m_names = std::move(names).value();
    return m_names.value_or(std::vector<std::string>{});
}

Status StoreShelf::add_account(std::string_view name, std::string_view secret)
{
    m_names.reset();
    return m_store.accounts().add(name, secret_of(secret));
}

Status StoreShelf::unlock(std::string_view name, std::string_view secret)
{
    m_entries.reset();
    TRY_ASSIGN(auto account, m_store.accounts().unlock(name, secret_of(secret)));
    m_account.emplace(std::move(account));
    // It is a convenience: where her PIN cannot be read or armed, her words go on opening everything.
    auto& quick = m_store.quick_unlock();
    quick.begin(*m_account);
    if (const auto pin = m_store.drafts().pin(*m_account); pin && !pin->is_empty())
        (void)quick.arm(*m_account, *pin);
    return {};
}

bool StoreShelf::has_pin(std::string_view name)
{
    if (const auto found = m_has_pin.find(name); found != m_has_pin.end())
        return found->second;
    const auto has = m_store.drafts().has_pin(name);
    return m_has_pin.emplace(name, has && *has).first->second;
}

PinStanding StoreShelf::pin_standing(std::string_view name)
{
    const auto standing = m_store.quick_unlock().standing(name);
    return standing.state == PinState::Ready || has_pin(name) ? standing : PinStanding{};
}

Status StoreShelf::unlock_by_pin(std::string_view name, std::string_view pin)
{
    m_entries.reset();
    TRY_ASSIGN(auto account, m_store.quick_unlock().unlock(name, secret_of(pin)));
    m_account.emplace(std::move(account));
    return {};
}

Status StoreShelf::keep_own_pin(std::string_view pin)
{
    if (!m_account)
        return signed_out();
    m_has_pin.erase(m_account->name());
    auto& quick = m_store.quick_unlock();
    quick.disarm(*m_account);
    if (pin.empty())
        return m_store.drafts().remove_pin(*m_account);
    const auto secret = secret_of(pin);
    TRY(m_store.drafts().keep_pin(*m_account, secret));
    // Where the hours are over she gives her words once more, and that arms it.
    (void)quick.arm(*m_account, secret);
    return {};
}

std::vector<FormEntry> StoreShelf::forms()
{
    if (m_entries)
        return *m_entries;
    const auto kept = m_store.forms().list();
    if (!kept)
        return {};
    std::vector<FormEntry> entries;
    for (const auto& form : *kept) {
        FormEntry entry{.id = form.id, .version = form.version, .title = plain_title(form.title)};
        entry.is_anonymous = form.is_anonymous();
        entry.retain_days = form.retain_days();
        entry.minutes = number_of(form.setting("kiosk_minutes"));
        const auto roles = form.recipients();
        entry.is_concern = std::find(roles.begin(), roles.end(), kSafeguarding) != roles.end();
        for (const auto& [language, title] : form.titles())
            entry.titles.emplace_back(language, plain_title(title));
        // Only who answers without an account is asked for a language before the form is opened; and an older program kept
        // the form without its titles.
        const bool lacks_titles = entry.titles.empty() && !form.setting("title").empty();
        if (entry.is_anonymous || lacks_titles)
            if (const auto loaded = compiled(form.id, form.version))
                for (const auto& language : (*loaded)->form->languages()) {
                    if (entry.is_anonymous)
                        entry.languages.push_back({language_code(language), language_name(language)});
                    if (lacks_titles)
                        entry.titles.emplace_back(language_code(language), plain_title((*loaded)->form->title_in(language)));
                }
        entries.push_back(std::move(entry));
    }
    m_entries = std::move(entries);
    return *m_entries;
}

Result<const StoreShelf::Compiled*> StoreShelf::compiled(std::string_view id, std::string_view version)
{
    const auto key = std::pair(std::string(id), std::string(version));
    if (const auto found = m_compiled.find(key); found != m_compiled.end())
        return &found->second;
    TRY_ASSIGN(auto kept, m_store.forms().load(id, version.empty() ? std::nullopt : std::optional(version)));
    KeptMedia media(kept.media);
    auto loaded = Form::load({kept.file_name, std::move(kept.bytes)}, media);
    if (!loaded.form)
        return Error{ErrorKind::Invalid, loaded.errors.empty() ? std::string("a form does not load") : line_of(loaded.errors.front())};
    kept.bytes.clear();
    std::erase_if(kept.media, [](const auto& file) { return !is_picture(file.second) && !is_drawing(file.first, file.second); });
    return &m_compiled.emplace(key, Compiled{std::move(kept), std::move(loaded.form)}).first->second;
}

Result<std::shared_ptr<const Form>> StoreShelf::form(std::string_view id, std::string_view version)
{
    TRY_ASSIGN(const auto* found, compiled(id, version));
    return found->form;
}

Result<std::string> StoreShelf::form_file(std::string_view id, std::string_view version, std::string_view name)
{
    TRY_ASSIGN(const auto* found, compiled(id, version));
    const auto file = found->kept.media.find(std::string(name));
    if (file == found->kept.media.end())
        return Error{ErrorKind::NotFound, "the form has no such picture"};
    return file->second;
}

Result<std::vector<DraftEntry>> StoreShelf::drafts()
{
    if (!m_account)
        return signed_out();
    TRY_ASSIGN(const auto records, m_store.drafts().list(*m_account));
    std::vector<DraftEntry> entries;
    for (const auto& record : records)
        entries.push_back({.instance_id = record.instance_id,
                           .form_id = record.form_id,
                           .form_version = record.form_version,
                           .title = plain_title(record.title),
                           .name = record.name,
                           .updated = record.updated});
    return entries;
}

Result<DraftBody> StoreShelf::load_draft(std::string_view instance_id)
{
    if (!m_account)
        return signed_out();
    TRY_ASSIGN(auto record, m_store.drafts().load(*m_account, instance_id));
    return DraftBody{std::move(record.body), std::move(record.typed)};
}

Status StoreShelf::save_draft(const DraftEntry& entry, const DraftBody& body)
{
    if (!m_account)
        return signed_out();
    const DraftRecord record{.instance_id = entry.instance_id,
                             .form_id = entry.form_id,
                             .form_version = entry.form_version,
                             .title = entry.title,
                             .name = entry.name,
                             .updated = entry.updated,
                             .body = body.answers,
                             .typed = body.typed};
    return m_store.save_draft(*m_account, record);
}

Status StoreShelf::remove_draft(std::string_view instance_id)
{
    if (!m_account)
        return signed_out();
    return m_store.drafts().remove(*m_account, instance_id);
}

Result<std::vector<CopyEntry>> StoreShelf::copies(platform::WallTime now)
{
    if (!m_account)
        return signed_out();
    TRY(m_store.drafts().expire(now));
    TRY_ASSIGN(const auto records, m_store.drafts().copies(*m_account, now));
    const auto outbox = m_store.outbox();
    std::vector<CopyEntry> entries;
    for (const auto& record : records)
        entries.push_back({.instance_id = record.instance_id,
                           .form_id = record.form_id,
                           .form_version = record.form_version,
                           .title = plain_title(record.title),
                           .name = record.name,
                           .finalized = record.finalized,
                           .expires = record.expires,
                           .delivery = delivery_of(outbox.state_of({record_uuid(record.instance_id), 1}))});
    return entries;
}

std::size_t StoreShelf::count_copies(platform::WallTime now)
{
    if (!m_account)
        return 0;
    const auto count = m_store.drafts().count_copies(*m_account, now);
    return count ? static_cast<std::size_t>(*count) : 0;
}

Result<std::string> StoreShelf::load_copy(std::string_view instance_id, platform::WallTime now)
{
    if (!m_account)
        return signed_out();
    TRY_ASSIGN(auto copy, m_store.drafts().load_copy(*m_account, instance_id, now));
    return std::move(copy.xml);
}

Status StoreShelf::keep_place(std::string_view place)
{
    if (!m_account)
        return signed_out();
    return m_store.drafts().keep_place(*m_account, place);
}

Result<std::string> StoreShelf::place()
{
    if (!m_account)
        return signed_out();
    return m_store.drafts().place(*m_account);
}

Status StoreShelf::keep_removed(std::string_view removed)
{
    if (!m_account)
        return signed_out();
    return m_store.drafts().keep_removed(*m_account, removed);
}

Result<std::string> StoreShelf::removed()
{
    if (!m_account)
        return signed_out();
    return m_store.drafts().removed(*m_account);
}

Result<FinalAnswer> StoreShelf::final_of(const Answer& answer)
{
    TRY_ASSIGN(const auto* found, compiled(answer.form->id().value_or(""), answer.form->version().value_or("")));
    return FinalAnswer{.instance_id = answer.instance_id, .name = answer.name, .form = found->kept, .xml = answer.xml};
}

Status StoreShelf::finalize(const Answer& answer)
{
    if (!m_account)
        return signed_out();
    TRY_ASSIGN(const auto final_answer, final_of(answer));
    return m_store.finalize(*m_account, final_answer);
}

Status StoreShelf::submit_anonymous(const Answer& answer)
{
    TRY_ASSIGN(const auto final_answer, final_of(answer));
    return m_store.submit_anonymous(final_answer);
}

std::string StoreShelf::setting(std::string_view name)
{
    if (const auto found = m_settings.find(name); found != m_settings.end())
        return found->second;
    auto value = m_store.settings().get(name);
    if (!value)
        return {};
    return m_settings.emplace(name, std::move(value).value()).first->second;
}

Status StoreShelf::keep_setting(std::string_view name, std::string_view value)
{
    m_settings.insert_or_assign(std::string(name), std::string(value));
    return m_store.settings().keep(name, value);
}

Status StoreShelf::set_pin(std::string_view pin)
{
    return m_store.accounts().set_pin(secret_of(pin));
}

Status StoreShelf::check_pin(std::string_view pin)
{
    return m_store.accounts().check_pin(secret_of(pin));
}

}
