#!/usr/bin/env bash
# set_up.sh BUILD-FOLDER: a machine is set up below a folder, and again: the second time nothing is written.
set -euo pipefail
build=$(cd "$1" && pwd)
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "set_up: $*" >&2; exit 1; }

"$here/platform/kiosk/set-up.sh" --build "$build" --rotate 90 --root "$work/root" > "$work/first"
grep -q 'wrote /opt/kerbside' "$work/first" || fail "no program"
for file in opt/kerbside/bin/kerbside opt/kerbside/share/kerbside/keyboards/ta.json opt/kerbside/share/kerbside/translations/ar.json \
  opt/kerbside/share/kerbside/themes/day.json etc/systemd/system/kerbside-kiosk.service etc/modprobe.d/kerbside-kiosk.conf; do
  [ -s "$work/root/$file" ] || fail "no $file"
done
grep -qx 'CAGE_OPTIONS=-r' "$work/root/etc/kerbside/kiosk.env" || fail "not turned"
grep -q '"0 -1 1 1 0 0"' "$work/root/etc/udev/rules.d/90-kerbside-kiosk.rules" || fail "a touch is not turned with the picture"
[ -z "$(find "$work/root" -type f -perm /022)" ] || fail "somebody else may write what it installs"
[ -z "$(find "$work/root" -type l)" ] || fail "a link out of the tree"
"$work/root/opt/kerbside/bin/kerbside" --help > /dev/null || fail "the program does not run"

# What its keeper chose stays, and a file that somebody changed is put right.
echo 'kernel.sysrq = 1' > "$work/root/etc/sysctl.d/80-kerbside-kiosk.conf"
"$here/platform/kiosk/set-up.sh" --build "$build" --root "$work/root" > "$work/second"
[ "$(cat "$work/second")" = "wrote /etc/sysctl.d/80-kerbside-kiosk.conf" ] || fail "the second time: $(cat "$work/second")"
grep -qx 'CAGE_OPTIONS=-r' "$work/root/etc/kerbside/kiosk.env" || fail "the rotation was forgotten"
"$here/platform/kiosk/set-up.sh" --build "$build" --root "$work/root" > "$work/third"
[ ! -s "$work/third" ] || fail "the third time: $(cat "$work/third")"
! "$here/platform/kiosk/set-up.sh" --build "$work" --root "$work/root" 2> /dev/null || fail "no program is no set-up"

# Every library that the program was linked with comes in a package that it installs, or that comes with those.
named=$(sed -n '/^needed=(/,/)$/p' "$here/platform/kiosk/set-up.sh" | tr "()'" '   ' | tr ' ' '\n')
for library in $(readelf -d "$build/kerbside" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p'); do
  case $library in libc.so.* | libm.so.* | ld-linux* | libstdc++.so.* | libgcc_s.so.*) continue ;; esac # every Debian has them
  packages=$(dpkg -S "*/$library" 2> /dev/null | cut -d : -f 1 | sort -u) || true
  [ -z "$packages" ] || grep -qxF "$packages" <<< "$named" || fail "nothing installs $library"
done

# Nobody changes a line of the loader's menu, and it starts without a password.
[ -x "$work/root/etc/grub.d/06_kerbside-kiosk" ] || fail "the loader does not run what shuts its menu"
"$work/root/etc/grub.d/06_kerbside-kiosk" | grep -qx 'set superusers=""' || fail "the loader's menu is open"
"$work/root/etc/grub.d/06_kerbside-kiosk" | grep -q '^menuentry_id_option="--unrestricted ' || fail "the loader asks for a password that nobody knows"

unit=$work/root/etc/systemd/system/kerbside-kiosk.service
for line in Restart=always StartLimitIntervalSec=0 LimitCORE=0 NoNewPrivileges=yes User=kerbside-kiosk \
  Environment=LIBSEAT_BACKEND=seatd SupplementaryGroups=video; do
  grep -qx "$line" "$unit" || fail "the unit lacks $line"
done
! grep -E '^ExecStart=.* -s( |$)' "$unit" || fail "the virtual terminal may be changed"
# ProtectHome shuts /run/user as well: what runs here has a folder of its own for its sockets.
runtime=$(sed -n 's/^RuntimeDirectory=//p' "$unit")
[ -n "$runtime" ] && grep -qx "Environment=XDG_RUNTIME_DIR=/run/$runtime" "$unit" || fail "cage has nowhere to put its socket"
