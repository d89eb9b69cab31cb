#pragma once

#include "platform/base/file.h"
#include "platform/window/window.h"

#include <cstdint>
#include <string>
#include <vector>

namespace kerbside::test {

/// Pictures made small and laid side by side, `<name>-1.png`, `<name>-2.png` …: many screens at one glance.
class Sheets {
public:
    Sheets(platform::Path folder, std::string name) : m_folder(std::move(folder)), m_name(std::move(name)) {}

    /// Into the next place, from the leading side and the top. A sheet that is full is written.
    platform::Status add(platform::Surface);
    /// Writes the one that is not full.
    platform::Status finish();

private:
    platform::Path m_folder;
    std::string m_name;
    std::vector<std::uint32_t> m_pixels;
    int m_width = 0; ///< of one picture on it
    int m_height = 0;
    int m_columns = 0;
    int m_rows = 0;
    int m_count = 0;
    int m_sheet = 0;
};

}
