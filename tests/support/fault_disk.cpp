#include "tests/support/fault_disk.h"

#include "platform/base/uuid.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>

#include <sqlite3.h>

namespace kerbside::test {

namespace {

struct FaultFile {
    sqlite3_file base;
    FaultDisk* disk;
    std::string* path; ///< null for temporary files, which nobody keeps
    sqlite3_file* real;
};

FaultFile& of(sqlite3_file* file)
{
    return *reinterpret_cast<FaultFile*>(file);
}

sqlite3_file* real(sqlite3_file* file)
{
    return of(file).real;
}

int close_file(sqlite3_file* file)
{
    const auto code = real(file)->pMethods->xClose(real(file));
    delete of(file).path;
    of(file).path = nullptr;
    return code;
}

int read_file_at(sqlite3_file* file, void* to, int size, sqlite3_int64 at)
{
    if (of(file).disk->is_dead())
        return SQLITE_IOERR_READ;
    return real(file)->pMethods->xRead(real(file), to, size, at);
}

/// After a sync that failed the system's pages are called clean, with what was written still in them: it reaches the
/// disk if and only if something else is written to the same page.
void write_again(FaultDisk::File& kept, std::int64_t at, std::int64_t size)
{
    constexpr std::int64_t kPage = 4096;
    const auto is_touched = [&](const FaultDisk::Pending& each) {
        const auto end = each.offset + static_cast<std::int64_t>(each.bytes.size());
        return !each.is_cut && each.offset / kPage <= (at + size - 1) / kPage && at / kPage <= (end - 1) / kPage;
    };
    const auto touched = std::stable_partition(kept.lost.begin(), kept.lost.end(), [&](const auto& each) { return !is_touched(each); });
    kept.pending.insert(kept.pending.end(), touched, kept.lost.end());
    kept.lost.erase(touched, kept.lost.end());
}

int write_file_at(sqlite3_file* file, const void* from, int size, sqlite3_int64 at)
{
    const auto answer = of(file).disk->on_write();
    if (answer.code != SQLITE_OK)
        return answer.code;
    if (of(file).path != nullptr)
        write_again(of(file).disk->file(*of(file).path), at, size);
    if (of(file).path != nullptr)
        of(file).disk->file(*of(file).path).pending.push_back({at, std::string(static_cast<const char*>(from), static_cast<std::size_t>(size)), false});
    return real(file)->pMethods->xWrite(real(file), from, size, at);
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size)
{
    const auto answer = of(file).disk->on_write();
    if (answer.code != SQLITE_OK)
        return answer.code;
    if (of(file).path != nullptr)
        of(file).disk->file(*of(file).path).pending.push_back({size, {}, true});
    return real(file)->pMethods->xTruncate(real(file), size);
}

void apply(std::string& content, const FaultDisk::Pending& pending)
{
    const auto at = static_cast<std::size_t>(pending.offset);
    if (pending.is_cut) {
        content.resize(at);
        return;
    }
    content.resize(std::max(content.size(), at + pending.bytes.size()));
    content.replace(at, pending.bytes.size(), pending.bytes);
}

int sync_file(sqlite3_file* file, int)
{
    const auto answer = of(file).disk->on_sync();
    if (answer.is_done && of(file).path != nullptr) {
        auto& kept = of(file).disk->file(*of(file).path);
        kept.exists = true;
        for (const auto& pending : kept.pending)
            apply(kept.durable, pending);
        kept.pending.clear();
    }
    if (!answer.is_done && !of(file).disk->is_dead() && of(file).path != nullptr) {
        auto& kept = of(file).disk->file(*of(file).path);
        kept.lost.insert(kept.lost.end(), kept.pending.begin(), kept.pending.end());
        kept.pending.clear();
    }
    // The real sync is left out: this test's power is cut here, not in the machine.
    return answer.code;
}

int size_of_file(sqlite3_file* file, sqlite3_int64* size)
{
    return real(file)->pMethods->xFileSize(real(file), size);
}

int lock_file(sqlite3_file* file, int level)
{
    return real(file)->pMethods->xLock(real(file), level);
}

int unlock_file(sqlite3_file* file, int level)
{
    return real(file)->pMethods->xUnlock(real(file), level);
}

int check_lock(sqlite3_file* file, int* is_reserved)
{
    return real(file)->pMethods->xCheckReservedLock(real(file), is_reserved);
}

int control(sqlite3_file* file, int what, void* with)
{
    // The last thing that SQLite tells a file of a commit: it is durable and every connection sees it.
    if (what == SQLITE_FCNTL_COMMIT_PHASETWO)
        if (const auto code = of(file).disk->on_commit(); code != SQLITE_OK)
            return code;
    return real(file)->pMethods->xFileControl(real(file), what, with);
}

int sector_size(sqlite3_file* file)
{
    return real(file)->pMethods->xSectorSize(real(file));
}

int characteristics(sqlite3_file*)
{
    // Nothing is promised: neither atomic writes nor writes in order.
    return 0;
}

int shm_map(sqlite3_file* file, int page, int size, int extend, void volatile** to)
{
    return real(file)->pMethods->xShmMap(real(file), page, size, extend, to);
}

int shm_lock(sqlite3_file* file, int offset, int count, int flags)
{
    return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}

void shm_barrier(sqlite3_file* file)
{
    real(file)->pMethods->xShmBarrier(real(file));
}

int shm_unmap(sqlite3_file* file, int remove)
{
    return real(file)->pMethods->xShmUnmap(real(file), remove);
}

const sqlite3_io_methods kMethods = {2,         close_file, read_file_at, write_file_at, truncate_file,   sync_file, size_of_file,
                                     lock_file, unlock_file, check_lock,  control,       sector_size,     characteristics,
                                     shm_map,   shm_lock,   shm_barrier,  shm_unmap,     nullptr,         nullptr};

std::string content_of(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

}

struct FaultDisk::Vfs {
    sqlite3_vfs face{};
};

namespace {

sqlite3_vfs* under(sqlite3_vfs*)
{
    return sqlite3_vfs_find("unix");
}

int open_file(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out_flags)
{
    auto& made = of(file);
    made.base.pMethods = nullptr;
    made.disk = static_cast<FaultDisk*>(vfs->pAppData);
    made.real = reinterpret_cast<sqlite3_file*>(&made + 1);
    made.path = nullptr;
    if (made.disk->is_dead() || made.disk->on_open() != SQLITE_OK)
        return SQLITE_CANTOPEN;
    if (path != nullptr)
        made.disk->file(path);
    const auto code = under(vfs)->xOpen(under(vfs), path, made.real, flags, out_flags);
    if (code == SQLITE_OK) {
        made.path = path == nullptr ? nullptr : new std::string(path);
        made.base.pMethods = &kMethods;
    }
    return code;
}

int delete_file(sqlite3_vfs* vfs, const char* path, int sync)
{
    auto& disk = *static_cast<FaultDisk*>(vfs->pAppData);
    if (disk.is_dead())
        return SQLITE_IOERR_DELETE;
    disk.forget(path);
    return under(vfs)->xDelete(under(vfs), path, sync);
}

int access_file(sqlite3_vfs* vfs, const char* path, int flags, int* out)
{
    return under(vfs)->xAccess(under(vfs), path, flags, out);
}

int full_name(sqlite3_vfs* vfs, const char* path, int size, char* out)
{
    return under(vfs)->xFullPathname(under(vfs), path, size, out);
}

}

FaultDisk::FaultDisk() : m_name("fault-" + platform::Uuid::random().text()), m_vfs(std::make_unique<Vfs>())
{
    sqlite3_initialize();
    auto* real_vfs = sqlite3_vfs_find("unix");
    m_vfs->face = *real_vfs;
    m_vfs->face.pNext = nullptr;
    m_vfs->face.zName = m_name.c_str();
    m_vfs->face.szOsFile = static_cast<int>(sizeof(FaultFile)) + real_vfs->szOsFile;
    m_vfs->face.pAppData = this;
    m_vfs->face.xOpen = open_file;
    m_vfs->face.xDelete = delete_file;
    m_vfs->face.xAccess = access_file;
    m_vfs->face.xFullPathname = full_name;
    sqlite3_vfs_register(&m_vfs->face, 0);
}

FaultDisk::~FaultDisk()
{
    sqlite3_vfs_unregister(&m_vfs->face);
}

void FaultDisk::strike(Fault fault, std::int64_t nth, int times)
{
    m_times = times;
    m_fault = fault;
    m_left = nth;
    m_has_struck = false;
}

bool FaultDisk::is_struck()
{
    if (m_left == 0 || --m_left > 0)
        return false;
    m_has_struck = true;
    if (--m_times > 0)
        m_left = 1;
    return true;
}

FaultDisk::Answer FaultDisk::on_write()
{
    if (m_is_dead)
        return {SQLITE_IOERR_WRITE, false};
    if ((m_fault == Fault::WriteFails || m_fault == Fault::DiskFull || m_fault == Fault::PowerCut) && is_struck()) {
        m_is_dead = m_fault == Fault::PowerCut;
        return {m_fault == Fault::DiskFull ? SQLITE_FULL : SQLITE_IOERR_WRITE, false};
    }
    return {};
}

FaultDisk::Answer FaultDisk::on_sync()
{
    if (m_is_dead)
        return {SQLITE_IOERR_FSYNC, false};
    if ((m_fault == Fault::SyncFails || m_fault == Fault::SyncLies || m_fault == Fault::PowerCut) && is_struck()) {
        m_is_dead = m_fault == Fault::PowerCut;
        return {SQLITE_IOERR_FSYNC, m_fault == Fault::SyncLies};
    }
    return {};
}

int FaultDisk::on_commit()
{
    return m_fault == Fault::CommitLies && is_struck() ? SQLITE_IOERR_FSYNC : SQLITE_OK;
}

int FaultDisk::on_open()
{
    ++m_opens;
    if (!m_has_struck || m_closed == 0)
        return SQLITE_OK;
    --m_closed;
    return SQLITE_CANTOPEN;
}

FaultDisk::File& FaultDisk::file(const std::string& path)
{
    const auto [found, is_new] = m_files.try_emplace(path);
    if (is_new) {
        found->second.exists = std::filesystem::exists(path);
        found->second.durable = content_of(path);
    }
    return found->second;
}

void FaultDisk::forget(const std::string& path)
{
    m_files.erase(path);
}

void FaultDisk::power_on(Leaves leaves, std::uint64_t seed)
{
    std::mt19937_64 random(seed);
    for (auto& [path, kept] : m_files) {
        for (const auto& pending : kept.pending) {
            const bool is_left = leaves == Leaves::Everything || (leaves == Leaves::Some && random() % 2 == 0);
            if (is_left) {
                kept.exists = true;
                apply(kept.durable, pending);
            }
        }
        kept.pending.clear();
        kept.lost.clear();
        if (!kept.exists) {
            std::filesystem::remove(path);
            continue;
        }
        std::ofstream out(path, std::ios::binary | std::ios::trunc);
        out.write(kept.durable.data(), static_cast<std::streamsize>(kept.durable.size()));
        // The index of the log is shared memory of the processes that are gone.
        std::filesystem::remove(path + "-shm");
    }
    m_files.clear();
    m_fault = Fault::None;
    m_is_dead = false;
    m_left = 0;
    m_closed = 0;
}

}
