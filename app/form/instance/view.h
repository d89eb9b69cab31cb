#pragma once

#include "app/form/instance/engine.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kerbside::app {

enum class ViewOf : std::uint8_t { All, AllButChoices };
NodeView view_of(Engine& engine, NodeId node, ViewOf what = ViewOf::All);
NodeView view_of_series(Engine& engine, FrameId frame, ModelId repeat);
std::optional<std::string> message_of(Engine& engine, NodeId node, AnswerError error);
std::vector<OutlineItem> outline_of(Engine& engine);

NodeRef ref_of(const Engine& engine, NodeId node);

}
