#pragma once

#include <cstdint>
#include <string_view>

namespace kerbside::app::ui {

/// Pictures of the icon font, by what they mean here.
enum class Icon : std::uint16_t {
    None, Back, Forward, Close, Menu, Add, Remove, Check, Search, Settings, Lock, Unlock, Person, People, Group, Form,
    Draft, Edit, Delete, Send, Sync, SyncDone, SyncProblem, CloudOff, CloudDone, Wifi, WifiOff, Battery, Storage, Help,
    Info, Warning, Error, Shield, Concern, Phone, Language, Time, Date, Night, Day, Contrast, TextSize, Home, History,
    HandOver, Kiosk, Location, Note, Flag, Star, Heart, Eye, EyeOff, Backspace, Erase, Shift, Keyboard, Return, Up, Down,
    Refresh, Logout, List, Tally, Water, Walk, Forum, Mediation, Church, Survey, Undo, More, Key, Drag, Copy,
    Celebrate, Hourglass, Calendar, Left, Right, SpaceBar, Link, Press,
};

/// It shows a way or lines of writing, and is turned round where reading begins at the right: a clock, a check mark, a
/// telephone and what plays are not. A question mark is turned in the Arabic script, and not in Hebrew.
bool is_mirrored(Icon, std::string_view language);

/// Its code point in Material Symbols.
char32_t code_of(Icon);

}
