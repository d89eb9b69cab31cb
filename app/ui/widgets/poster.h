#pragma once

#include "app/ui/widgets/ui.h"
#include "app/ui/widgets/widgets.h"

#include <span>
#include <string_view>

namespace kerbside::app::ui {

/// A page for eyes that are three metres away: its type is measured by the page, and shrinks until its longest word
/// has room. What is said stands above; after foot() it stands below, within the hand's reach, or beside it where the
/// page lies across. It is the same for every language, so that nothing jumps when it says its words in the next.
/// Say it after the bars.
class Poster {
public:
    explicit Poster(Ui&, std::string_view id);
    ~Poster();
    Poster(const Poster&) = delete;
    Poster& operator=(const Poster&) = delete;

    void headline(std::string_view);
    /// A line under the headline; quiet ones are smaller.
    void line(std::string_view, std::string_view id = {}, bool is_quiet = false);
    void foot();
    /// The one thing to do here. The whole page above the bars does it too.
    bool start(const Button&);
    /// A word in its own language, with its own shapes.
    struct Name {
        std::string_view text;
        std::string_view language;
        bool is_chosen = false;
    };
    void names(std::span<const Name>);

private:
    void scene();
    void end_block();
    float fitting(std::string_view, float size, int most_lines, int weight) const;

    Ui& m_ui;
    std::string m_id;
    Rect m_page;
    float m_unit = 0; ///< a hundredth of what the type is measured by
    bool m_is_across = false;
    bool m_is_foot = false;
    float m_top = 0;
    Paint m_field = Paint::Primary;
    Paint m_ink = Paint::OnPrimary;
    Paint m_glow = Paint::Accent;
};

/// A tile as high as asked for, with a big title in its own language.
struct BigTile {
    std::string_view id;
    std::string_view title;
    std::string_view subtitle = {};
    std::string_view language = {};
    float height = 96; ///< units
};
bool big_tile(Ui&, const BigTile&);

/// What the bars have left of the page, in units.
float room(Ui&);

/// Something to remember, beside a disc with its picture.
void point(Ui&, Icon, std::string_view words, Type = Type::Subheading);

}
