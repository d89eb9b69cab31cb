#pragma once

#include "platform/base/file.h"

namespace kerbside::app {

/// Room on the disk that is held for the day when it is full: a file that says nothing, beside the data. Without any room the
/// data cannot even be opened to be read (its log's index has to be made), and nothing that waits can be sent.
///
/// Makes it where it is not there whole and the disk has plenty; a convenience, so it says nothing where it cannot.
void keep_spare(const platform::Path& folder);
/// Where the disk is full: gives it back. True where that made room.
bool give_spare(const platform::Path& folder);

}
