#include "memory_shelf.h"

#include "app/session/question.h"

#include <cstdlib>

namespace kerbside::test {

using namespace app;
using platform::Bytes;
using platform::ByteView;
using platform::Error;
using platform::ErrorKind;
using platform::Result;
using platform::Status;

void MemoryShelf::add_form(const std::string& id, const std::string& xml)
{
    NoMedia none;
    auto loaded = Form::load({id + ".xml", xml}, none);
    if (!loaded.form)
        return;
    FormEntry entry{.id = id, .version = loaded.form->version().value_or(""), .title = loaded.form->title()};
    entry.is_anonymous = loaded.form->setting("mode") == "anonymous";
    entry.retain_days = std::atoi(std::string(loaded.form->setting("retain_days")).c_str());
    entry.is_concern = loaded.form->setting("recipients").find("safeguarding") != std::string_view::npos;
    for (const auto& language : loaded.form->languages()) {
        entry.languages.push_back({language_code(language), language_name(language)});
        entry.titles.emplace_back(language_code(language), loaded.form->title_in(language));
    }
    m_entries.push_back(entry);
    m_forms[id] = loaded.form;
}

std::vector<std::string> MemoryShelf::accounts()
{
    std::vector<std::string> names;
    for (const auto& [name, secret] : m_accounts)
        names.push_back(name);
    return names;
}

Status MemoryShelf::add_account(std::string_view name, std::string_view secret)
{
    m_accounts[std::string(name)] = secret;
    return {};
}

Status MemoryShelf::unlock(std::string_view name, std::string_view secret)
{
    if (unlock_wait(name).count() > 0)
        return Error{ErrorKind::Busy, "wait"};
    const auto found = m_accounts.find(name);
    if (found == m_accounts.end() || found->second != secret)
        return Error{ErrorKind::WrongKey, ""};
    unlocked = name;
    if (const auto pin = m_pins.find(name); pin != m_pins.end())
        pin->second.standing = {PinState::Ready, 5};
    return {};
}

PinStanding MemoryShelf::pin_standing(std::string_view name)
{
    const auto found = m_pins.find(name);
    return found == m_pins.end() ? PinStanding{} : found->second.standing;
}

Status MemoryShelf::unlock_by_pin(std::string_view name, std::string_view pin)
{
    const auto found = m_pins.find(name);
    if (found == m_pins.end() || found->second.standing.state != PinState::Ready)
        return Error{ErrorKind::NotFound, ""};
    auto& standing = found->second.standing;
    if (found->second.digits != pin) {
        if (--standing.tries == 0)
            standing.state = PinState::Spent;
        return Error{ErrorKind::WrongKey, ""};
    }
    standing.tries = 5;
    unlocked = name;
    return {};
}

Status MemoryShelf::keep_own_pin(std::string_view pin)
{
    if (fails)
        return Error{*fails, ""};
    if (pin.empty())
        m_pins.erase(unlocked);
    else
        m_pins[unlocked] = {std::string(pin), {PinState::Ready, 5}};
    return {};
}

bool MemoryShelf::expire_pins()
{
    if (!pin_end || clock->monotonic() < *pin_end)
        return false;
    for (auto& [name, pin] : m_pins)
        pin.standing = {PinState::Expired, 0};
    pin_end.reset();
    return true;
}

Result<std::shared_ptr<const Form>> MemoryShelf::form(std::string_view id, std::string_view)
{
    const auto found = m_forms.find(id);
    if (found == m_forms.end())
        return Error{ErrorKind::NotFound, ""};
    return found->second;
}

Result<std::vector<DraftEntry>> MemoryShelf::drafts()
{
    if (unlocked.empty())
        return Error{ErrorKind::WrongKey, "locked"};
    std::vector<DraftEntry> entries;
    for (const auto& [id, draft] : kept)
        if (m_owners[id] == unlocked)
            entries.push_back(draft.first);
    return entries;
}

Result<DraftBody> MemoryShelf::load_draft(std::string_view instance_id)
{
    const auto found = kept.find(instance_id);
    if (found == kept.end() || m_owners[found->first] != unlocked)
        return Error{ErrorKind::NotFound, ""};
    return found->second.second;
}

Status MemoryShelf::save_draft(const DraftEntry& entry, const DraftBody& body)
{
    if (unlocked.empty())
        return Error{ErrorKind::WrongKey, "locked"};
    if (draft_fails)
        return Error{*draft_fails, ""};
    ++saves;
    m_owners[entry.instance_id] = unlocked;
    kept[entry.instance_id] = {entry, body};
    return {};
}

Status MemoryShelf::remove_draft(std::string_view instance_id)
{
    kept.erase(std::string(instance_id));
    return {};
}

Status MemoryShelf::keep_place(std::string_view place)
{
    if (place_fails)
        return Error{*place_fails, {}};
    if (unlocked.empty())
        return Error{ErrorKind::Refused, "locked"};
    m_places[unlocked] = place;
    return {};
}

Result<std::string> MemoryShelf::place()
{
    if (unlocked.empty())
        return Error{ErrorKind::Refused, "locked"};
    return m_places[unlocked];
}

Status MemoryShelf::keep_removed(std::string_view removed)
{
    if (unlocked.empty())
        return Error{ErrorKind::Refused, "locked"};
    m_removed[unlocked] = removed;
    ++removed_kept;
    return {};
}

Result<std::string> MemoryShelf::removed()
{
    if (unlocked.empty())
        return Error{ErrorKind::Refused, "locked"};
    return m_removed[unlocked];
}

Status MemoryShelf::finalize(const Answer& answer)
{
    if (fails)
        return Error{*fails, ""};
    kept.erase(answer.instance_id);
    sealed.push_back(answer);
    for (const auto& form : m_entries)
        if (clock != nullptr && form.id == answer.form->id().value_or("") && form.retain_days > 0)
            m_copies.push_back({unlocked, {answer.instance_id, form.id, form.version, form.title, answer.name, clock->now(),
                                           clock->now() + std::chrono::days(form.retain_days)}, answer.xml});
    return {};
}

Result<std::vector<CopyEntry>> MemoryShelf::copies(platform::WallTime now)
{
    std::vector<CopyEntry> entries;
    for (auto copy = m_copies.rbegin(); copy != m_copies.rend(); ++copy)
        if (copy->owner == unlocked && copy->entry.expires > now) {
            entries.push_back(copy->entry);
            entries.back().delivery = delivery;
        }
    return entries;
}

std::size_t MemoryShelf::count_copies(platform::WallTime now)
{
    return copies(now)->size();
}

Result<std::string> MemoryShelf::load_copy(std::string_view instance_id, platform::WallTime now)
{
    for (const auto& copy : m_copies)
        if (copy.owner == unlocked && copy.entry.instance_id == instance_id && copy.entry.expires > now)
            return copy.xml;
    return Error{ErrorKind::NotFound, ""};
}

Status MemoryShelf::submit_anonymous(const Answer& answer)
{
    if (fails)
        return Error{*fails, ""};
    pool.push_back(answer.xml);
    return {};
}

Status MemoryShelf::release_anonymous()
{
    ++releases;
    return {};
}

std::string MemoryShelf::setting(std::string_view name)
{
    const auto found = m_settings.find(name);
    return found == m_settings.end() ? std::string() : found->second;
}

Status MemoryShelf::keep_setting(std::string_view name, std::string_view value)
{
    m_settings[std::string(name)] = value;
    return {};
}

Status MemoryShelf::set_pin(std::string_view pin)
{
    m_pin = pin;
    return {};
}

Status MemoryShelf::check_pin(std::string_view pin)
{
    if (pin != m_pin)
        return Error{ErrorKind::WrongKey, ""};
    return {};
}

std::string xform(const std::string& id, const std::string& settings, const std::string& fields, const std::string& binds,
                  const std::string& body)
{
    return R"x(<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
  xmlns:jr="http://openrosa.org/javarosa" xmlns:kerbside="urn:kerbside:forms">
<h:head><h:title>)x" + id + R"x(</h:title><model )x" + settings + R"x(><instance><data id=")x" + id + R"x(" version="1">)x" + fields +
        R"x(<meta><instanceID/></meta></data></instance>)x" + binds +
        R"x(<bind nodeset="/data/meta/instanceID" type="string" readonly="true()" jr:preload="uid"/></model></h:head>
<h:body>)x" + body + R"x(</h:body></h:html>)x";
}

