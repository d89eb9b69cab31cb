#pragma once

#include "app/store/device_store.h"
#include "platform/keystore/keystore_file.h"
#include "tests/support/weak_password.h"

#include <string>

// What the process that is killed and the test that kills it both know.
namespace kerbside::test {

struct WriterDevice {
    explicit WriterDevice(platform::Path at) : folder(std::move(at)), keystore(folder) {}
    app::StorePlace place() { return {folder, keystore, clock, platform::WeakPasswordPolicy::make()}; }

    platform::Path folder;
    platform::FileKeystore keystore;
    platform::SystemClock clock;
};

inline constexpr std::string_view kWriterAccount = "ada";
inline constexpr std::string_view kWriterPassphrase = "four plain words here";

/// The answer of an instance is a function of its id, so that the desk's side can tell that not a byte was changed.
inline std::string written_answer(const std::string& instance_id)
{
    return "<data id=\"shift\"><note>" + instance_id + "</note></data>";
}

}
