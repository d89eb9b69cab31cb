#include "app/ui/screens/tablet_pages.h"

namespace kerbside::app::ui {

std::string told_unsaved(const Words& words, platform::ErrorKind kind)
{
    using platform::ErrorKind;
    if (kind == ErrorKind::Full)
        return std::string(words.text("unsaved.full"));
    const bool is_storage = kind == ErrorKind::Io || kind == ErrorKind::Unknown;
    return is_storage ? std::string(words.text("unsaved.storage")) : told_problem(words, kind);
}

void told_loss(const TabletPage& page)
{
    if (!page.tablet.has_lost())
        return;
    if (banner(page.ui, {.id = "unsaved.lost", .label = page.words.text("unsaved.lost"), .tone = Tone::Danger, .action = page.words.text("action.close")}))
        page.tablet.forget_loss();
}

void lock_question(const TabletPage& page)
{
    if (!page.tablet.asks_lock())
        return;
    const auto answer = dialog(page.ui, {.id = "unsaved.ask",
                                         .title = page.words.text("unsaved.lock.title"),
                                         .label = page.words.text("unsaved.lock.text"),
                                         .buttons = {{.id = "unsaved.ask.stay", .label = page.words.text("unsaved.stay")},
                                                     {.id = "unsaved.ask.lock", .label = page.words.text("unsaved.lock.yes"), .kind = ButtonKind::Danger}},
                                         .icon = Icon::Lock,
                                         .tone = Tone::Danger});
    if (!answer)
        return;
    page.tablet.stay();
    if (*answer == 1)
        page.tablet.lock();
}

}
