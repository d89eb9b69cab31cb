#pragma once

#include "platform/base/file.h"

#include <string>

namespace kerbside::test {

/// A folder of this test's own, removed with all that is in it.
class TemporaryFolder {
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const platform::Path& path() const noexcept { return m_path; }
    platform::Path operator/(const std::string& name) const { return m_path / name; }

private:
    platform::Path m_path;
};

}
