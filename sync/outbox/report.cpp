// What the outbox tells of itself: counts, lists, notes.
#include "sync/outbox/outbox.h"

#include <algorithm>

namespace kerbside::sync {

Result<ParcelCounts> Outbox::counts() const
{
    TRY_ASSIGN(auto row, m_db.prepare("SELECT state, count(*) FROM outbox GROUP BY state"));
    ParcelCounts counts;
    row.bind();
    for (;;) {
        TRY_ASSIGN(const bool more, row.step());
        if (!more)
            return counts;
        const auto number = row.integer(1);
        switch (static_cast<ParcelState>(row.integer(0))) {
        case ParcelState::Ready:
            counts.ready = number;
            break;
        case ParcelState::InFlight:
            counts.in_flight = number;
            break;
        case ParcelState::Acked:
            counts.acked = number;
            break;
        case ParcelState::Held:
            counts.held = number;
            break;
        case ParcelState::Quarantined:
            counts.quarantined = number;
            break;
        case ParcelState::Purged:
            counts.purged = number;
            break;
        }
    }
}

Result<std::vector<ParcelInfo>> Outbox::named(std::size_t limit) const
{
    TRY_ASSIGN(auto row, m_db.prepare("SELECT instance_id, revision, form, state, coalesce(reason, '') FROM outbox "
                                      "WHERE anonymous = 0 AND state <> ? ORDER BY state, instance_id, revision LIMIT ?"));
    row.bind(static_cast<int>(ParcelState::Purged), static_cast<std::int64_t>(limit));
    std::vector<ParcelInfo> infos;
    for (;;) {
        TRY_ASSIGN(const bool more, row.step());
        if (!more)
            return infos;
        const auto bytes = row.bytes(0);
        std::array<std::uint8_t, 16> id{};
        if (bytes.size() != id.size())
            return Error{ErrorKind::Corrupt, "an instanceID of the outbox"};
        std::copy(bytes.begin(), bytes.end(), id.begin());
        infos.push_back({{platform::Uuid(id), static_cast<std::uint32_t>(row.integer(1))},
                         row.text(2),
                         static_cast<ParcelState>(row.integer(3)),
                         row.text(4)});
    }
}

Result<std::optional<platform::WallTime>> Outbox::last_receipt() const
{
    TRY_ASSIGN(const auto at, note("last_receipt"));
    std::optional<platform::WallTime> when;
    if (at)
        when = platform::WallTime(std::chrono::milliseconds(*at));
    return when;
}

Status Outbox::note_next_attempt(std::optional<platform::MonotonicTime> when)
{
    return set_note("next_attempt", when ? when->time_since_epoch().count() : -1);
}

Result<std::optional<platform::MonotonicTime>> Outbox::next_attempt() const
{
    TRY_ASSIGN(const auto at, note("next_attempt"));
    std::optional<platform::MonotonicTime> when;
    if (at && *at >= 0)
        when = platform::MonotonicTime(std::chrono::milliseconds(*at));
    return when;
}

Result<std::optional<std::int64_t>> Outbox::note(std::string_view name) const
{
    TRY_ASSIGN(auto row, m_db.prepare("SELECT value FROM outbox_note WHERE name = ?"));
    TRY_ASSIGN(const bool found, row.bind(name).step());
    std::optional<std::int64_t> value;
    if (found)
        value = row.integer(0);
    return value;
}

Status Outbox::set_note(std::string_view name, std::int64_t value)
{
    TRY_ASSIGN(auto row, m_db.prepare("INSERT INTO outbox_note (name, value) VALUES (?, ?) "
                                      "ON CONFLICT (name) DO UPDATE SET value = excluded.value"));
    return row.bind(name, value).run();
}

}
