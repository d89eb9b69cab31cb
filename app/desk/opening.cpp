#include "app/desk/opening.h"

#include "app/desk/table_export.h"
#include "platform/base/clock.h"
#include "sync/wire/sealing.h"

#include <algorithm>
#include <map>

namespace kerbside::app {

namespace {

using platform::ErrorKind;
using platform::Result;
using platform::SealKey;
using platform::SecretBytes;
using platform::Status;

constexpr std::int64_t kDay = 24LL * 60 * 60 * 1000;

SubmissionFacts facts_of(const sync::EnvelopeHeader& header)
{
    return {header.key.instance_id.instance_id(),
            platform::utc_day(platform::WallTime(std::chrono::milliseconds(header.day * kDay))), header.device.text(),
            header.form_version, header.key.revision};
}

struct Building {
    explicit Building(FormShape shape) : tables(std::move(shape)) {}
    TableExport tables;
    ExportedForm told;
};

Status add_row(Building& building, const KeptEnvelope& envelope, const std::vector<SealKey>& keys)
{
    ++building.told.submissions;
    const auto facts = facts_of(envelope.header);
    auto opened = open_with(envelope.bytes, keys);
    if (opened && opened->has_value()) {
        if (building.tables.add(facts, std::string((*opened)->text())))
            return {};
        ++building.told.damaged;
    } else if (opened) {
        ++building.told.unopened;
    } else {
        ++building.told.damaged;
    }
    building.tables.add_unopened(facts);
    return {};
}

Status write_tables(Building& building, const platform::Path& folder)
{
    building.told.unknown_fields = building.tables.unknown_fields();
    building.told.formula_like = building.tables.formula_like();
    const auto& tables = building.tables.plan().tables;
    for (std::size_t table = 0; table < tables.size(); ++table) {
        const auto file = folder / tables[table].file_name;
        TRY(platform::write_file(file, platform::as_bytes(building.tables.text_of(table))));
        building.told.files.push_back(file);
    }
    return {};
}

}

Result<std::optional<SecretBytes>> open_with(platform::ByteView envelope, const std::vector<SealKey>& keys)
{
    for (const auto& key : keys) {
        auto plain = sync::open_envelope(envelope, key);
        if (plain)
            return std::optional(std::move(plain->xml));
        if (plain.error().kind != ErrorKind::WrongKey)
            return plain.error();
    }
    return std::optional<SecretBytes>{};
}

Result<ExportOutcome> export_csv(DeskStore& store, const std::vector<SealKey>& keys,
                                 const std::vector<FormShape>& shapes, const platform::Path& folder)
{
    std::map<std::string, FormShape> forms;
    for (const auto& shape : shapes) {
        const auto [place, is_new] = forms.emplace(shape.id, shape);
        if (!is_new)
            merge_shape(place->second, shape);
    }
    std::map<std::string, Building> building;
    ExportOutcome outcome;
    TRY(store.visit([&](const KeptEnvelope& envelope) -> Status {
        const auto& id = envelope.header.form_id;
        const auto form = forms.find(id);
        if (form == forms.end()) {
            if (outcome.without_form.empty() || outcome.without_form.back() != id)
                outcome.without_form.push_back(id);
            return {};
        }
        return add_row(building.try_emplace(id, form->second).first->second, envelope, keys);
    }));
    TRY(platform::make_folder(folder));
    for (auto& [id, form] : building) {
        form.told.form_id = id;
        TRY(write_tables(form, folder));
        outcome.forms.push_back(std::move(form.told));
    }
    return outcome;
}

}
