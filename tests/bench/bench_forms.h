#pragma once

#include "platform/base/json.h"

#include <string>
#include <utility>
#include <vector>

namespace kerbside::bench {

/// A made-up form that strains one thing, with what to change and check in it. Deterministic.
struct BenchForm {
    std::string name;
    std::string xml;
    std::vector<std::pair<std::string, std::string>> attachments; ///< file name, content
    /// {"setup":[{ref,value}], "changes":[{ref,values}], "probe":{ref,kind,expect}}: change k takes changes[k % n] and
    /// values[(k / n) % len]; the probe is read after each. `ref` "@changed" is the node that was changed.
    platform::Json plan;
};

/// realistic-120, flat-N, chain-N, fanout-N, repeat-N, select-Nk-csv, select-Nk-xml.
std::vector<std::string> form_names();
BenchForm make_form(const std::string& name);

/// The parts of an XForm put together.
std::string xform(const std::string& id, const std::string& instance, const std::string& secondary,
                  const std::string& binds, const std::string& itext, const std::string& body);

BenchForm realistic_form();

}
