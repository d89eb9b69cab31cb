#include "app/ui/frame/frame.h"

#include "app/ui/render/gl.h"
#include "app/ui/render/png.h"
#include "app/ui/render/raster.h"
#include "app/ui/text/text.h"
#include "app/ui/widgets/core.h"
#include "app/ui/widgets/keyboard.h"

#include <imgui.h>

#include <malloc.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>

namespace kerbside::app::ui {

using platform::Event;
using platform::EventKind;
using std::chrono::milliseconds;

namespace {

/// Three passes an input: what it does, what comes of it, and what a changed height moves.
constexpr int kMostPasses = 3;

void* take_memory(std::size_t size, void*)
{
    return std::malloc(size);
}

/// What ImGui frees may have held a text.
void give_back(void* memory, void*)
{
    if (memory)
        explicit_bzero(memory, malloc_usable_size(memory));
    std::free(memory);
}

}

struct Frame::Inside {
    Inside(platform::Window& to, const platform::Clock& by, std::unique_ptr<TextEngine> engine, const FrameOptions& options)
        : window(to), clock(by), text(std::move(engine)), core(*text, options.assets / "themes"), ui(core), most_units(options.most_units)
    {
    }
    ~Inside()
    {
        gl.reset();
        core.paint.wipe();
    }

    void take_display()
    {
        const auto w = static_cast<float>(window.width());
        const auto h = static_cast<float>(window.height());
        // Across, a page has less height to give.
        const float fit = most_units > 0 ? std::min(w, h) / (w > h ? 1.125F * most_units : most_units) : 0;
        core.set_display({w, h}, std::max(window.scale(), fit));
    }
    milliseconds now() const { return clock.monotonic().time_since_epoch(); }

