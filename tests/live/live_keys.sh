#!/usr/bin/env bash
# The real program in a real window of an X server of its own, worked with real keys.
#   live_keys.sh BUILD-FOLDER PART [PICTURES]
# PART: keys: dead keys, compose, AltGr and other alphabets; ibus: what an input method composes; kiosk: keys that lead
# nowhere. What was written is read from the draft by the command line. 77 (skipped) where a program that it needs is not here.
set -euo pipefail
part=$2
needed=(Xvfb setxkbmap xdotool)
[ "$part" != ibus ] || needed+=(dbus-run-session dbus-update-activation-environment ibus-daemon ibus /usr/libexec/ibus-engine-m17n)
for tool in "${needed[@]}"; do command -v "$tool" > /dev/null || { echo "no $tool here"; exit 77; }; done
# An input method lives in a session of its own, with nothing of this machine's.
if [ "$part" = ibus ] && [ -z "${KERBSIDE_LIVE_SESSION:-}" ]; then
  KERBSIDE_LIVE_SESSION=1 exec dbus-run-session -- "$0" "$@"
fi
build=$(cd "$1" && pwd)
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
pictures=${3:-}
work=$(mktemp -d)
base=${KERBSIDE_LIVE_BASE:-$build/ui/base}
device=$work/device
# Debian's own Python is what Debian's engines need.
export PATH=/usr/sbin:/usr/bin:/sbin:/bin TZ=Europe/London HOME=$work/home XDG_RUNTIME_DIR=$work/run LANG=C.UTF-8
unset XDG_CONFIG_HOME XDG_CACHE_HOME XDG_DATA_HOME LC_ALL
mkdir -m 0700 "$HOME" "$XDG_RUNTIME_DIR"
server='' program='' others=() wrong=
end() {
  for process in $program "${others[@]}" $server; do kill "$process" 2> /dev/null || true; done
  wait 2> /dev/null || true
  rm -rf "$work"
}
trap end EXIT
fail() { echo "live_keys: $*" >&2; picture wrong; exit 1; }
picture() { [ -z "$pictures" ] || { mkdir -p "$pictures"; import -window root "$pictures/$part-$1.png" 2> /dev/null || true; }; }
wait_for() { for _ in $(seq 400); do "$@" > /dev/null 2>&1 && return; sleep 0.05; done; return 1; }

open_display() { # WIDTHxHEIGHT
  mkfifo "$work/number"
  Xvfb -displayfd 3 -screen 0 "$1x24" -fbdir "$work" 3> "$work/number" 2> /dev/null &
  server=$!
  read -r number < "$work/number"
  export DISPLAY=:$number
}
# What is on the screen, without a picture of it.
shown() { md5sum < "$work/Xvfb_screen0"; }
rest() { # till nothing moves any more
  local now
  now=$(shown)
  for _ in $(seq 60); do sleep 0.25; [ "$now" != "$(shown)" ] || return 0; now=$(shown); done
  fail "it does not come to rest"
}
act() { # COMMAND …: does it, and waits for what comes of it
  local before
  before=$(shown)
  "$@"
  for _ in $(seq 200); do [ "$before" = "$(shown)" ] || { rest; return; }; sleep 0.03; done
  fail "nothing came of: $*"
}
open_program() { # ARGUMENTS …
  act begin_program "$@"
  wait_for xdotool search --name '^Kerbside$' || fail "no window"
  window=$(xdotool search --name '^Kerbside$' | head -n 1)
  xdotool windowfocus --sync "$window"
  rest
}
begin_program() { "$build/kerbside" "$@" --data "$device" > "$work/log" 2>&1 & program=$!; }
close_program() { # like a power cut, after the pause at which typing is saved
  sleep 0.8
  kill "$program"; wait "$program" 2> /dev/null || true; program=
}

