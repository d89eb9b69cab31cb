#pragma once

#include "platform/base/file.h"
#include "platform/keystore/keystore.h"

namespace kerbside::platform {

/// One file a secret, FOLDER/NAME.key, readable by its owner alone. No protection against who holds the disk.
class FileKeystore final : public Keystore {
public:
    explicit FileKeystore(Path folder) : m_folder(std::move(folder)) {}

    /// Refused where others may read the file, Corrupt where it is not 32 bytes.
    Result<SecretBytes> unwrap(std::string_view name) override;
    Status create(std::string_view name) override;
    bool is_on_the_disk() const override { return true; }

private:
    Path file_of(std::string_view name) const { return m_folder / (std::string(name) + ".key"); }
    Path m_folder;
};

}
