#!/usr/bin/env bash
# Makes this machine a kiosk, or brings one up to date: run it again as often as you like.
#   set-up.sh [--build DIR] [--rotate 0|90|180|270] [--root DIR]
# --build: the tree to take the program from (build/release). --rotate: how the display hangs.
# --root: write below that folder instead, and touch nothing else (for tests and for making images).
# As root, on Debian 12 or 13. It asks nothing and deletes no data.
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
case $rotate in keep) ;; 0) turns= ;; 90) turns=-r ;; 180) turns='-r -r' ;; 270) turns='-r -r -r' ;; *) echo "--rotate 0, 90, 180 or 270" >&2; exit 2 ;; esac
[ -x "$build/kerbside" ] || { echo "no program in $build: build it first, or say --build DIR" >&2; exit 1; }
here_only() { [ -n "$root" ]; }
here_only || [ "$(id -u)" = 0 ] || { echo "as root, please" >&2; exit 1; }

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
needed=(cage xwayland libsdl2-2.0-0 dbus-user-session unattended-upgrades
  libcurl4 libsodium23 libfreetype6 libharfbuzz0b libfribidi0 libpng16-16 libxkbcommon0)
if ! here_only; then
  missing=()
  for package in "${needed[@]}"; do
    dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
  done
  if [ ${#missing[@]} -gt 0 ]; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y --no-install-recommends "${missing[@]}"
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
# No menu while it starts, no cursor, a screen that does not go dark by itself.
put /etc/default/grub.d/kerbside-kiosk.cfg 0644 << 'END'
GRUB_TIMEOUT=0
GRUB_TIMEOUT_STYLE=hidden
GRUB_RECORDFAIL_TIMEOUT=0
GRUB_DISABLE_RECOVERY=true
GRUB_CMDLINE_LINUX_DEFAULT="quiet loglevel=3 vt.global_cursor_default=0 consoleblank=0"
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
systemctl daemon-reload
systemctl mask --quiet ctrl-alt-del.target sleep.target suspend.target hibernate.target hybrid-sleep.target
systemctl mask --quiet getty@tty1.service autovt@.service
for service in udisks2.service gdm.service lightdm.service sddm.service; do
  ! systemctl list-unit-files "$service" 2>/dev/null | grep -q "^$service" || systemctl mask --quiet "$service"
done
sysctl --quiet --system > /dev/null
! command -v update-grub > /dev/null || update-grub 2> /dev/null
systemctl set-default graphical.target > /dev/null
systemctl enable --quiet kerbside-kiosk.service
echo "Ready. It starts with the machine: systemctl restart kerbside-kiosk, or switch it off and on."
