#pragma once

#include "app/shell/verbs.h"
#include "platform/base/file.h"

#include <string>

namespace kerbside::shell {

/// What every verb of the desk takes.
struct DeskOptions {
    std::string data;
    std::string passphrase_file;

    void add_to(Verb& verb, const char* whose_passphrase);
};

// The two halves of `kerbside desk`, for add_desk_verbs().
void add_desk_key_verbs(Verb& desk, Outcome&);
void add_desk_data_verbs(Verb& desk, Outcome&);

}
