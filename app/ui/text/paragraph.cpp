#include "app/ui/text/paragraph.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace kerbside::app::ui {

namespace {

struct Cluster {
    std::uint32_t at;
    float advance;
};

/// What is drawn together, in logical order.
std::vector<Cluster> clusters_of(const Shaped& shaped, float size)
{
    std::vector<Cluster> clusters;
    for (const auto& run : shaped.runs) {
        const auto first = clusters.size();
        for (const auto& glyph : run.glyphs) {
            if (clusters.size() > first && clusters.back().at == glyph.cluster)
                clusters.back().advance += glyph.advance * size;
            else
                clusters.push_back({glyph.cluster, glyph.advance * size});
        }
        if (run.level % 2)
            std::reverse(clusters.begin() + static_cast<std::ptrdiff_t>(first), clusters.end());
    }
    return clusters;
}

bool is_space(char c)
{
    return c == ' ' || c == '\t';
}

bool may_break_before(std::string_view text, std::uint32_t at)
{
    if (at == 0 || at >= text.size() || is_space(text[at]))
        return false;
    const char before = text[at - 1];
    if (is_space(before))
        return true;
    if (at >= 3 && text.substr(at - 3, 3) == "\u200B")
        return true;
    const bool letter_after = static_cast<unsigned char>(text[at]) >= 0x80 || std::isalpha(static_cast<unsigned char>(text[at]));
    return (before == '-' || before == '/') && at >= 2 && !is_space(text[at - 2]) && letter_after;
}

struct Piece {
    const ShapedRun* run;
    std::uint32_t begin;
    std::uint32_t end;
};

/// UAX #9, L2: each stretch of a level and above is turned round, from the highest level down.
std::vector<Piece> in_visual_order(const Shaped& shaped, std::uint32_t begin, std::uint32_t end)
{
    std::vector<Piece> pieces;
    int highest = 0;
    int lowest_odd = std::numeric_limits<int>::max();
    for (const auto& run : shaped.runs) {
        if (run.end <= begin || run.begin >= end)
            continue;
        pieces.push_back({&run, std::max(run.begin, begin), std::min(run.end, end)});
        highest = std::max<int>(highest, run.level);
        if (run.level % 2)
            lowest_odd = std::min<int>(lowest_odd, run.level);
    }
    for (int level = highest; level >= lowest_odd; --level)
        for (std::size_t i = 0; i < pieces.size();) {
            std::size_t j = i;
            while (j < pieces.size() && pieces[j].run->level >= level)
                ++j;
            std::reverse(pieces.begin() + static_cast<std::ptrdiff_t>(i), pieces.begin() + static_cast<std::ptrdiff_t>(j));
            i = std::max(j, i + 1);
        }
    return pieces;
}

class Breaker {
public:
    Breaker(Faces& faces, const FontSpec& font, float width, int most_lines, Paragraph& out)
        : m_faces(faces), m_font(font), m_width(width), m_most(most_lines), m_out(out)
    {
    }

    bool is_full() const { return m_most > 0 && static_cast<int>(m_out.lines.size()) >= m_most; }

    void add(std::string_view text, std::uint32_t base)
    {
        const auto shaped = shape(m_faces, text, m_font.language, m_font.weight);
        const auto clusters = clusters_of(shaped, m_font.size);
        std::size_t i = 0;
        do {
            const auto next = line_end(text, clusters, i);
            const bool is_last_allowed = m_most > 0 && static_cast<int>(m_out.lines.size()) + 1 == m_most;
            const auto begin = i < clusters.size() ? clusters[i].at : 0;
            if (is_last_allowed && next < clusters.size()) {
                cut(shaped, clusters, i, base);
                return;
            }
            const auto end = next < clusters.size() ? clusters[next].at : static_cast<std::uint32_t>(text.size());
            emit(shaped, text, begin, end, base);
            i = next;
        } while (i < clusters.size());
    }

private:
    /// The first cluster of the next line.
    std::size_t line_end(std::string_view text, const std::vector<Cluster>& clusters, std::size_t first) const
    {
        float x = 0;
        std::size_t last_break = first;
        for (std::size_t i = first; i < clusters.size(); ++i) {
            if (i > first && may_break_before(text, clusters[i].at))
                last_break = i;
            x += clusters[i].advance;
            if (x > m_width + 0.5F && !is_space(text[clusters[i].at]) && i > first)
                return last_break > first ? last_break : i;
        }
        return clusters.size();
    }

    void cut(const Shaped& shaped, const std::vector<Cluster>& clusters, std::size_t first, std::uint32_t base)
    {
        const auto dots = shape(m_faces, "\u2026", m_font.language, m_font.weight);
        float dots_width = 0;
        for (const auto& run : dots.runs)
            for (const auto& glyph : run.glyphs)
                dots_width += glyph.advance * m_font.size;
        float x = 0;
        std::size_t i = first;
        while (i < clusters.size() && x + clusters[i].advance + dots_width <= m_width)
            x += clusters[i++].advance;
        emit(shaped, {}, clusters[first].at, i < clusters.size() ? clusters[i].at : clusters.back().at + 1, base);
        auto& line = m_out.lines.back();
        const bool rtl = line.is_right_to_left;
        for (auto& glyph : line.glyphs)
            glyph.x += rtl ? dots_width : 0;
        for (const auto& run : dots.runs)
            for (const auto& glyph : run.glyphs)
                line.glyphs.push_back({run.face, glyph.glyph, rtl ? 0 : line.width, 0});
        line.width += dots_width;
        m_out.size.w = std::max(m_out.size.w, line.width);
        m_out.is_cut = true;
    }

