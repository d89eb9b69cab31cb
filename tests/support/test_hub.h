#pragma once

#include "sync/hub/intake.h"
#include "sync/transport/transport.h"
#include "tests/support/partnership.h"
#include "tests/support/temporary_folder.h"

#include <functional>
#include <memory>
#include <set>

namespace kerbside::test {

/// A hub without sockets, in a folder of its own, of one partnership.
class TestHub {
public:
    /// `vfs`: see platform::OpenOptions.
    TestHub(const Partnership&, const platform::Clock&, std::string vfs = {});

    sync::HubResponse answer(const sync::HttpRequest&);
    /// As after a crash: whatever was not on the disk is gone.
    void restart();
    void stop() { m_intake.reset(); }
    /// Puts the copy back that keep_copy() made.
    void keep_copy();
    void set_back();
    /// As the desk would: all that follows `after`, page by page.
    sync::HubMark pull(sync::HubMark after, const std::function<void(const sync::PullPage&)>& each = {});

    sync::HubStore::Counts counts();
    /// The hashes of all that is stored; fails the test where one is there twice.
    std::set<sync::Hash256> hashes();

private:
    sync::Result<platform::Database> open() const;

    const Partnership& m_partnership;
    const platform::Clock& m_clock;
    const std::string m_vfs;
    TemporaryFolder m_folder;
    platform::SecretBytes m_key = platform::SecretBytes::random(platform::kDatabaseKeyBytes);
    std::unique_ptr<sync::Intake> m_intake;
};

}
