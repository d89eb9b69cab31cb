#pragma once

struct ImDrawData;

namespace kerbside::app::ui {

/// Draws through ImGui's OpenGL 3 renderer; the context is current in this thread while it lives.
class GlRenderer {
public:
    GlRenderer();
    ~GlRenderer();
    GlRenderer(const GlRenderer&) = delete;
    GlRenderer& operator=(const GlRenderer&) = delete;

    void begin();
    void draw(ImDrawData&, int width, int height);
};

}
