#include "app/ui/screens/switch_settings.h"

#include "app/ui/widgets/widgets.h"

#include <algorithm>
#include <cstdlib>
#include <utility>
#include <vector>

namespace kerbside::app::ui {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using Of = SwitchLesson::Of;

constexpr milliseconds kLesson = seconds(10);
constexpr Beside kBeside{.least = 150};

bool is_one(const SettingStore& store)
{
    return store.setting("switch") == "one";
}

/// `Mouse 3` and keys with a name in the words of the page; what stands on a key, as it stands there.
std::string told(const Words& words, std::string_view button)
{
    for (const auto& [name, key] : {std::pair("Space", "settings.switch.key.space"), std::pair("Enter", "settings.switch.key.enter"),
                                    std::pair("Right", "settings.switch.key.right"), std::pair("Left", "settings.switch.key.left")})
        if (button == name)
            return std::string(words.text(key));
    for (const auto& [device, key] : {std::pair("Mouse ", "settings.switch.mouse"), std::pair("Pad ", "settings.switch.pad")})
        if (button.starts_with(device))
            return words.fill(key, {{"number", std::string(button.substr(std::string_view(device).size()))}});
    return std::string(button);
}

void begin(Ui& ui, SwitchLesson& lesson, Of of)
{
    lesson = {.of = of, .until = ui.time() + kLesson, .is_first_of_two = false};
}

void own_switches(Ui& ui, const Words& words, const SettingStore& store, SwitchLesson& lesson)
{
    const auto scanning = scanning_of(store);
    const auto row = [&](Of of, std::string_view id, std::string_view key, const std::string& button) {
        const auto name = told(words, button);
        if (list_row(ui, {.id = id, .title = words.text(key), .icon = Icon::Press, .trailing = name}))
            begin(ui, lesson, of);
    };
    row(Of::Next, "settings.switch-next", is_one(store) ? "settings.switch.only" : "settings.switch.next", scanning.next);
    if (!is_one(store))
        row(Of::Choose, "settings.switch-choose", "settings.switch.choose", scanning.choose);
}

}

Scanning scanning_of(const SettingStore& store)
{
    Scanning scanning;
    const auto mode = store.setting("switch");
    scanning.mode = mode == "two" ? Scanning::Mode::Step : mode == "one" ? Scanning::Mode::Auto : Scanning::Mode::Off;
    if (const auto speed = store.setting("switch-speed"); !speed.empty())
        scanning.interval = milliseconds(std::clamp(std::atoi(speed.c_str()), 500, 10000));
    const auto keys = store.setting("switch-keys");
    if (keys == "arrows" || keys == "pages") {
        scanning.next = keys == "arrows" ? "Right" : "PageDown";
        scanning.choose = keys == "arrows" ? "Left" : "PageUp";
    }
    if (keys != "own")
        return scanning;
    if (const auto next = store.setting("switch-next"); !next.empty())
        scanning.next = next;
    if (const auto choose = store.setting("switch-choose"); !choose.empty())
        scanning.choose = choose;
    // One of them may not be known yet, or they are one where there is but one.
    if (scanning.mode == Scanning::Mode::Auto)
        scanning.choose = scanning.next;
    else if (scanning.choose == scanning.next)
        scanning.choose = scanning.next == "Enter" ? "Space" : "Enter";
    return scanning;
}

void switch_settings(Ui& ui, const Words& words, const SettingStore& store, SwitchLesson& lesson)
{
    const auto say = [&](std::string_view key) { return std::string(words.text(key)); };
    heading(ui, words.text("settings.switch"), 3);
    text(ui, {.text = words.text("settings.switch.hint"), .type = Type::Small, .paint = Paint::TextQuiet});
    kept_choice(ui, store, "switch", {{"off", say("settings.switch.off")}, {"two", say("settings.switch.two")}, {"one", say("settings.switch.one")}}, kBeside);
    const auto mode = store.setting("switch");
    if (mode.empty() || mode == "off")
        return;
    if (is_one(store)) {
        heading(ui, words.text("settings.switch.speed"), 3);
        std::vector<std::pair<std::string, std::string>> offers;
        for (const auto& [value, length] : {std::pair("1000", "1"), std::pair("1500", "1.5"), std::pair("2500", "2.5"), std::pair("4000", "4")})
            offers.emplace_back(value, words.fill("settings.switch.seconds", {{"seconds", length}}));
        kept_choice(ui, store, "switch-speed", offers, {kBeside.least, kBeside.most, 1});
    }
    heading(ui, words.text("settings.switch.keys"), 3);
    const auto tapped = kept_choice(ui, store, "switch-keys",
                                    {{"space", say("settings.switch.keys.space")}, {"arrows", say("settings.switch.keys.arrows")},
                                     {"pages", say("settings.switch.keys.pages")}, {"own", say("settings.switch.keys.own")}}, kBeside);
    if (store.setting("switch-keys") == "own")
        own_switches(ui, words, store, lesson);
    if (tapped == "own" && store.setting("switch-next").empty()) {
        begin(ui, lesson, Of::Next);
        lesson.is_first_of_two = !is_one(store);
    }
}

void switch_lesson(Ui& ui, const Words& words, const SettingStore& store, SwitchLesson& lesson)
{
    if (lesson.of == Of::Nothing)
        return;
    const auto left = lesson.until - ui.time();
    if (left <= milliseconds(0)) {
        lesson = {};
        return;
    }
    const bool is_next = lesson.of == Of::Next;
    if (const auto heard = ui.heard_switch()) {
        const auto other = store.setting(is_next ? "switch-choose" : "switch-next");
        lesson.is_same = !is_one(store) && *heard == other;
        lesson.until = ui.time() + kLesson;
        if (!lesson.is_same) {
            store.keep(is_next ? "switch-next" : "switch-choose", *heard);
            const bool goes_on = lesson.is_first_of_two;
            lesson = {};
            if (goes_on)
                begin(ui, lesson, Of::Choose);
            return;
        }
    }
    const auto shown = std::chrono::ceil<seconds>(left);
    ui.wake_after(left - (shown - seconds(1)));
    const auto title = words.text(is_one(store) ? "settings.switch.teach.only" : is_next ? "settings.switch.teach.next" : "settings.switch.teach.choose");
    Sheet sheet(ui, "lesson", title, {});
    const auto told = words.text("settings.switch.teach.text");
    countdown(ui, "lesson.countdown", static_cast<float>(left.count()) / static_cast<float>(kLesson.count()), std::to_string(shown.count()),
              ui.is_portrait() ? std::string_view() : std::string_view(told), "lesson.text");
    if (ui.is_portrait())
        text(ui, {.text = told, .align = Align::Centre, .id = "lesson.text"});
    if (lesson.is_same)
        banner(ui, {.id = "lesson.same", .label = words.text("settings.switch.teach.same"), .tone = Tone::Warning});
    space(ui, 2);
    const bool is_given_up = ui.pressed("Escape");
    if (button(ui, {.id = "lesson.cancel", .label = words.text("action.cancel"), .is_wide = true}) || is_given_up)
        lesson = {};
}

}
