#pragma once

#include "platform/base/file.h"
#include "platform/crypto/password.h"
#include "sync/wire/card.h"
#include "sync/wire/keyset.h"

#include <string>
#include <vector>

namespace kerbside::app {

/// What is to be said anew of everybody's keys; the rest stays as it was.
struct KeysetChanges {
    std::string partnership; ///< empty: as before
    std::vector<platform::VerifyKey> hubs;
    std::vector<platform::VerifyKey> desks;
    std::vector<sync::DeviceId> revoked;
};

/// `FOLDER/keyset`: the newest one, as it was signed.
platform::Path keyset_path(const platform::Path& folder);

/// NotFound where none was issued; Corrupt where it does not verify.
platform::Result<sync::Keyset> current_keyset(const platform::Path& folder);

/// What the next keyset would say: the current one, the changes, and every sealing key and desk identity whose file lies
/// here. Its epoch is the current one's where nothing would change, one more otherwise.
/// Refused without a key of `data` and one of `recovery`, since every form needs the one and gets the other.
platform::Result<sync::Keyset> draft_keyset(const platform::Path& folder, const KeysetChanges&, sync::Day today);

/// Signs the draft with the root's key and keeps it. Nothing is written where nothing would change.
platform::Result<sync::Keyset> issue_keyset(const platform::Path& folder, const KeysetChanges&, sync::Day today,
                                            const platform::SecretBytes& root_passphrase,
                                            const platform::PasswordPolicy&);

/// Keeps the hub's identity where pull finds it: `FOLDER/hubs/ID.hub`.
platform::Status keep_hub(const platform::Path& folder, platform::ByteView hub_identity);
/// The hubs of the keyset whose identity lies here.
platform::Result<std::vector<sync::HubIdentity>> kept_hubs(const platform::Path& folder, const sync::Keyset&);

}
