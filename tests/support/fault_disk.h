#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace kerbside::test {

/// A disk under SQLite, by the name of a VFS, that fails when it is told to and can lose its power. The files are real;
/// what was written since a file's last sync is remembered apart, since that is what a power cut may take.
/// One thread. Lives longer than every connection that was opened on it.
class FaultDisk {
public:
    FaultDisk();
    ~FaultDisk();
    FaultDisk(const FaultDisk&) = delete;
    FaultDisk& operator=(const FaultDisk&) = delete;

    const std::string& name() const noexcept { return m_name; }

    enum class Fault : std::uint8_t {
        None,
        WriteFails,    ///< an error, and nothing was written
        DiskFull,      ///< no space, and nothing was written
        SyncFails,     ///< an error, and what was written is never synced: a second try reports success, as Linux does
        SyncLies,      ///< an error, and yet it is durable
        CommitLies,    ///< a commit is durable and seen by all, and yet reports an error
        PowerCut,      ///< from here on nothing happens any more
    };
    /// The `nth` (from 1) operation that this fault can strike, from now on, is struck, and as many after it as `times`
    /// says. PowerCut counts writes and syncs together, and lasts.
    void strike(Fault, std::int64_t nth, int times = 1);
    /// Once it has struck, so many files cannot be opened, and then they can.
    void stay_closed(int opens) { m_closed = opens; }
    /// How many files were opened.
    int opens() const noexcept { return m_opens; }
    bool has_struck() const noexcept { return m_has_struck; }

    /// What a power cut leaves of what was written and not synced.
    enum class Leaves : std::uint8_t { Nothing, Everything, Some };
    /// After every connection is closed: the files are what the disk kept, and it works again.
    void power_on(Leaves, std::uint64_t seed = 1);

    // For the VFS itself.
    struct Pending {
        std::int64_t offset = 0; ///< a write of `bytes`, or a cut to `offset` where `is_cut`
        std::string bytes;
        bool is_cut = false;
    };
    struct File {
        bool exists = false;
        std::string durable;
        std::vector<Pending> pending;
        std::vector<Pending> lost; ///< by a sync that failed; only a later write to the same page brings it back
    };
    /// What this operation must answer: a result code of SQLite, and whether it is done all the same.
    struct Answer {
        int code = 0;
        bool is_done = true;
    };
    Answer on_write();
    Answer on_sync();
    int on_commit();
    int on_open();
    bool is_dead() const noexcept { return m_is_dead; }
    File& file(const std::string& path);
    void forget(const std::string& path);

private:
    bool is_struck();

    std::string m_name;
    std::map<std::string, File> m_files;
    Fault m_fault = Fault::None;
    std::int64_t m_left = 0;
    int m_times = 1;
    int m_closed = 0;
    int m_opens = 0;
    bool m_has_struck = false;
    bool m_is_dead = false;
    struct Vfs;
    std::unique_ptr<Vfs> m_vfs;
};

}
