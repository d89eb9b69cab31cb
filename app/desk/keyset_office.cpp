#include "app/desk/keyset_office.h"

#include "app/desk/key_file.h"

#include <algorithm>

namespace kerbside::app {

namespace {

using platform::ByteView;
using platform::Error;
using platform::ErrorKind;
using platform::Path;
using platform::Result;
using platform::SealPublicKey;
using platform::Status;
using platform::VerifyKey;
using sync::Keyset;
using sync::Role;

constexpr std::pair<KeyRole, Role> kSealing[] = {{KeyRole::Data, Role::Data},
                                                 {KeyRole::Safeguarding, Role::Safeguarding},
                                                 {KeyRole::Mediation, Role::Mediation},
                                                 {KeyRole::Recovery, Role::Recovery}};

/// True where it was not there yet.
template <typename T> bool add_once(std::vector<T>& list, const T& item)
{
    if (std::find(list.begin(), list.end(), item) != list.end())
        return false;
    list.push_back(item);
    return true;
}

bool add_sealing(Keyset& keyset, Role role, const SealPublicKey& key)
{
    const auto is_there = std::any_of(keyset.sealing.begin(), keyset.sealing.end(), [&](const Keyset::Sealing& known) {
        return known.role == role && known.key == key;
    });
    if (!is_there)
        keyset.sealing.push_back({role, key});
    return !is_there;
}

}

Path keyset_path(const Path& folder)
{
    return folder / "keyset";
}

Result<Keyset> current_keyset(const Path& folder)
{
    auto bytes = platform::read_file(keyset_path(folder), sync::kMaxKeysetBytes);
    if (!bytes && bytes.error().kind == ErrorKind::NotFound)
        return Error{ErrorKind::NotFound, "no keyset was issued yet"};
    if (!bytes)
        return std::move(bytes).error();
    auto keyset = sync::decode_keyset(platform::as_bytes(*bytes));
    if (!keyset)
        return Error{ErrorKind::Corrupt, "the keyset kept here does not verify"};
    return keyset;
}

Result<Keyset> draft_keyset(const Path& folder, const KeysetChanges& changes, sync::Day today)
{
    TRY_ASSIGN(const auto root, public_key(folder, KeyRole::Root));
    Keyset next;
    bool is_changed = false;
    auto current = current_keyset(folder);
    if (current) {
        if (current->root.bytes != root)
            return Error{ErrorKind::Refused, "the keyset kept here was signed by another root"};
        next = std::move(current).value();
    } else if (current.error().kind == ErrorKind::NotFound) {
        next.root.bytes = root;
        is_changed = true;
    } else {
        return std::move(current).error();
    }

    if (!changes.partnership.empty() && changes.partnership != next.partnership) {
        next.partnership = changes.partnership;
        is_changed = true;
    }
    for (const auto& [key_role, role] : kSealing) {
        const auto key = public_key(folder, key_role);
        if (key)
            is_changed |= add_sealing(next, role, SealPublicKey{*key});
        else if (key.error().kind != ErrorKind::NotFound)
            return key.error();
    }
    if (const auto desk = public_key(folder, KeyRole::Desk))
        is_changed |= add_once(next.desks, VerifyKey{*desk});
    for (const auto& hub : changes.hubs)
        is_changed |= add_once(next.hubs, hub);
    for (const auto& desk : changes.desks)
        is_changed |= add_once(next.desks, desk);
    for (const auto& device : changes.revoked)
        is_changed |= add_once(next.revoked, device);

    for (const auto role : {Role::Data, Role::Recovery})
        if (next.keys_of(role).empty())
            return Error{ErrorKind::Refused, "a keyset needs a key of the role " + std::string(sync::name_of(role))};
    if (is_changed) {
        ++next.epoch;
        next.issued = today;
    }
    return next;
}

Result<Keyset> issue_keyset(const Path& folder, const KeysetChanges& changes, sync::Day today,
                            const platform::SecretBytes& root_passphrase, const platform::PasswordPolicy& policy)
{
    TRY_ASSIGN(auto next, draft_keyset(folder, changes, today));
    const auto current = current_keyset(folder);
    if (current && current->epoch == next.epoch)
        return next;
    TRY_ASSIGN(const auto root, unlock_root(folder, root_passphrase, policy));
    const auto bytes = sync::encode_keyset(next, root);
    if (bytes.size() > sync::kMaxKeysetBytes)
        return Error{ErrorKind::Refused, "the keyset would be too large"};
    TRY(sync::decode_keyset(bytes));
    TRY(platform::write_file(keyset_path(folder), bytes));
    return next;
}

Status keep_hub(const Path& folder, ByteView hub_identity)
{
    TRY_ASSIGN(const auto hub, sync::decode_hub_identity(hub_identity));
    TRY(platform::make_folder(folder / "hubs"));
    return platform::write_file(folder / "hubs" / (sync::id_of(hub.verify_key).text() + ".hub"), hub_identity);
}

Result<std::vector<sync::HubIdentity>> kept_hubs(const Path& folder, const Keyset& keyset)
{
    std::vector<sync::HubIdentity> hubs;
    for (const auto& key : keyset.hubs) {
        const auto bytes = platform::read_file(folder / "hubs" / (sync::id_of(key).text() + ".hub"), 1U << 16);
        if (!bytes && bytes.error().kind == ErrorKind::NotFound)
            continue;
        if (!bytes)
            return bytes.error();
        TRY_ASSIGN(auto hub, sync::decode_hub_identity(platform::as_bytes(*bytes)));
        if (hub.verify_key == key)
            hubs.push_back(std::move(hub));
    }
    return hubs;
}

}
