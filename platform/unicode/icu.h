#pragma once

namespace kerbside::platform {

/// Call it before anything is asked of ICU: what ICU frees may have held a text, and is overwritten first. ICU takes
/// this only before its first use, so whoever comes first has to say it.
void prepare_icu();

}
