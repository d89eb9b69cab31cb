#include "app/form/xlsform/table.h"

#include <algorithm>

namespace kerbside::app::xlsform {

std::string_view Row::at(std::uint32_t column) const
{
    const auto found = std::ranges::lower_bound(cells, column, {}, &Cell::column);
    return found != cells.end() && found->column == column ? found->text : std::string_view{};
}

}
