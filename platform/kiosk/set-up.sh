#!/usr/bin/env bash
# Makes this machine a kiosk, or brings one up to date: run it again as often as you like.
#   set-up.sh [--build DIR] [--rotate 0|90|180|270] [--root DIR]
# --build: the tree to take the program from (build/release). --rotate: how the display hangs.
# --root: write below that folder instead, and touch nothing else (for tests and for making images).
# As root, on Debian 12 or 13, there or in a chroot that an image is made from. It asks nothing and deletes no data.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$here/../../build/release rotate=keep root=
while [ $# -gt 0 ]; do
  case $1 in
    --build) build=$2 ;;
    --rotate) rotate=$2 ;;
    --root) root=$2 ;;
    *) sed -n '3,6s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
  shift 2
done
# A touch screen that hangs turned is turned as its picture is: libinput's matrix, from the panel to the picture.
case $rotate in
  keep) ;;
  0) turns= matrix='1 0 0 0 1 0' ;;
  90) turns=-r matrix='0 -1 1 1 0 0' ;;
  180) turns='-r -r' matrix='-1 0 1 0 -1 1' ;;
  270) turns='-r -r -r' matrix='0 1 0 -1 0 1' ;;
  *) echo "--rotate 0, 90, 180 or 270" >&2; exit 2 ;;
esac
[ -x "$build/kerbside" ] || { echo "no program in $build: build it first, or say --build DIR" >&2; exit 1; }
here_only() { [ -n "$root" ]; }
here_only || [ "$(id -u)" = 0 ] || { echo "as root, please" >&2; exit 1; }
# In a chroot nothing runs: what is written there holds when the machine starts.
runs() { [ -d /run/systemd/system ]; }

# A file with these words, written only where it is not so already.
put() { # FILE MODE, the words on standard input
  local to=$root$1 new
  mkdir -p "$(dirname "$to")"
  new=$(mktemp "$to.XXXXXX")
  cat > "$new"
  chmod "$2" "$new"
  if [ -e "$to" ] && cmp -s "$new" "$to"; then rm "$new"; else mv -f "$new" "$to"; echo "wrote $1"; fi
}

# ---- what it needs
# Debian names a library by its version: the first of the names that this release has is taken.
needed=(cage seatd xwayland unattended-upgrades libxkbcommon0
  libsdl2-2.0-0 libfreetype6 libharfbuzz0b libfribidi0 libsodium23 libpugixml1v5 libzstd1
  'libicu72 libicu76' 'libre2-9 libre2-11' 'libutf8proc2 libutf8proc3' libmd4c0 'libjpeg62-turbo' 'libpng16-16 libpng16-16t64'
  'libarchive13 libarchive13t64' 'libmicrohttpd12 libmicrohttpd12t64' 'libcurl4 libcurl4t64' 'libssl3 libssl3t64')
