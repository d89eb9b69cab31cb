#!/usr/bin/env bash
# cage.sh BUILD-FOLDER [PICTURES]: the unit's own command, under cage within Xvfb: it shows the kiosk, no key leads out,
# and after kill -9 in the middle of a survey it is back at its first page with nothing of the answers on the disk.
# 77 (skipped) where there is no cage.
set -euo pipefail
for tool in cage Xvfb Xwayland xdotool xwininfo import convert jq; do command -v "$tool" > /dev/null || { echo "no $tool here"; exit 77; }; done
build=$(cd "$1" && pwd)
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
pictures=${2:-$work}
fail() { echo "cage: $*" >&2; tail -n 5 "$work/log" >&2 || true; exit 1; }
server='' kiosk=''
end() { for process in $kiosk $server; do kill "$process" 2> /dev/null || true; done; rm -rf "$work"; }
trap end EXIT
wait_for() { for _ in $(seq 300); do "$@" && return; sleep 0.1; done; return 1; }

# cage refuses to be root.
as_user=()
[ "$(id -u)" != 0 ] || as_user=(setpriv --reuid=65534 --regid=65534 --clear-groups)
"$here/platform/kiosk/set-up.sh" --build "$build" --root "$work/root" > /dev/null
mkdir -m 0700 "$work/run"
"$build/kerbside" init --data "$work/device" > /dev/null
"$build/kerbside" form add "$here/assets/forms/young-people-safety-survey.xlsform.md" --data "$work/device" > /dev/null

# A session is opened at the set-up page, by the script runner; then the places of what will be touched are asked for.
cat > "$work/begin.json" << 'END'
[{"do":"tap","id":"setup.event"},{"do":"type","text":"Summit"},{"do":"tap","id":"setup.session"},{"do":"type","text":"Morning"},
{"do":"tap","id":"setup.pin"},{"do":"type","text":"2468"},{"do":"tap","id":"setup.still"},{"do":"tap","id":"setup.start"},
{"do":"expect","id":"visit.start","shown":true}]
END
cat > "$work/look.json" << 'END'
[{"do":"tap","id":"visit.start"},{"do":"see"},{"do":"tap","id":"visit.language.en"},{"do":"see"},{"do":"tap","id":"visit.accept"},{"do":"see"}]
END
"$build/kerbside" ui --script "$work/begin.json" --data "$work/device" --face kiosk --size 1080x1920 > /dev/null
cp -r "$work/device" "$work/looked"
"$build/kerbside" ui --script "$work/look.json" --data "$work/looked" --face kiosk --size 1080x1920 > "$work/places"
middle() { jq -r --arg id "$1" 'select(.do == "see") | .widgets[]? | select(.id == $id) | .rectangle | "\(.[0] + .[2] / 2 | floor) \(.[1] + .[3] / 2 | floor)"' "$work/places" | head -n 1; }
[ "$(id -u)" != 0 ] || { chown -R 65534:65534 "$work/device" "$work/run"; chmod 0755 "$work" "$work/root"; }

mkfifo "$work/number"
Xvfb -displayfd 3 -screen 0 1080x1920x24 3> "$work/number" 2> /dev/null &
server=$!
read -r number < "$work/number"
export DISPLAY=:$number

# The unit's own settings and command; only where things lie, and that the display is nested, is this test's.
unit=$here/platform/kiosk/kerbside-kiosk.service
mapfile -t settings < <(sed -n 's/^Environment=//p' "$unit")
command=$(sed -n 's/^ExecStart=//p' "$unit" | sed -e "s|/opt/kerbside|$work/root/opt/kerbside|" -e "s|/var/lib/kerbside-kiosk/device|$work/device|" -e 's|\$CAGE_OPTIONS||')
start() {
  "${as_user[@]}" env -i "${settings[@]}" PATH=/usr/bin:/bin HOME="$work/run" XDG_RUNTIME_DIR="$work/run" DISPLAY="$DISPLAY" \
    WLR_BACKENDS=x11 WLR_LIBINPUT_NO_DEVICES=1 $command >> "$work/log" 2>&1 &
  kiosk=$!
  # Nested, the output is a window: it is made as large as the display.
  wait_for has_window || fail "cage shows nothing"
  xdotool windowmove "$window" 0 0 windowsize "$window" 1080 1920
}
has_window() { window=$(xwininfo -root -children 2> /dev/null | sed -n 's/^ *\(0x[0-9a-f]*\) .*/\1/p' | head -n 1) && [ -n "$window" ]; }
colour() { import -window root -crop 1x1+"$1"+"$2" -depth 8 txt:- 2> /dev/null | grep -o '#[0-9A-F]\{6\}' | head -n 1; }
# The attract page is teal, its bubble amber.
is_attract() { [ "$(colour 40 1000)" = '#0B5A57' ] && [ "$(colour 540 190)" = '#F4B23E' ]; }
is_page() { [ "$(colour 40 1000)" = '#F5F2EC' ]; }
program() { pgrep -f "^$work/root/opt/kerbside/bin/kerbside kiosk" | head -n 1; }

start
wait_for is_attract || { import -window root "$pictures/cage-wrong.png"; fail "the attract page does not come"; }
import -window root "$pictures/cage-attract.png"
touch_at() { xdotool mousemove --sync "$1" "$2" click 1; sleep 0.3; }
tap() { read -r x y <<< "$(middle "$1")"; [ -n "$x" ] || fail "no place for $1"; touch_at "$x" "$y"; }

before=$(program)
for keys in alt+F4 alt+Tab alt+Escape ctrl+alt+F2 ctrl+alt+BackSpace ctrl+alt+Delete super super+l Escape F11 ctrl+q ctrl+w ctrl+c ctrl+shift+Escape alt+space; do
  xdotool key --clearmodifiers "$keys" 2> /dev/null || true
done
sleep 0.5
[ -n "$before" ] && [ "$(program)" = "$before" ] || fail "a key ended the program"
is_attract || fail "a key led somewhere"

touch_at 540 900
wait_for is_page || fail "a touch does not begin"
tap visit.language.en
tap visit.accept
tap form./data/age_band.a13_15
wait_for is_page || fail "the survey does not come"
import -window root "$pictures/cage-survey.png"

# The plug is pulled: the program and what shows it, at once.
kill -9 "$(program)"
kill -9 "$kiosk" 2> /dev/null || true
wait "$kiosk" 2> /dev/null || true
! grep -raq 'a13_15</age_band>' "$work/device" || fail "an unfinished answer is on the disk"
start
wait_for is_attract || fail "it does not come back after the power cut"
import -window root "$pictures/cage-again.png"

# And when the program alone falls over, cage ends with it, so that the unit starts both again.
kill -9 "$(program)"
wait_for eval "! kill -0 $kiosk 2> /dev/null" || fail "cage stays behind with nothing to show"
