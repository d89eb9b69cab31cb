#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kerbside::app {

/// Numbers by hash, in one flat array: what they stand for is kept (and compared) elsewhere. Of a form's names
/// thousands are looked up while it loads, and a table of nodes costs a cache miss or two for each.
class FlatIndex {
public:
    static constexpr std::uint32_t kNone = 0xFFFFFFFF;

    /// The number with that hash for which `is_it(number)` holds; kNone where there is none.
    template <typename Same> std::uint32_t find(std::size_t hash, Same&& is_it) const
    {
        if (m_places.empty())
            return kNone;
        const auto tag = tag_of(hash);
        for (std::size_t at = tag & m_mask;; at = (at + 1) & m_mask) {
            const Place& place = m_places[at];
            if (place.number == kNone)
                return kNone;
            if (place.tag == tag && is_it(place.number))
                return place.number;
        }
    }

    /// The number must not be there yet.
    void add(std::size_t hash, std::uint32_t number)
    {
        if ((m_size + 1) * 2 > m_places.size())
            grow();
        ++m_size;
        put({tag_of(hash), number});
    }

private:
    struct Place {
        std::uint32_t tag = 0;
        std::uint32_t number = kNone;
    };

    static std::uint32_t tag_of(std::size_t hash)
    {
        return static_cast<std::uint32_t>((std::uint64_t{hash} * 0x9E3779B97F4A7C15ULL) >> 32);
    }
    void put(Place place)
    {
        std::size_t at = place.tag & m_mask;
        while (m_places[at].number != kNone)
            at = (at + 1) & m_mask;
        m_places[at] = place;
    }
    void grow()
    {
        const std::vector<Place> old = std::move(m_places);
        m_places.assign(old.empty() ? 64 : old.size() * 2, Place{});
        m_mask = m_places.size() - 1;
        for (const Place& place : old)
            if (place.number != kNone)
                put(place);
    }

    std::vector<Place> m_places;
    std::size_t m_mask = 0;
    std::size_t m_size = 0;
};

}
