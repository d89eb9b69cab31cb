#!/usr/bin/env bash
# kiosk.sh [BUILD]: the real kiosk with the software renderer, upon an Xvfb of its own: start, memory and idle CPU at its set-up
# page and at the attract page of a session that runs; CPU of a tap and of a keystroke that come through X.
# One JSON line each. Wants xvfb, xdotool, x11-utils and jq; what is missing is installed where that is allowed.
set -euo pipefail
here=$(cd "$(dirname "$0")/../.." && pwd)
build=${1:-$here/build/bench}
work=$(mktemp -d)
trap 'for process in ${kiosk:-} ${server:-}; do kill "$process" 2>/dev/null || true; done; rm -rf "$work"' EXIT
missing=()
for tool in Xvfb:xvfb xdotool:xdotool xwininfo:x11-utils jq:jq; do command -v "${tool%:*}" >/dev/null || missing+=("${tool#*:}"); done
[ ${#missing[@]} = 0 ] || apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null

# show WxH: an X server with a screen of that size, which it keeps in a file.
show() {
  [ -z "${server:-}" ] || { kill "$server"; wait "$server" 2>/dev/null || true; }
  rm -rf "$work/screen" "$work/number" && mkdir "$work/screen" && mkfifo "$work/number"
  Xvfb -displayfd 3 -screen 0 "$1x24" -fbdir "$work/screen" 3>"$work/number" 2>/dev/null &
  server=$!
  read -r number <"$work/number"
  export DISPLAY=:$number
}

"$build/kerbside" init --data "$work/data" >/dev/null
"$build/kerbside" form add "$here/assets/forms/young-people-safety-survey.xlsform.md" --media "$here/assets/lists" --data "$work/data" >/dev/null
show 1080x1920
"$build/kiosk-bench" "$build/kerbside" "$work/data" "$work/screen/Xvfb_screen0" set-up

# A session is opened by the script runner, as staff do it; the kiosk goes on with it.
cat >"$work/begin.json" <<'END'
[{"do":"tap","id":"setup.event"},{"do":"type","text":"Summit"},{"do":"tap","id":"setup.session"},{"do":"type","text":"Morning"},
{"do":"tap","id":"setup.pin"},{"do":"type","text":"2468"},{"do":"tap","id":"setup.start"},{"do":"expect","id":"visit.start","shown":true}]
END
"$build/kerbside" ui --script "$work/begin.json" --data "$work/data" --face kiosk --size 1080x1920 >/dev/null
# It is measured while it goes over into its next language twice.
"$build/kiosk-bench" "$build/kerbside" "$work/data" "$work/screen/Xvfb_screen0" attract 240 10

# Where things are is asked of the script runner, on a copy, at the same size.
size=1280x800
at='form./data/questions/safe_places/safe_home_area'
field='form./data/questions/own_words/one_thing'
{
  echo '[{"do":"see"},{"do":"tap","id":"visit.language.en"},{"do":"see"},{"do":"tap","id":"visit.accept"},{"do":"see"},'
  echo '{"do":"tap","id":"form./data/age_band.a13_15"},{"do":"tap","id":"visit.next"},{"do":"tap","id":"visit.next"},{"do":"see"},'
  for _ in $(seq 10); do echo '{"do":"tap","id":"visit.next"},'; done
  echo '{"do":"see"},{"do":"tap","id":"'$field'"},{"do":"see"}]'
} >"$work/look.json"
cp -r "$work/data" "$work/looked"
"$build/kerbside" ui --script "$work/look.json" --data "$work/looked" --face kiosk --size "$size" >"$work/places"
place() {
  jq -r --arg id "$1" 'select(.do == "see") | .widgets[]? | select(.id == $id) | .rectangle | "\(.[0] + .[2] / 2 | floor) \(.[1] + .[3] / 2 | floor)"' \
    "$work/places" | head -n 1
}
show "$size"
"$build/kerbside" kiosk --window --data "$work/data" 2>/dev/null &
kiosk=$!
# The window is as large as the screen before anything is touched; it may come up in two steps.
fills() { xwininfo -root -children | grep -q " $size+0+0 "; }
for _ in $(seq 60); do
  for window in $(xwininfo -root -children | sed -n 's/^ *\(0x[0-9a-f]*\) .*/\1/p'); do
    xdotool windowmove "$window" 0 0 windowsize "$window" "${size%x*}" "${size#*x}" || true
  done
  sleep 0.5
  ! fills || break
done
fills || { echo "kiosk.sh: the window does not fill the screen" >&2; exit 1; }

cpu() { cat /proc/"$kiosk"/task/*/schedstat | awk '{ sum += $1 } END { printf "%.4f\n", sum / 1e6 }'; }
picture() { cksum <"$work/screen/Xvfb_screen0"; }
touch_at() { xdotool mousemove $1 click 1; }
# settle: until it draws nothing for a second.
settle() {
  local last=
  for _ in $(seq 20); do
    [ "$(picture)" != "$last" ] || return 0
    last=$(picture)
    sleep 1
  done
}
# go ID: touches what is there, and the page becomes another.
go() {
  local before where
  before=$(picture) where=$(place "$1")
  [ -n "$where" ] || { echo "kiosk.sh: no place for $1" >&2; exit 1; }
  touch_at "$where"
  for _ in $(seq 50); do
    sleep 0.1
    [ "$(picture)" = "$before" ] || { settle; return; }
  done
  echo "kiosk.sh: a touch on $1 does nothing" >&2
  exit 1
}
median() { sort -g | awk '{ value[NR] = $1 } END { printf "%.3f\n", value[int((NR + 1) / 2)] }'; }
# rate: CPU a second while nothing happens.
rate() { local before; before=$(cpu); sleep 10; awk -v a="$before" -v b="$(cpu)" 'BEGIN { print (b - a) / 10 }'; }
# tell NAME IDLE: the median of what comes in, each value the CPU of PER events in SECONDS, less the idle CPU.
tell() { printf '{"event":"%s","cpu_ms":%s,"idle_cpu_ms_a_second":%.3f}\n' "$1" "$(median)" "$2"; }

settle
go visit.language.en
go visit.accept
go form./data/age_band.a13_15
go visit.next
go visit.next
idle=$(rate)
for i in $(seq 60); do
  where=$(place "$at.$([ $((i % 2)) = 0 ] && echo very_safe || echo fairly_safe)")
  before=$(cpu)
  touch_at "$where"
  sleep 0.4
  awk -v a="$before" -v b="$(cpu)" -v idle="$idle" 'BEGIN { print b - a - idle * 0.4 }'
done >"$work/taps"
tell tap "$idle" <"$work/taps"

for _ in $(seq 10); do go visit.next; done
go "$field"
idle=$(rate)
before_typing=$(picture)
for _ in $(seq 10); do
  before=$(cpu)
  xdotool type --delay 100 abcdefghij
  sleep 0.3
  awk -v a="$before" -v b="$(cpu)" -v idle="$idle" 'BEGIN { print (b - a - idle * 1.3) / 10 }'
done >"$work/keys"
[ "$(picture)" != "$before_typing" ] || { echo "kiosk.sh: typing does nothing" >&2; exit 1; }
tell keystroke "$idle" <"$work/keys"
