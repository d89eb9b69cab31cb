#include "app/ui/text/paragraph.h"

#include "app/ui/text/breaks.h"

#include <hb.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace kerbside::app::ui {

bool ends_softly(std::string_view text, std::uint32_t at)
{
    constexpr std::string_view kSoftHyphen = "\u00AD";
    return text.substr(0, at).ends_with(kSoftHyphen);
}

namespace {

struct Cluster {
    std::uint32_t at;
    float advance;
};

/// What is drawn together and is no less than a letter, in logical order: lines are broken between these.
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
    std::size_t kept = 0;
    auto letter = shaped.letters.begin();
    for (std::size_t i = 0; i < clusters.size(); ++i) {
        letter = std::lower_bound(letter, shaped.letters.end(), clusters[i].at);
        if (kept > 0 && (letter == shaped.letters.end() || *letter != clusters[i].at))
            clusters[kept - 1].advance += clusters[i].advance;
        else
            clusters[kept++] = clusters[i];
    }
    clusters.resize(kept);
    return clusters;
}

bool is_space(char c)
{
    return c == ' ' || c == '\t';
}

// In ems. Between the ink of two lines; from where on a face asks for more than most of its lines need; and of that, what a
// line always has.
constexpr float kAir = 0.05F;
constexpr float kLofty = 1.6F;
constexpr float kUsual = 0.8F;

/// A part of a run that is on this line. Spaces at a line's end stand at its end, whatever their run (UAX #9, L1).
struct Piece {
    const ShapedRun* run;
    std::uint32_t begin;
    std::uint32_t end;
    std::uint8_t level;
};

/// UAX #9, L2: each stretch of a level and above is turned round, from the highest level down.
std::vector<Piece> in_visual_order(const Shaped& shaped, std::uint32_t begin, std::uint32_t shown_end, std::uint32_t end)
{
    std::vector<Piece> pieces;
    const std::uint8_t base = shaped.is_right_to_left ? 1 : 0;
    int highest = 0;
    int lowest_odd = std::numeric_limits<int>::max();
    const auto add = [&](const ShapedRun& run, std::uint32_t from, std::uint32_t to, std::uint8_t level) {
        if (from >= to)
            return;
        pieces.push_back({&run, from, to, level});
        highest = std::max<int>(highest, level);
        if (level % 2)
            lowest_odd = std::min<int>(lowest_odd, level);
    };
    for (const auto& run : shaped.runs) {
        if (run.end <= begin || run.begin >= end)
            continue;
        const auto from = std::max(run.begin, begin);
        const auto to = std::min(run.end, end);
        add(run, from, std::min(to, shown_end), run.level);
        add(run, std::max(from, shown_end), to, base);
    }
    for (int level = highest; level >= lowest_odd; --level)
        for (std::size_t i = 0; i < pieces.size();) {
            std::size_t j = i;
            while (j < pieces.size() && pieces[j].level >= level)
                ++j;
            std::reverse(pieces.begin() + static_cast<std::ptrdiff_t>(i), pieces.begin() + static_cast<std::ptrdiff_t>(j));
            i = std::max(j, i + 1);
        }
    return pieces;
}

/// A ligature of letters (fi, lam-alef) has a caret within it; an Indic conjunct is one thing to its readers.
bool is_parted_inside(std::string_view text, std::uint32_t at)
{
    const auto c = decode(text, at).character;
    return c < 0x0900 || c > 0x0DFF;
}

/// The cells of a piece, from left to right.
void add_cells(std::vector<Cell>& cells, const std::vector<std::uint32_t>& letters, std::string_view text, const Piece& piece,
               const std::vector<Cell>& drawn)
{
    const bool rtl = piece.run->level % 2;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        Cell cell = drawn[i];
        cell.end = rtl ? (i > 0 ? drawn[i - 1].begin : piece.end) : (i + 1 < drawn.size() ? drawn[i + 1].begin : piece.end);
        const auto first = std::upper_bound(letters.begin(), letters.end(), cell.begin);
        const auto last = std::lower_bound(first, letters.end(), cell.end);
        const auto parts = static_cast<std::size_t>(last - first) + 1;
        if (parts == 1 || !is_parted_inside(text, cell.begin)) {
            cells.push_back(cell);
            continue;
        }
        const float step = (cell.right - cell.left) / static_cast<float>(parts);
        for (std::size_t k = 0; k < parts; ++k) {
            const auto nth = rtl ? parts - 1 - k : k;
            const float left = cell.left + step * static_cast<float>(k);
            cells.push_back({nth == 0 ? cell.begin : *(first + static_cast<std::ptrdiff_t>(nth) - 1),
                             nth + 1 == parts ? cell.end : *(first + static_cast<std::ptrdiff_t>(nth)), left, left + step, rtl});
        }
    }
}

