#!/usr/bin/env bash
# Installs the Debian packages that Kerbside is built and tested with, if any is missing.
#   install.sh [ci]      ci: also what the sanitizers and fuzzers need
# As root or with sudo, without a question. Nothing is fetched when nothing is missing.
set -euo pipefail

build=(g++ cmake ninja-build pkg-config git ca-certificates npm dpkg-dev lld
  libsdl2-dev libcurl4-openssl-dev libsodium-dev libzstd-dev libpugixml-dev libcereal-dev libcli11-dev
  libfreetype-dev libharfbuzz-dev libfribidi-dev libarchive-dev libutf8proc-dev libmd4c-dev libre2-dev libmicrohttpd-dev
  libssl-dev nlohmann-json3-dev libgl-dev libpng-dev libjpeg-dev libxlsxwriter-dev libicu-dev catch2
  fonts-noto-core xvfb xauth x11-xkb-utils xdotool gdb procps iproute2)
ci=(clang-14 libclang-rt-14-dev llvm-14)
[ "$(. /etc/os-release; echo "$VERSION_ID")" = 12 ] || ci=(clang libclang-rt-dev llvm)

wanted=("${build[@]}")
[ "${1:-}" = ci ] && wanted+=("${ci[@]}")

installed() { dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed; }
catch2_is_new_enough() { dpkg --compare-versions "$(dpkg-query -W -f '${Version}' catch2 2>/dev/null || echo 0)" ge 3.4; }

missing=()
for package in "${wanted[@]}"; do
  # Debian's own npm, or any other that is on the path.
  [ "$package" = npm ] && command -v npm >/dev/null && continue
  [ "$package" = catch2 ] && { catch2_is_new_enough || missing+=(catch2); continue; }
  installed "$package" || missing+=("$package")
done
[ ${#missing[@]} -gt 0 ] || exit 0

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }
export DEBIAN_FRONTEND=noninteractive
apt_get() { as_root env DEBIAN_FRONTEND=noninteractive apt-get -y --no-install-recommends -o Dpkg::Use-Pty=0 "$@"; }

echo "Installing: ${missing[*]}" >&2
apt_get -qq update

# Debian 12 has Catch2 2.x; 3.7 is in its backports, on the mirror that this machine uses anyway.
if printf '%s\n' "${missing[@]}" | grep -qx catch2 \
   && ! dpkg --compare-versions "$(apt-cache policy catch2 | sed -n 's/.*Candidate: //p')" ge 3.4; then
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep -v security | head -n 1)
  printf 'Types: deb\nURIs: %s\nSuites: bookworm-backports\nComponents: main\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\n' \
    "$mirror" | as_root tee /etc/apt/sources.list.d/kerbside-backports.sources >/dev/null
  printf 'Package: catch2 libcatch2-dev\nPin: release n=bookworm-backports\nPin-Priority: 990\n' \
    | as_root tee /etc/apt/preferences.d/kerbside-backports >/dev/null
  apt_get -qq update
fi
apt_get -qq install "${missing[@]}" >&2
