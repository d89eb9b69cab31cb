#include "app/ui/text/paragraph.h"

#include <algorithm>
#include <cmath>

namespace kerbside::app::ui {

namespace {

using Clings = Caret::Clings;

const Cell* beginning_at(const Line& line, std::uint32_t offset)
{
    for (const auto& cell : line.cells)
        if (cell.begin == offset)
            return &cell;
    return nullptr;
}

const Cell* ending_at(const Line& line, std::uint32_t offset)
{
    for (const auto& cell : line.cells)
        if (cell.end == offset)
            return &cell;
    return nullptr;
}

const Cell* around(const Line& line, std::uint32_t offset)
{
    for (const auto& cell : line.cells)
        if (cell.begin < offset && offset < cell.end)
            return &cell;
    return nullptr;
}

/// The gap between cells that the caret stands in: 0 is left of all.
std::size_t gap_of(const Line& line, Caret caret)
{
    const std::size_t first = line.is_right_to_left ? line.cells.size() : 0;
    const std::size_t last = line.cells.size() - first;
    const auto place = [&](const Cell* cell) { return static_cast<std::size_t>(cell - line.cells.data()); };
    if (caret.clings == Clings::LineBegin)
        return first;
    if (caret.clings == Clings::LineEnd)
        return last;
    if (caret.clings == Clings::Before)
        if (const auto* cell = ending_at(line, caret.offset))
            return place(cell) + (cell->is_right_to_left ? 0 : 1);
    if (const auto* cell = beginning_at(line, caret.offset))
        return place(cell) + (cell->is_right_to_left ? 1 : 0);
    if (const auto* cell = ending_at(line, caret.offset))
        return place(cell) + (cell->is_right_to_left ? 0 : 1);
    if (const auto* cell = around(line, caret.offset))
        return place(cell) + (cell->is_right_to_left ? 1 : 0);
    return caret.offset <= line.begin ? first : last;
}

float x_of_gap(const Line& line, std::size_t gap)
{
    if (line.cells.empty())
        return 0;
    return gap < line.cells.size() ? line.cells[gap].left : line.cells.back().right;
}

/// The caret in that gap, clinging to the cell that it has just passed.
Caret in_gap(const Line& line, std::size_t gap, bool came_from_left)
{
    const bool at_left = gap == 0;
    const bool at_right = gap >= line.cells.size();
    if (line.is_right_to_left ? at_right : at_left)
        return {line.begin, Clings::LineBegin};
    if (line.is_right_to_left ? at_left : at_right)
        return {line.end, Clings::LineEnd};
    const auto& cell = line.cells[came_from_left ? gap - 1 : gap];
    const bool at_its_end = came_from_left != cell.is_right_to_left;
    return at_its_end ? Caret{cell.end, Clings::Before} : Caret{cell.begin, Clings::After};
}

bool goes_over(const Line& line, const Line& next)
{
    return line.end == next.begin;
}

}

bool Line::is_mixed() const
{
    return std::any_of(cells.begin(), cells.end(), [&](const Cell& cell) { return cell.is_right_to_left != is_right_to_left; });
}

std::size_t Paragraph::line_of(Caret caret) const
{
    const bool is_upper = caret.clings == Clings::LineEnd || caret.clings == Clings::Before;
    std::size_t found = 0;
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (lines[i].begin < caret.offset || (lines[i].begin == caret.offset && !(is_upper && i > 0 && goes_over(lines[i - 1], lines[i]))))
            found = i;
    return found;
}

float Paragraph::caret_x(Caret caret) const
{
    if (lines.empty())
        return 0;
    const auto& line = lines[line_of(caret)];
    return x_of_gap(line, gap_of(line, caret));
}

bool Paragraph::is_right_to_left_at(Caret caret) const
{
    if (lines.empty())
        return false;
    const auto& line = lines[line_of(caret)];
    if (caret.clings == Clings::LineBegin || caret.clings == Clings::LineEnd)
        return line.is_right_to_left;
    const auto* cell = caret.clings == Clings::Before ? ending_at(line, caret.offset) : beginning_at(line, caret.offset);
    return cell ? cell->is_right_to_left : line.is_right_to_left;
}

Caret Paragraph::caret_at(Point point) const
{
    if (lines.empty())
        return {};
    const Line* line = &lines.front();
    for (const auto& candidate : lines)
        if (point.y >= candidate.top)
            line = &candidate;
    if (line->cells.empty())
        return {line->begin, Clings::LineBegin};
    if (point.x <= line->cells.front().left)
        return in_gap(*line, 0, false);
    for (std::size_t i = 0; i < line->cells.size(); ++i) {
        const auto& cell = line->cells[i];
        if (point.x < (cell.left + cell.right) / 2)
            return in_gap(*line, i, false);
        if (point.x < cell.right)
            return in_gap(*line, i + 1, true);
    }
    return in_gap(*line, line->cells.size(), true);
}

Caret Paragraph::beside(Caret caret, int step) const
{
    if (lines.empty())
        return caret;
    const auto index = line_of(caret);
    const auto& line = lines[index];
    const auto gap = gap_of(line, caret);
    const bool to_right = step > 0;
    if (to_right ? gap < line.cells.size() : gap > 0) {
        const auto next = to_right ? gap + 1 : gap - 1;
        auto moved = in_gap(line, next, to_right);
        // The end of a line that goes over into the next is seen as that one's begin.
        if (moved.clings == Clings::LineEnd && index + 1 < lines.size() && goes_over(line, lines[index + 1]))
            moved = {lines[index + 1].begin, Clings::LineBegin};
        return moved;
    }
    const bool forward = to_right != line.is_right_to_left;
    if (forward ? index + 1 >= lines.size() : index == 0)
        return caret;
    const auto& other = lines[forward ? index + 1 : index - 1];
    const Caret moved = forward ? Caret{other.begin, Clings::LineBegin} : Caret{other.end, Clings::LineEnd};
    // Where only a line's edge was passed, nothing has been stepped over yet.
    if (moved.offset != caret.offset || other.cells.empty())
        return moved;
    const bool on_to_right = forward != other.is_right_to_left;
    return in_gap(other, on_to_right ? gap_of(other, moved) + 1 : gap_of(other, moved) - 1, on_to_right);
}

Caret Paragraph::line_begin(Caret caret) const
{
    return lines.empty() ? caret : Caret{lines[line_of(caret)].begin, Clings::LineBegin};
}

Caret Paragraph::line_end(Caret caret) const
{
    return lines.empty() ? caret : Caret{lines[line_of(caret)].end, Clings::LineEnd};
}

std::vector<Paragraph::Box> Paragraph::boxes(std::uint32_t from, std::uint32_t to) const
{
    std::vector<Box> found;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        bool goes_on = false;
        for (const auto& cell : lines[i].cells) {
            const bool is_in = cell.begin < to && cell.end > from;
            if (is_in && goes_on)
                found.back().right = cell.right;
            else if (is_in)
                found.push_back({i, cell.left, cell.right});
            goes_on = is_in;
        }
        // A line feed that is chosen shows as a narrow space.
        const auto& line = lines[i];
        if (i + 1 < lines.size() && !goes_over(line, lines[i + 1]) && line.end >= from && line.end < to) {
            const float x = x_of_gap(line, gap_of(line, {line.end, Clings::LineEnd}));
            const float w = font_size / 4;
            found.push_back({i, line.is_right_to_left ? x - w : x, line.is_right_to_left ? x : x + w});
        }
    }
    return found;
}

}
