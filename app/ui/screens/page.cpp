#include "app/ui/screens/page.h"

#include "platform/unicode/unicode.h"

#include <array>
#include <utility>

namespace kerbside::app::ui {

std::string told_moment(const Words& words, const Environment& environment, platform::WallTime instant)
{
    const auto moment = local_moment(environment, instant);
    return near_moment(words, {moment.day, moment.hour, moment.minute}, local_now(environment).day);
}

std::string told_saved(const TabletPage& page, platform::WallTime instant)
{
    return page.words.fill("home.saved", {{"when", told_moment(page.words, page.tablet.environment(), instant)}});
}

std::string told_instance(const Words& words, const Environment& environment, std::string_view name)
{
    return with_days_told(words, name, local_now(environment).day);
}

EditWords edit_words(const Words& words)
{
    const auto say = [&](std::string_view key) { return std::string(words.text(key)); };
    return {say("edit.cut"), say("edit.copy"), say("edit.paste"), say("edit.select_all")};
}

KeyWords key_words(const Words& words)
{
    const auto say = [&](std::string_view key) { return std::string(words.text(key)); };
    return {say("key.shift"), say("key.erase"), say("key.enter"), say("key.space"), say("key.letters"),
            say("key.signs"), say("key.more"), say("key.language"), say("key.hide")};
}

std::string told_problem(const Words& words, platform::ErrorKind kind)
{
    using platform::ErrorKind;
    const auto key = [&] {
        switch (kind) {
        case ErrorKind::Offline:
            return "error.offline";
        case ErrorKind::Busy:
            return "error.busy";
        case ErrorKind::Full:
            return "error.full";
        case ErrorKind::WrongKey:
            return "error.wrong-key";
        case ErrorKind::Corrupt:
            return "error.corrupt";
        case ErrorKind::Invalid:
            return "error.invalid";
        case ErrorKind::Refused:
            return "error.refused";
        case ErrorKind::NotFound:
            return "error.not-found";
        case ErrorKind::Io:
            return "error.io";
        case ErrorKind::Unknown:
            break;
        }
        return "error.unknown";
    };
    return std::string(words.text(key()));
}

std::string told_name(std::string_view name)
{
    return platform::begun(name);
}

Icon icon_of_form(std::string_view id)
{
    static constexpr std::array<std::pair<std::string_view, Icon>, 9> kIcons = {{
        {"concern", Icon::Concern},
        {"survey", Icon::Survey},
        {"shift", Icon::Walk},
        {"session", Icon::Group},
        {"connector", Icon::Mediation},
        {"mediation", Icon::Mediation},
        {"tension", Icon::Flag},
        {"summit", Icon::Celebrate},
        {"log", Icon::Note},
    }};
    for (const auto& [word, picture] : kIcons)
        if (id.find(word) != std::string_view::npos)
            return picture;
    return Icon::Form;
}

}