    void emit(const Shaped& shaped, std::string_view text, std::uint32_t begin, std::uint32_t end, std::uint32_t base)
    {
        Line line{.begin = base + begin, .end = base + end, .is_right_to_left = shaped.is_right_to_left};
        float ascent = 0;
        float descent = 0;
        float x = 0;
        auto shown_end = end;
        while (!text.empty() && shown_end > begin && is_space(text[shown_end - 1]))
            --shown_end;
        float trailing = 0;
        const auto pieces = in_visual_order(shaped, begin, end);
        for (const auto& piece : pieces) {
            const auto& face = m_faces.face(piece.run->face);
            ascent = std::max(ascent, face.ascent());
            descent = std::max(descent, face.descent());
            const bool rtl = piece.run->level % 2;
            for (const auto& glyph : piece.run->glyphs) {
                if (glyph.cluster < piece.begin || glyph.cluster >= piece.end)
                    continue;
                const auto offset = base + glyph.cluster;
                if (!rtl && (line.stops.empty() || line.stops.back().offset != offset))
                    line.stops.push_back({offset, x});
                line.glyphs.push_back({piece.run->face, glyph.glyph, x + glyph.dx * m_font.size, -glyph.dy * m_font.size});
                x += glyph.advance * m_font.size;
                if (glyph.cluster >= shown_end)
                    trailing += glyph.advance * m_font.size;
                if (rtl) {
                    if (!line.stops.empty() && line.stops.back().offset == offset)
                        line.stops.pop_back();
                    line.stops.push_back({offset, x});
                }
            }
        }
        if (shaped.is_right_to_left && trailing > 0) {
            for (auto& glyph : line.glyphs)
                glyph.x -= trailing;
            for (auto& stop : line.stops)
                stop.x -= trailing;
        }
        line.stops.push_back({base + end, shaped.is_right_to_left ? -trailing : x});
        line.width = x - trailing;
        place(line, ascent, descent);
    }

    void place(Line& line, float ascent, float descent)
    {
        if (ascent <= 0) {
            const auto& face = m_faces.face(m_faces.pick('x', m_font.language, m_font.weight));
            ascent = face.ascent();
            descent = face.descent();
        }
        line.top = m_out.size.h;
        line.height = std::round(std::max(m_font.line, (ascent + descent) * m_font.size));
        line.baseline = line.top + std::round((line.height - (ascent + descent) * m_font.size) / 2 + ascent * m_font.size);
        m_out.size.h += line.height;
        m_out.size.w = std::max(m_out.size.w, line.width);
        m_out.lines.push_back(std::move(line));
    }

    Faces& m_faces;
    const FontSpec& m_font;
    float m_width;
    int m_most;
    Paragraph& m_out;
};

}

Paragraph lay_out(Faces& faces, std::string_view text, const FontSpec& font, float width, int most_lines)
{
    Paragraph paragraph;
    paragraph.font_size = font.size;
    Breaker breaker(faces, font, width > 0 ? width : std::numeric_limits<float>::max(), most_lines, paragraph);
    std::size_t begin = 0;
    while (true) {
        const auto feed = text.find('\n', begin);
        const auto end = feed == text.npos ? text.size() : feed;
        if (breaker.is_full()) {
            paragraph.is_cut = true;
            break;
        }
        breaker.add(text.substr(begin, end - begin), static_cast<std::uint32_t>(begin));
        if (feed == text.npos)
            break;
        begin = feed + 1;
    }
    return paragraph;
}

std::size_t Paragraph::line_of(std::uint32_t offset) const
{
    std::size_t found = 0;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (lines[i].begin <= offset)
            found = i;
    return found;
}

float Paragraph::caret_x(std::uint32_t offset) const
{
    if (lines.empty())
        return 0;
    const auto& line = lines[line_of(offset)];
    const CaretStop* best = &line.stops.back();
    for (const auto& stop : line.stops) {
        if (stop.offset == offset)
            return stop.x;
        if (stop.offset <= offset && (best->offset > offset || stop.offset > best->offset))
            best = &stop;
    }
    return best->x;
}

std::uint32_t Paragraph::offset_at(Point point) const
{
    if (lines.empty())
        return 0;
    const Line* line = &lines.front();
    for (const auto& candidate : lines)
        if (point.y >= candidate.top)
            line = &candidate;
    const CaretStop* best = &line->stops.front();
    for (const auto& stop : line->stops) {
        // The end of a line that goes on is the next one's begin: the caret stays on this one.
        if (stop.offset == line->end && line != &lines.back() && line->end == (line + 1)->begin)
            continue;
        if (std::abs(stop.x - point.x) < std::abs(best->x - point.x))
            best = &stop;
    }
    return best->offset;
}

}
