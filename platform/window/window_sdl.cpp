#include "platform/window/sdl_buttons.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <utility>

namespace kerbside::platform {

namespace {

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
        // A kiosk has no mouse; where one is, it shows itself as soon as it moves.
        if ((SDL_GetWindowFlags(window) & SDL_WINDOW_FULLSCREEN) != 0)
            show_arrow(false);
    }
    ~SdlWindow() override
    {
        m_pads.reset();
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
        let_go(events);
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
            m_is_composing = false;
            return;
        }
        const SDL_Rect rect{caret->x, caret->y, caret->width, caret->height};
        SDL_SetTextInputRect(&rect);
        if (!SDL_IsTextInputActive())
            SDL_StartTextInput();
    }

    void keep_keys(bool on) override
    {
        const auto flags = SDL_GetWindowFlags(m_window);
        if ((flags & SDL_WINDOW_FULLSCREEN) != 0 && on != ((flags & SDL_WINDOW_KEYBOARD_GRABBED) != 0))
            SDL_SetWindowKeyboardGrab(m_window, on ? SDL_TRUE : SDL_FALSE);
    }

    void listen_to_pads(bool on) override
    {
        if (on != m_pads.has_value())
            on ? static_cast<void>(m_pads.emplace()) : m_pads.reset();
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

    /// Of the mouse: what a finger touches is not hidden by it.
    static void show_arrow(bool shown)
    {
        if ((SDL_ShowCursor(SDL_QUERY) == SDL_ENABLE) != shown)
            SDL_ShowCursor(shown ? SDL_ENABLE : SDL_DISABLE);
    }

    void take_finger(const SDL_TouchFingerEvent& finger, EventKind kind, std::vector<Event>& events)
    {
        if (kind == EventKind::PointerDown) {
            if (m_finger_down)
                return; // a second finger is no tap
            m_finger_down = true;
            m_finger = finger.fingerId;
            show_arrow(false);
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
        show_arrow(true);
        int w = 1;
        SDL_GetWindowSize(m_window, &w, nullptr);
        const float ratio = static_cast<float>(pixels().first) / static_cast<float>(std::max(1, w));
        take_pointer(kind, static_cast<float>(x) * ratio, static_cast<float>(y) * ratio, false, events);
    }

    void take_button(const SDL_MouseButtonEvent& button, std::vector<Event>& events)
    {
        const bool is_down = button.type == SDL_MOUSEBUTTONDOWN;
        const auto name = "Mouse " + std::to_string(button.button);
        if (button.button == SDL_BUTTON_LEFT) {
            take_mouse(button.which, is_down ? EventKind::PointerDown : EventKind::PointerUp, button.x, button.y, events);
            if (button.which != SDL_TOUCH_MOUSEID && is_down)
                events.back().button = name;
        } else if (is_down) {
            events.push_back({.kind = EventKind::Switch, .button = name});
        }
    }

    /// With Alt or Super a key is the desktop's; where there is none it is nobody's (AltGr is another).
    void take_key(const SDL_KeyboardEvent& pressed, std::vector<Event>& events)
    {
        const auto& sym = pressed.keysym;
        if ((sym.mod & (KMOD_LALT | KMOD_GUI)) != 0)
            return;
        Event event{.kind = EventKind::KeyDown, .key = key_of(sym.sym), .shift = (sym.mod & KMOD_SHIFT) != 0, .control = (sym.mod & KMOD_CTRL) != 0,
                    .is_repeat = pressed.repeat != 0};
        event.button = button_of(sym);
        if (const char digit = event.key == Key::None ? digit_of(sym.scancode) : '\0'; digit != 0)
            event.text.assign(1, digit); // no key with a name: what is on it
        if (!SDL_IsTextInputActive() || event.control) {
            m_is_half_written = false;
        } else if (m_is_half_written && event.key == Key::Backspace) {
            // It takes back the accent that waits for its letter, not the letter before it.
            m_is_half_written = false;
            return;
        } else {
            m_is_half_written = is_writing(sym.scancode);
        }
        // What an input method writes because of a key that it declines comes after it, and belongs before it and before
        // what the key itself writes: the word, and then the space.
        const bool waits = m_is_composing || !m_declined.empty();
        m_has_own_text = waits && (is_writing(sym.scancode) || event.key == Key::Space) && !event.control;
        (waits ? m_declined : events).push_back(std::move(event));
    }

    void take_text(const char* text, std::vector<Event>& events)
    {
        Event event{.kind = EventKind::Text};
        event.text = text;
        m_is_half_written = false;
        if (std::exchange(m_has_own_text, false)) {
            m_declined.push_back(std::move(event));
            return;
        }
        m_is_composing = false;
        const auto ended_by = [&](Key key) {
            return std::erase_if(m_declined, [&](const Event& held) { return held.kind == EventKind::KeyDown && held.key == key; }) > 0;
        };
        // Enter has done what it was pressed for, and Escape takes back what is not text yet.
        ended_by(Key::Enter);
        if (!ended_by(Key::Escape))
            events.push_back(std::move(event));
        let_go(events);
    }

    void let_go(std::vector<Event>& events)
    {
        for (auto& event : m_declined)
            events.push_back(std::move(event));
        m_declined.clear();
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
        // Also in between it may be empty, before what it was is written: only that, or the moment's end, lets go of keys.
        m_is_half_written = m_has_own_text = false;
        m_is_composing = !text.empty();
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
        case SDL_MOUSEBUTTONUP: take_button(raw.button, events); break;
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
        case SDL_KEYDOWN: take_key(raw.key, events); break;
        case SDL_JOYDEVICEADDED:
            if (m_pads)
                m_pads->come(raw.jdevice.which);
            break;
        case SDL_JOYDEVICEREMOVED:
            if (m_pads)
                m_pads->go(raw.jdevice.which);
            break;
        case SDL_JOYBUTTONDOWN:
            events.push_back({.kind = EventKind::Switch, .button = "Pad " + std::to_string(raw.jbutton.button + 1)});
            break;
        case SDL_TEXTINPUT: take_text(raw.text.text, events); break;
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
    std::optional<Pads> m_pads;
    bool m_is_half_written = false; ///< a dead key, or part of a compose sequence
    bool m_is_composing = false;    ///< the input method shows something that is not text yet
    bool m_has_own_text = false;    ///< the key before writes something by itself
    std::vector<Event> m_declined;  ///< keys that it did not want meanwhile, and what they write
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
    // SDL would put the window away by itself.
    SDL_SetHint(SDL_HINT_ALLOW_ALT_TAB_WHILE_GRABBED, "0");
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
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