    platform::Window& window;
    const platform::Clock& clock;
    std::unique_ptr<TextEngine> text;
    UiCore core;
    Ui ui;
    Raster raster;
    std::unique_ptr<GlRenderer> gl;
    float most_units = 0;
    bool is_dirty = true;
    bool wanted_text = false;
    bool is_closing = false;
    Counts counts;
};

Frame::Frame(std::unique_ptr<Inside> inside) : m(std::move(inside)) {}

Frame::~Frame()
{
    // The painter's lists refer to ImGui's context: they go first.
    m.reset();
    ImGui::DestroyContext();
}

platform::Result<std::unique_ptr<Frame>> Frame::open(platform::Window& window, const platform::Clock& clock, const FrameOptions& options)
{
    TRY_ASSIGN(auto text, TextEngine::open(options.assets / "fonts"));
    ImGui::SetAllocatorFunctions(take_memory, give_back);
    ImGui::CreateContext();
    auto& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigInputTextCursorBlink = false;
    io.ConfigFlags |= ImGuiConfigFlags_NoMouseCursorChange | ImGuiConfigFlags_NoMouse | ImGuiConfigFlags_NoKeyboard;
    io.Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors | ImFontAtlasFlags_NoBakedLines;
    auto& style = ImGui::GetStyle();
    style.AntiAliasedLinesUseTex = false;
    style.CircleTessellationMaxError = 0.12F;
    style.CurveTessellationTol = 0.6F;
    if (!window.has_gl())
        io.Fonts->TexDesiredFormat = ImTextureFormat_Alpha8;
    text->attach(*io.Fonts);
    std::unique_ptr<Frame> frame(new Frame(std::make_unique<Inside>(window, clock, std::move(text), options)));
    auto& in = *frame->m;
    if (window.has_gl()) {
        in.gl = std::make_unique<GlRenderer>();
    } else {
        io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
    }
    in.take_display();
    in.core.ask_text_scale(options.text_scale);
    in.core.now = in.now();
    TRY(in.core.load_theme(options.theme));
    in.ui.set_language(options.language);
    in.core.read_clipboard = [&window] { return window.clipboard(); };
    return frame;
}

Ui& Frame::ui()
{
    return m->ui;
}

std::vector<Node> Frame::nodes() const
{
    return m->core.nodes();
}

Frame::Counts Frame::counts() const
{
    return m->counts;
}

void Frame::pass(Application& app)
{
    auto& core = m->core;
    m->is_dirty = true;
    std::string focus;
    // One more where the focus has moved in the last of them: it is to be seen where it is.
    for (int i = 0; i < kMostPasses || (i == kMostPasses && core.focus_id != focus); ++i) {
        focus = core.focus_id;
        ++m->counts.passes;
        auto& io = ImGui::GetIO();
        io.DisplaySize = {core.screen.w, core.screen.h};
        io.DeltaTime = 1.F / 60;
        if (m->gl)
            m->gl->begin();
        ImGui::NewFrame();
        core.begin_pass(m->now());
        on_screen_keyboard(core);
        app.draw(m->ui);
        const bool again = core.end_pass();
        ImGui::Render();
        if (core.was_wiped()) {
            core.paint.wipe();
            m->raster.forget();
            const auto surface = m->window.has_gl() ? platform::Surface{} : m->window.surface();
            if (surface.pixels)
                std::memset(surface.pixels, 0, static_cast<std::size_t>(surface.stride) * static_cast<std::size_t>(surface.height) * 4);
            continue;
        }
        if (!again)
            break;
    }
    if (core.clipboard_changed) {
        core.clipboard_changed = false;
        m->window.set_clipboard(core.clipboard);
    }
    m->window.keep_keys(!app.may_be_closed());
    m->window.listen_to_pads(core.is_scanning() || core.hears());
    // Beside the on-screen keyboard too: somebody may have brought a keyboard of their own.
    const bool wants = core.wants_text();
    if (wants || m->wanted_text) {
        const Rect c = core.caret();
        m->window.want_text(wants ? std::optional(platform::PixelRect{static_cast<int>(c.x), static_cast<int>(c.y), static_cast<int>(c.w), static_cast<int>(c.h)})
                                  : std::nullopt);
        m->wanted_text = wants;
    }
}

void Frame::dispatch(Application& app, const Event& event)
{
    auto& core = m->core;
    core.now = m->now();
    if (event.kind == EventKind::CloseAsked && app.may_be_closed())
        m->is_closing = true;
    if (event.kind == EventKind::Resized)
        m->take_display();
    if (event.kind == EventKind::Exposed || event.kind == EventKind::Resized)
        m->raster.forget();
    if (event.kind == EventKind::Woken && !app.tick())
        return;
    if (event.kind == EventKind::PointerDown || event.kind == EventKind::KeyDown || event.kind == EventKind::Switch || event.kind == EventKind::Text || event.kind == EventKind::Editing ||
        event.kind == EventKind::Wheel || (event.kind == EventKind::PointerMove && core.has_press()))
        app.touched();
    if (core.settle_composed(event)) {
        m->window.want_text(std::nullopt);
        m->wanted_text = false;
        pass(app);
        // Enter ends what was composed, and no more: nobody knows whether it was meant for the page.
        if (event.key == platform::Key::Enter)
            return;
    }
    const bool composed = !core.edit.preedit.empty();
    if (core.take(event))
        pass(app);
    // Given up here, it is given up there too.
    if (composed && core.edit.preedit.empty() && event.kind == EventKind::KeyDown) {
        m->window.want_text(std::nullopt);
        m->wanted_text = false;
        pass(app);
    }
}

void Frame::advance(Application& app)
{
    const bool is_new = app.tick();
    if (m->core.advance(m->now()) || is_new)
        pass(app);
}

std::optional<milliseconds> Frame::next_due(Application& app) const
{
    const auto a = app.next_due();
    const auto b = m->core.next_due();
    if (a && b)
        return std::min(*a, *b);
    return a ? a : b;
}

bool Frame::is_moving() const
{
    return m->core.is_moving();
}

bool Frame::present(Application& app)
{
    if (m->counts.passes == 0)
        pass(app);
    if (!m->is_dirty)
        return false;
    m->is_dirty = false;
    ++m->counts.frames;
    ImDrawData* data = ImGui::GetDrawData();
    m->core.paint.add(*data);
    if (m->gl) {
        m->gl->draw(*data, m->window.width(), m->window.height());
        m->window.swap();
        return true;
    }
    if (data->Textures)
        for (ImTextureData* texture : *data->Textures) {
            if (texture->Status == ImTextureStatus_WantCreate)
                texture->SetTexID(static_cast<ImTextureID>(texture->UniqueID + 1));
            if (texture->Status == ImTextureStatus_WantDestroy) {
                texture->SetTexID(ImTextureID_Invalid);
                texture->SetStatus(ImTextureStatus_Destroyed);
            } else if (texture->Status != ImTextureStatus_OK) {
                texture->SetStatus(ImTextureStatus_OK);
            }
        }
    const auto changed = m->raster.draw(*data, m->window.surface());
    if (!changed.empty())
        m->window.present(changed);
    return true;
}

bool Frame::reveal(std::string_view id)
{
    m->core.leave_focus_unseen();
    return m->core.reveal(id);
}

platform::Status Frame::save_picture(const platform::Path& path)
{
    return write_png(path, m->window.surface());
}

void Frame::run(Application& app)
{
    present(app);
    while (!m->is_closing && !app.wants_to_quit()) {
        const auto events = m->window.wait(next_due(app));
        for (const auto& event : events)
            dispatch(app, event);
        advance(app);
        present(app);
    }
}

}
