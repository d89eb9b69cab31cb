#include "sync/batch/batch_plan.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <random>
#include <set>

using namespace kerbside::sync;

namespace {

using Indices = std::vector<std::size_t>;

TEST_CASE("a batch holds no more than its count and its bytes", "[batch]")
{
    const std::vector<Candidate> waiting(250, Candidate{.bytes = 3000});
    CHECK(plan_batch(waiting, {}).chosen.size() == 100);
    CHECK(plan_batch(waiting, {.count = 100, .bytes = 10'000}).chosen.size() == 3);
    CHECK(plan_batch(waiting, {.count = 1}).chosen.size() == 1);
}

TEST_CASE("a safeguarding concern goes before a hundred surveys, and without them", "[batch]")
{
    std::vector<Candidate> waiting(100, Candidate{.bytes = 1024});
    waiting.push_back({.bytes = 2048, .first = true});
    CHECK(plan_batch(waiting, {}).chosen == Indices{100});
}

TEST_CASE("what left often without a receipt waits for the others and then goes alone", "[batch]")
{
    const std::vector<Candidate> waiting{
        {.bytes = 10, .attempts = 3}, {.bytes = 10}, {.bytes = 10, .attempts = 1}, {.bytes = 10, .attempts = 7}};
    CHECK(plan_batch(waiting, {}).chosen == Indices{1, 2});

    const std::vector<Candidate> suspects{{.bytes = 10, .attempts = 7}, {.bytes = 10, .attempts = 4}};
    CHECK(plan_batch(suspects, {}).chosen == Indices{1});
}

TEST_CASE("an urgent one that keeps failing does not hold up the others", "[batch]")
{
    const std::vector<Candidate> waiting{{.bytes = 10, .first = true, .attempts = 9}, {.bytes = 10}};
    CHECK(plan_batch(waiting, {}).chosen == Indices{1});
}

TEST_CASE("one that fits into no batch is named, and the others go", "[batch]")
{
    const std::vector<Candidate> waiting{{.bytes = 9U << 20}, {.bytes = 10}};
    const auto plan = plan_batch(waiting, {});
    CHECK(plan.too_large == Indices{0});
    CHECK(plan.chosen == Indices{1});
}

TEST_CASE("whatever waits, plan after plan takes every one exactly once", "[batch]")
{
    std::mt19937 random(7);
    for (int round = 0; round < 200; ++round) {
        std::vector<Candidate> waiting(random() % 60);
        for (auto& candidate : waiting)
            candidate = {.bytes = random() % 5000, .first = random() % 5 == 0, .attempts = static_cast<std::uint32_t>(random() % 6)};
        const Budget budget{.count = 1 + random() % 10, .bytes = 5000};
        const auto total = waiting.size();
        std::size_t taken = 0;
        while (!waiting.empty()) {
            auto chosen = plan_batch(waiting, budget).chosen;
            REQUIRE(!chosen.empty());
            REQUIRE(chosen.size() <= budget.count);
            REQUIRE(std::set<std::size_t>(chosen.begin(), chosen.end()).size() == chosen.size());
            taken += chosen.size();
            std::sort(chosen.rbegin(), chosen.rend());
            for (const auto index : chosen)
                waiting.erase(waiting.begin() + static_cast<std::ptrdiff_t>(index));
        }
        REQUIRE(taken == total);
    }
}

}
