// Who a filling-in is, from its beginning to its envelope.
#include "app/form/instance/engine.h"

#include "platform/base/uuid.h"

namespace kerbside::app {

namespace {

bool is_uuid(std::string_view text)
{
    return text.starts_with("uuid:") && platform::Uuid::parse(text);
}

}

std::string Engine::fix_identity(std::string_view known)
{
    m_identity = known;
    if (m_definition.instance_id == kNoModel) {
        if (m_identity.empty())
            m_identity = new_instance_id();
        return m_identity;
    }
    const ModelNode& model = m_definition.model[m_definition.instance_id];
    const NodeId node = m_primary.node(0, model.slot);
    const std::string text(m_primary.text(node));
    // A form that was written with an instanceID in it would give the same one to every filling-in.
    const bool is_made = model.calculate >= 0 || model.preload == "uid" || text != model.value;
    const bool is_own = is_made && is_uuid(text);
    if (m_identity.empty())
        m_identity = is_own ? text : new_instance_id();
    // What a form calculates that is no UUID, such as a name made of answers, stays its own affair.
    m_keeps_identity = is_own || (text.empty() && model.calculate < 0);
    if (m_keeps_identity) {
        refill();
        put(node, m_identity);
        (void)settle();
    }
    return m_identity;
}

}
