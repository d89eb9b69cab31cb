#pragma once

#include "sync/wire/identity.h"

#include <string>
#include <vector>

namespace kerbside::sync {

/// What the partnership's root says of everybody's keys. A later one has a higher epoch, and only that replaces it.
struct Keyset {
    struct Sealing {
        Role role;
        SealPublicKey key;
    };

    std::uint64_t epoch = 0;
    VerifyKey root;
    std::string partnership; ///< as it is called to people; up to 128 bytes
    Day issued = 0;
    std::vector<Sealing> sealing; ///< up to 16
    std::vector<VerifyKey> hubs;  ///< up to 16
    std::vector<VerifyKey> desks; ///< up to 32
    std::vector<DeviceId> revoked; ///< up to 4096

    std::vector<SealPublicKey> keys_of(Role) const;
    bool has_hub(const VerifyKey&) const;
    bool has_desk(const VerifyKey&) const;
    bool is_revoked(const DeviceId&) const;
};

inline constexpr std::size_t kMaxKeysetBytes = 96 * 1024;

/// The whole of it, signed by the root.
Bytes encode_keyset(const Keyset&, const SigningKey& root);

/// Invalid where it is malformed or not signed by the root that it names. Whether that root is ours is the caller's
/// to ask: see succeeds().
Result<Keyset> decode_keyset(ByteView);

/// Whether `next` may take the place of `current`: the same root and a higher epoch. Refused says why not.
Status succeeds(const Keyset& next, const Keyset& current);

}
