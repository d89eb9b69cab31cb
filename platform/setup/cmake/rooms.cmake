# A room is a folder with one purpose and one target: app/form -> kerbside::app_form.

# kerbside_room(NAME HEADERS … SOURCES … USES … [PRIVATE_USES …])
# PRIVATE_USES is for the foreign libraries behind the room's door.
function(kerbside_room name)
  cmake_parse_arguments(ROOM "" "" "HEADERS;SOURCES;USES;PRIVATE_USES" ${ARGN})
  if(ROOM_SOURCES)
    add_library(kerbside_${name} STATIC ${ROOM_SOURCES} ${ROOM_HEADERS})
    target_link_libraries(kerbside_${name} PUBLIC kerbside::flags ${ROOM_USES} PRIVATE ${ROOM_PRIVATE_USES})
  else()
    add_library(kerbside_${name} INTERFACE ${ROOM_HEADERS})
    target_link_libraries(kerbside_${name} INTERFACE kerbside::flags ${ROOM_USES})
  endif()
  add_library(kerbside::${name} ALIAS kerbside_${name})
endfunction()

# kerbside_test(NAME LABEL unit SOURCES … USES …): one Catch2 program, one CTest entry.
function(kerbside_test name)
  cmake_parse_arguments(TEST "" "LABEL;TIMEOUT" "SOURCES;USES" ${ARGN})
  if(NOT TEST_LABEL)
    set(TEST_LABEL unit)
  endif()
  if(NOT TEST_TIMEOUT)
    set(TEST_TIMEOUT 300)
  endif()
  add_executable(test_${name} ${TEST_SOURCES})
  target_link_libraries(test_${name} PRIVATE kerbside::flags Catch2::Catch2WithMain ${TEST_USES})
  target_compile_definitions(test_${name} PRIVATE KERBSIDE_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
    KERBSIDE_BINARY_DIR="${PROJECT_BINARY_DIR}")
  add_test(NAME ${name} COMMAND test_${name})
  set_tests_properties(${name} PROPERTIES LABELS ${TEST_LABEL} TIMEOUT ${TEST_TIMEOUT})
endfunction()

# kerbside_fuzz(NAME [SEARCH] SOURCES … USES …): a libFuzzer program over tests/fuzz/corpus/NAME. In CTest it replays
# the corpus; with SEARCH (the readers of what strangers send) it then searches for KERBSIDE_FUZZ_SECONDS, from the
# same seed each time, so that a red test is red again. Where KERBSIDE_FUZZ_ALL is on (preset fuzz) all of them search.
set(KERBSIDE_FUZZ_SECONDS 30 CACHE STRING "How long a fuzz target searches in a test run")
option(KERBSIDE_FUZZ_ALL "Every fuzz target searches in a test run" OFF)
add_custom_target(fuzzers)
function(kerbside_fuzz name)
  cmake_parse_arguments(FUZZ "SEARCH" "" "SOURCES;USES" ${ARGN})
  if(NOT KERBSIDE_FUZZ)
    return()
  endif()
  add_executable(fuzz_${name} ${FUZZ_SOURCES})
  target_link_libraries(fuzz_${name} PRIVATE kerbside::flags ${FUZZ_USES})
  target_compile_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  add_dependencies(fuzzers fuzz_${name})
  set(found "${PROJECT_BINARY_DIR}/corpus/${name}")
  file(MAKE_DIRECTORY "${found}")
  if(FUZZ_SEARCH OR KERBSIDE_FUZZ_ALL)
    set(effort -max_total_time=${KERBSIDE_FUZZ_SECONDS})
  else()
    set(effort -runs=0)
  endif()
  add_test(NAME fuzz_${name}
    COMMAND fuzz_${name} ${effort} -seed=1 -timeout=10 -rss_limit_mb=2048 -max_len=16384
      -print_final_stats=0 -artifact_prefix=${PROJECT_BINARY_DIR}/found-${name}-
      "${found}" "${PROJECT_SOURCE_DIR}/tests/fuzz/corpus/${name}")
  set_tests_properties(fuzz_${name} PROPERTIES LABELS fuzz TIMEOUT 600)
endfunction()
