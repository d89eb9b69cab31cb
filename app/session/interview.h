#pragma once

#include "app/session/pages.h"
#include "app/session/views.h"
#include "app/store/records.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::app {

enum class Moved : std::uint8_t {
    Yes,
    Held,     ///< something on the page needs the person first; its messages are shown now
    ToReview, ///< there is no page left
};

enum class Completeness : std::uint8_t {
    Whole,   ///< every rule of the form holds
    Partial, ///< "finish now": what is unanswered stays so, but nothing that was typed is dropped unseen
};

/// One filling-in of one form, as pages. Plain values out, one call in for each tap.
/// Belongs to one thread; keeps nothing on a disk: whoever has it saves draft() when is_changed().
class Interview {
public:
    static platform::Result<Interview> begin(std::shared_ptr<const Form>, Environment);
    /// What the form calculates is worked out in its language with this code, where it has one.
    static platform::Result<Interview> resume(std::shared_ptr<const Form>, Environment, platform::ByteView draft,
                                              std::string_view instance_id, const TypedTexts& typed = {}, std::string_view code = {});

    const Form& form() const { return m_instance.form(); }
    /// Fixed from the beginning, whatever the form calculates later.
    const std::string& instance_id() const { return m_instance.identity(); }
    std::string name() const { return m_instance.instance_name(); }

    /// In the form's language with this code, where it has one; its default stays otherwise.
    void speak(std::string_view code);

    // ---- the page
    PageView page() const;
    PageView first_page() const;
    /// How far the whole form has come, 0 to 1: it goes back only where she does, not where an answer asks for more pages
    /// nor on the way through a card. `expected`: so many pages it has at least, whatever is known of them now.
    float done(std::size_t expected = 0);
    Moved next();
    /// False where there is nothing before this page.
    bool back();
    /// The page of this question, whichever card it is in.
    void jump(NodeRef question);
    /// The page of the cards of a repeat, as ReviewRow names it.
    void jump_to_cards(NodeRef holder, std::int32_t series);
    /// The first page that nobody has answered, or that still needs somebody; else the last.
    void jump_to_open();

    /// Where we are, as numbers that hold for the same draft of the same form: `4/2:1` is page 1 of card 2 of page 4.
    std::string place() const;
    /// Back there. False, and nothing moves, where there is no such place.
    bool return_to(std::string_view place);

    /// The counters outside repeats, in the order of the form; and one question by itself.
    std::vector<NodeRef> tallies() const;
    std::optional<QuestionView> view_of(NodeRef) const;

    // ---- answers
    /// The id of the question that is typed into, until end_typing(); empty: none.
    std::string typing() const;
    /// Its field was left: what does not fit there is told from now on; nothing is, where nothing stands there.
    void end_typing();
    /// What is typed: kept as typed while it is not (yet) a value of its type. Numbers are read as number_typed() says, and
    /// only once they are settled.
    void type(NodeRef, std::string_view text);
    /// The number that is being typed is the answer from now on, as it is by itself as soon as its field is left or anything
    /// else is done: the 1 on the way from 12 to 13 takes away no cards and no choices.
    void settle();
    /// A whole value: a date, a number from a slider, the OK of an acknowledgement.
    void answer(NodeRef, std::string_view value);
    /// A tap on a choice: takes it or, where it was chosen, gives it back.
    void choose(NodeRef, std::string_view value);
    /// A tap on a tally: nothing is counted below none, and what is there already is counted on from. One less than the least
    /// takes the answer back, where none is needed.
    void count(NodeRef, int by);
    /// Moves a choice of a rank to another place in the order, which is an answer from then on.
    void rank(NodeRef, std::string_view value, std::size_t to);
    /// The order that is shown is the answer.
    void accept_order(NodeRef);
    /// Why it is asked: opens and closes.
    void explain(NodeRef);

    // ---- a list that is too long to lie on its page
    void open_list(NodeRef);
    void close_list() { m_picking.reset(); }
    void search_list(std::string_view typed);

    // ---- cards
    /// On a page of cards: a new one, opened.
    platform::Status add_card();
    void open_card(NodeRef);
    platform::Status remove_card(NodeRef);
    /// Brings back the card that was removed last from the series of this page, with all its answers, at its place;
    /// what was done since stays. Once more: the one before it.
    void undo_remove();
    /// A card that was removed and can come back, to be kept while nobody is signed in.
    struct RemovedCard {
        std::string holder; ///< path of the node that holds the series; only from the card on that it is `within`
        std::optional<std::size_t> within = {}; ///< which of them it lay in: one that went later
        std::int32_t control = -1;
        std::uint32_t number = 0;
        platform::Bytes card;
        std::optional<std::size_t> left = {}; ///< so many cards its series has without it
        TypedTexts typed = {}; ///< by the paths within it
    };
    /// The one that went last is the first.
    std::vector<RemovedCard> removed_cards() const;
    /// Grows whenever those change, or what is told of them.
    std::uint64_t removals() const { return m_removals; }
    /// From now on they can be brought back again, but for those that are there. In the order of removed_cards().
    void remember_removed(const std::vector<RemovedCard>&);
    /// Back to the cards from within one.
    void leave_card();

