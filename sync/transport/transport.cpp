#include "sync/transport/transport.h"

namespace kerbside::sync {

std::string_view HttpResponse::header(std::string_view lower_case_name) const
{
    for (const auto& header : headers)
        if (header.name == lower_case_name)
            return header.value;
    return {};
}

}
