#pragma once

#include "app/form/problem.h"
#include "platform/base/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kerbside::app {

struct Definition;

struct FormFile {
    std::string name; ///< its ending tells the format: .xml, .xlsx, .md, .csv
    std::string bytes;
};

/// Where a form's attached files come from. The engine touches no disk itself.
class MediaSource {
public:
    virtual ~MediaSource() = default;
    /// `name` is the last segment of a `jr://…` address: no folder, never `..`. NotFound where there is none.
    virtual platform::Result<std::string> read(std::string_view name) = 0;
};

/// No attached files at all.
class NoMedia final : public MediaSource {
public:
    platform::Result<std::string> read(std::string_view name) override;
};

enum class ControlKind : std::uint8_t {
    Input, Secret, Textarea, Select, Select1, Rank, Range, Upload, Trigger, Group, Repeat,
};

/// `int` of ODK XForms is Integer; what the specification does not know is String.
enum class ValueType : std::uint8_t {
    String, Integer, Decimal, Boolean, Date, Time, DateTime, Geopoint, Geotrace, Geoshape, Binary, Barcode, Intent,
};
std::string_view name_of(ValueType) noexcept;

/// A control of the body. Form::controls() has them flattened, each before what lies in it.
struct Control {
    ControlKind kind = ControlKind::Input;
    ValueType type = ValueType::String;
    std::string path;                ///< of its node, without positions; empty for a group without ref
    std::int32_t parent = -1;        ///< index of the enclosing group or repeat
    std::uint32_t end = 0;           ///< index past everything within it
    std::vector<std::string> appearances;
    std::vector<std::pair<std::string, std::string>> attributes; ///< of the body element, names as written; not the path
    std::optional<double> range_start, range_end, range_step;
    std::string mediatype;           ///< of an upload: `image/*` …
    bool may_add_remove = true;      ///< a repeat's: false with jr:noAddRemove or jr:count
    bool has_count = false;          ///< a repeat with jr:count
    bool has_external_choices = false; ///< an input that chooses from the form's itemsets.csv (select_one_external)

    bool has_appearance(std::string_view word) const;
};

/// A form, compiled once and shared by all its instances; immutable, so safe from any thread.
class Form {
public:
    struct Loaded {
        std::shared_ptr<const Form> form; ///< empty where there is any error
        std::vector<Problem> errors;
        std::vector<Problem> warnings;
    };
    /// Reads `.xml`, and by way of app/form/xlsform `.xlsx`, `.md` and `.csv`. Bounded whatever the bytes are.
    static Loaded load(FormFile file, MediaSource& media);

    ~Form();

    const std::optional<std::string>& id() const;
    const std::optional<std::string>& version() const;
    const std::string& title() const;
    /// In one of `languages()`; title() where the form has none in it.
    const std::string& title_in(std::string_view language) const;
    const std::vector<std::string>& languages() const; ///< in document order
    const std::string& default_language() const;       ///< empty where there are no translations
    const std::vector<Control>& controls() const;
    /// Some question has to be answered, under whatever condition (ODK XForms, bind attribute `required`).
    bool may_require() const;
    /// `mode`, `retain_days`, `recipients`, `data_class`, `handling`, `kiosk_minutes` …: the attributes of <model>
    /// in `urn:kerbside:forms`, empty where the form says nothing.
    std::string_view setting(std::string_view name) const;
    /// An attribute of the bind of `path` (without positions), by its name as written: `kerbside:disclosure`. The
    /// bind's path and expressions are not among them: the engine does those.
    std::string_view bind_attribute(std::string_view path, std::string_view name) const;

    /// The compiled inside: for this room only.
    const Definition& definition() const { return *m_definition; }

private:
    explicit Form(std::shared_ptr<const Definition> definition);
    std::shared_ptr<const Definition> m_definition;
};

}
