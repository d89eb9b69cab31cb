#pragma once

#include "app/form/instance/primary.h"

#include <bit>
#include <cstdint>
#include <vector>

namespace kerbside::app {

/// What has to be computed again: a bit for each rank, and for each of those the frames in which.
class Dirty {
public:
    explicit Dirty(std::size_t ranks) : m_bits((ranks + 63) / 64, 0), m_scopes(ranks) {}

    void mark(std::uint32_t rank, FrameId scope)
    {
        auto& scopes = m_scopes[rank];
        // The whole form covers every frame; the same frame is mostly marked twice in a row.
        if (!scopes.empty() && (scopes.front() == 0 || scopes.back() == scope))
            return;
        if (scope == 0)
            scopes.clear();
        scopes.push_back(scope);
        const std::size_t word = rank / 64;
        m_bits[word] |= std::uint64_t{1} << (rank % 64);
        if (word < m_first)
            m_first = word;
    }

    /// The lowest rank that is dirty, with its frames; false where none is.
    bool take(std::uint32_t& rank, std::vector<FrameId>& scopes)
    {
        while (m_first < m_bits.size() && m_bits[m_first] == 0)
            ++m_first;
        if (m_first == m_bits.size())
            return false;
        const auto bit = static_cast<std::uint32_t>(std::countr_zero(m_bits[m_first]));
        rank = static_cast<std::uint32_t>(m_first * 64) + bit;
        m_bits[m_first] &= ~(std::uint64_t{1} << bit);
        scopes.clear();
        std::swap(scopes, m_scopes[rank]);
        return true;
    }

    void clear()
    {
        for (auto& word : m_bits)
            word = 0;
        for (auto& scopes : m_scopes)
            scopes.clear();
    }

private:
    std::vector<std::uint64_t> m_bits;
    std::vector<std::vector<FrameId>> m_scopes;
    std::size_t m_first = 0;
};

}
