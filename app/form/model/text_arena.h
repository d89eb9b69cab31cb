#pragma once

#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace kerbside::app {

/// Texts that live as long as their owner, in a few large pieces with addresses that never move.
class TextArena {
public:
    char* reserve(std::size_t size)
    {
        if (size > m_left) {
            const std::size_t piece = size > kPiece / 4 ? size : kPiece;
            m_pieces.push_back(std::make_unique_for_overwrite<char[]>(piece));
            if (size > kPiece / 4)
                return m_pieces.back().get();
            m_at = m_pieces.back().get();
            m_left = piece;
        }
        char* const out = m_at;
        m_at += size;
        m_left -= size;
        return out;
    }

    std::string_view keep(std::string_view text)
    {
        if (text.empty())
            return {};
        char* const out = reserve(text.size());
        std::memcpy(out, text.data(), text.size());
        return {out, text.size()};
    }

private:
    static constexpr std::size_t kPiece = 64 * 1024;
    std::vector<std::unique_ptr<char[]>> m_pieces;
    char* m_at = nullptr;
    std::size_t m_left = 0;
};

}
