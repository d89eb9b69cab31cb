# Every library, with its version gate. Debian's own come through pkg-config or their CMake files;
# the pinned sources that platform/setup/fetch.sh brought lie in KERBSIDE_DEPS.

if(DEFINED ENV{KERBSIDE_DEPS})
  set(deps_default "$ENV{KERBSIDE_DEPS}")
else()
  set(deps_default "${PROJECT_SOURCE_DIR}/build/deps")
endif()
set(KERBSIDE_DEPS "${deps_default}" CACHE PATH "Pinned third-party sources (platform/setup/fetch.sh)")

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(Catch2 3.4 REQUIRED)
find_package(OpenSSL 3.0 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(CLI11 2.1 REQUIRED)

pkg_check_modules(sodium REQUIRED IMPORTED_TARGET libsodium>=1.0.18)
pkg_check_modules(zstd REQUIRED IMPORTED_TARGET libzstd>=1.5)
pkg_check_modules(pugixml REQUIRED IMPORTED_TARGET pugixml>=1.13)
pkg_check_modules(archive REQUIRED IMPORTED_TARGET libarchive>=3.6)
pkg_check_modules(re2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(utf8proc REQUIRED IMPORTED_TARGET libutf8proc>=2.6)
pkg_check_modules(md4c REQUIRED IMPORTED_TARGET md4c>=0.4.8)
pkg_check_modules(curl REQUIRED IMPORTED_TARGET libcurl>=7.88)
pkg_check_modules(microhttpd REQUIRED IMPORTED_TARGET libmicrohttpd>=0.9.75)
pkg_check_modules(sdl2 REQUIRED IMPORTED_TARGET sdl2>=2.26)
pkg_check_modules(freetype REQUIRED IMPORTED_TARGET freetype2>=24)
pkg_check_modules(harfbuzz REQUIRED IMPORTED_TARGET harfbuzz>=6)
pkg_check_modules(fribidi REQUIRED IMPORTED_TARGET fribidi>=1.0)
pkg_check_modules(icu REQUIRED IMPORTED_TARGET icu-uc>=72)
pkg_check_modules(icu_i18n REQUIRED IMPORTED_TARGET icu-i18n>=72)
pkg_check_modules(png REQUIRED IMPORTED_TARGET libpng>=1.6)
pkg_check_modules(jpeg REQUIRED IMPORTED_TARGET libjpeg>=2)
find_path(CEREAL_INCLUDE_DIR cereal/cereal.hpp REQUIRED)

# SQLCipher: the amalgamation, never Debian's (3.4.1), and never libsqlite3 beside it (same symbols).
set(sqlcipher_dir "${KERBSIDE_DEPS}/sqlcipher")
if(NOT EXISTS "${sqlcipher_dir}/sqlite3.c")
  message(FATAL_ERROR "The pinned sources are not in ${KERBSIDE_DEPS}: run platform/setup/fetch.sh first.")
endif()
add_library(kerbside_sqlcipher STATIC "${sqlcipher_dir}/sqlite3.c")
add_library(foreign::sqlcipher ALIAS kerbside_sqlcipher)
target_include_directories(kerbside_sqlcipher SYSTEM PUBLIC "${sqlcipher_dir}")
target_compile_definitions(kerbside_sqlcipher
  PUBLIC SQLITE_HAS_CODEC SQLITE_TEMP_STORE=2 SQLITE_THREADSAFE=1
  PRIVATE HAVE_STDINT_H=1 SQLITE_EXTRA_INIT=sqlcipher_extra_init
    SQLITE_EXTRA_SHUTDOWN=sqlcipher_extra_shutdown SQLCIPHER_CRYPTO_OPENSSL
    SQLITE_OMIT_LOAD_EXTENSION SQLITE_OMIT_DEPRECATED SQLITE_DQS=0 SQLITE_DEFAULT_MEMSTATUS=0
    SQLITE_OMIT_SHARED_CACHE SQLITE_ENABLE_API_ARMOR SQLITE_ENABLE_DBPAGE_VTAB)
target_compile_options(kerbside_sqlcipher PRIVATE -w)
target_link_libraries(kerbside_sqlcipher PRIVATE OpenSSL::Crypto Threads::Threads m)

# NanoSVG: two headers, whose code is compiled behind the door of platform/diagram.
if(NOT EXISTS "${KERBSIDE_DEPS}/nanosvg/include/nanosvg/nanosvg.h")
  message(FATAL_ERROR "NanoSVG is not in ${KERBSIDE_DEPS}: run platform/setup/fetch.sh first.")
endif()
add_library(kerbside_nanosvg INTERFACE)
add_library(foreign::nanosvg ALIAS kerbside_nanosvg)
target_include_directories(kerbside_nanosvg SYSTEM INTERFACE "${KERBSIDE_DEPS}/nanosvg/include")

# Dear ImGui with FreeType.
set(KERBSIDE_IMGUI_DIR "$ENV{KERBSIDE_IMGUI_DIR}" CACHE PATH "A copy of Dear ImGui 1.92 or newer")
if(NOT KERBSIDE_IMGUI_DIR)
  set(imgui_dir "${KERBSIDE_DEPS}/imgui")
else()
  set(imgui_dir "${KERBSIDE_IMGUI_DIR}")
endif()
file(STRINGS "${imgui_dir}/imgui.h" imgui_version_line REGEX "#define IMGUI_VERSION_NUM")
string(REGEX MATCH "[0-9]+" imgui_version "${imgui_version_line}")
if(imgui_version LESS 19200)
  message(FATAL_ERROR "Dear ImGui 1.92 or newer is needed; ${imgui_dir} has ${imgui_version}.")
endif()
add_library(kerbside_imgui STATIC
  "${imgui_dir}/imgui.cpp" "${imgui_dir}/imgui_draw.cpp" "${imgui_dir}/imgui_tables.cpp"
  "${imgui_dir}/imgui_widgets.cpp" "${imgui_dir}/misc/freetype/imgui_freetype.cpp"
  "${imgui_dir}/backends/imgui_impl_opengl3.cpp")
add_library(foreign::imgui ALIAS kerbside_imgui)
target_include_directories(kerbside_imgui SYSTEM PUBLIC "${imgui_dir}" "${imgui_dir}/misc/freetype" "${imgui_dir}/backends")
target_compile_definitions(kerbside_imgui PUBLIC
  IMGUI_ENABLE_FREETYPE IMGUI_DISABLE_OBSOLETE_FUNCTIONS IMGUI_DISABLE_DEMO_WINDOWS
  IMGUI_DISABLE_DEBUG_TOOLS IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS)
target_compile_options(kerbside_imgui PRIVATE -w)
target_link_libraries(kerbside_imgui PUBLIC PkgConfig::freetype PRIVATE ${CMAKE_DL_LIBS})
