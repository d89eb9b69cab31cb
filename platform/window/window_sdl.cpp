#include "platform/window/window.h"

#include <SDL.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <string_view>

namespace kerbside::platform {

namespace {

Key key_of(SDL_Keycode code)
{
    switch (code) {
    case SDLK_TAB: return Key::Tab;
    case SDLK_RETURN:
    case SDLK_KP_ENTER: return Key::Enter;
    case SDLK_SPACE: return Key::Space;
    case SDLK_ESCAPE: return Key::Escape;
    case SDLK_BACKSPACE: return Key::Backspace;
    case SDLK_DELETE: return Key::Delete;
    case SDLK_LEFT: return Key::Left;
    case SDLK_RIGHT: return Key::Right;
    case SDLK_UP: return Key::Up;
    case SDLK_DOWN: return Key::Down;
    case SDLK_HOME: return Key::Home;
    case SDLK_END: return Key::End;
    case SDLK_PAGEUP: return Key::PageUp;
    case SDLK_PAGEDOWN: return Key::PageDown;
    case SDLK_a: return Key::A;
    case SDLK_c: return Key::C;
    case SDLK_v: return Key::V;
    case SDLK_x: return Key::X;
    case SDLK_y: return Key::Y;
    case SDLK_z: return Key::Z;
    case SDLK_l: return Key::L;
    case SDLK_F1: return Key::F1;
    case SDLK_F2: return Key::F2;
    case SDLK_F5: return Key::F5;
    case SDLK_F11: return Key::F11;
    default: return Key::None;
    }
}

/// The digit of a key, of the row or the pad: by its place, so that a row that writes accents or another script's digits
/// without Shift has them as well. 0 where it is none.
char digit_of(SDL_Scancode code)
{
    if (code == SDL_SCANCODE_0 || code == SDL_SCANCODE_KP_0)
        return '0';
    if (code >= SDL_SCANCODE_1 && code <= SDL_SCANCODE_9)
        return static_cast<char>('1' + (code - SDL_SCANCODE_1));
    if (code >= SDL_SCANCODE_KP_1 && code <= SDL_SCANCODE_KP_9)
        return static_cast<char>('1' + (code - SDL_SCANCODE_KP_1));
    return 0;
}

class SdlWindow final : public Window {
public:
    SdlWindow(SDL_Window* window, SDL_GLContext gl, std::optional<float> scale) : m_window(window), m_gl(gl)
    {
        m_wake = SDL_RegisterEvents(1);
        float dpi = 96;
        if (scale)
            m_scale = *scale;
        else if (SDL_GetDisplayDPI(SDL_GetWindowDisplayIndex(window), nullptr, &dpi, nullptr) == 0)
            m_scale = std::clamp(std::round(dpi / 96.F * 4.F) / 4.F, 1.F, 3.F);
        SDL_StopTextInput();
    }
    ~SdlWindow() override
    {
        if (m_gl)
            SDL_GL_DeleteContext(m_gl);
        SDL_DestroyWindow(m_window);
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
    }
    SdlWindow(const SdlWindow&) = delete;
    SdlWindow& operator=(const SdlWindow&) = delete;

    int width() const override { return pixels().first; }
    int height() const override { return pixels().second; }
    float scale() const override { return m_scale; }
    bool has_gl() const override { return m_gl != nullptr; }

    std::vector<Event> wait(std::optional<std::chrono::milliseconds> at_most) override
    {
        std::vector<Event> events;
        SDL_Event raw;
        const auto limit = at_most ? static_cast<int>(std::clamp<long long>(at_most->count(), 0, 1 << 30)) : -1;
        if (limit < 0 ? SDL_WaitEvent(&raw) : SDL_WaitEventTimeout(&raw, limit)) {
            do
                take(raw, events);
            while (SDL_PollEvent(&raw));
        }
        return events;
    }

    void wake() override
    {
        SDL_Event event{};
        event.type = m_wake;
        SDL_PushEvent(&event);
    }

    Surface surface() override
    {
        SDL_Surface* found = SDL_GetWindowSurface(m_window);
        if (!found || found->format->BytesPerPixel != 4)
            return {};
        return {static_cast<std::uint32_t*>(found->pixels), found->w, found->h, found->pitch / 4};
    }

    void present(std::span<const PixelRect> changed) override
    {
        std::vector<SDL_Rect> rects;
        for (const auto& rect : changed)
            rects.push_back({rect.x, rect.y, rect.width, rect.height});
        if (!rects.empty())
            SDL_UpdateWindowSurfaceRects(m_window, rects.data(), static_cast<int>(rects.size()));
    }

    void swap() override { SDL_GL_SwapWindow(m_window); }

