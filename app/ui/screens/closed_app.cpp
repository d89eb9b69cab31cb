#include "app/ui/screens/closed_app.h"

#include "app/ui/widgets/widgets.h"

namespace kerbside::app::ui {

void ClosedApp::draw(Ui& ui)
{
    ui.page("service");
    ui.set_language(m_words.language());
    backdrop(ui);
    Body body(ui, "body", {.width = 640, .is_centred = true});
    icon(ui, Icon::Warning, 88, Paint::Danger, Align::Centre);
    space(ui, 4);
    heading(ui, m_words.text("service.title"), 0, Align::Centre);
    text(ui, {.text = m_words.text("service.text"), .type = Type::Subheading, .paint = Paint::TextQuiet, .align = Align::Centre});
    space(ui, 6);
    banner(ui, {.id = "service.danger", .label = m_words.text("danger.now"), .tone = Tone::Danger, .icon = Icon::Phone});
}

}
