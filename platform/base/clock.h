#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace kerbside::platform {

/// Milliseconds since 1970-01-01T00:00:00Z.
using WallTime = std::chrono::sys_time<std::chrono::milliseconds>;
/// For intervals only: never goes back, says nothing of the date. Counts while the machine sleeps.
using MonotonicTime = std::chrono::time_point<std::chrono::steady_clock, std::chrono::milliseconds>;

/// The two clocks, so that a test (and `--now`) can stand in for them.
class Clock {
public:
    virtual ~Clock() = default;
    virtual WallTime now() const = 0;
    virtual MonotonicTime monotonic() const = 0;
};

class SystemClock final : public Clock {
public:
    WallTime now() const override;
    MonotonicTime monotonic() const override;
};

/// Stands still until it is moved: tests, `--now` and the virtual time of `kerbside ui`. Not thread-safe.
class ManualClock final : public Clock {
public:
    explicit ManualClock(WallTime start) : m_now(start) {}
    WallTime now() const override { return m_now; }
    MonotonicTime monotonic() const override { return m_monotonic; }
    void advance(std::chrono::milliseconds by)
    {
        m_now += by;
        m_monotonic += by;
    }
    /// The wall clock alone is set, as by a user or a time server.
    void set_wall(WallTime to) { m_now = to; }

private:
    WallTime m_now;
    MonotonicTime m_monotonic{};
};

/// `2026-03-14T22:10:00Z`.
std::string utc_text(WallTime);
/// `2026-03-14`, in UTC.
std::string utc_day(WallTime);

}