    void want_text(std::optional<PixelRect> caret) override
    {
        if (!caret) {
            if (SDL_IsTextInputActive())
                SDL_StopTextInput();
            return;
        }
        const SDL_Rect rect{caret->x, caret->y, caret->width, caret->height};
        SDL_SetTextInputRect(&rect);
        if (!SDL_IsTextInputActive())
            SDL_StartTextInput();
    }

    void set_clipboard(const std::string& text) override { SDL_SetClipboardText(text.c_str()); }
    std::string clipboard() override
    {
        char* text = SDL_GetClipboardText();
        std::string copy = text ? text : "";
        SDL_free(text);
        return copy;
    }

private:
    std::pair<int, int> pixels() const
    {
        int w = 0;
        int h = 0;
        if (m_gl)
            SDL_GL_GetDrawableSize(m_window, &w, &h);
        else
            SDL_GetWindowSize(m_window, &w, &h);
        return {std::max(1, w), std::max(1, h)};
    }

    void take_pointer(EventKind kind, float x, float y, bool is_touch, std::vector<Event>& events)
    {
        // Only the last of several moves matters: it costs one frame, not ten.
        if (kind == EventKind::PointerMove && !events.empty() && events.back().kind == kind)
            events.pop_back();
        events.push_back({.kind = kind, .x = x, .y = y, .is_touch = is_touch});
    }

    void take_finger(const SDL_TouchFingerEvent& finger, EventKind kind, std::vector<Event>& events)
    {
        if (kind == EventKind::PointerDown) {
            if (m_finger_down)
                return; // a second finger is no tap
            m_finger_down = true;
            m_finger = finger.fingerId;
        }
        if (!m_finger_down || finger.fingerId != m_finger)
            return;
        if (kind == EventKind::PointerUp)
            m_finger_down = false;
        const auto [w, h] = pixels();
        take_pointer(kind, finger.x * static_cast<float>(w), finger.y * static_cast<float>(h), true, events);
    }

    void take_mouse(Uint32 source, EventKind kind, int x, int y, std::vector<Event>& events)
    {
        if (source == SDL_TOUCH_MOUSEID)
            return; // the same touch once more
        int w = 1;
        SDL_GetWindowSize(m_window, &w, nullptr);
        const float ratio = static_cast<float>(pixels().first) / static_cast<float>(std::max(1, w));
        take_pointer(kind, static_cast<float>(x) * ratio, static_cast<float>(y) * ratio, false, events);
    }

    /// SDL counts the caret's place in characters.
    void take_editing(std::string_view text, int characters, std::vector<Event>& events)
    {
        std::size_t at = 0;
        for (int left = characters; left > 0 && at < text.size(); --left)
            do
                ++at;
            while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
        events.push_back({.kind = EventKind::Editing, .text = std::string(text), .caret = at});
    }

    void take_window(const SDL_WindowEvent& window, std::vector<Event>& events)
    {
        switch (window.event) {
        case SDL_WINDOWEVENT_SIZE_CHANGED: events.push_back({.kind = EventKind::Resized}); break;
        case SDL_WINDOWEVENT_EXPOSED: events.push_back({.kind = EventKind::Exposed}); break;
        case SDL_WINDOWEVENT_FOCUS_LOST: events.push_back({.kind = EventKind::PointerCancel}); break;
        default: break;
        }
    }

    void take(const SDL_Event& raw, std::vector<Event>& events)
    {
        switch (raw.type) {
        case SDL_QUIT: events.push_back({.kind = EventKind::CloseAsked}); break;
        case SDL_FINGERDOWN: take_finger(raw.tfinger, EventKind::PointerDown, events); break;
        case SDL_FINGERMOTION: take_finger(raw.tfinger, EventKind::PointerMove, events); break;
        case SDL_FINGERUP: take_finger(raw.tfinger, EventKind::PointerUp, events); break;
        case SDL_MOUSEBUTTONDOWN:
        case SDL_MOUSEBUTTONUP:
            if (raw.button.button == SDL_BUTTON_LEFT)
                take_mouse(raw.button.which,
                           raw.type == SDL_MOUSEBUTTONDOWN ? EventKind::PointerDown : EventKind::PointerUp,
                           raw.button.x, raw.button.y, events);
            break;
        case SDL_MOUSEMOTION:
            take_mouse(raw.motion.which, EventKind::PointerMove, raw.motion.x, raw.motion.y, events);
            break;
        case SDL_MOUSEWHEEL: {
            int x = 0;
            int y = 0;
            SDL_GetMouseState(&x, &y);
            events.push_back({.kind = EventKind::Wheel, .x = static_cast<float>(x), .y = static_cast<float>(y),
                              .dx = raw.wheel.preciseX, .dy = raw.wheel.preciseY});
            break;
        }
        case SDL_KEYDOWN:
            // With Alt or Super a key is the desktop's; where there is none it is nobody's (AltGr is another).
            if ((raw.key.keysym.mod & (KMOD_LALT | KMOD_GUI)) != 0)
                break;
            if (const Key key = key_of(raw.key.keysym.sym); key != Key::None)
                events.push_back({.kind = EventKind::KeyDown, .key = key,
                                  .shift = (raw.key.keysym.mod & KMOD_SHIFT) != 0,
                                  .control = (raw.key.keysym.mod & KMOD_CTRL) != 0});
            else if (const char digit = digit_of(raw.key.keysym.scancode); digit != 0) // no key with a name: what is on it
                events.push_back({.kind = EventKind::KeyDown, .text = std::string(1, digit)});
            break;
        case SDL_TEXTINPUT: {
            Event event{.kind = EventKind::Text};
            event.text = raw.text.text;
            events.push_back(std::move(event));
            break;
        }
        case SDL_TEXTEDITING: take_editing(raw.edit.text, raw.edit.start, events); break;
        case SDL_TEXTEDITING_EXT:
            take_editing(raw.editExt.text ? raw.editExt.text : "", raw.editExt.start, events);
            SDL_free(raw.editExt.text);
            break;
        case SDL_WINDOWEVENT: take_window(raw.window, events); break;
        default:
            if (raw.type == m_wake)
                events.push_back({.kind = EventKind::Woken});
        }
    }

