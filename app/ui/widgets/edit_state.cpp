#include "app/ui/widgets/edit_state.h"

namespace kerbside::app::ui {

void wipe(std::string& text)
{
    volatile char* bytes = text.data();
    for (std::size_t i = 0; i < text.capacity(); ++i)
        bytes[i] = 0;
    text.clear();
}

void EditState::wipe()
{
    ui::wipe(text);
    ui::wipe(seen);
    ui::wipe(preedit);
    forget_past();
    id.clear();
    caret = anchor = preedit_caret = 0;
    clings = Caret::Clings::LineEnd;
    scroll = 0;
    wanted_x = -1;
    has_handles = has_bar = false;
    refused = Refused::Nothing;
}

void EditState::forget_past()
{
    for (auto* pasts : {&undo, &redo}) {
        for (auto& past : *pasts)
            ui::wipe(past.text);
        pasts->clear();
    }
    doing = Doing::Nothing;
}

}
