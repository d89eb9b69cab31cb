#include "app/store/accounts.h"

#include "app/store/spare.h"
#include "platform/base/characters.h"
#include "platform/crypto/aead.h"
#include "platform/crypto/hash.h"
#include "platform/crypto/memory.h"
#include "platform/storage/transaction.h"
#include "platform/unicode/looks.h"
#include "platform/unicode/seen.h"

#include <algorithm>

namespace kerbside::app {

namespace {

using platform::as_bytes;
using platform::ByteView;
using platform::Bytes;
using platform::Error;
using platform::ErrorKind;
using platform::PasswordCost;
using platform::PasswordSalt;
using platform::Result;
using platform::SecretBytes;
using platform::Status;
using platform::Transaction;
using platform::Uuid;

constexpr std::string_view kPin = "pin";
constexpr std::size_t kShortestPassphrase = 6;
constexpr std::size_t kShortestPin = 4;
constexpr std::size_t kLongestName = 64;

/// What is not seen is not counted: blanks are typed in passing, and a secret of nothing else is found at once.
bool is_secret(const SecretBytes& passphrase)
{
    const auto seen = platform::seen_of(passphrase.text());
    return seen.bytes >= kShortestPassphrase && !seen.is_one_character;
}

/// How long after so many wrong attempts the next may be made: nothing for the first five, then from half a minute,
/// doubling, to an hour.
std::int64_t pause_after(std::int64_t attempts)
{
    constexpr std::int64_t kHour = 3'600'000;
    return attempts < 5 ? 0 : std::min(kHour, std::int64_t{30'000} << std::min<std::int64_t>(attempts - 5, 10));
}

/// Everything that stands beside a wrapped key, so that none of it can be changed unseen.
Bytes slot_binding(std::uint8_t kind, std::string_view name, const Uuid& id, const PasswordSalt& salt, const PasswordCost& cost)
{
    auto text = "kerbside keyslot 1\n" + std::to_string(kind) + "\n" + id.text() + "\n" + platform::to_hex(salt) + "\n" +
                std::to_string(cost.passes) + " " + std::to_string(cost.memory_bytes) + "\n" + std::string(name);
    return {text.begin(), text.end()};
}

template <std::size_t size> Result<std::array<std::uint8_t, size>> fixed(const Bytes& bytes)
{
    std::array<std::uint8_t, size> out{};
    if (bytes.size() != size)
        return Error{ErrorKind::Corrupt, "a keyslot is damaged"};
    std::ranges::copy(bytes, out.begin());
    return out;
}

}

Account::~Account()
{
    m_key.forget();
    platform::scrub_stack();
}

Result<SecretBytes> Accounts::wrapping_key(const SecretBytes& passphrase, const PasswordSalt& salt, const PasswordCost& cost) const
{
    TRY_ASSIGN(const auto stretched, m_policy.derive(passphrase, salt, cost));
    auto hash = platform::keyed_hash256(m_device_secret.view(), stretched.view());
    auto key = SecretBytes::copy_of(hash);
    platform::wipe(hash);
    return key;
}

Status Accounts::keep(Kind kind, std::string_view name, const Uuid& id, const SecretBytes& key, const SecretBytes& passphrase)
{
    const auto salt = platform::random_salt();
    const auto cost = m_policy.cost();
    TRY_ASSIGN(const auto wrapping, wrapping_key(passphrase, salt, cost));
    const auto wrapped = platform::encrypt(wrapping, key.view(), slot_binding(static_cast<std::uint8_t>(kind), name, id, salt, cost));
    TRY_ASSIGN(auto transaction, Transaction::begin(m_database));
    TRY_ASSIGN(auto insert, m_database.prepare("INSERT OR REPLACE INTO store_keyslot (kind, name, id, salt, passes, memory, wrapped) "
                                               "VALUES (?, ?, ?, ?, ?, ?, ?)"));
    TRY(insert.bind(static_cast<int>(kind), name, id.bytes(), salt, cost.passes, cost.memory_bytes, wrapped).run());
    return transaction.commit();
}

std::chrono::milliseconds Accounts::Tried::wait_left() const
{
    const std::chrono::milliseconds pause(pause_after(attempts));
    return std::clamp(pause - passed.value_or(std::chrono::milliseconds{0}), std::chrono::milliseconds{0}, pause);
}

Result<Accounts::Tried> Accounts::tried(Kind kind, std::string_view name) const
{
    TRY_ASSIGN(auto read, m_database.prepare("SELECT attempts, attempted_at FROM store_keyslot WHERE kind = ? AND name = ?"));
    TRY_ASSIGN(const bool is_there, read.bind(static_cast<int>(kind), name).step());
    if (!is_there)
        return Error{ErrorKind::NotFound, "no such account"};
    Tried tried{.attempts = read.integer(0), .passed = {}};
    if (const auto unkept = m_unkept.find(name); kind == Kind::Account && unkept != m_unkept.end()) {
        tried.attempts += unkept->second.attempts;
        tried.passed = m_clock.monotonic() - unkept->second.last;
    } else if (const auto passed = m_clock.now().time_since_epoch().count() - read.integer(1); passed >= 0) {
        tried.passed = std::chrono::milliseconds(passed);
    }
    return tried;
}

Status Accounts::count_attempt(Kind kind, std::string_view name)
{
    const auto now = static_cast<std::int64_t>(m_clock.now().time_since_epoch().count());
    TRY_ASSIGN(auto transaction, Transaction::begin(m_database));
    TRY_ASSIGN(const auto tried, this->tried(kind, name));
    const bool may_try = tried.may_try();
    if (!may_try && tried.passed)
        return Error{ErrorKind::Busy, "too many wrong attempts; wait"};
    // Where the clock was set back the pause begins anew rather than lasting until the old time comes round.
    TRY_ASSIGN(auto write, m_database.prepare("UPDATE store_keyslot SET attempts = ?, attempted_at = ? WHERE kind = ? AND name = ?"));
    TRY(write.bind(tried.attempts + (may_try ? 1 : 0), now, static_cast<int>(kind), name).run());
    TRY(transaction.commit());
    // Those that found no room before are kept with it.
    if (kind == Kind::Account)
        forget_unkept(name);
    if (!may_try)
        return Error{ErrorKind::Busy, "too many wrong attempts; wait"};
    return {};
}

/// The time that the machine itself counts: a clock that is set opens it no sooner and no later.
Status Accounts::count_unkept(std::string_view name)
{
    TRY_ASSIGN(const auto tried, this->tried(Kind::Account, name));
    const bool may_try = tried.may_try();
    if (may_try || !tried.passed) {
        auto& unkept = m_unkept[std::string(name)];
        unkept.attempts += may_try ? 1 : 0;
        unkept.last = m_clock.monotonic();
    }
    if (!may_try)
        return Error{ErrorKind::Busy, "too many wrong attempts; wait"};
    return {};
}

void Accounts::forget_unkept(std::string_view name)
{
    if (const auto unkept = m_unkept.find(name); unkept != m_unkept.end())
        m_unkept.erase(unkept);
}

std::chrono::milliseconds Accounts::wait_left(std::string_view name) const
{
    const auto tried = this->tried(Kind::Account, name);
    if (!tried)
        return {};
    return tried->wait_left();
}

Result<Accounts::Opened> Accounts::open(Kind kind, std::string_view name, const SecretBytes& passphrase)
{
    auto counted = count_attempt(kind, name);
    if (!counted && counted.error().kind == ErrorKind::Full && give_spare(m_database.file().parent_path()))
        counted = count_attempt(kind, name);
    if (!counted) {
        // A PIN of the kiosk's has few digits: nobody tries those uncounted.
        if (kind != Kind::Account || counted.error().kind != ErrorKind::Full)
            return counted.error();
        TRY(count_unkept(name));
    }
    TRY_ASSIGN(auto read, m_database.prepare("SELECT id, salt, passes, memory, wrapped FROM store_keyslot WHERE kind = ? AND name = ?"));
    TRY_ASSIGN(const bool is_there, read.bind(static_cast<int>(kind), name).step());
    if (!is_there)
        return Error{ErrorKind::NotFound, "no such account"};
    TRY_ASSIGN(const auto id_bytes, fixed<16>(read.bytes(0)));
    TRY_ASSIGN(const auto salt, fixed<16>(read.bytes(1)));
    const PasswordCost cost{static_cast<std::uint32_t>(read.integer(2)), static_cast<std::uint64_t>(read.integer(3))};
    const auto wrapped = read.bytes(4);
    read.reset();
    const Uuid id(id_bytes);
    TRY_ASSIGN(const auto wrapping, wrapping_key(passphrase, salt, cost));
    auto key = platform::decrypt(wrapping, wrapped, slot_binding(static_cast<std::uint8_t>(kind), name, id, salt, cost));
    if (!key)
        return key.error().kind == ErrorKind::WrongKey ? Error{ErrorKind::WrongKey, "these are not the words or the PIN of this account"}
                                                       : key.error();
    if (const auto forgiven = forgive(kind, name); !forgiven && (kind != Kind::Account || forgiven.error().kind != ErrorKind::Full))
        return forgiven.error();
    if (kind == Kind::Account)
        forget_unkept(name);
    return Opened{id, std::move(key).value()};
}

Status Accounts::forgive(Kind kind, std::string_view name)
{
    TRY_ASSIGN(auto transaction, Transaction::begin(m_database));
    TRY_ASSIGN(auto write, m_database.prepare("UPDATE store_keyslot SET attempts = 0 WHERE kind = ? AND name = ?"));
    TRY(write.bind(static_cast<int>(kind), name).run());
    return transaction.commit();
}

Result<std::vector<std::string>> Accounts::names() const
{
    std::vector<std::string> names;
    TRY_ASSIGN(auto read, m_database.prepare("SELECT name FROM store_keyslot WHERE kind = 0 ORDER BY name"));
    for (;;) {
        TRY_ASSIGN(const bool has_row, read.step());
        if (!has_row)
            return names;
        names.push_back(read.text(0));
    }
}

Status Accounts::add(std::string_view name, const SecretBytes& passphrase)
{
    if (name.empty() || platform::characters_in(name) > kLongestName)
        return Error{ErrorKind::Refused, "the name of an account has 1 to 64 letters"};
    if (platform::neat(name) != name)
        return Error{ErrorKind::Refused, "the name of an account has no blank around it, one between its words, and nothing in it that is not seen"};
    if (!is_secret(passphrase))
        return Error{ErrorKind::Refused, "the passphrase is too short, or one character again and again"};
    TRY_ASSIGN(const auto known, names());
    if (std::ranges::any_of(known, [looks = platform::looks_of(name)](const std::string& other) { return are_alike(platform::looks_of(other), looks); }))
        return Error{ErrorKind::Refused, "there is an account of that name, or of one that looks like it"};
    return keep(Kind::Account, name, Uuid::random(), SecretBytes::random(platform::kAeadKeyBytes), passphrase);
}

Result<Account> Accounts::unlock(std::string_view name, const SecretBytes& passphrase)
{
    TRY_ASSIGN(auto opened, open(Kind::Account, name, passphrase));
    return Account(std::string(name), opened.id, std::move(opened.key));
}

Status Accounts::change_passphrase(const Account& account, const SecretBytes& passphrase)
{
    if (!is_secret(passphrase))
        return Error{ErrorKind::Refused, "the passphrase is too short, or one character again and again"};
    return keep(Kind::Account, account.name(), account.id(), account.key(), passphrase);
}

Status Accounts::set_pin(const SecretBytes& pin)
{
    if (pin.size() < kShortestPin)
        return Error{ErrorKind::Refused, "the PIN is too short"};
    return keep(Kind::Pin, kPin, Uuid::random(), SecretBytes::random(platform::kAeadKeyBytes), pin);
}

Status Accounts::check_pin(const SecretBytes& pin)
{
    TRY(open(Kind::Pin, kPin, pin));
    return {};
}

}
