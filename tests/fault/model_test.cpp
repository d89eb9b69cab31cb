#include "tests/support/faulty_transport.h"
#include "tests/support/sync_device.h"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <cstdlib>
#include <random>

using namespace kerbside;
using namespace kerbside::sync;
using namespace kerbside::test;
using namespace std::chrono_literals;

namespace {

constexpr int kActions = 150;

/// How many seeds a test goes through; more by hand.
unsigned seeds(unsigned usual)
{
    const char* asked = std::getenv("KERBSIDE_FAULT_SEEDS");
    return asked == nullptr ? usual : static_cast<unsigned>(std::strtoul(asked, nullptr, 10));
}

constexpr std::array kFaults{Fault::None,       Fault::None,     Fault::None,    Fault::Unreachable,   Fault::LostRequest,
                             Fault::LostAnswer, Fault::Twice,    Fault::LateAnswer, Fault::CaptivePortal, Fault::Redirect,
                             Fault::Nonsense,   Fault::OtherKey, Fault::HubBusy, Fault::HubRestarts,   Fault::Intercepted};

/// The same partnership, another device.
Partnership with_another_device(const Partnership& of)
{
    Partnership other;
    other.root = platform::SigningKey::from_seed(of.root.seed().copy()).value();
    other.desk = platform::SigningKey::from_seed(of.desk.seed().copy()).value();
    other.hub = platform::SigningKey::from_seed(of.hub.seed().copy()).value();
    for (const auto role : {&Partnership::data, &Partnership::safeguarding, &Partnership::mediation, &Partnership::recovery})
        other.*role = platform::SealKey::from_secret((of.*role).secret().copy()).value();
    return other;
}

/// Two devices, a hub and a desk, in virtual time; whatever can go wrong between them does, by the dice of one seed.
class Model {
public:
    explicit Model(unsigned seed) : m_random(seed)
    {
        for (auto* transport : {&m_way_1, &m_way_2})
            transport->draw = [this] { return m_is_calm ? Fault::None : kFaults[m_random() % kFaults.size()]; };
    }

    void act()
    {
        auto& device = *m_devices[m_random() % m_devices.size()];
        switch (m_random() % 15) {
        case 0:
        case 1:
        case 2:
            for (auto left = 1 + m_random() % 4; left > 0; --left)
                device.finalize("<data>" + std::to_string(++m_written) + "</data>",
                                m_random() % 8 == 0 ? Priority::First : Priority::Normal,
                                m_random() % 3 == 0 ? Visibility::Anonymous : Visibility::Named);
            break;
        case 3:
            device.restart();
            break;
        case 4:
            device.connectivity.set(m_random() % 2 == 0 ? platform::Network::Up : platform::Network::Down);
            device.courier->network_changed();
            break;
        case 5:
            m_hub.restart();
            break;
        case 6:
            pull();
            break;
        case 7:
            m_clock.set_wall(m_clock.now() + std::chrono::minutes(static_cast<int>(m_random() % 20) - 10));
            break;
        case 8:
            device.courier->hurry();
            break;
        case 9:
            m_clock.advance(std::chrono::minutes(m_random() % 90));
            break;
        case 10:
            device.is_disk_broken = m_random() % 4 == 0;
            device.restart();
            break;
        default:
            if (const auto step = device.step(); step.due && *step.due > m_clock.monotonic() && m_random() % 2 == 0)
                m_clock.advance(*step.due - m_clock.monotonic());
        }
    }

    /// The hub's folder is put back to an earlier copy, as after a disaster there.
    void set_hub_back()
    {
        m_hub.keep_copy();
        for (int i = 0; i < 20; ++i)
            act();
        check();
        m_hub.set_back();
    }

    /// What must hold at every moment.
    void check()
    {
        for (const auto& hash : m_hub.hashes())
            m_ever_stored.insert(hash);
        for (auto* device : m_devices) {
            for (const auto& [key, hash] : device->finalized) {
                const auto state = device->state(key);
                // An acknowledgement is the truth: the hub has had these very bytes on its disk.
                if (state == ParcelState::Acked)
                    REQUIRE(m_ever_stored.contains(hash));
                // What was dropped here is with the desk.
                if (state == ParcelState::Purged)
                    REQUIRE(m_desk.contains(hash));
                REQUIRE(state != ParcelState::Quarantined);
                REQUIRE(state != ParcelState::Held);
            }
            // Nothing stays in flight when a step is over.
            REQUIRE(device->counts().in_flight == 0);
        }
        for (const auto& hash : m_ever_stored)
            REQUIRE(is_finalized(hash));
    }

