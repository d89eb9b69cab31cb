#include "app/form/xpath/function.h"

#include <unordered_map>

namespace kerbside::app::xpath {

namespace {

std::unordered_map<std::string_view, const Function*> all_functions()
{
    std::unordered_map<std::string_view, const Function*> table;
    for (const auto family :
         {string_functions(), number_functions(), boolean_functions(), node_functions(), select_functions(),
          repeat_functions(), instance_functions(), date_functions(), math_functions(), geo_functions(), digest_functions(),
          checklist_functions()})
        for (const Function& function : family)
            table.emplace(function.name, &function);
    return table;
}

}

const Function* find_function(std::string_view name)
{
    static const auto kTable = all_functions();
    const auto found = kTable.find(name);
    return found == kTable.end() ? nullptr : found->second;
}

}
