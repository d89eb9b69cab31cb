#!/usr/bin/env bash
# plug.sh BUILD-FOLDER: the kiosk is killed in the middle of a survey, at several moments, and started again: the first
# page is there, nothing is answered, and no file of the device tells what was typed or tapped.
set -euo pipefail
build=$(cd "$1" && pwd)
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
fail() { echo "plug: $*" >&2; tail -n 3 "$work/lines" | cut -c 1-300 >&2 || true; exit 1; }
device=$work/device
"$build/kerbside" init --data "$device" > /dev/null
"$build/kerbside" form add "$here/assets/forms/young-people-safety-survey.xlsform.md" --data "$device" > /dev/null
play() { "$build/kerbside" ui --data "$device" --face kiosk --size 1080x1920 --script "$1"; }

cat > "$work/begin.json" << 'END'
[{"do":"tap","id":"setup.event"},{"do":"type","text":"Summit"},{"do":"tap","id":"setup.session"},{"do":"type","text":"Morning"},
{"do":"tap","id":"setup.pin"},{"do":"type","text":"2468"},{"do":"tap","id":"setup.start"},{"do":"expect","id":"visit.start","shown":true}]
END
play "$work/begin.json" > "$work/lines" || fail "the session does not begin"

# To the question that is typed, and then it goes on looking until it is killed.
{
  echo '[{"do":"tap","id":"visit.start"},{"do":"tap","id":"visit.language.en"},{"do":"tap","id":"visit.accept"},'
  echo '{"do":"tap","id":"form./data/age_band.a13_15"},'
  for _ in $(seq 12); do echo '{"do":"tap","id":"visit.next"},'; done
  echo '{"do":"tap","id":"form./data/questions/own_words/one_thing"},{"do":"type","text":"Purple lanterns by the viaduct"},'
  for _ in $(seq 3000); do echo '{"do":"see"},'; done
  echo '{"do":"see"}]'
} > "$work/survey.json"

for step in 5 10 19 24; do
  : > "$work/lines"
  "$build/kerbside" ui --data "$device" --face kiosk --size 1080x1920 --script "$work/survey.json" > "$work/lines" 2>&1 &
  kiosk=$!
  until grep -q "\"step\":$step," "$work/lines"; do sleep 0.02; kill -0 "$kiosk" 2> /dev/null || fail "it ended by itself before step $step"; done
  [ "$step" -lt 19 ] || grep -q 'Purple lanterns' "$work/lines" || until grep -q 'Purple lanterns' "$work/lines"; do sleep 0.02; kill -0 "$kiosk" || fail "nothing was typed"; done
  kill -9 "$kiosk"
  wait "$kiosk" 2> /dev/null || true
  for told in 'Purple lanterns' 'a13_15</age_band>' '<one_thing>'; do
    ! grep -raqF "$told" "$device" || fail "after step $step a file of the device tells $told"
  done
  [ "$("$build/kerbside" status --data "$device" --json | grep -o '"ready":[0-9]*')" = '"ready":0' ] || fail "something was kept after step $step"
  printf '%s' '[{"do":"expect","id":"visit.start","shown":true},{"do":"tap","id":"visit.start"},{"do":"tap","id":"visit.language.en"},{"do":"tap","id":"visit.accept"},{"do":"expect","id":"form./data/age_band.a13_15","checked":false}]' > "$work/again.json"
  play "$work/again.json" > "$work/lines" 2>&1 || fail "it is not back at its first page after step $step"
done

# Whoever may run it on the machine ends a session whose PIN is forgotten; with none running it says so.
"$build/kerbside" kiosk --end-session --data "$device" || fail "the session does not end without its PIN"
printf '%s' '[{"do":"expect","id":"setup.start","shown":true}]' > "$work/set-up.json"
play "$work/set-up.json" > "$work/lines" || fail "the page for staff is not back"
! "$build/kerbside" kiosk --end-session --data "$device" 2> "$work/lines" || fail "a session that is not running was ended"
grep -q 'no session' "$work/lines" || fail "it does not say why"
! "$build/kerbside" kiosk --end-session --data "$work/none" 2> "$work/lines" || fail "a session of no device was ended"
[ ! -e "$work/none" ] || fail "ending a session made a device"
