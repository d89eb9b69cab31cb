#pragma once

#include "app/ui/widgets/ui.h"
#include "app/ui/widgets/widgets.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::app::ui {

/// A page for eyes that are three metres away: one great speech bubble above a kerb, and below it (beside it, where the
/// page lies across) what a hand can do. Its type is measured by the page, and shrinks until all of it has room; where
/// things stand is the same in every language, so that nothing jumps when it says its words in the next.
/// Say it after the bars: the bubble, then voices(), start() or widgets of your own.
class Poster {
public:
    struct Options {
        std::string_view masthead = {}; ///< who asks, small, above the bubble
        float foot = 0;                 ///< units that what stands below the bubble needs; 0: its share of the page
    };
    Poster(Ui&, std::string_view id, const Options&);
    ~Poster();
    Poster(const Poster&) = delete;
    Poster& operator=(const Poster&) = delete;

    struct Speech {
        std::string_view headline;
        std::string_view line = {};     ///< under the headline
        std::string_view quiet = {};    ///< smaller, at the bubble's foot
        std::string_view quiet_id = {};
    };
    void bubble(const Speech&);
    /// A touch on the page wherever nothing else is, the bubble too. Keys and switches have the bubble.
    bool is_touched(std::string_view id, std::string_view label);

    /// A language that can be taken, in its own letters.
    struct Voice {
        std::string id;
        std::string_view name;
        std::string_view language;
        bool speaks = false; ///< the bubble says its words in it now
    };
    /// Which was taken.
    std::optional<std::size_t> voices(std::span<const Voice>);
    /// The one thing to do, where there is but one language.
    bool start(const Button&);

private:
    void scene();
    void masthead(std::string_view);
    float lay_speech(const Speech&, float headline, float width) const;
    float voice_letters(std::span<const Voice>, Size tile);
    bool voice(const Voice&, const Rect&, float letters);

    Ui& m_ui;
    std::string m_id;
    Rect m_page;
    float m_grown = 1; ///< of what is small on it
    Rect m_bubble;
    Rect m_foot;
    float m_unit = 0; ///< a hundredth of what the type is measured by
    bool m_is_across = false;
    bool m_is_bold = false; ///< great fields of colour; not where eyes are used to the dark, nor where edges have to be strong
};

/// A tile at least as high as asked for, with a big title in its own language.
struct BigTile {
    std::string_view id;
    std::string_view title;
    std::string_view subtitle = {};
    std::string_view language = {};
    float height = 96; ///< units
};
/// In as many columns as fit of at least `min_width` units, their titles in letters of one size. The one that was tapped.
std::optional<std::size_t> big_tiles(Ui&, std::span<const BigTile>, float min_width, int most_columns);

/// What the bars have left of the page, in units.
float room(Ui&);

/// A way to help: what it is for, and above all its number.
struct Way {
    std::string_view id;
    std::string_view number_id;
    Icon picture = Icon::Phone;
    std::string_view what;
    std::string_view number;
    Paint paint = Paint::PrimarySoft;
    Paint ink = Paint::OnPrimarySoft;
};
/// A heading and the ways below it, all of them in sight as far as their letters let them: air and pictures give way first.
/// No number is smaller than where nothing was made larger; sooner the page scrolls.
void ways(Ui&, std::string_view heading, std::span<const Way>);

/// Something to remember; parts of it may stand out.
struct Reminder {
    std::string_view words;
    std::vector<Weighted> weighted = {};
};

/// How a heading and the points below it are set, so that all of them have room: the largest of what the page allows.
struct PointsLook {
    int heading = 0; ///< its level
    TypeStyle style;
};
PointsLook look_for_points(Ui&, std::string_view heading, std::span<const Reminder>, float gap_steps);

/// Beside a disc with its picture.
void point(Ui&, Icon, const Reminder&, const TypeStyle&);
void point(Ui&, Icon, const Reminder&, Type = Type::Subheading);

}