/// A letter of which several things were drawn is one cell.
void join_cells(std::vector<Cell>& cells, const std::vector<std::uint32_t>& letters)
{
    std::vector<Cell> joined;
    joined.reserve(cells.size());
    const auto is_letter = [&](std::uint32_t at) { return std::binary_search(letters.begin(), letters.end(), at); };
    for (const auto& cell : cells) {
        auto* last = joined.empty() ? nullptr : &joined.back();
        const bool goes_on = last && last->is_right_to_left == cell.is_right_to_left &&
                             (cell.is_right_to_left ? cell.end == last->begin && !is_letter(last->begin) : last->end == cell.begin && !is_letter(cell.begin));
        if (!goes_on) {
            joined.push_back(cell);
            continue;
        }
        last->right = cell.right;
        last->begin = std::min(last->begin, cell.begin);
        last->end = std::max(last->end, cell.end);
    }
    cells = std::move(joined);
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
        const auto shaped = shape(m_faces, text, m_font.language, m_font.weight, m_font.said, weighted_in(base, base + static_cast<std::uint32_t>(text.size())));
        const auto clusters = clusters_of(shaped, m_font.size);
        float width = 0;
        for (const auto& cluster : clusters)
            width += cluster.advance;
        // Most texts fit: the rules are asked only where they do not.
        const float lean = is_lofty(shaped) ? m_font.size : 0;
        const auto starts = width + lean > m_width ? line_starts_of(text, m_font.language) : std::vector<std::uint32_t>{};
        std::size_t i = 0;
        do {
            const auto next = line_end(shaped, text, clusters, starts, i);
            const auto begin = i < clusters.size() ? clusters[i].at : 0;
            const bool is_last_allowed = m_most > 0 && static_cast<int>(m_out.lines.size()) + 1 == m_most;
            if (is_last_allowed && next < clusters.size()) {
                cut(shaped, text, clusters, i, base);
                return;
            }
            const auto end = next < clusters.size() ? clusters[next].at : static_cast<std::uint32_t>(text.size());
            emit(shaped, text, begin, end, base);
            if (next < clusters.size() && ends_softly(text, end))
                append("-");
            i = next;
        } while (i < clusters.size());
    }

