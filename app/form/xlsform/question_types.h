#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kerbside::app::xlsform {

/// What a question type means in the XForm (XLSForm reference: question types, metadata).
struct QuestionType {
    std::string_view name;      ///< the usual spelling
    std::string_view control;   ///< body element; empty where nobody answers it
    std::string_view bind_type;
    std::string_view mediatype = {};
    std::string_view preload = {};
    std::string_view preload_parameter = {};
};

enum class TypeForm { Question, Select, Osm, Begin, End, Unknown };
enum class SelectKind { None, One, Multiple, Rank, External };
enum class SectionKind { None, Group, Repeat, Loop };

/// A cell of the type column, understood.
struct ParsedType {
    TypeForm form = TypeForm::Unknown;
    const QuestionType* type = nullptr;
    SelectKind select = SelectKind::None;
    bool from_file = false;
    bool or_other = false;
    SectionKind section = SectionKind::None;
    std::string_view list; ///< list, file or `${name}` that the choices come from
};

/// Case and `_` for a space do not count; older spellings are known too.
ParsedType parse_type(std::string_view cell);

/// The type of that usual name, which must be one.
const QuestionType& question_type(std::string_view name);

/// What the author probably meant: ` Did you mean "select_one yes_no"?`, or nothing.
std::string suggest_type(std::string_view cell);

}
