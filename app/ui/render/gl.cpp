#include "app/ui/render/gl.h"

#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <imgui_impl_opengl3_loader.h>

namespace kerbside::app::ui {

GlRenderer::GlRenderer()
{
    ImGui_ImplOpenGL3_Init(nullptr);
}

GlRenderer::~GlRenderer()
{
    ImGui_ImplOpenGL3_Shutdown();
}

void GlRenderer::begin()
{
    ImGui_ImplOpenGL3_NewFrame();
}

void GlRenderer::draw(ImDrawData& data, int width, int height)
{
    glViewport(0, 0, width, height);
    glClearColor(0, 0, 0, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(&data);
}

}
