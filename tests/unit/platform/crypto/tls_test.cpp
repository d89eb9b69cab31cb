#include "platform/crypto/tls.h"

#include <catch2/catch_test_macros.hpp>

namespace kerbside::test {

using namespace platform;

TEST_CASE("a hub's authority, certificate and key are made in one go", "[crypto]")
{
    const auto made = make_tls_identity(kHubServerName);
    REQUIRE(made);
    CHECK(made->authority.starts_with("-----BEGIN CERTIFICATE-----"));
    CHECK(made->certificate.starts_with("-----BEGIN CERTIFICATE-----"));
    CHECK(made->key.starts_with("-----BEGIN PRIVATE KEY-----"));
    const auto pin = public_key_pin(made->certificate);
    REQUIRE(pin);
    CHECK(pin->size() == 8 + 44);
    CHECK(*pin != *public_key_pin(made->authority));
    CHECK_FALSE(public_key_pin("not a certificate"));
}

}
