#include "app/desk/form_file.h"

#include "app/desk/read_shape.h"
#include "app/form/xlsform/convert.h"

namespace kerbside::app {

platform::Result<FormShape> read_form_file(const platform::Path& file)
{
    TRY_ASSIGN(auto bytes, platform::read_file(file));
    const auto name = file.filename().string();
    if (!is_xlsform_name(name))
        return shape_of_xform(std::move(bytes));
    auto converted = convert_xlsform(name, platform::as_bytes(bytes));
    if (!converted.ok())
        return platform::Error{platform::ErrorKind::Invalid, name + ": " + line_of(converted.errors.front())};
    return shape_of_xform(std::move(converted.xml));
}

}
