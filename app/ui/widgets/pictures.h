#pragma once

#include "app/ui/geometry.h"

#include "platform/base/result.h"
#include "platform/diagram/diagram.h"

#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct ImTextureData;

namespace kerbside::app::ui {

/// Where the bytes of a form's picture come from; borrowed for the call.
using PictureFiles = std::function<platform::Result<std::string>(std::string_view name)>;

/// The pictures of forms: read between frames, never within one, each at the size at which it is shown. The least
/// lately used go when all together take more than the budget.
class Pictures {
public:
    Pictures();
    ~Pictures();
    Pictures(const Pictures&) = delete;
    Pictures& operator=(const Pictures&) = delete;

    /// What can be said of a picture now.
    struct Shown {
        ImTextureData* texture = nullptr; ///< none while it is being read
        Size size;                        ///< in which it is to be drawn, once it is known
        bool is_broken = false;
    };
    /// `key` tells it from all others, of other forms too; it is fitted into `box`, never made larger than twice.
    Shown want(const std::string& key, std::string_view name, const PictureFiles& files, Size box, float radius);

    /// The shapes of a drawing, read once: null where it is none that can be read. `names` as in Diagram::read.
    const platform::Diagram* drawing(const std::string& key, std::string_view name, const PictureFiles& files, std::span<const std::string> names);

    /// Reads one of those that wait. True where there is something new to be seen.
    bool work();
    bool has_work() const;
    void forget();
    /// Before each pass: what was given up and is no longer used is freed.
    void sweep();

    static constexpr std::size_t kBudget = std::size_t(24) << 20U;

private:
    struct Kept;
    struct Drawn {
        std::string key;
        std::vector<std::string> names;
        std::unique_ptr<platform::Diagram> drawing;
    };
    const Kept* find(const std::string& key, Size box);
    void drop(std::list<std::unique_ptr<Kept>>::iterator);

    std::list<std::unique_ptr<Kept>> m_kept; ///< the lately used first
    std::list<ImTextureData*> m_gone;
    std::list<Drawn> m_drawings; ///< the lately used first, a few
    std::size_t m_bytes = 0;
    unsigned m_pass = 0;
    int m_next_id = 0x10000;
};

}
