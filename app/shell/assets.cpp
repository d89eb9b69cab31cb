#include "app/shell/assets.h"

namespace kerbside::shell {

platform::Path assets_folder()
{
    std::error_code failed;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", failed);
    const auto beside = program.parent_path() / "assets";
    if (!failed && std::filesystem::is_directory(beside, failed))
        return beside;
    return program.parent_path().parent_path() / "share" / "kerbside";
}

}