    /// Calm weather at last: then everything arrives, once, and is dropped from the devices.
    void end()
    {
        m_is_calm = true;
        const auto requests = m_way_1.requests + m_way_2.requests;
        for (auto* device : m_devices) {
            device->is_disk_broken = false;
            device->connectivity.set(platform::Network::Up);
            device->restart();
        }
        for (int half_day = 0; half_day < 2; ++half_day) {
            for (auto* device : m_devices)
                device->run_for(12h);
            pull();
            check();
        }
        std::size_t written = 0;
        for (auto* device : m_devices) {
            device->run_for(12h);
            const auto number = device->finalized.size();
            REQUIRE(device->counts() == ParcelCounts{.purged = static_cast<std::int64_t>(number)});
            written += number;
        }
        check();
        REQUIRE(m_desk.size() == written);
        // A few questions a day, not a request for every answer.
        REQUIRE(m_way_1.requests + m_way_2.requests - requests < 200);
    }

private:
    bool is_finalized(const Hash256& hash) const
    {
        return std::any_of(m_devices.begin(), m_devices.end(), [&](const auto* device) {
            return std::any_of(device->finalized.begin(), device->finalized.end(), [&](const auto& each) { return each.second == hash; });
        });
    }

    /// As the desk does: what is known already is recognised by its key, and never with other bytes.
    void pull()
    {
        m_pulled = m_hub.pull(m_pulled, [&](const PullPage& page) {
            for (const auto& entry : page.entries) {
                const auto certificate = decode_certificate(page.certificates[entry.certificate]);
                REQUIRE(certificate);
                const auto header = verify_envelope(entry.envelope, certificate->verify_key);
                REQUIRE(header);
                const auto hash = hash_of_envelope(entry.envelope);
                const auto [known, is_new] = m_desk_keys.emplace(std::pair(header->device, header->key), hash);
                REQUIRE(known->second == hash);
                m_desk.insert(hash);
            }
        });
        for (const auto& hash : m_hub.hashes())
            m_ever_stored.insert(hash);
    }

    std::mt19937 m_random;
    platform::ManualClock m_clock{platform::WallTime(std::chrono::seconds(1'770'000'000))};
    Partnership m_one;
    Partnership m_two = with_another_device(m_one);
    TestHub m_hub{m_one, m_clock};
    FaultyTransport m_way_1{m_hub, m_one};
    FaultyTransport m_way_2{m_hub, m_two};
    SyncDevice m_device_1{m_one, m_way_1, m_clock, 11};
    SyncDevice m_device_2{m_two, m_way_2, m_clock, 12};
    std::array<SyncDevice*, 2> m_devices{&m_device_1, &m_device_2};
    std::set<Hash256> m_ever_stored;
    std::set<Hash256> m_desk;
    std::map<std::pair<DeviceId, EnvelopeKey>, Hash256> m_desk_keys;
    HubMark m_pulled;
    bool m_is_calm = false;
    int m_written = 0;
};

TEST_CASE("whatever goes wrong on the way, every answer arrives once, byte for byte", "[fault]")
{
    const auto seed = GENERATE(range(1U, 1U + seeds(6)));
    CAPTURE(seed);
    Model model(seed);
    for (int i = 0; i < kActions; ++i) {
        CAPTURE(i);
        model.act();
        model.check();
    }
    model.end();
}

TEST_CASE("a hub that is put back from a copy loses nothing that the desk has not", "[fault]")
{
    const auto seed = GENERATE(range(1'000'001U, 1'000'001U + seeds(3)));
    CAPTURE(seed);
    Model model(seed);
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 20; ++i)
            model.act();
        model.check();
        model.set_hub_back();
    }
    model.end();
}

}
