#include "app/form/xlsform/convert.h"

#include <cstdlib>

using namespace kerbside;

/// The first byte tells Markdown from CSV.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const auto* name = (data[0] & 1) == 0 ? "form.md" : "form.csv";
    const auto form = app::convert_xlsform(name, {data + 1, size - 1});
    if (form.ok() == form.xml.empty())
        std::abort();
    return 0;
}
