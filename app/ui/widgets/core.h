#pragma once

#include "app/ui/widgets/edit_state.h"
#include "app/ui/widgets/item.h"
#include "app/ui/widgets/keyboard.h"
#include "app/ui/widgets/paint.h"
#include "app/ui/widgets/pictures.h"
#include "app/ui/widgets/ui.h"
#include "app/ui/widgets/widgets.h"

#include "platform/window/window.h"

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace kerbside::app::ui {

using platform::Event;

/// Where the next widget goes.
struct Place {
    Rect area;      ///< h: as far as it goes
    float y = 0;    ///< the next widget's top
    float gap = 0;
    bool is_first = true;
    bool is_after_heading = false;
    int card = 0;   ///< what it lies on
};

/// The cells of a Row that is open.
struct RowState {
    Rect area;
    std::vector<float> shares;
    float gap = 0;
    std::size_t cell = 0;
    float bottom = 0;
    float stacked_gap = 0; ///< between what stands one below the other
    bool is_stacked = false;
    bool is_of_grid = false; ///< one thing a cell, all of one height
    float tallest = 0;       ///< of its tiles, as high as they want to be: what they are told is not what they remember
    std::string key; ///< of its height in the pass before
};

struct ScrollArea {
    std::string id;
    Rect view;
    float content = 0;
    std::size_t layer = 0;
    float corner = 0;
    float top = 0; ///< what may be scrolled to the top of the view, however little stands below it
};

struct ScrollState {
    float offset = 0;
    float velocity = 0; ///< pixels a second
};

/// Everything behind Ui: places, items, input, focus, scrolling. Widgets see it; screens do not.
class UiCore {
public:
    UiCore(TextEngine&, platform::Path themes);

    // ---- by the frame ----
    platform::Status load_theme(std::string_view name);
    void set_display(Size, float scale);
    void begin_pass(std::chrono::milliseconds now);
    /// True where another pass is needed before the picture is right.
    bool end_pass();
    /// True where something may look different after it.
    bool take(const Event&);
    /// What an input method composes is written where it stands, before this event takes somebody elsewhere. True where
    /// it did: the input method has to be told, and a pass is to come before the event is taken.
    bool settle_composed(const Event&);
    bool advance(std::chrono::milliseconds now);
    std::optional<std::chrono::milliseconds> next_due() const;
    std::vector<Node> nodes() const;
    bool reveal(std::string_view id);
    void bring_into_sight(std::string_view id);
    int taps() const { return m_taps; }
    /// What was looked for stays in sight, wherever the focus is.
    void leave_focus_unseen() { m_reveal = false; }
    bool is_moving() const;
    bool has_press() const { return m_press.is_down; }
    bool wants_text() const;
    /// Keys are in use, not fingers: the focus is shown.
    bool shows_ring() const { return m_shows_ring; }
    bool has_dialog() const { return m_last_modal != 0; }
    /// On from a field that was filled in: to what is asked next on the page, or else to the way on. Never to a way back.
    void focus_next();
    /// Where keys are in use: to the first place of this id, or within it.
    void focus_within(std::string_view id);
    Rect caret() const { return m_caret; }
    std::function<std::string()> read_clipboard;
    bool was_wiped();

    // ---- by widgets ----
    Painter paint;
    Pictures pictures;
    const Theme& theme() const { return m_theme; }
    const Paragraph& lay(std::string_view text, const TypeStyle&, float width = 0, int most_lines = 0, std::string_view language = {},
                         std::span<const Weighted> = {});
    const Paragraph& lay(std::string_view text, Type type, float width = 0, int most_lines = 0)
    {
        return lay(text, m_theme.type(type), width, most_lines);
    }
    /// As lay(), and of two or three lines none is much longer than the others: a word does not stand alone on the last.
    const Paragraph& lay_balanced(std::string_view text, const TypeStyle&, float width, int most_lines = 0, std::span<const Weighted> = {});
    /// What a person wrote, whose direction is its own, in the style of a field.
    const Paragraph& lay_written(std::string_view text, float width);
    /// Where the thumb is: 0 at the left, 1 at the right, in the middle for both hands.
    float thumb_share() const { return hand == Hand::Left ? 0.F : hand == Hand::Right ? 1.F : 0.5F; }
    float leading_share() const { return m_rtl ? 1.F : 0.F; }
    Rect cut_leading(Rect& from, float width) const;
    Rect cut_trailing(Rect& from, float width) const;

    Response item(Item);
    void focus_ring(const Rect&, float radius);
    /// The next place of that height in the current column.
    Rect next(float height);
    float width() const { return m_places.back().area.w; }
    Place& place() { return m_places.back(); }
    void push_place(const Rect&, float gap);
    /// Back to the column around it, which goes on below what was taken.
    float pop_place();
    /// What comes next in this column lies on a card of its own.
    void begin_card() { m_places.back().card = ++m_cards; }
    std::size_t depth() const { return m_places.size(); }

    void begin_row(std::vector<float> shares, bool keep, float gap, float least_first = 0);
    void next_cell();
    void end_row();
    /// Of a tile that wants to be so high: those of a row are all as high as the highest was in the pass before.
    float row_height(float natural);
    /// The same for what fills a cell of a grid; elsewhere as high as it wants to be.
    float cell_height(float natural) { return m_rows.empty() || !m_rows.back().is_of_grid ? natural : row_height(natural); }
    bool is_row_stacked() const { return m_rows.back().is_stacked; }
    void make_grid_of_row() { m_rows.back().is_of_grid = true; }

    /// `corner`: how round the view's lower corners are.
    void begin_scroll(std::string_view id, const Rect& view, float content_gap, float corner = 0);
    /// `air` is what stands free below the last thing: for that alone nothing scrolls.
    void end_scroll(float air = 0);
    /// From `y` on a whole view can be scrolled to, in this pass.
    void keep_view_from(float y);
    /// The scroll area begins there from now on, as far as it goes.
    void put_scroll(std::string_view id, float offset);
    /// The pass before had a widget of that name.
    bool was_shown(std::string_view id) const;
    /// And all of it was seen.
    bool was_in_sight(std::string_view id) const;
    void begin_layer(bool is_modal);
    /// Above all others, reachable from dialogs too: the keyboard.
    void begin_top_layer();
    void end_layer();

    /// Remembers a length from pass to pass; a change asks for another pass.
    float recall(const std::string& key, float otherwise) const;
    void remember(const std::string& key, float value);
    /// The same, until the page is left: who comes back finds what was answered, not where somebody had looked around.
    float recall_here(const std::string& key, float otherwise) const;
    void remember_here(const std::string& key, float value);
    /// 0 to 1 and back, within the theme's motion.
    float ease(const std::string& key, bool is_on);

    bool pressed(Key);
    std::vector<Stroke> take_strokes();
    void put_text(std::string);
    void put_key(Key);
    void set_caret(const Rect&);
    /// The caret moved: what it stands in scrolls until it is seen.
    void follow_caret() { m_follows_caret = true; }

    Size screen;
    float scale = 1;
    float text_scale = 1; ///< as asked for, and as far as the theme goes
    Rect free;           ///< what bars and keyboard have left of the page
    std::string language = "en";
    std::string page_id;
    std::string theme_name;
    Keyboard keyboard = Keyboard::Physical;
    std::vector<std::string> layouts = {"en"};
    std::size_t layout = 0;
    Paint ring_paint = Paint::Focus; ///< of the focus ring: what stands out from what is drawn upon now
    Layouts key_layouts;
    KeyboardState board;
    bool numbers_only = false;
    bool has_gloves = false;
    bool is_roomy = false; ///< targets as for gloves, because the page has the room
    bool may_copy = true;
    bool reduced_motion = false;
    bool m_rtl = false;
    bool is_late = false; ///< what is said now comes last for the Tab key, though it is said before the body
    Hand hand = Hand::Both;
    bool swiped_down = false; ///< from the upper edge
    EditState edit;
    /// Of a long list that lies open: the rows that were seen to need more height than its others, and how much more.
    struct TallRows {
        std::string of;
        std::map<std::size_t, float> more;
    };
    TallRows tall_rows;
    std::string focus_id;
    std::string settled; ///< composed text that was written before the input method said so: it may still say it
    std::chrono::milliseconds settled_at{0};
    std::string clipboard;
    bool clipboard_changed = false;
    bool has_copied = false;
    EditWords edit_words;
    KeyWords key_words;
    int swipe = 0;
    std::chrono::milliseconds now{0};

    void set_focus(std::string id);
    void ask_theme(std::string_view name);
    void ask_text_scale(float text);
    void ask_density(float);
    void set_scanning(const Scanning&);
    /// What the next key or button is, not what it does: asked for in each pass that wants to know. Escape, and what a
    /// pointer presses on the page, are themselves.
    std::optional<std::string> heard_switch();
    bool hears() const { return m_hears; }
    /// Another pass at that time, for what changes by itself.
    void wake_at(std::chrono::milliseconds);
    bool is_scanning() const { return m_scan.setting.mode != Scanning::Mode::Off; }
    float scrolled(std::string_view list) const;
    void scroll_to(std::string_view list, float offset);
    void change_page(std::string_view id);
    void wipe_all();
    void ask_pass() { m_again = true; }

private:
    struct Registered {
        Item item;
        Rect clip;
        std::size_t layer = 0;
        int scroll = -1;
        bool is_late = false;
        int card = 0; ///< that it lies on; 0: on the page
    };
    struct Press {
        bool is_down = false;
        bool is_touch = false;
        bool is_scrolling = false;
        bool is_void = false; ///< moved too far to be a tap
        std::string id;
        Rect of; ///< where what it began on was then
        Point start;
        Point at;
        int scroll = -1;
        std::string scroll_id;
        bool is_repeating = false;
        bool is_sliding = false;
        std::chrono::milliseconds repeated{0};
        std::chrono::milliseconds since{0};
        std::chrono::milliseconds last_move{0};
    };
    /// What comes back when a page is come back to.
    struct PageMemory {
        std::string id;
        std::string focus;
        std::map<std::string, float, std::less<>> scrolled;
    };
    /// One thing that the switch can take; of a slider, less of it or more.
    struct Offer {
        std::string id;
        int sideways = 0;
        friend bool operator==(const Offer&, const Offer&) = default;
    };
    struct Scan {
        Scanning setting;
        std::vector<Offer> at;   ///< what is offered: a group, or one of it
        std::vector<Offer> group; ///< the group we are in; empty while groups are gone through
        std::chrono::milliseconds since{0};
        int steps = 0; ///< without a choice
        bool is_resting = false;
        bool is_new = true; ///< to be brought into sight
        bool writes = false; ///< the switch is a key that also writes a letter, which is not meant
    };
    struct Motion {
        float value = 0;
        std::chrono::milliseconds at{0};
    };

    const Registered* at(Point) const;
    const Registered* find(std::string_view id) const;
    bool take_key(const Event&);
    bool take_arrow(Key, const Registered* focused);
    void tap_by_key(const Registered& focused);
    bool may_be_held() const;
    bool press_down(const Event&);
    bool press_move(const Event&);
    bool press_up(const Event&);
    bool is_at_last_tap(Point, std::chrono::milliseconds within) const;
    bool is_meant_for_before(Point) const;
    void count_tap(const std::string& id, Point);

    // ---- keys that are held (hold.cpp)
    bool hold_key();
    std::optional<std::chrono::milliseconds> next_hold() const;
    bool drop_key(const std::string& id, Point at);

    // ---- the focus (focus.cpp)
    bool is_stop(const Registered&) const;
    std::vector<const Registered*> stops() const;
    bool move_focus(int step);
    bool move_focus(Point direction);
    bool move_in_group(int step);
    std::string first_stop() const;
    void settle_focus();
    bool press_main();

    // ---- scrolling (scroll.cpp)
    const ScrollArea* scroll_of_focus() const;
    bool scroll_by(const std::string& id, float by);
    bool is_cut_below(int scroll, float edge) const;
    bool has_more_below(int scroll, float edge) const;
    void tell_more_below(const ScrollArea&, int scroll);
    std::string scroll_at(Point) const;

    // ---- what is brought into sight (sight.cpp)
    Rect asked_with(const Registered& field, float room, bool& is_parted) const;
    void look_again();
    void reveal_focus();
    void reveal_sought();
    void reveal_caret();

    // ---- the switches (scan.cpp)
    std::vector<std::vector<Offer>> offered_groups() const;
    bool take_switch(const Event&);
    bool hear(const Event&);
    void scan_on();
    void scan_choose();
    void settle_scan();
    void draw_scan();
    bool is_offered(std::string_view id) const;

    void rebuild_theme();

    TextEngine& m_text;
    platform::Path m_themes;
    Theme m_base;
    Theme m_theme;
    std::string m_asked_theme;
    float m_asked_text = 1;
    std::vector<Place> m_places;
    std::vector<RowState> m_rows;
    int m_row_count = 0;
    int m_cards = 0; ///< in this pass
    std::vector<Registered> m_items;      ///< of this pass
    std::vector<Registered> m_last;       ///< of the one before: what is on the screen
    std::vector<ScrollArea> m_scrolls;
    std::vector<ScrollArea> m_last_scrolls;
    std::vector<int> m_scroll_stack;
    std::map<std::string, ScrollState, std::less<>> m_scroll_states;
    using Memory = std::map<std::string, float, std::less<>>;
    void keep(Memory&, const std::string& key, float value);
    Memory m_memory;
    Memory m_page_memory;
    std::map<std::string, Motion, std::less<>> m_motions;
    std::size_t m_modal = 0;
    std::size_t m_last_modal = 0;
    std::vector<std::size_t> m_layers;
    std::size_t m_highest = 0;

    Press m_press;
    Point m_pointer{-1, -1};
    Scan m_scan;
    bool m_asks_switch = false; ///< in this pass
    bool m_hears = false;       ///< the pass before did
    std::optional<std::string> m_heard;
    std::optional<std::chrono::milliseconds> m_alarm;
    float m_density = 1;
    bool m_shows_ring = false; ///< keys are in use: the focus is shown, and never lost
    bool m_wants_focus = false; ///< the page is new: find a place for it
    std::string m_last_focus;   ///< where Tab goes on from when nothing has it
    std::string m_wanted_focus; ///< of a page that was come back to
    std::vector<PageMemory> m_pages; ///< the latest last
    std::vector<std::string> m_under_dialogs; ///< what had the focus when each came up
    bool m_again = false;
    bool m_moves = false;
    bool m_wiped = false;
    bool m_reveal = false;
    std::string m_sought;   ///< to be scrolled to
    std::string m_last_sought; ///< what was so last, while nobody has done anything since
    int m_sought_passes = 0; ///< that are still waited for it
    bool m_theme_changed = false;
    Rect m_ring; ///< drawn in this pass
    Rect m_caret;
    int m_caret_scroll = -1;
    bool m_follows_caret = false;

    // What the next pass tells the widgets, once.
    std::string m_tapped;
    std::string m_held;
    std::string m_dropped;
    Point m_tap_at;
    Point m_tap_from;
    bool m_tap_is_touch = false;
    int m_taps = 1;
    struct Tap {
        std::string id;
        std::string page;
        std::size_t modal = 0;
        std::chrono::milliseconds time{0};
        Point at;
    };
    Tap m_last_tap;
    int m_sideways = 0;
    int m_upright = 0;
    std::vector<Stroke> m_strokes;
    std::vector<Key> m_keys;
};

}
