#include "app/ui/gallery/gallery.h"

#include "app/ui/frame/frame.h"
#include "app/ui/gallery/pages.h"

#include "platform/window/window_headless.h"

namespace kerbside::app::ui {

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
            const auto name = theme + "-" + std::string(page) + ".png";
            TRY(frame->save_picture(options.folder / name));
            written.push_back(name);
        }
    return written;
}

}