private:
    /// The parts of one line of the text, counted from its begin.
    std::vector<Weighted> weighted_in(std::uint32_t begin, std::uint32_t end) const
    {
        std::vector<Weighted> parts;
        for (const auto& part : m_font.weighted)
            if (part.begin < end && part.end > begin)
                parts.push_back({std::max(part.begin, begin) - begin, std::min(part.end, end) - begin, part.weight});
        return parts;
    }

    float width_of(std::string_view sign) const
    {
        float width = 0;
        for (const auto& run : shape(m_faces, sign, m_font.language, m_font.weight).runs)
            for (const auto& glyph : run.glyphs)
                width += glyph.advance * m_font.size;
        return width;
    }

    /// The first cluster of the next line, which is `most` wide at most.
    std::size_t line_end(std::string_view text, const std::vector<Cluster>& clusters, const std::vector<std::uint32_t>& starts, std::size_t first, float most)
    {
        float x = 0;
        std::size_t last_break = first;
        auto start = first < clusters.size() ? std::upper_bound(starts.begin(), starts.end(), clusters[first].at) : starts.end();
        for (std::size_t i = first; i < clusters.size(); ++i) {
            while (start != starts.end() && *start < clusters[i].at)
                ++start;
            if (i > first && start != starts.end() && *start == clusters[i].at &&
                (!ends_softly(text, clusters[i].at) || x + width_of("-") <= most + 0.5F))
                last_break = i;
            x += clusters[i].advance;
            if (x > most + 0.5F && !is_space(text[clusters[i].at]) && i > first) {
                m_out.is_parted = m_out.is_parted || last_break == first;
                return last_break > first ? last_break : i;
            }
        }
        return clusters.size();
    }

    bool is_lofty(const Shaped& shaped) const
    {
        return std::any_of(shaped.runs.begin(), shaped.runs.end(), [&](const ShapedRun& run) {
            const auto& face = m_faces.face(run.face);
            return face.ascent() + face.descent() > kLofty;
        });
    }

    /// The same with room for the strokes that reach out of their letters' places at the line's ends.
    std::size_t line_end(const Shaped& shaped, std::string_view text, const std::vector<Cluster>& clusters, const std::vector<std::uint32_t>& starts, std::size_t first)
    {
        auto next = line_end(text, clusters, starts, first, m_width);
        if (starts.empty() || first >= clusters.size() || !is_lofty(shaped))
            return next;
        float most = m_width;
        for (;;) {
            const auto end = next < clusters.size() ? clusters[next].at : static_cast<std::uint32_t>(text.size());
            const float over = set(shaped, text, clusters[first].at, end).line.width - m_width;
            if (over <= 0.5F)
                return next;
            most -= std::max(1.F, over);
            const bool was_parted = m_out.is_parted;
            const auto nearer = line_end(text, clusters, starts, first, most);
            // One word is whole in smaller letters, not broken; and where there is no room at all, there is an end.
            if (most <= 0 || nearer >= clusters.size() || !std::binary_search(starts.begin(), starts.end(), clusters[nearer].at)) {
                m_out.is_parted = true;
                return next;
            }
            m_out.is_parted = was_parted;
            next = nearer;
        }
    }

    /// At the reading end of the last line: an ellipsis, a hyphen.
    void append(std::string_view sign)
    {
        auto& line = m_out.lines.back();
        const float width = width_of(sign);
        if (line.is_right_to_left)
            shift(line, width);
        float x = line.is_right_to_left ? 0 : line.width;
        for (const auto& run : shape(m_faces, sign, m_font.language, m_font.weight).runs)
            for (const auto& glyph : run.glyphs) {
                line.glyphs.push_back({run.face, glyph.glyph, x, 0});
                x += glyph.advance * m_font.size;
            }
        line.width += width;
        m_out.size.w = std::max(m_out.size.w, line.width);
    }

    void cut(const Shaped& shaped, std::string_view text, const std::vector<Cluster>& clusters, std::size_t first, std::uint32_t base)
    {
        constexpr std::string_view dots = "\u2026";
        constexpr float kLean = 0.3F;
        const float dots_width = width_of(dots) + (is_lofty(shaped) ? kLean * m_font.size : 0);
        float x = 0;
        std::size_t i = first;
        while (i < clusters.size() && x + clusters[i].advance + dots_width <= m_width)
            x += clusters[i++].advance;
        emit(shaped, text, clusters[first].at, i < clusters.size() ? clusters[i].at : static_cast<std::uint32_t>(text.size()), base);
        append(dots);
        m_out.is_cut = true;
    }

    void emit(const Shaped& shaped, std::string_view text, std::uint32_t begin, std::uint32_t end, std::uint32_t base)
    {
        auto made = set(shaped, text, begin, end);
        auto& line = made.line;
        line.begin += base;
        line.end += base;
        for (auto& cell : line.cells) {
            cell.begin += base;
            cell.end += base;
        }
        place(line, made.ascent, made.descent, made.leading);
    }

    /// A line before it has its place among the others; bytes are counted from the begin of `text`.
    struct SetLine {
        Line line;
        float ascent = 0;
        float descent = 0;
        float leading = 0;
    };
    SetLine set(const Shaped& shaped, std::string_view text, std::uint32_t begin, std::uint32_t end)
    {
        SetLine made{.line = {.begin = begin, .end = end, .is_right_to_left = shaped.is_right_to_left}};
        auto& [line, ascent, descent, leading] = made;
        float x = 0;
        auto shown_end = end;
        while (shown_end > begin && is_space(text[shown_end - 1]))
            --shown_end;
        float trailing = 0;
        std::vector<Cell> drawn;
        for (const auto& piece : in_visual_order(shaped, begin, shown_end, end)) {
            const auto& face = m_faces.face(piece.run->face);
            ascent = std::max(ascent, face.ascent());
            descent = std::max(descent, face.descent());
            leading = std::max(leading, face.leading());
            drawn.clear();
            const float left = x;
            for (const auto& glyph : piece.run->glyphs) {
                if (glyph.cluster < piece.begin || glyph.cluster >= piece.end)
                    continue;
                line.glyphs.push_back({piece.run->face, glyph.glyph, x + glyph.dx * m_font.size, -glyph.dy * m_font.size});
                if (drawn.empty() || drawn.back().begin != glyph.cluster)
                    drawn.push_back({glyph.cluster, glyph.cluster, x, x, piece.run->level % 2 == 1});
                x += glyph.advance * m_font.size;
                drawn.back().right = x;
            }
            if (piece.begin >= shown_end)
                trailing += x - left;
            add_cells(line.cells, shaped.letters, text, piece, drawn);
        }
        join_cells(line.cells, shaped.letters);
        if (shaped.is_right_to_left && trailing > 0)
            shift(line, -trailing);
        line.width = x - trailing;
        // Nastaliq's strokes reach out of their letters' places: the line is as wide as they are.
        if (ascent + descent > kLofty) {
            const auto ink = ink_of(line);
            const float left = std::max(0.F, -ink.left);
            line.width = std::max(line.width, ink.right) + left;
            shift(line, left);
        }
        return made;
    }

    static void shift(Line& line, float by)
    {
        for (auto& glyph : line.glyphs)
            glyph.x += by;
        for (auto& cell : line.cells) {
            cell.left += by;
            cell.right += by;
        }
    }

    /// Above and below the baseline, and from the line's left.
    struct Ink {
        float above = 0;
        float below = 0;
        float left = 0;
        float right = 0;
    };
    Ink ink_of(const Line& line) const
    {
        Ink ink;
        for (const auto& glyph : line.glyphs) {
            const auto& face = m_faces.face(glyph.face);
            hb_glyph_extents_t extents = {};
            if (!hb_font_get_glyph_extents(face.shaping(), glyph.glyph, &extents))
                continue;
            const float ems = face.unit() * m_font.size;
            ink.above = std::max(ink.above, static_cast<float>(extents.y_bearing) * ems - glyph.y);
            const float begin = glyph.x + static_cast<float>(extents.x_bearing) * ems;
            ink.left = std::min(ink.left, begin);
            ink.right = std::max(ink.right, begin + static_cast<float>(extents.width) * ems);
            ink.below = std::max(ink.below, static_cast<float>(-extents.y_bearing - extents.height) * ems + glyph.y);
        }
        return ink;
    }

    void place_tight(Line& line, float ascent, float descent)
    {
        const auto ink = ink_of(line);
        const bool is_first = m_out.lines.empty();
        line.top = is_first ? 0 : m_out.lines.back().top + m_out.lines.back().height;
        line.height = std::round(m_font.line);
        line.baseline = line.top + std::round((line.height - (ascent + descent) * m_font.size) / 2 + ascent * m_font.size);
        const float highest = is_first ? 0 : m_ink_bottom + kAir * m_font.size;
        const float down = std::max(0.F, std::ceil(highest - (line.baseline - ink.above)));
        line.top += down;
        line.baseline += down;
        m_ink_bottom = line.baseline + ink.below;
        m_out.size.h = std::max(line.top + line.height, std::ceil(m_ink_bottom));
    }

    void place(Line& line, float ascent, float descent, float leading)
    {
        if (ascent <= 0) {
            const auto& face = m_faces.face(m_faces.pick('x', m_font.language, m_font.weight));
            ascent = face.ascent();
            descent = face.descent();
        }
        if (m_font.is_tight) {
            place_tight(line, ascent, descent);
        } else {
            // Some faces ask for room that only marks upon marks need: lines that have none stand nearer. Others have strokes
            // that reach beyond what their face says: those lines are as high as the strokes.
            if (ascent + descent > kLofty) {
                const auto ink = ink_of(line);
                ascent = std::max(ink.above / m_font.size + kAir, ascent * kUsual);
                descent = std::max(ink.below / m_font.size + kAir, descent * kUsual);
            }
            line.top = m_out.size.h;
            line.height = std::round(std::max({m_font.line, (ascent + descent) * m_font.size, leading * m_font.size}));
            line.baseline = line.top + std::round((line.height - (ascent + descent) * m_font.size) / 2 + ascent * m_font.size);
            m_out.size.h += line.height;
        }
        m_out.size.w = std::max(m_out.size.w, line.width);
        m_out.lines.push_back(std::move(line));
    }

    Faces& m_faces;
    const FontSpec& m_font;
    float m_width;
    int m_most;
    Paragraph& m_out;
    float m_ink_bottom = 0; ///< of the lines so far, where they stand tightly
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

}
