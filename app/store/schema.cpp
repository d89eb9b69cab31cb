#include "app/store/schema.h"

#include "sync/outbox/outbox.h"

#include <array>

namespace kerbside::app {

namespace {

// No table of answers has a rowid or a time in clear: their only keys are random. `sealed` is always encrypted once
// more, under an account's key. The two tables of keys and the pool hold nothing that a person said.
constexpr std::string_view kVersion1 = R"sql(
CREATE TABLE store_device (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    name TEXT NOT NULL,
    signing_seed BLOB NOT NULL CHECK (length(signing_seed) = 32),
    seal_secret BLOB NOT NULL CHECK (length(seal_secret) = 32),
    keyset BLOB,
    certificate BLOB,
    hub BLOB
) STRICT;
CREATE TABLE store_keyslot (
    kind INTEGER NOT NULL,
    name TEXT NOT NULL,
    id BLOB NOT NULL CHECK (length(id) = 16),
    salt BLOB NOT NULL CHECK (length(salt) = 16),
    passes INTEGER NOT NULL,
    memory INTEGER NOT NULL,
    wrapped BLOB NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    attempted_at INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (kind, name)
) WITHOUT ROWID, STRICT;
CREATE TABLE store_draft (
    account BLOB NOT NULL,
    instance_id BLOB NOT NULL CHECK (length(instance_id) = 16),
    revision INTEGER NOT NULL,
    form TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (account, instance_id, revision)
) WITHOUT ROWID, STRICT;
CREATE TABLE store_copy (
    account BLOB NOT NULL,
    instance_id BLOB NOT NULL CHECK (length(instance_id) = 16),
    revision INTEGER NOT NULL,
    form TEXT NOT NULL,
    expires INTEGER NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (account, instance_id, revision)
) WITHOUT ROWID, STRICT;
CREATE INDEX store_copy_by_expiry ON store_copy (expires);
CREATE TABLE store_pool (
    instance_id BLOB PRIMARY KEY CHECK (length(instance_id) = 16),
    priority INTEGER NOT NULL,
    envelope BLOB NOT NULL
) WITHOUT ROWID, STRICT;
CREATE TABLE store_form (
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    number INTEGER NOT NULL,
    title TEXT NOT NULL,
    settings TEXT NOT NULL,
    file_name TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (id, version)
) WITHOUT ROWID, STRICT;
CREATE TABLE store_media (
    form TEXT NOT NULL,
    version TEXT NOT NULL,
    name TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (form, version, name),
    FOREIGN KEY (form, version) REFERENCES store_form (id, version) ON DELETE CASCADE
) WITHOUT ROWID, STRICT;
CREATE TABLE store_setting (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID, STRICT;
)sql";

/// Where each account was, to come back there: sealed as its drafts are.
constexpr std::string_view kVersion2 = R"sql(
CREATE TABLE store_place (
    account BLOB PRIMARY KEY,
    sealed BLOB NOT NULL
) WITHOUT ROWID, STRICT;
)sql";

/// The PIN that each account chose for coming back: sealed as its drafts are, so that only her words bring it out.
constexpr std::string_view kVersion3 = R"sql(
CREATE TABLE store_pin (
    account BLOB PRIMARY KEY,
    sealed BLOB NOT NULL
) WITHOUT ROWID, STRICT;
)sql";

/// What each account took out of its forms and can still bring back: sealed as its drafts are.
constexpr std::string_view kVersion4 = R"sql(
CREATE TABLE store_removed (
    account BLOB PRIMARY KEY,
    sealed BLOB NOT NULL
) WITHOUT ROWID, STRICT;
)sql";

constexpr std::array<std::string_view, 4> kSteps{kVersion1, kVersion2, kVersion3, kVersion4};

}

std::vector<platform::SchemaPart> device_schema()
{
    return {{"store", kSteps}, sync::outbox_schema()};
}

}
