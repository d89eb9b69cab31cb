#pragma once

#include "app/ui/screens/page.h"
#include "app/ui/screens/switch_settings.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kerbside::app::ui {

/// One function a page; each reads its view, draws it, and makes one call for what was tapped.
void sign_in_page(const TabletPage&);
/// `asked` is the draft about whose end the worker is being asked, empty for none; `search` what was typed to find something.
void home_page(const TabletPage&, std::string& asked, std::string& search);
/// `asked` is what lies over the page: all its questions, or nothing. `find` is what was typed to find one of them.
void form_page(const TabletPage&, std::string& asked, std::string& find);
void review_page(const TabletPage&, std::string& find);
void finished_page(const TabletPage&);
void unfinished_page(const TabletPage&);
void sync_page(const TabletPage&);
void settings_page(const TabletPage&, SwitchLesson&);
SettingStore setting_store(Tablet&);
/// What she has finished and can still read; `search` is what was typed to find something.
void copies_page(const TabletPage&, std::string& search);
/// One of them, to be read.
void copy_page(const TabletPage&);
/// A PIN is chosen, by giving it twice.
void own_pin_page(const TabletPage&);
void hand_over_page(const TabletPage&, std::string& chosen);

/// What is said where a save has failed: it is still here, and why.
std::string told_unsaved(const Words&, platform::ErrorKind);
/// Where the last lock could not save: that it was so, until it was read.
void told_loss(const TabletPage&);
/// Over every page: what is not saved would be lost by the lock that was tapped.
void lock_question(const TabletPage&);

/// Within a concern no other is raised.
enum class Standing : std::uint8_t { ConcernAndLock, Lock };
inline Standing standing_of(const FillingView& filling) { return filling.is_concern ? Standing::Lock : Standing::ConcernAndLock; }
/// The buttons at the top of a page of somebody signed in: raise a concern, and lock.
std::vector<BarButton> standing_buttons(const TabletPage&, Standing = Standing::ConcernAndLock);
/// Does what they say, and what their keys say. True where one of them was taken.
bool standing_tapped(const TabletPage&, std::optional<int> tapped, Standing = Standing::ConcernAndLock);

}
