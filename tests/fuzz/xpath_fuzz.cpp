// An expression from anywhere, over a document of all kinds of nodes.
#include "app/form/evaluation.h"

#include <cstddef>
#include <cstdint>

using namespace kerbside;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const platform::ManualClock clock{platform::WallTime{}};
    static auto evaluation = [] {
        app::NoMedia none;
        app::Environment environment;
        environment.clock = &clock;
        environment.budget = 50'000;
        return app::Evaluation::open(
            {"a.xml", "<r xmlns:x='urn:x'><i id='1'>1</i><i id='2'>2 b</i><x:i>9</x:i><d>2026-03-14</d><e/>"
                      "<n><m>a</m>text<m>51 0;52 1</m><!--c--><?p q?></n></r>"},
            none, environment, {});
    }();
    if (!evaluation)
        return 0;
    for (const char* as : {"", "string"})
        (void)evaluation->evaluate({.expression = std::string(reinterpret_cast<const char*>(data), size),
                                    .context = "/r/n",
                                    .as = as,
                                    .prefixes = {}});
    return 0;
}
