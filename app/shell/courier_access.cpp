#include "app/shell/courier_access.h"

#include "platform/crypto/random.h"

namespace kerbside::shell {

namespace {

platform::Result<const sync::Card*> card_of(app::DeviceStore& store)
{
    if (!store.identity().is_enrolled())
        return platform::Error{platform::ErrorKind::Refused, "the device is not enrolled: it has no card yet"};
    return &store.identity().belonging();
}

}

platform::Result<sync::CourierPapers> papers_of(app::DeviceStore& store)
{
    TRY_ASSIGN(const auto* card, card_of(store));
    TRY_ASSIGN(auto key, platform::SigningKey::from_seed(store.identity().signing_key().seed().copy()));
    return sync::CourierPapers{.key = std::move(key),
                               .certificate = card->certificate_bytes,
                               .keyset = card->keyset,
                               .hub = card->hub.verify_key};
}

platform::Result<std::unique_ptr<sync::Transport>> transport_of(app::DeviceStore& store)
{
    TRY_ASSIGN(const auto* card, card_of(store));
    return sync::open_curl_transport({card->hub.address, card->hub.tls_authority, card->hub.tls_pin});
}

platform::Reach reach_of(app::DeviceStore& store)
{
    const auto card = card_of(store);
    if (!card)
        return platform::Reach::Outside;
    const std::string_view address = (*card)->hub.address;
    const bool is_here = address.starts_with("127.") || address.starts_with("localhost:") || address.starts_with("[::1]:");
    return is_here ? platform::Reach::Loopback : platform::Reach::Outside;
}

std::uint64_t random_wait(std::uint64_t bound)
{
    const auto below = std::min<std::uint64_t>(bound, UINT32_MAX);
    return platform::random_below(static_cast<std::uint32_t>(below));
}

}
