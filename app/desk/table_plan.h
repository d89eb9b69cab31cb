#pragma once

#include "app/desk/form_shape.h"

#include <cstddef>
#include <string>
#include <vector>

namespace kerbside::app {

constexpr std::size_t kNoTable = static_cast<std::size_t>(-1);

/// One CSV file: the submissions themselves, or all instances of one repeat.
struct ExportTable {
    std::string file_name; ///< as ODK Central names it: `FORM.csv`, `FORM-REPEAT.csv`, `FORM-REPEAT~2.csv`
    std::string repeat;    ///< empty for the submissions' own table
    std::vector<std::string> header;
};

/// Where a node's value goes.
struct Placement {
    std::size_t table = kNoTable;  ///< the table of a value, or the one that a repeat opens; none for a group
    std::size_t column = 0;        ///< of a value; a geopoint takes four from here
    std::size_t width = 1;
};

/// The tables and columns of one form's export, in the form's order and by ODK Central's names.
struct TablePlan {
    std::vector<ExportTable> tables;          ///< the submissions first, then the repeats in the form's order
    std::vector<Placement> placements;  ///< one for each node of the shape
};

TablePlan plan_tables(const FormShape&);

/// A form's id as a file name: what a path may not hold becomes `_`.
std::string safe_file_name(std::string_view);

}
