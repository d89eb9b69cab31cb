#include "app/ui/widgets/core.h"

#include <algorithm>
#include <cmath>

namespace kerbside::app::ui {

namespace {

template <typename Memory> float recalled(const Memory& memory, const std::string& key, float otherwise)
{
    const auto found = memory.find(key);
    return found == memory.end() ? otherwise : found->second;
}

}

float UiCore::recall(const std::string& key, float otherwise) const
{
    return recalled(m_memory, key, otherwise);
}

float UiCore::recall_here(const std::string& key, float otherwise) const
{
    return recalled(m_page_memory, key, otherwise);
}

void UiCore::remember(const std::string& key, float value)
{
    keep(m_memory, key, value);
}

void UiCore::remember_here(const std::string& key, float value)
{
    keep(m_page_memory, key, value);
}

void UiCore::keep(Memory& memory, const std::string& key, float value)
{
    auto& kept = memory.try_emplace(key, -1.F).first->second;
    if (std::abs(kept - value) > 0.5F)
        m_again = true;
    kept = value;
}

float UiCore::ease(const std::string& key, bool is_on)
{
    const float goal = is_on ? 1.F : 0.F;
    auto [found, is_new] = m_motions.try_emplace(key, Motion{goal, now});
    auto& motion = found->second;
    const float duration = reduced_motion ? 0 : m_theme.motion_ms();
    if (is_new || duration <= 0) {
        motion = {goal, now};
        return goal;
    }
    const float passed = static_cast<float>((now - motion.at).count());
    if (motion.value == goal) {
        motion.at = now;
        return goal;
    }
    const float step = std::min(passed, 34.F) / duration;
    motion.value = goal > motion.value ? std::min(goal, motion.value + step) : std::max(goal, motion.value - step);
    motion.at = now;
    if (motion.value != goal)
        m_moves = true;
    const float t = motion.value;
    return t * t * (3 - 2 * t);
}

}
