// Finalizes answers, named and anonymous in turn, and says of each that it is saved only once it is: until it is killed.
#include "tests/fault/writer.h"

#include "platform/base/log.h"

#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

using namespace kerbside;

namespace {

constexpr int kAtMost = 12;

platform::Status write_all(test::WriterDevice& device, int log)
{
    TRY_ASSIGN(const auto store, app::DeviceStore::open(device.place()));
    // Killed often enough while a passphrase is being tried, the account asks for patience: then the anonymous ones go on.
    const auto passphrase = platform::SecretBytes::copy_of(platform::as_bytes(test::kWriterPassphrase));
    const auto account = store->accounts().unlock(test::kWriterAccount, passphrase);
    if (!account && account.error().kind != platform::ErrorKind::Busy)
        return account.error();
    for (int i = 0; i < kAtMost; ++i) {
        app::FinalAnswer answer;
        answer.instance_id = platform::Uuid::random().instance_id();
        answer.form.id = "shift";
        answer.form.version = "1";
        answer.form.title = "A shift";
        answer.xml = test::written_answer(answer.instance_id);
        if (i % 2 == 0 || !account) {
            answer.form.settings["mode"] = "anonymous";
            TRY(store->submit_anonymous(answer));
        } else {
            TRY(store->finalize(*account, answer));
        }
        const auto line = answer.instance_id + "\n";
        if (::write(log, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
            return platform::Error{platform::ErrorKind::Io, "the log"};
    }
    return store->release_anonymous();
}

}

int main(int argc, char** argv)
{
    if (argc != 3)
        return 2;
    const int log = ::open(argv[2], O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    test::WriterDevice device(argv[1]);
    const auto outcome = write_all(device, log);
    if (outcome)
        return 0;
    platform::log(platform::LogLevel::Failure, outcome.error().detail);
    return platform::exit_status(outcome.error().kind);
}
