#include "app/ui/widgets/icons.h"

namespace kerbside::app::ui {

char32_t code_of(Icon icon)
{
    switch (icon) {
    case Icon::None: return 0;
    case Icon::Back: return 0xE5C4;
    case Icon::Forward: return 0xE5C8;
    case Icon::Close: return 0xE5CD;
    case Icon::Menu: return 0xE5D2;
    case Icon::Add: return 0xE145;
    case Icon::Remove: return 0xE15B;
    case Icon::Check: return 0xE668;
    case Icon::Search: return 0xEF7A;
    case Icon::Settings: return 0xE8B8;
    case Icon::Lock: return 0xE899;
    case Icon::Unlock: return 0xE898;
    case Icon::Person: return 0xF0D3;
    case Icon::People: return 0xEA21;
    case Icon::Group: return 0xF233;
    case Icon::Form: return 0xE873;
    case Icon::Draft: return 0xE745;
    case Icon::Edit: return 0xF097;
    case Icon::Delete: return 0xE92E;
    case Icon::Send: return 0xE163;
    case Icon::Sync: return 0xE627;
    case Icon::SyncDone: return 0xE2BF;
    case Icon::SyncProblem: return 0xE629;
    case Icon::CloudOff: return 0xE2C1;
    case Icon::CloudDone: return 0xE2BF;
    case Icon::Wifi: return 0xE63E;
    case Icon::WifiOff: return 0xE648;
    case Icon::Battery: return 0xE1A5;
    case Icon::Storage: return 0xF80E;
    case Icon::Help: return 0xE8FD;
    case Icon::Info: return 0xE88E;
    case Icon::Warning: return 0xF083;
    case Icon::Error: return 0xF8B6;
    case Icon::Shield: return 0xE9E0;
    case Icon::Concern: return 0xE1D5;
    case Icon::Phone: return 0xF0D4;
    case Icon::Language: return 0xE8E2;
    case Icon::Link: return 0xE250;
    case Icon::Time: return 0xEFD6;
    case Icon::Date: return 0xE878;
    case Icon::Night: return 0xE51C;
    case Icon::Day: return 0xE518;
    case Icon::Contrast: return 0xEB37;
    case Icon::TextSize: return 0xE245;
    case Icon::Home: return 0xE9B2;
    case Icon::History: return 0xE8B3;
    case Icon::HandOver: return 0xE769;
    case Icon::Kiosk: return 0xE32F;
    case Icon::Location: return 0xE0C8;
    case Icon::Note: return 0xF1FC;
    case Icon::Flag: return 0xF0C6;
    case Icon::Star: return 0xF09A;
    case Icon::Heart: return 0xE87E;
    case Icon::Eye: return 0xE8F4;
    case Icon::EyeOff: return 0xE8F5;
    case Icon::Backspace:
    case Icon::Erase: return 0xE14A;
    case Icon::Shift: return 0xE5F2;
    case Icon::Keyboard: return 0xE312;
    case Icon::Return: return 0xE31B;
    case Icon::Up: return 0xE316;
    case Icon::Down: return 0xE313;
    case Icon::Refresh: return 0xE5D5;
    case Icon::Logout: return 0xE9BA;
    case Icon::List: return 0xE896;
    case Icon::Tally: return 0xE9EF;
    case Icon::Water: return 0xE798;
    case Icon::Walk: return 0xE536;
    case Icon::Forum: return 0xE8AF;
    case Icon::Mediation: return 0xEBCB;
    case Icon::Church: return 0xEA70;
    case Icon::Survey: return 0xE172;
    case Icon::Undo: return 0xE166;
    case Icon::More: return 0xE5D4;
    case Icon::Key: return 0xE73C;
    case Icon::Drag: return 0xE945;
    case Icon::Copy: return 0xE14D;
    case Icon::Celebrate: return 0xEA65;
    case Icon::Hourglass: return 0xEA5B;
    case Icon::Calendar: return 0xEBCC;
    case Icon::Left: return 0xE5CB;
    case Icon::Right: return 0xE5CC;
    case Icon::SpaceBar: return 0xE256;
    case Icon::Press: return 0xE913;
    }
    return 0;
}

bool is_mirrored(Icon icon, std::string_view language)
{
    switch (icon) {
    case Icon::Send:
    case Icon::Return:
    case Icon::Erase:
    case Icon::Undo:
    case Icon::Logout:
    case Icon::List:
    case Icon::Draft:
    case Icon::Form:
    case Icon::Survey:
    case Icon::Note:
    case Icon::Walk: return true;
    case Icon::Help: return !language.starts_with("he");
    default: return false;
    }
}

}
