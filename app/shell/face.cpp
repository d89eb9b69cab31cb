#include "app/shell/face.h"

#include "app/shell/assets.h"
#include "app/ui/screens/closed_app.h"
#include "app/ui/screens/kiosk_app.h"
#include "app/ui/screens/tablet_app.h"
#include "platform/base/log.h"

#include <algorithm>

namespace kerbside::shell {

namespace {

using platform::ErrorKind;
using platform::Result;

bool holds_nothing(const platform::Path& folder)
{
    std::error_code failed;
    return !std::filesystem::exists(folder, failed) || (std::filesystem::is_directory(folder, failed) && std::filesystem::is_empty(folder, failed));
}

Result<std::unique_ptr<app::DeviceStore>> open_store(const app::StorePlace& place)
{
    if (holds_nothing(place.folder))
        TRY(app::DeviceStore::init(place, "device"));
    return app::DeviceStore::open(place);
}

}

Result<std::unique_ptr<Face>> Face::open(const FaceSetup& setup)
{
    std::error_code failed;
    if (!setup.makes_device && (holds_nothing(setup.data) || !std::filesystem::is_directory(setup.data, failed)))
        return platform::Error{ErrorKind::NotFound, "there is no device in " + setup.data.string()};
    TRY_ASSIGN(auto translations, app::Translations::load(assets_folder() / "translations"));
    std::unique_ptr<Face> face(new Face(std::move(translations)));
    face->m_keystore = std::make_unique<platform::FileKeystore>(setup.data);
    auto store = open_store({setup.data, *face->m_keystore, setup.clock});
    if (store) {
        face->m_store = std::move(store).value();
        face->furnish(setup);
        return face;
    }
    if (store.error().kind == ErrorKind::Busy)
        return store.error();
    platform::log(platform::LogLevel::Warning, "the device's data does not open: " + store.error().detail);
    face->m_app = std::make_unique<app::ui::ClosedApp>(face->m_translations.in(setup.language.empty() ? setup.machine_language : setup.language));
    return face;
}

void Face::furnish(const FaceSetup& setup)
{
    m_shelf = std::make_unique<app::StoreShelf>(*m_store);
    m_outgoing = open_outgoing(*m_store, setup.clock, setup.is_virtual, setup.wake);
    app::Environment environment{.clock = &setup.clock, .zone = app::system_zone};
    environment.isolates_outputs = true;
    environment.properties["deviceid"] = m_store->identity().id().text();
    const auto network = [this](bool is_up) { m_outgoing->network(is_up); };
    if (!setup.language.empty())
        (void)m_shelf->keep_setting("language", setup.language);
    if (setup.kind == FaceKind::Kiosk) {
        m_kiosk = std::make_unique<app::Kiosk>(*m_shelf, *m_outgoing, setup.clock, std::move(environment));
        m_app = std::make_unique<app::ui::KioskApp>(*m_kiosk, m_translations, network, setup.machine_language);
        return;
    }
    m_tablet = std::make_unique<app::Tablet>(*m_shelf, *m_outgoing, setup.clock, std::move(environment));
    m_health = std::make_unique<MachineHealth>(setup.data, setup.supplies, setup.clock);
    m_tablet->watch(*m_health);
    m_app = std::make_unique<app::ui::TabletApp>(*m_tablet, m_translations, network);
}

void Face::leave()
{
    if (m_tablet && m_tablet->is_signed_in())
        m_tablet->lock();
}

platform::Status Face::end_session()
{
    if (!m_kiosk)
        return platform::Error{ErrorKind::Corrupt, "the device's data does not open"};
    if (m_kiosk->place() != app::KioskPlace::Visit)
        return platform::Error{ErrorKind::NotFound, "no session of the kiosk is running here"};
    return m_kiosk->end_session();
}

bool Face::tick()
{
    const bool is_new = m_outgoing && m_outgoing->step();
    return m_app->tick() || is_new;
}

std::optional<std::chrono::milliseconds> Face::next_due()
{
    const auto page = m_app->next_due();
    const auto courier = m_outgoing ? m_outgoing->next_due() : std::nullopt;
    if (page && courier)
        return std::min(*page, *courier);
    return page ? page : courier;
}

}
