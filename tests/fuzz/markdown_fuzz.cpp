#include "platform/markdown/markdown.h"

#include <cstdlib>
#include <string_view>

using namespace kerbside;

/// Reads what is given as a styled text; what stands out lies within the words, in order.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto marked = platform::read_markdown({reinterpret_cast<const char*>(data), size});
    std::uint32_t end = 0;
    for (const auto& part : marked.stressed) {
        if (part.begin < end || part.begin >= part.end || part.end > marked.text.size())
            std::abort();
        end = part.end;
    }
    return 0;
}
