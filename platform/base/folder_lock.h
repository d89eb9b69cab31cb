#pragma once

#include "platform/base/file.h"

namespace kerbside::platform {

/// Held by the one process that writes in a data folder, and given back when that process ends, however it ends.
class FolderLock {
public:
    /// Busy where another process, or another FolderLock of this one, holds it.
    static Result<FolderLock> take(const Path& folder);
    ~FolderLock();
    FolderLock(FolderLock&&) noexcept;
    FolderLock& operator=(FolderLock&&) noexcept;
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

private:
    explicit FolderLock(int descriptor) : m_descriptor(descriptor) {}
    int m_descriptor = -1;
};

}