    // ---- the end
    /// Nothing can be answered now: there is nothing to be read again either.
    bool asks_nothing() const;
    /// Somebody has answered something: what the form works out or is told by itself does not count.
    bool has_answers() const;
    ReviewView review() const;
    /// Every message is shown from now on; false where any rule of the form is broken.
    bool check();
    /// The final XML. Refused while a rule is broken, and at any end while text stands there that is no value; the interview stays as it is, to be gone on with.
    platform::Result<std::string> finish(Completeness = Completeness::Whole);

    // ---- the form's files
    using FileReader = std::function<platform::Result<std::string>(std::string_view name)>;
    void set_files(FileReader files) { m_files = std::move(files); }
    platform::Result<std::string> file(std::string_view name) const;

    /// The answers, and what was typed beside them.
    platform::Bytes draft() const { return m_instance.save(); }
    TypedTexts typed() const;
    /// Since the last mark_saved().
    bool is_changed() const { return m_is_changed; }
    void mark_saved() { m_is_changed = false; }

private:
    /// The card that is open (none: the whole form) and where in it we are.
    struct Place {
        std::optional<NodeRef> card;
        NodeRef anchor;
        std::int32_t control = -1;
        std::size_t index = 0; ///< to stay near where the anchor is gone
    };
    struct Typed {
        NodeRef node;
        std::string text;
    };

    struct KeptList {
        std::shared_ptr<const ChoiceList> list;
        std::string language;
        std::uint64_t revision = 0;
        bool is_fixed = false;
    };
    struct Picking {
        NodeRef node;
        std::string typed;
        std::shared_ptr<const ChoiceList> list; ///< that `found` is of
        std::shared_ptr<const std::vector<std::uint32_t>> found;
    };
    /// A card that went, and what was known of its questions, by their paths within it.
    struct Removed {
        std::uint64_t serial = 0;
        std::uint64_t around = 0; ///< serial of the card that it lay in, while that is gone too; 0: it is there
        std::string place; ///< of the holder in that card
        NodeRef holder; ///< of the series, while that is there
        std::int32_t control = -1;
        std::uint32_t number = 0;
        platform::Bytes card;
        std::vector<std::string> told;
        TypedTexts typed;
    };

    explicit Interview(Instance instance);

    void refresh();
    void was_changed();
    void leave_page();
    bool tells_no_values();
    const OutlineItem* series_of(NodeRef card) const;
    std::optional<std::size_t> last_removed(const PagePlan&) const;
    std::vector<const OutlineItem*> series(NodeRef holder, std::int32_t control) const;
    std::optional<NodeRef> card_there(NodeRef holder, const RemovedCard&, std::size_t back) const;
    void forget_oldest();
    std::shared_ptr<const ChoiceList> list_of(const OutlineItem&) const;
    const OutlineItem* item_of(NodeRef) const;
    bool is_on_list(const OutlineItem&) const;
    PickingView picking() const;
    std::size_t current(const std::vector<PagePlan>&) const;
    void go_to(const std::vector<PagePlan>&, std::size_t index);
    void store(NodeRef, std::string_view value);
    void retype(const TypedTexts&, const std::string& path = {});
    std::optional<ValueType> number_type(NodeRef) const;
    void keep_number(NodeRef, std::string_view text);
    bool brings_up_more();
    std::string series_path(const OutlineItem&) const;
    platform::MarkedText series_title(const OutlineItem& series) const;
    platform::MarkedText group_title(const OutlineItem&) const;
    platform::MarkedText titles_of(const PagePlan&) const;
    void fill(PageView&, const PagePlan&) const;
    std::vector<CardView> cards_of(const PagePlan&) const;
    QuestionView question(const OutlineItem&) const;
    Fault fault_of(const QuestionView&, platform::MarkedText* message) const;
    /// What one touch may put in: what the form would refuse is not offered.
    void find_shortcuts(QuestionView&) const;
    const Typed* typed_in(NodeRef) const;

    Instance m_instance;
    std::shared_ptr<const Form> m_form;
    Environment m_environment;
    FileReader m_files;
    mutable std::map<NodeRef, KeptList> m_lists;
    std::uint64_t m_revision = 1;
    std::optional<Picking> m_picking;
    std::vector<Removed> m_removed; ///< the latest last
    std::uint64_t m_removals = 0;
    std::set<NodeRef> m_explained;
    std::vector<OutlineItem> m_outline;
    std::vector<Place> m_places; ///< never empty; the last is where we are
    std::vector<Typed> m_typed;
    std::optional<NodeRef> m_typing;
    std::optional<NodeRef> m_unsettled; ///< a number that is being typed
    std::size_t m_done_at = 0; ///< the page outside all cards of which done() spoke last
    float m_done = 0;
    std::set<NodeRef> m_told; ///< questions whose messages are shown
    std::set<NodeRef> m_typed_out; ///< whose messages are shown unless nothing stands there
    std::set<NodeRef> m_counted; ///< by a touch
    bool m_tells_all = false;
    bool m_is_changed = true;
};

}
