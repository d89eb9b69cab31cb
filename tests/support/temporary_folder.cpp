#include "tests/support/temporary_folder.h"

#include "platform/base/uuid.h"

namespace kerbside::test {

TemporaryFolder::TemporaryFolder()
    : m_path(std::filesystem::temp_directory_path() / ("kerbside-test-" + platform::Uuid::random().text()))
{
    std::filesystem::create_directories(m_path);
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

}
