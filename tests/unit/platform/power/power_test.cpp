#include "platform/power/power.h"

#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <fstream>

using namespace kerbside::platform;

namespace {

/// What Linux lays into /sys/class/power_supply, in a folder of the test's own.
struct Supplies {
    Path folder = std::filesystem::temp_directory_path() / ("kerbside-power-" + std::to_string(std::filesystem::file_time_type::clock::now().time_since_epoch().count()));

    Supplies() { std::filesystem::create_directories(folder); }
    ~Supplies() { std::filesystem::remove_all(folder); }
    void add(const std::string& name, const std::string& type, const std::string& capacity, const std::string& status, const std::string& scope = {})
    {
        std::filesystem::create_directories(folder / name);
        const auto write = [&](const char* file, const std::string& text) {
            if (!text.empty())
                std::ofstream(folder / name / file) << text << "\n";
        };
        write("type", type);
        write("capacity", capacity);
        write("status", status);
        write("scope", scope);
    }
};

}

TEST_CASE("the battery is read as the system tells it, without a mouse's", "[power]")
{
    Supplies supplies;
    CHECK_FALSE(read_power(supplies.folder).percent);
    supplies.add("AC", "Mains", "", "");
    supplies.add("hidpp_battery_0", "Battery", "5", "Discharging", "Device");
    CHECK_FALSE(read_power(supplies.folder).percent);
    supplies.add("BAT0", "Battery", "80", "Discharging");
    CHECK(read_power(supplies.folder).percent == 80);
    CHECK_FALSE(read_power(supplies.folder).is_charging);
    supplies.add("BAT1", "Battery", "40", "Charging");
    CHECK(read_power(supplies.folder).percent == 60);
    CHECK(read_power(supplies.folder).is_charging);
}

TEST_CASE("what is no number, and no folder at all, is no battery", "[power]")
{
    Supplies supplies;
    supplies.add("BAT0", "Battery", "soon", "Discharging");
    supplies.add("BAT1", "Battery", "-3", "Discharging");
    CHECK_FALSE(read_power(supplies.folder).percent);
    CHECK_FALSE(read_power(supplies.folder / "nowhere").percent);
}

TEST_CASE("free space is told of a folder that is there", "[power]")
{
    Supplies supplies;
    CHECK(free_space(supplies.folder).value_or(0) > 0);
    CHECK_FALSE(free_space(supplies.folder / "nowhere"));
}