is_installed() { dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null | grep -qx installed; }
has_any() { local name; for name in $1; do ! is_installed "$name" || return 0; done; return 1; }
offered() { local name; for name in $1; do ! apt-cache show "$name" > /dev/null 2>&1 || { echo "$name"; return; }; done; echo "${1%% *}"; }
if ! here_only; then
  missing=()
  for package in "${needed[@]}"; do has_any "$package" || missing+=("$package"); done
  if [ ${#missing[@]} -gt 0 ]; then
    export DEBIAN_FRONTEND=noninteractive
    wanted=()
    apt-get update -qq || true
    for package in "${missing[@]}"; do wanted+=("$(offered "$package")"); done
    apt-get install -y --no-install-recommends -o Dpkg::Use-Pty=0 "${wanted[@]}" || {
      echo "Not set up: these packages could not be fetched: ${wanted[*]}" >&2
      echo "The machine needs a network, this once, and Debian's mirror in /etc/apt. Nothing else was changed: mend that, and run this again." >&2
      exit 1
    }
  fi
  # What the program itself was linked with, whatever its version is called on this release.
  if ldd "$build/kerbside" | grep -q 'not found'; then
    ldd "$build/kerbside" | grep 'not found' >&2
    echo "libraries are missing: build the program on this release of Debian" >&2
    exit 1
  fi
  # Its own user: no password, no shell, nothing but its folder.
  id kerbside-kiosk >/dev/null 2>&1 ||
    useradd --system --home-dir /var/lib/kerbside-kiosk --shell /usr/sbin/nologin --comment 'Kerbside kiosk' kerbside-kiosk
  usermod --lock --shell /usr/sbin/nologin kerbside-kiosk
  install -d -m 0700 -o kerbside-kiosk -g kerbside-kiosk /var/lib/kerbside-kiosk
fi

# ---- the program, whole or not at all
new=$root/opt/kerbside.new
rm -rf "$new"
mkdir -p "$new/bin" "$new/share/kerbside" "$new/share/doc"
install -m 0755 "$build/kerbside" "$new/bin/kerbside"
cp -rL "$build/assets/." "$new/share/kerbside/"
install -m 0644 "$here/README.md" "$new/share/doc/kiosk.md"
chmod -R a+rX,go-w "$new"
if [ -d "$root/opt/kerbside" ] && diff -rq "$new" "$root/opt/kerbside" >/dev/null 2>&1; then
  rm -rf "$new"
else
  rm -rf "$root/opt/kerbside.old"
  [ ! -d "$root/opt/kerbside" ] || mv "$root/opt/kerbside" "$root/opt/kerbside.old"
  mv "$new" "$root/opt/kerbside"
  echo "wrote /opt/kerbside"
fi

# ---- how it is started
put /etc/systemd/system/kerbside-kiosk.service 0644 < "$here/kerbside-kiosk.service"
if [ "$rotate" != keep ] || [ ! -e "$root/etc/kerbside/kiosk.env" ]; then
  put /etc/kerbside/kiosk.env 0644 <<< "CAGE_OPTIONS=${turns:-}"
  put /etc/udev/rules.d/90-kerbside-kiosk.rules 0644 \
    <<< "ENV{ID_INPUT_TOUCHSCREEN}==\"1\", ENV{LIBINPUT_CALIBRATION_MATRIX}=\"${matrix:-1 0 0 0 1 0}\""
fi

# ---- no other way in or out
# No second console behind Ctrl+Alt+F2, and buttons that do nothing.
put /etc/systemd/logind.conf.d/kerbside-kiosk.conf 0644 << 'END'
[Login]
NAutoVTs=0
ReserveVT=0
HandlePowerKey=ignore
HandleSuspendKey=ignore
HandleHibernateKey=ignore
HandleLidSwitch=ignore
HandleRebootKey=ignore
END
# Nor does pressing Ctrl+Alt+Del seven times while it starts.
put /etc/systemd/system.conf.d/kerbside-kiosk.conf 0644 << 'END'
[Manager]
CtrlAltDelBurstAction=none
END
# No magic keys of the kernel, no messages over the picture, no memory written to a disk when something falls over.
put /etc/sysctl.d/80-kerbside-kiosk.conf 0644 << 'END'
kernel.sysrq = 0
kernel.printk = 3 3 3 3
kernel.core_pattern = |/bin/false
fs.suid_dumpable = 0
END
# A stick or a telephone in the socket is not a disk, and not a network either.
put /etc/modprobe.d/kerbside-kiosk.conf 0644 << 'END'
install usb-storage /bin/false
install uas /bin/false
install cdc_ether /bin/false
install rndis_host /bin/false
install firewire-core /bin/false
install thunderbolt /bin/false
END
# No menu while it starts, no cursor, a screen that does not go dark by itself. A kernel that falls over starts anew, a file
# system that a power cut left untidy is put right without a question, and no step of the start ends in a root shell.
put /etc/default/grub.d/kerbside-kiosk.cfg 0644 << 'END'
GRUB_TIMEOUT=0
GRUB_TIMEOUT_STYLE=hidden
GRUB_RECORDFAIL_TIMEOUT=0
GRUB_CMDLINE_LINUX_DEFAULT="quiet loglevel=3 vt.global_cursor_default=0 consoleblank=0"
GRUB_CMDLINE_LINUX="$GRUB_CMDLINE_LINUX panic=10 fsck.repair=yes"
END
# Whoever holds Escape while it starts gets the menu, but may neither change a line of it nor get a command line:
# nobody is the loader's superuser. What is in the menu starts; recovery mode asks for root's password.
put /etc/grub.d/06_kerbside-kiosk 0755 << 'END'
#!/bin/sh
cat << 'LINES'
set superusers=""
export superusers
menuentry_id_option="--unrestricted $menuentry_id_option"
export menuentry_id_option
LINES
END
# The journal tells what went wrong, and is gone with the power: nothing of a day stays on the disk.
put /etc/systemd/journald.conf.d/kerbside-kiosk.conf 0644 << 'END'
[Journal]
Storage=volatile
RuntimeMaxUse=32M
END
# Updates of Debian's security team come by themselves at night; the machine starts anew for them before it is needed.
put /etc/apt/apt.conf.d/52kerbside-kiosk 0644 << 'END'
APT::Periodic::Update-Package-Lists "1";
APT::Periodic::Unattended-Upgrade "1";
Unattended-Upgrade::Automatic-Reboot "true";
Unattended-Upgrade::Automatic-Reboot-Time "04:30";
END

here_only && exit 0
! runs || { systemctl daemon-reload; udevadm control --reload; udevadm trigger --subsystem-match=input; }
systemctl mask --quiet ctrl-alt-del.target sleep.target suspend.target hibernate.target hybrid-sleep.target
systemctl mask --quiet getty@tty1.service autovt@.service
for service in udisks2.service gdm.service lightdm.service sddm.service; do
  ! systemctl list-unit-files "$service" 2>/dev/null | grep -q "^$service" || systemctl mask --quiet "$service"
done
! runs || sysctl --quiet --system > /dev/null
! runs || ! command -v update-grub > /dev/null || update-grub 2> /dev/null
systemctl set-default graphical.target > /dev/null
systemctl enable --quiet kerbside-kiosk.service
echo "Ready. It starts with the machine: systemctl restart kerbside-kiosk, or switch it off and on."
