#pragma once

namespace kerbside::bench {

/// CPU time of this process so far, all threads, user and system, in milliseconds.
double cpu_ms();
/// Wall time of the monotonic clock, in milliseconds.
double wall_ms();
/// Peak resident memory so far, in MB of 1024 * 1024 bytes.
double peak_mb();

}
