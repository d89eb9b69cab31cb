#!/usr/bin/env bash
# Brings the pinned third-party sources into build/deps (or $KERBSIDE_DEPS), each checked; nothing is
# fetched when it is there already. See CMake's dependencies.cmake for what is done with them.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
deps=${KERBSIDE_DEPS:-$root/build/deps}
mkdir -p "$deps"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# from_npm FOLDER PACKAGE@VERSION SHA256 PATH…: unpacks these paths of the package into FOLDER.
from_npm() {
  local folder=$1 package=$2 sum=$3; shift 3
  [ -e "$deps/$folder/.complete" ] && return
  echo "Fetching $package" >&2
  local tarball
  tarball=$(cd "$work" && npm pack --ignore-scripts --silent "$package" 2>/dev/null | tail -n 1)
  [ -n "$tarball" ] || { echo "npm could not fetch $package: is the network up?" >&2; exit 1; }
  echo "$sum  $work/$tarball" | sha256sum --check --quiet >&2 \
    || { echo "$package is not the file that was pinned (sha256 differs); nothing was unpacked." >&2; exit 1; }
  rm -rf "$deps/$folder" && mkdir -p "$deps/$folder"
  tar -xzf "$work/$tarball" -C "$work" && (cd "$work/package" && cp -r "$@" "$deps/$folder/")
  rm -rf "$work/package"
  touch "$deps/$folder/.complete"
}

from_npm sqlcipher @journeyapps/sqlcipher@6.0.0 ad3ee0e551de315b230db78e2294d41868b5c166d44c0c87da35fb6b87bde54c \
  LICENSE deps/sqlcipher-amalgamation/sqlite3.c deps/sqlcipher-amalgamation/sqlite3.h
from_npm atkinson @expo-google-fonts/atkinson-hyperlegible-next@0.4.1 9c98b93e3f7dd7d7819f9c439aac9fb5b5466781fa1eb002caeb52eb7cb15ce8 \
  LICENSE_FONT 400Regular/AtkinsonHyperlegibleNext_400Regular.ttf 600SemiBold/AtkinsonHyperlegibleNext_600SemiBold.ttf \
  700Bold/AtkinsonHyperlegibleNext_700Bold.ttf
from_npm symbols @expo-google-fonts/material-symbols@0.4.48 0aa2b794bb0709f26bca7e083eed2de0283c02a3bd58c32572ea7cd785758418 \
  LICENSE_FONT 400Regular/MaterialSymbols_400Regular.ttf 600SemiBold/MaterialSymbols_600SemiBold.ttf
from_npm emoji @expo-google-fonts/noto-emoji@0.4.7 6a25fd5a4da5bb34bbc2d300531bbf32de86afd866e119314d7e358f61a6104d \
  LICENSE_FONT 400Regular/NotoEmoji_400Regular.ttf 700Bold/NotoEmoji_700Bold.ttf
# What the independent reader of tests/vectors needs, in JavaScript.
from_npm node_modules/libsodium libsodium@0.8.4 ff817a39d4664e2aef5b15fcbe729e9a4060d931929b03af624cc8a5588625eb \
  LICENSE package.json dist
from_npm node_modules/libsodium-wrappers libsodium-wrappers@0.8.4 858ad2910255d9b6c3527d6b7e8bcfcd98917a495ad2c97775bf2bfede13dfaf \
  LICENSE package.json dist
from_npm node_modules/fzstd fzstd@0.1.1 5ed2ee2d3439067be211d0093292c708a831045372342c897437e5a4997c45c5 \
  LICENSE package.json lib

# What Debian 12 lacks comes from the mirror's newer suites, by a private apt configuration, so that apt checks the
# signature and this machine's sources stay as they are. from_suite KIND SUITE APT-GET-ARGUMENTS…: run in this folder.
from_suite() {
  local kind=$1 suite=$2 mirror; shift 2
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -v security | head -n 1)
  [ -n "$mirror" ] || mirror=$(sed -nE 's/^URIs: *([^ ]+).*/\1/p; s/^deb (\[[^]]*\] )?([^ ]+) .*/\2/p' \
    /etc/apt/sources.list /etc/apt/sources.list.d/*.sources 2>/dev/null | grep -v security | head -n 1)
  mkdir -p "$work/apt/lists/partial" "$work/apt/cache/archives/partial"
  printf 'Types: %s\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\n' \
    "$kind" "$mirror" "$suite" > "$work/apt/newer.sources"
  local private=(-o Dir::Etc::sourcelist="$work/apt/newer.sources" -o Dir::Etc::sourceparts=-
    -o Dir::State::lists="$work/apt/lists" -o Dir::Cache="$work/apt/cache" -o APT::Sandbox::User=root
    # A frozen mirror is good enough: the signature is still checked, and CMake asserts the version.
    -o Acquire::Check-Valid-Until=false)
  apt-get "${private[@]}" -qq update && apt-get "${private[@]}" -qq "$@"
}

# Dear ImGui >= 1.92: the source package.
if [ ! -e "$deps/imgui/.complete" ] && [ -z "${KERBSIDE_IMGUI_DIR:-}" ]; then
  echo "Fetching the source of Dear ImGui" >&2
  mkdir -p "$work/imgui"
  for suite in sid forky trixie; do
    (cd "$work/imgui" && from_suite deb-src "$suite" source --download-only imgui) >&2 && break
  done
  tarball=$(find "$work/imgui" -name 'imgui_*.orig.tar.*' ! -name '*.asc' | head -n 1)
  [ -n "$tarball" ] || { echo "The mirror has no source package imgui; give a copy by KERBSIDE_IMGUI_DIR." >&2; exit 1; }
  mkdir -p "$work/unpacked" && tar -xf "$tarball" -C "$work/unpacked" --strip-components 1
  rm -rf "$deps/imgui" && mkdir -p "$deps/imgui"
  (cd "$work/unpacked" && cp -r LICENSE.txt ./*.h ./*.cpp misc backends "$deps/imgui/")
  touch "$deps/imgui/.complete"
fi

# NanoSVG, two headers that change little: any of the suites will do.
if [ ! -e "$deps/nanosvg/.complete" ]; then
  echo "Fetching NanoSVG" >&2
  mkdir -p "$work/nanosvg/unpacked"
  for suite in trixie forky sid; do
    (cd "$work/nanosvg" && from_suite deb "$suite" download libnanosvg-dev) >&2 && break
  done
  package=$(find "$work/nanosvg" -name 'libnanosvg-dev_*.deb' | head -n 1)
  [ -n "$package" ] || { echo "The mirror has no package libnanosvg-dev: is the network up?" >&2; exit 1; }
  dpkg-deb -x "$package" "$work/nanosvg/unpacked"
  rm -rf "$deps/nanosvg" && mkdir -p "$deps/nanosvg"
  cp -r "$work/nanosvg/unpacked/usr/include" "$work/nanosvg/unpacked/usr/share/doc/libnanosvg-dev/copyright" "$deps/nanosvg/"
  touch "$deps/nanosvg/.complete"
fi
