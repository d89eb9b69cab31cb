#include "app/ui/gallery/gallery.h"

#include "app/ui/frame/frame.h"
#include "app/ui/gallery/pages.h"

#include "platform/window/window_headless.h"

namespace kerbside::app::ui {

namespace {

bool has_states(std::string_view page)
{
    return page == "buttons" || page == "lists" || page == "questions" || page == "fields" || page == "counting" || page == "choosing" || page == "map" || page == "ordering" || page == "table" || page == "scales" || page == "dates" ||
        page == "reading";
}

/// In the body: below the app bar.
Point first_target(const Frame& frame)
{
    for (const auto& node : frame.nodes())
        if (node.is_target && node.is_enabled && node.shown.y > 80)
            return node.shown.centre();
    return {};
}

}

platform::Result<std::vector<std::string>> draw_gallery(const GalleryOptions& options)
{
    std::vector<std::string> written;
    const auto themes = options.themes.empty() ? std::vector<std::string>{"day", "night", "contrast", "large"} : options.themes;
    TRY(platform::make_folder(options.folder));
    for (const auto& theme : themes)
        for (const auto page : gallery_pages()) {
            platform::HeadlessWindow window(options.width, options.height, options.scale);
            platform::ManualClock clock(platform::WallTime{});
            TRY_ASSIGN(auto frame, Frame::open(window, clock, {.assets = options.assets, .theme = theme, .language = options.language}));
            GalleryPage shown(page, options.language);
            frame->present(shown);
            // Pictures are read between frames.
            constexpr int kMostPictures = 16;
            for (int i = 0; i < kMostPictures && frame->next_due(shown); ++i)
                frame->advance(shown);
            const auto save = [&](const char* state) -> platform::Status {
                frame->present(shown);
                const auto name = theme + "-" + std::string(page) + state + ".png";
                TRY(frame->save_picture(options.folder / name));
                written.push_back(name);
                return {};
            };
            TRY(save(""));
            // The states that a hand or a key brings: pointed at, pressed, focused.
            if (!has_states(page))
                continue;
            const auto at = first_target(*frame);
            frame->dispatch(shown, {.kind = platform::EventKind::PointerMove, .x = at.x, .y = at.y});
            TRY(save("-pointed"));
            frame->dispatch(shown, {.kind = platform::EventKind::PointerDown, .x = at.x, .y = at.y});
            TRY(save("-pressed"));
            frame->dispatch(shown, {.kind = platform::EventKind::PointerCancel});
            frame->dispatch(shown, {.kind = platform::EventKind::PointerMove, .x = -1, .y = -1});
            for (int i = 0; i < 4; ++i)
                frame->dispatch(shown, {.kind = platform::EventKind::KeyDown, .key = platform::Key::Tab});
            TRY(save("-focused"));
        }
    return written;
}

}
