#include "app/store/device_store.h"

#include "app/store/priority.h"
#include "platform/storage/transaction.h"
#include "sync/wire/sealing.h"

#include <algorithm>

namespace kerbside::app {

namespace {

using platform::Error;
using platform::ErrorKind;
using platform::Result;
using platform::Status;
using platform::Transaction;

const Error kUnknown{ErrorKind::Unknown, "it cannot be told yet whether it is finalized"};
const Error kNameless{ErrorKind::Invalid, "a filling-in without an instanceID would take another's place"};

}

sync::Priority priority_of(const KeptForm& form)
{
    const auto recipients = form.recipients();
    return std::ranges::find(recipients, "safeguarding") == recipients.end() ? sync::Priority::Normal : sync::Priority::First;
}

Status DeviceStore::save_draft(const Account& account, const DraftRecord& record)
{
    if (record.instance_id.empty())
        return kNameless;
    const auto uuid = record_uuid(record.instance_id);
    if (std::ranges::any_of(m_unfinished, [&](const Unfinished& each) { return each.key.instance_id == uuid; }))
        return kUnknown;
    TRY(renew());
    auto done = m_drafts.save(account, record);
    if (!done && done.error().kind == ErrorKind::Unknown) {
        // Saving the same again changes nothing, but never by a descriptor whose sync has failed.
        TRY(reopen());
        done = m_drafts.save(account, record);
    }
    return done;
}

Result<sync::Bytes> DeviceStore::seal(const FinalAnswer& answer, const sync::EnvelopeKey& key) const
{
    if (answer.instance_id.empty())
        return kNameless;
    if (!m_identity->is_enrolled())
        return Error{ErrorKind::Refused, "the device is not enrolled yet: there is nobody to seal it to"};
    sync::SealOrder order;
    order.key = key;
    order.form_id = answer.form.id;
    order.form_version = answer.form.version;
    order.day = static_cast<sync::Day>(std::chrono::floor<std::chrono::days>(m_place.clock.now()).time_since_epoch().count());
    for (const auto& name : answer.form.recipients()) {
        TRY_ASSIGN(const auto role, sync::role_named(name));
        order.recipients.push_back(role);
    }
    return sync::seal_envelope(order, answer.xml, {}, m_identity->belonging().keyset, m_identity->signing_key());
}

Status DeviceStore::commit_final(const Account& account, const FinalAnswer& answer, const Unfinished& sealed)
{
    TRY(renew());
    TRY_ASSIGN(auto transaction, Transaction::begin(m_database));
    TRY(outbox().put(transaction, {sealed.envelope, sync::Visibility::Named, priority_of(answer.form)}));
    TRY(m_drafts.remove(transaction, account, answer.instance_id));
    if (const auto days = answer.form.retain_days(); days > 0) {
        OwnCopy copy;
        copy.instance_id = answer.instance_id;
        copy.form_id = answer.form.id;
        copy.form_version = answer.form.version;
        copy.title = answer.form.title;
        copy.name = answer.name;
        copy.finalized = m_place.clock.now();
        copy.xml = answer.xml;
        TRY(m_drafts.keep_copy(transaction, account, copy, copy.finalized + std::chrono::days(days)));
    }
    return transaction.commit();
}

Status DeviceStore::finalize(const Account& account, const FinalAnswer& answer)
{
    const sync::EnvelopeKey key{record_uuid(answer.instance_id), 1};
    auto unfinished = std::ranges::find(m_unfinished, key, &Unfinished::key);
    if (unfinished == m_unfinished.end()) {
        TRY_ASSIGN(auto envelope, seal(answer, key));
        m_unfinished.push_back({key, std::move(envelope)});
        unfinished = m_unfinished.end() - 1;
    } else {
        // An earlier attempt ended in the dark: look first.
        if (!reopen())
            return kUnknown;
        const auto state = outbox().state_of(key);
        if (state) {
            m_unfinished.erase(unfinished);
            fold_log();
            return {};
        }
        if (state.error().kind != ErrorKind::NotFound)
            return kUnknown;
    }

    auto done = commit_final(account, answer, *unfinished);
    if (!done && done.error().kind == ErrorKind::Unknown) {
        if (!reopen())
            return kUnknown;
        const auto state = outbox().state_of(key);
        if (!state && state.error().kind != ErrorKind::NotFound)
            return kUnknown;
        // It is there, or it surely is not and the same bytes are tried once more.
        done = state ? Status{} : commit_final(account, answer, *unfinished);
        if (!done && done.error().kind == ErrorKind::Unknown)
            return kUnknown;
    }
    m_unfinished.erase(unfinished);
    TRY(done);
    fold_log();
    return {};
}

}
