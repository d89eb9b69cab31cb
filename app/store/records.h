#pragma once

#include "platform/base/bytes.h"
#include "platform/base/clock.h"
#include "platform/base/result.h"
#include "platform/base/uuid.h"
#include "platform/crypto/secret.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::app {

/// What was typed and is kept by the question as no value (yet), or as another one: `12a`, `007`.
struct TypedText {
    std::string path; ///< of the question
    std::string text;
    std::string value = {}; ///< that was made of it; empty: none
    friend bool operator==(const TypedText&, const TypedText&) = default;
    template <typename Archive> void serialize(Archive& archive) { archive(path, text, value); }
};
using TypedTexts = std::vector<TypedText>;

/// A filling-in under way, as it is kept at every answer. `instance_id` is the form's own (`uuid:…` as a rule).
struct DraftRecord {
    std::string instance_id;
    std::string form_id;
    std::string form_version;
    std::string title; ///< the form's
    std::string name;  ///< the instance's; may be empty
    platform::WallTime updated{};
    platform::Bytes body; ///< what Instance::save() gave
    TypedTexts typed = {};
};

/// What the worker may read again until it expires: the submission as it was sealed.
struct OwnCopy {
    std::string instance_id;
    std::string form_id;
    std::string form_version;
    std::string title;
    std::string name;
    platform::WallTime finalized{};
    std::string xml;
    platform::WallTime expires{}; ///< stands beside the sealed bytes, not in them
};

/// The UUID that names this instance in the file and on its envelope: its own where it is `uuid:…`, else one that is
/// made from the text, always the same.
platform::Uuid record_uuid(std::string_view instance_id);

platform::Bytes encode_draft(const DraftRecord&);
/// Only for bytes that were authenticated; Corrupt where they are no record.
platform::Result<DraftRecord> decode_draft(platform::ByteView);
platform::Bytes encode_copy(const OwnCopy&);
platform::Result<OwnCopy> decode_copy(platform::ByteView);

}
