// The library's reader alone, so that what is built without one check of the sanitizers (see CMakeLists.txt) is only that.
#include <cmath>
#include <cstdlib>
#include <cstring>

#define NANOSVG_IMPLEMENTATION
#include <nanosvg/nanosvg.h>
