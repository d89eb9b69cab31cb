#pragma once

#include "app/shell/face_outgoing.h"
#include "app/shell/machine_health.h"
#include "app/i18n/words.h"
#include "app/session/kiosk.h"
#include "app/session/store_shelf.h"
#include "app/session/tablet.h"
#include "app/store/device_store.h"
#include "app/ui/application.h"
#include "platform/keystore/keystore_file.h"

#include <functional>
#include <memory>
#include <string>

namespace kerbside::shell {

enum class FaceKind : std::uint8_t { Tablet, Kiosk };

struct FaceSetup {
    FaceKind kind = FaceKind::Tablet;
    platform::Path data;          ///< a folder that is not there, or empty, becomes a new device
    const platform::Clock& clock;
    bool is_virtual = false;      ///< driven by a script: no thread, no network but the script's
    platform::Path supplies = "/sys/class/power_supply"; ///< what tells of the battery
    std::string language;         ///< kept as the device's own where given
    std::string machine_language; ///< what staff of the kiosk are spoken to in where none is kept
    std::function<void()> wake;   ///< from any thread: something changed
    bool makes_device = true;     ///< false: NotFound where none is
};

/// One face of the program with everything behind it: store, sessions, courier.
class Face final : public app::ui::Application {
public:
    /// Busy where another process has the data. A device whose data does not open is a face that says so.
    static platform::Result<std::unique_ptr<Face>> open(const FaceSetup&);

    void draw(app::ui::Ui& ui) override { m_app->draw(ui); }
    bool tick() override;
    std::optional<std::chrono::milliseconds> next_due() override;
    void touched() override { m_app->touched(); }
    void network(bool is_up) override { m_app->network(is_up); }
    bool may_be_closed() const override { return m_app->may_be_closed(); }
    /// The window was closed: what was typed and waits for a pause is saved, and the account's key forgotten.
    void leave();
    /// Of the kiosk, without its PIN: who may run it on the machine may end it. Its answers go out as when staff end it.
    platform::Status end_session();
    bool wants_to_quit() const override { return m_app->wants_to_quit(); }

private:
    explicit Face(app::Translations translations) : m_translations(std::move(translations)) {}

    void furnish(const FaceSetup&);

    app::Translations m_translations;
    std::unique_ptr<platform::FileKeystore> m_keystore;
    std::unique_ptr<app::DeviceStore> m_store;
    std::unique_ptr<app::StoreShelf> m_shelf;
    std::unique_ptr<FaceOutgoing> m_outgoing;
    std::unique_ptr<MachineHealth> m_health;
    std::unique_ptr<app::Tablet> m_tablet;
    std::unique_ptr<app::Kiosk> m_kiosk;
    std::unique_ptr<app::ui::Application> m_app;
};

}