    SDL_Window* m_window;
    SDL_GLContext m_gl;
    float m_scale = 1;
    Uint32 m_wake = 0;
    bool m_finger_down = false;
    SDL_FingerID m_finger = 0;
};

struct Made {
    SDL_Window* window = nullptr;
    SDL_GLContext gl = nullptr;
};

/// Loading GL only to find that it is drawn by the CPU takes 100 ms and 60 MB: without a render node we do not ask.
bool has_gpu()
{
    std::error_code failed;
    std::filesystem::directory_iterator nodes("/dev/dri", failed);
    return !failed && nodes != std::filesystem::directory_iterator();
}

/// Software GL (llvmpipe and its like) is slower and four times as big as drawing in memory ourselves.
bool is_software_gl()
{
    using GetString = const unsigned char* (*)(unsigned);
    constexpr unsigned kRenderer = 0x1F01;
    const auto get = reinterpret_cast<GetString>(SDL_GL_GetProcAddress("glGetString"));
    const auto* name = get ? get(kRenderer) : nullptr;
    if (!name)
        return true;
    const std::string_view text(reinterpret_cast<const char*>(name));
    return text.find("llvmpipe") != text.npos || text.find("softpipe") != text.npos ||
           text.find("Software") != text.npos;
}

Made make_gl(const WindowOptions& options, Uint32 flags, bool also_slow)
{
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 2);
    SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
    Made made;
    made.window = SDL_CreateWindow(options.title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, options.width,
                                   options.height, flags | SDL_WINDOW_OPENGL);
    if (!made.window)
        return {};
    made.gl = SDL_GL_CreateContext(made.window);
    if (!made.gl || (!also_slow && is_software_gl())) {
        if (made.gl)
            SDL_GL_DeleteContext(made.gl);
        SDL_DestroyWindow(made.window);
        return {};
    }
    SDL_GL_SetSwapInterval(1);
    return made;
}

}

Result<std::unique_ptr<Window>> open_window(const WindowOptions& options)
{
    // Otherwise SDL_GetWindowSurface loads GL behind our back: 118 MB for nothing.
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_IME_SHOW_UI, "1");
    SDL_SetHint(SDL_HINT_IME_SUPPORT_EXTENDED_TEXT, "1");
    SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
    if (SDL_InitSubSystem(SDL_INIT_VIDEO) != 0)
        return Error{ErrorKind::NotFound, std::string("no display: ") + SDL_GetError()};
    const Uint32 flags = SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI |
                         (options.is_fullscreen ? static_cast<Uint32>(SDL_WINDOW_FULLSCREEN_DESKTOP) : 0U);
    Made made;
    if (options.drawing == Drawing::Gl || (options.drawing == Drawing::Best && has_gpu()))
        made = make_gl(options, flags, options.drawing == Drawing::Gl);
    if (!made.window && options.drawing != Drawing::Gl)
        made.window = SDL_CreateWindow(options.title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                                       options.width, options.height, flags);
    if (!made.window) {
        Error error{ErrorKind::NotFound, std::string("no window: ") + SDL_GetError()};
        SDL_QuitSubSystem(SDL_INIT_VIDEO);
        return error;
    }
    return std::unique_ptr<Window>(std::make_unique<SdlWindow>(made.window, made.gl, options.scale));
}

}