# Where things are: seen by the script runner on a copy, which shows the same.
play() { # SCRIPT DEVICE ARGUMENTS …
  "$build/kerbside" ui --script "$1" --data "$2" "${@:3}" > "$work/lines" || { tail -n 1 "$work/lines" | cut -c 1-500 >&2; fail "$1 cannot be played"; }
}
place() { # ID: the middle of it
  local rectangle
  rectangle=$(grep -o "{[^{}]*\"id\":\"$1\"[^{}]*}" "$work/lines" | tail -n 1 | sed -E 's/.*"rectangle":\[([0-9]+),([0-9]+),([0-9]+),([0-9]+)\].*/\1 \2 \3 \4/')
  [ -n "$rectangle" ] || fail "no place for $1"
  set -- $rectangle
  echo $(($1 + $3 / 2)) $(($2 + $4 / 2))
}
touch_at() { xdotool mousemove --sync "$1" "$2" click 1; }
click() { act touch_at $(place "$1"); }

# Keys by their place (26 is E, 38 A, 23 Tab, 36 Enter, 65 the space bar), as fingers know them.
codes() { xdotool key --delay 15 "$@"; }
written() { xdotool type --delay 25 "$1"; }
altgr() { xdotool keydown 108; codes "$@"; xdotool keyup 108; }
shifted() { xdotool keydown 50; codes "$@"; xdotool keyup 50; }
layout() { setxkbmap -option '' "$@"; }
next() { act codes 23; }

# A device with the form, whose owner has brought a keyboard of her own; then she has signed in and opened the form.
make_device() {
  local look=(--secrets "$work/secrets" --size 1280x800)
  cp -r "$base/device" "$device"
  "$build/kerbside" form add "$here/typed.xlsform.md" --data "$device" > /dev/null
  printf '{"ada":"%s"}' "$(cat "$base/work/ada.txt")" > "$work/secrets"
  echo '[{"do":"tap","id":"signin.secret"},{"do":"type","secret":"ada"},{"do":"press","key":"Enter"},{"do":"tap","id":"home.settings"},
    {"do":"tap","id":"settings.keyboard"},{"do":"expect","id":"settings.keyboard","checked":false},{"do":"tap","id":"settings.back"},{"do":"wait","seconds":1}]' > "$work/settings"
  play "$work/settings" "$device" "${look[@]}"
  echo '[{"do":"see"},{"do":"tap","id":"signin.secret"},{"do":"type","secret":"ada"},{"do":"press","key":"Enter"},{"do":"see"},
    {"do":"tap","id":"home.form.typed"},{"do":"see"},{"do":"tap","id":"form.next"},{"do":"see"}]' > "$work/look"
  cp -r "$device" "$work/looked"
  play "$work/look" "$work/looked" "${look[@]}"
}
open_form() {
  layout us
  open_program
  click signin.secret
  act written "$(cat "$base/work/ada.txt")"
  act codes 36
  sleep 1
  rest
  click home.form.typed
}
read_draft() { # NAMES: what stands in each
  local id name account=(--data "$device" --account ada --passphrase-file "$base/work/ada.txt")
  id=$("$build/kerbside" list "${account[@]}" --json | grep -o 'uuid:[0-9a-f-]*' | head -n 1)
  { echo '['; for name in "$@"; do echo "{\"do\":\"get\",\"path\":\"/data/$name\"},"; done; echo '{"do":"validate"}]'; } > "$work/get"
  "$build/kerbside" fill "$id" --script "$work/get" "${account[@]}" > "$work/values"
}
is() { # NAME WANTED
  local was
  was=$(grep -o "\"path\":\"/data/$1\".*" "$work/values" | grep -o '"value":"[^"]*"' | sed 's/^"value":"//; s/"$//')
  if [ "$was" = "$2" ]; then echo "$1: $2"; else echo "live_keys: $1 is \"$was\", not \"$2\"" >&2; wrong=1; fi
}

. "$here/$part.part"
[ -z "$wrong" ]
