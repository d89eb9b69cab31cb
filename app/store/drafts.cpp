#include "app/store/drafts.h"

#include "platform/crypto/aead.h"
#include "platform/storage/transaction.h"

#include <algorithm>

namespace kerbside::app {

namespace {

using platform::ByteView;
using platform::Bytes;
using platform::Error;
using platform::ErrorKind;
using platform::Result;
using platform::SecretBytes;
using platform::Status;
using platform::Transaction;
using platform::Uuid;
using platform::WallTime;

constexpr std::int64_t kRevision = 1;

/// Names the place of a blob: whose it is, of which instance, form and revision, and whether draft or copy.
Bytes binding_of(std::string_view kind, const Account& account, const Uuid& instance, std::string_view form)
{
    const auto text = std::string(kind) + "\n" + account.id().text() + "\n" + instance.text() + "\n" + std::to_string(kRevision) + "\n" +
                      std::string(form);
    return {text.begin(), text.end()};
}

constexpr std::string_view kDraft = "kerbside draft 1";
constexpr std::string_view kCopy = "kerbside copy 1";

Bytes place_binding(const Account& account)
{
    const auto text = "kerbside place 1\n" + account.id().text();
    return {text.begin(), text.end()};
}

Bytes removed_binding(const Account& account)
{
    const auto text = "kerbside removed 1\n" + account.id().text();
    return {text.begin(), text.end()};
}

/// One text of an account's own.
Status keep_row(platform::Database& database, std::string_view sql, const Account& account, std::string_view text, const Bytes& binding)
{
    const auto sealed = platform::encrypt(account.key(), platform::as_bytes(text), binding);
    TRY_ASSIGN(auto transaction, Transaction::begin(database));
    TRY_ASSIGN(auto write, database.prepare(sql));
    TRY(write.bind(account.id().bytes(), sealed).run());
    return transaction.commit();
}

Result<std::string> row_of(platform::Database& database, std::string_view sql, const Account& account, const Bytes& binding)
{
    TRY_ASSIGN(auto read, database.prepare(sql));
    TRY_ASSIGN(const bool is_there, read.bind(account.id().bytes()).step());
    if (!is_there)
        return std::string();
    TRY_ASSIGN(const auto plain, platform::decrypt(account.key(), read.bytes(0), binding));
    return std::string(platform::as_text(plain.view()));
}

Bytes pin_binding(const Account& account)
{
    const auto text = "kerbside pin 1\n" + account.id().text();
    return {text.begin(), text.end()};
}

/// A PIN has a length and room for the longest, so that its row tells neither.
constexpr std::size_t kLongestPin = 8;

std::int64_t milliseconds_of(WallTime time)
{
    return static_cast<std::int64_t>(time.time_since_epoch().count());
}

Result<Uuid> instance_of(const Bytes& bytes)
{
    std::array<std::uint8_t, 16> out{};
    if (bytes.size() != out.size())
        return Error{ErrorKind::Corrupt, "a row without an instanceID"};
    std::ranges::copy(bytes, out.begin());
    return Uuid(out);
}

}

Status Drafts::save(const Account& account, const DraftRecord& record)
{
    const auto instance = record_uuid(record.instance_id);
    auto plain = encode_draft(record);
    const auto sealed = platform::encrypt(account.key(), plain, binding_of(kDraft, account, instance, record.form_id));
    platform::wipe(plain);
    TRY_ASSIGN(auto transaction, Transaction::begin(m_database));
    TRY_ASSIGN(auto done, m_database.prepare("SELECT 1 FROM outbox WHERE instance_id = ? AND revision = ?"));
    TRY_ASSIGN(const bool is_finalized, done.bind(instance.bytes(), kRevision).step());
    if (is_finalized)
        return Error{ErrorKind::Refused, "it is finalized already"};
    TRY_ASSIGN(auto write, m_database.prepare("INSERT OR REPLACE INTO store_draft (account, instance_id, revision, form, sealed) "
                                              "VALUES (?, ?, ?, ?, ?)"));
    TRY(write.bind(account.id().bytes(), instance.bytes(), kRevision, record.form_id, sealed).run());
    return transaction.commit();
}

Result<std::vector<DraftRecord>> Drafts::list(const Account& account) const
{
    std::vector<DraftRecord> drafts;
    TRY_ASSIGN(auto read, m_database.prepare("SELECT instance_id, form, sealed FROM store_draft WHERE account = ?"));
    read.bind(account.id().bytes());
    for (;;) {
        TRY_ASSIGN(const bool has_row, read.step());
        if (!has_row)
            break;
        TRY_ASSIGN(const auto instance, instance_of(read.bytes(0)));
        TRY_ASSIGN(const auto plain, platform::decrypt(account.key(), read.bytes(2), binding_of(kDraft, account, instance, read.text(1))));
        TRY_ASSIGN(auto draft, decode_draft(plain.view()));
        platform::wipe(draft.body);
        draft.body.clear();
        draft.typed.clear();
        drafts.push_back(std::move(draft));
    }
    std::ranges::sort(drafts, std::greater{}, &DraftRecord::updated);
    return drafts;
}

Result<DraftRecord> Drafts::load(const Account& account, std::string_view instance_id) const
{
    const auto instance = record_uuid(instance_id);
    TRY_ASSIGN(auto read, m_database.prepare("SELECT form, sealed FROM store_draft WHERE account = ? AND instance_id = ? AND revision = ?"));
    TRY_ASSIGN(const bool is_there, read.bind(account.id().bytes(), instance.bytes(), kRevision).step());
    if (!is_there)
        return Error{ErrorKind::NotFound, "no such draft"};
    TRY_ASSIGN(const auto plain, platform::decrypt(account.key(), read.bytes(1), binding_of(kDraft, account, instance, read.text(0))));
    return decode_draft(plain.view());
}

Status Drafts::keep_place(const Account& account, std::string_view place)
{
    return keep_row(m_database, "INSERT OR REPLACE INTO store_place (account, sealed) VALUES (?, ?)", account, place, place_binding(account));
}

Result<std::string> Drafts::place(const Account& account) const
{
    return row_of(m_database, "SELECT sealed FROM store_place WHERE account = ?", account, place_binding(account));
}

Status Drafts::keep_removed(const Account& account, std::string_view removed)
{
    return keep_row(m_database, "INSERT OR REPLACE INTO store_removed (account, sealed) VALUES (?, ?)", account, removed, removed_binding(account));
}

Result<std::string> Drafts::removed(const Account& account) const
{
    return row_of(m_database, "SELECT sealed FROM store_removed WHERE account = ?", account, removed_binding(account));
}

Status Drafts::keep_pin(const Account& account, const SecretBytes& pin)
{
    if (pin.is_empty() || pin.size() > kLongestPin)
        return Error{ErrorKind::Refused, "a PIN of a length that is none"};
    SecretBytes plain(1 + kLongestPin);
    plain.writable()[0] = static_cast<std::uint8_t>(pin.size());
    std::ranges::copy(pin.view(), plain.writable().begin() + 1);
    const auto sealed = platform::encrypt(account.key(), plain.view(), pin_binding(account));
    TRY_ASSIGN(auto transaction, Transaction::begin(m_database));
    TRY_ASSIGN(auto write, m_database.prepare("INSERT OR REPLACE INTO store_pin (account, sealed) VALUES (?, ?)"));
    TRY(write.bind(account.id().bytes(), sealed).run());
    return transaction.commit();
}

Status Drafts::remove_pin(const Account& account)
{
    TRY_ASSIGN(auto transaction, Transaction::begin(m_database));
    TRY_ASSIGN(auto write, m_database.prepare("DELETE FROM store_pin WHERE account = ?"));
    TRY(write.bind(account.id().bytes()).run());
    return transaction.commit();
}

Result<SecretBytes> Drafts::pin(const Account& account) const
{
    TRY_ASSIGN(auto read, m_database.prepare("SELECT sealed FROM store_pin WHERE account = ?"));
    TRY_ASSIGN(const bool is_there, read.bind(account.id().bytes()).step());
    if (!is_there)
        return SecretBytes();
    TRY_ASSIGN(const auto plain, platform::decrypt(account.key(), read.bytes(0), pin_binding(account)));
    if (plain.size() != 1 + kLongestPin || plain.view()[0] > kLongestPin)
        return Error{ErrorKind::Corrupt, "a PIN that is none"};
    return SecretBytes::copy_of(plain.view().subspan(1, plain.view()[0]));
}

Result<bool> Drafts::has_pin(std::string_view name) const
{
    TRY_ASSIGN(auto read, m_database.prepare("SELECT 1 FROM store_pin JOIN store_keyslot ON account = id WHERE kind = 0 AND name = ?"));
    return read.bind(name).step();
}

Status Drafts::remove(const Account& account, std::string_view instance_id)
{
    TRY_ASSIGN(auto transaction, Transaction::begin(m_database));
    TRY(remove(transaction, account, instance_id));
    if (m_database.changes() == 0)
        return Error{ErrorKind::NotFound, "no such draft"};
    return transaction.commit();
}

Status Drafts::remove(Transaction&, const Account& account, std::string_view instance_id)
{
    TRY_ASSIGN(auto write, m_database.prepare("DELETE FROM store_draft WHERE account = ? AND instance_id = ? AND revision = ?"));
    return write.bind(account.id().bytes(), record_uuid(instance_id).bytes(), kRevision).run();
}

Status Drafts::keep_copy(Transaction&, const Account& account, const OwnCopy& copy, WallTime expires)
{
    const auto instance = record_uuid(copy.instance_id);
    auto plain = encode_copy(copy);
    const auto sealed = platform::encrypt(account.key(), plain, binding_of(kCopy, account, instance, copy.form_id));
    platform::wipe(plain);
    TRY_ASSIGN(auto write, m_database.prepare("INSERT OR REPLACE INTO store_copy (account, instance_id, revision, form, expires, sealed) "
                                              "VALUES (?, ?, ?, ?, ?, ?)"));
    return write.bind(account.id().bytes(), instance.bytes(), kRevision, copy.form_id, milliseconds_of(expires), sealed).run();
}

Result<std::vector<OwnCopy>> Drafts::copies(const Account& account, WallTime now) const
{
    std::vector<OwnCopy> copies;
    TRY_ASSIGN(auto read, m_database.prepare("SELECT instance_id, form, sealed, expires FROM store_copy WHERE account = ? AND expires > ?"));
    read.bind(account.id().bytes(), milliseconds_of(now));
    for (;;) {
        TRY_ASSIGN(const bool has_row, read.step());
        if (!has_row)
            break;
        TRY_ASSIGN(const auto instance, instance_of(read.bytes(0)));
        TRY_ASSIGN(const auto plain, platform::decrypt(account.key(), read.bytes(2), binding_of(kCopy, account, instance, read.text(1))));
        TRY_ASSIGN(auto copy, decode_copy(plain.view()));
        copy.xml.clear();
        copy.expires = WallTime(std::chrono::milliseconds(read.integer(3)));
        copies.push_back(std::move(copy));
    }
    std::ranges::sort(copies, std::greater{}, &OwnCopy::finalized);
    return copies;
}

Result<OwnCopy> Drafts::load_copy(const Account& account, std::string_view instance_id, WallTime now) const
{
    const auto instance = record_uuid(instance_id);
    TRY_ASSIGN(auto read, m_database.prepare("SELECT form, sealed, expires FROM store_copy WHERE account = ? AND instance_id = ? AND revision = ? "
                                             "AND expires > ?"));
    TRY_ASSIGN(const bool is_there, read.bind(account.id().bytes(), instance.bytes(), kRevision, milliseconds_of(now)).step());
    if (!is_there)
        return Error{ErrorKind::NotFound, "no such copy"};
    TRY_ASSIGN(const auto plain, platform::decrypt(account.key(), read.bytes(1), binding_of(kCopy, account, instance, read.text(0))));
    TRY_ASSIGN(auto copy, decode_copy(plain.view()));
    copy.expires = WallTime(std::chrono::milliseconds(read.integer(2)));
    return copy;
}

Result<std::int64_t> Drafts::count_copies(const Account& account, WallTime now) const
{
    TRY_ASSIGN(auto read, m_database.prepare("SELECT count(*) FROM store_copy WHERE account = ? AND expires > ?"));
    TRY(read.bind(account.id().bytes(), milliseconds_of(now)).step());
    return read.integer(0);
}

Status Drafts::expire(WallTime now)
{
    TRY_ASSIGN(auto look, m_database.prepare("SELECT 1 FROM store_copy WHERE expires <= ? LIMIT 1"));
    TRY_ASSIGN(const bool is_any, look.bind(milliseconds_of(now)).step());
    look.reset();
    if (!is_any)
        return {};
    TRY_ASSIGN(auto transaction, Transaction::begin(m_database));
    TRY_ASSIGN(auto write, m_database.prepare("DELETE FROM store_copy WHERE expires <= ?"));
    TRY(write.bind(milliseconds_of(now)).run());
    return transaction.commit();
}

Result<std::map<std::string, std::int64_t>> Drafts::counts() const
{
    std::map<std::string, std::int64_t> counts;
    TRY_ASSIGN(auto read, m_database.prepare("SELECT name, (SELECT count(*) FROM store_draft WHERE account = id) FROM store_keyslot "
                                             "WHERE kind = 0"));
    for (;;) {
        TRY_ASSIGN(const bool has_row, read.step());
        if (!has_row)
            return counts;
        counts[read.text(0)] = read.integer(1);
    }
}

}
