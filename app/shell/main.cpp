#include "app/shell/verb.h"
#include "app/shell/verbs.h"
#include "platform/base/log.h"
#include "platform/crypto/memory.h"
#include "sync/transport/curl_transport.h"

int main(int argc, char** argv)
{
    kerbside::sync::forget_environment();
    if (const auto hardened = kerbside::platform::harden_process(); !hardened) {
        kerbside::platform::log(kerbside::platform::LogLevel::Failure, hardened.error().detail);
        return kerbside::platform::exit_status(hardened.error().kind);
    }
    kerbside::shell::Program program("kerbside", "Kerbside: forms that are filled in offline, sealed, and read only by the partnership.");
    kerbside::shell::Outcome outcome;
    kerbside::shell::add_sync_verbs(program, outcome);
    kerbside::shell::add_hub_verbs(program, outcome);
    kerbside::shell::add_device_verbs(program, outcome);
    kerbside::shell::add_interview_verbs(program, outcome);
    kerbside::shell::add_desk_verbs(program, outcome);
    kerbside::shell::add_face_verbs(program, outcome);
    kerbside::shell::add_ui_verbs(program, outcome);
    kerbside::shell::add_form_verbs(program, outcome);
    kerbside::shell::group_by_person(program);
    if (const auto ended = program.parse(argc, argv))
        return *ended;
    return outcome.status;
}
