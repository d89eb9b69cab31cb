#pragma once

#include "app/form/instance/primary.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <vector>

namespace kerbside::app {

/// What has to be computed again: a bit for each rank, and for each of those the frames in which.
class Dirty {
public:
    explicit Dirty(std::size_t ranks) : m_bits((ranks + 63) / 64, 0), m_whole(m_bits.size(), 0), m_scopes(ranks) {}

    void mark(std::uint32_t rank, FrameId scope)
    {
        const std::size_t word = rank / 64;
        const std::uint64_t bit = std::uint64_t{1} << (rank % 64);
        if (scope == 0) {
            // The whole form covers every frame, and most computations lie in it: that is a bit, not a list.
            m_whole[word] |= bit;
        } else {
            auto& scopes = m_scopes[rank];
            // The same frame is mostly marked twice in a row.
            if ((m_whole[word] & bit) != 0 || (!scopes.empty() && scopes.back() == scope))
                return;
            scopes.push_back(scope);
        }
        m_bits[word] |= bit;
        m_first = std::min(m_first, word);
    }

    /// The lowest rank that is dirty, with its frames; false where none is.
    bool take(std::uint32_t& rank, std::vector<FrameId>& scopes)
    {
        while (m_first < m_bits.size() && m_bits[m_first] == 0)
            ++m_first;
        if (m_first == m_bits.size())
            return false;
        const auto place = static_cast<std::uint32_t>(std::countr_zero(m_bits[m_first]));
        const std::uint64_t bit = std::uint64_t{1} << place;
        rank = static_cast<std::uint32_t>(m_first * 64) + place;
        scopes.clear();
        if ((m_whole[m_first] & bit) != 0) {
            scopes.push_back(0);
            m_scopes[rank].clear();
        } else {
            std::swap(scopes, m_scopes[rank]);
        }
        m_bits[m_first] &= ~bit;
        m_whole[m_first] &= ~bit;
        return true;
    }

    void clear()
    {
        std::fill(m_bits.begin(), m_bits.end(), 0);
        std::fill(m_whole.begin(), m_whole.end(), 0);
        for (auto& scopes : m_scopes)
            scopes.clear();
    }

private:
    std::vector<std::uint64_t> m_bits;
    std::vector<std::uint64_t> m_whole;
    std::vector<std::vector<FrameId>> m_scopes;
    std::size_t m_first = 0;
};

}
