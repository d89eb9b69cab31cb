# The flags that every line of ours is built with, in one INTERFACE target.

option(KERBSIDE_BENCH "Build the measurements in tests/bench" OFF)
option(KERBSIDE_FUZZ "Build the fuzz targets (clang only)" OFF)
set(KERBSIDE_SANITIZE "" CACHE STRING "Sanitizers, as for -fsanitize=")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

# Assertions stay on in what is shipped, so no -DNDEBUG.
set(CMAKE_C_FLAGS_RELEASE "-O2")
set(CMAKE_CXX_FLAGS_RELEASE "-O2")
set(CMAKE_CXX_FLAGS_DEBUG "-Og -g1")
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O1 -g1 -fno-omit-frame-pointer")
set(CMAKE_C_FLAGS_RELWITHDEBINFO "-O1 -g1 -fno-omit-frame-pointer")

add_library(kerbside_flags INTERFACE)
add_library(kerbside::flags ALIAS kerbside_flags)
target_include_directories(kerbside_flags INTERFACE "${PROJECT_SOURCE_DIR}")
target_compile_options(kerbside_flags INTERFACE
  -Wall -Wextra -Wpedantic -Werror -Wshadow -Wconversion -Wno-sign-conversion -Wnon-virtual-dtor
  -Woverloaded-virtual -Wold-style-cast -Wcast-qual -Wformat=2 -Wimplicit-fallthrough -Wundef
  # Designated initialisers leave the rest at its default on purpose.
  -Wno-missing-field-initializers
  -fstack-protector-strong)
target_compile_definitions(kerbside_flags INTERFACE _FILE_OFFSET_BITS=64)

if(KERBSIDE_FUZZ)
  # Without it a fuzzer sees only its own file and searches blindly.
  target_compile_options(kerbside_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

if(KERBSIDE_SANITIZE)
  # Third-party code is built with them too: a report inside it is ours to know of.
  add_compile_options(-fsanitize=${KERBSIDE_SANITIZE} -fno-sanitize-recover=undefined)
  add_link_options(-fsanitize=${KERBSIDE_SANITIZE})
endif()

find_program(KERBSIDE_CCACHE ccache)
if(KERBSIDE_CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER "${KERBSIDE_CCACHE}")
  set(CMAKE_CXX_COMPILER_LAUNCHER "${KERBSIDE_CCACHE}")
endif()