std::string shift_form()
{
    return xform("shift", R"x(kerbside:mode="named")x",
                 R"x(<base/><size/><counts><water>0</water><lollies>0</lollies></counts>
                    <incident jr:template=""><what/><harm/></incident>)x",
                 R"x(<bind nodeset="/data/base" type="string" required="true()"/>
                    <bind nodeset="/data/size" type="int" constraint=". &gt;= 2" jr:constraintMsg="Nobody patrols alone."/>
                    <bind nodeset="/data/counts/water" type="int"/><bind nodeset="/data/counts/lollies" type="int"/>
                    <bind nodeset="/data/incident/what" type="string" required="true()"/>
                    <bind nodeset="/data/incident/harm" type="string"/>)x",
                 R"x(<select1 ref="/data/base"><label>Base</label><item><label>Church</label><value>church</value></item>
                      <item><label>Station</label><value>station</value></item></select1>
                    <input ref="/data/size"><label>How many of you?</label></input>
                    <group ref="/data/counts" appearance="field-list"><label>Given</label>
                      <input ref="/data/counts/water" appearance="tally"><label>Water</label></input>
                      <input ref="/data/counts/lollies" appearance="tally"><label>Lollies</label></input></group>
                    <group ref="/data/incident"><label>Incident</label><repeat nodeset="/data/incident">
                      <input ref="/data/incident/what"><label>What happened?</label></input>
                      <input ref="/data/incident/harm"><label>Was anybody hurt?</label></input></repeat></group>)x");
}

std::string survey_form()
{
    return xform("survey", R"x(kerbside:mode="anonymous")x", R"x(<notice/><safe/><words/>)x",
                 R"x(<bind nodeset="/data/notice" type="string" readonly="true()"/><bind nodeset="/data/safe" type="string"/>
                    <bind nodeset="/data/words" type="string"/>)x",
                 R"x(<input ref="/data/notice"><label>**Nobody** asks your name.</label></input>
                    <select1 ref="/data/safe"><label>Do you feel safe?</label><item><label>Yes</label><value>yes</value></item>
                      <item><label>No</label><value>no</value></item></select1>
                    <input ref="/data/words"><label>In your own words</label></input>)x");
}

std::string concern_form()
{
    return xform("concern", R"x(kerbside:mode="named" kerbside:recipients="safeguarding recovery")x", R"x(<worry/>)x",
                 R"x(<bind nodeset="/data/worry" type="string" required="true()"/>)x",
                 R"x(<input ref="/data/worry"><label>What worries you?</label></input>)x");
}

}
