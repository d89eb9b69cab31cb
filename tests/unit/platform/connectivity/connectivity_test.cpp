#include "platform/connectivity/connectivity_fake.h"

#include <catch2/catch_test_macros.hpp>

using namespace kerbside::platform;

TEST_CASE("the switch tells its listener when the network comes or goes, and only then", "[connectivity]")
{
    FakeConnectivity connectivity(Network::Down);
    int heard = 0;
    connectivity.listen([&] { ++heard; });

    connectivity.set(Network::Down);
    CHECK(heard == 0);
    connectivity.set(Network::Up);
    CHECK(heard == 1);
    CHECK(connectivity.network() == Network::Up);

    connectivity.listen({});
    connectivity.set(Network::Down);
    CHECK(heard == 1);
}

TEST_CASE("a hub on this machine can be reached with every cable pulled", "[connectivity]")
{
    CHECK(open_connectivity(Reach::Loopback)->network() == Network::Up);
}

TEST_CASE("watching the machine's network starts and ends at once", "[connectivity]")
{
    const auto connectivity = open_connectivity(Reach::Outside);
    connectivity->listen([] {});
    connectivity->listen({});
}
