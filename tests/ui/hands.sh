#!/usr/bin/env bash
# The five forms, filled in and finished without a finger: by the keyboard alone (Tab, arrows, Space, letters), as the
# demo taps them; one by two switches, that is by two keys; and the survey at the kiosk by one. Then sent, pulled and opened.
# Ends with 0 only if what the desk reads is what was entered. The showcase, with every kind of question, is gone through by
# keys alone as its script taps it. Where the keys are has to be seen after each press.
#   hands.sh BUILD-FOLDER keys|switch|one|showcase
set -euo pipefail
build=$(cd "$1" && pwd)
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
demo=$(cd "$here/../demo" && pwd)
export TZ=Europe/London
kerbside=$build/kerbside
hands=$2
out=$build/ui/by-$hands
rm -rf "$out" && cp -r "$build/ui/base" "$out"
device=$out/device desk=$out/desk work=$out/work
passphrase() { echo --passphrase-file "$work/$1.txt"; }
fail() { echo "hands: $*" >&2; exit 1; }
: > "$work/manifest"

# A touch, as keys: to the place, within its group of radio buttons, and Space. What is touched on a drawing has its words
# in the list below it.
as_keys() { sed -E '/"do":"tap"/ s/\.map\./\./
  s/\{"do":"tap","id":"([^"]*)"\}/{"do":"press","key":"Tab","until":"\1"},{"do":"press","key":"Right","until":"\1"},{"do":"press","key":"Space"}/
  s/"Right","until":"([^"]*walked.s1)"/"Up","until":"\1"/' "$1" > "$2"; }
# A touch, as two switches: one till it is offered, the other to take it. What is typed is taken from the keyboard on the screen.
as_switch() {
  local line text i letter
  while IFS= read -r line; do
    case $line in
      *'"do":"tap"'*) sed -E 's/\{"do":"tap","id":"([^"]*)"\}/{"do":"press","key":"Space","until":"\1","then":"Enter"}/' <<< "$line" ;;
      *'"do":"type"'*)
        text=$(sed -E 's/.*"(text|secret)":"([^"]*)".*/\2/' <<< "$line")
        [[ $line != *secret* ]] || text=$(cat "$work/$text.txt")
        for ((i = 0; i < ${#text}; i++)); do
          letter=${text:i:1}; [ "$letter" != ' ' ] || letter=space
          echo "{\"do\":\"press\",\"key\":\"Space\",\"until\":\"keyboard.$letter\",\"then\":\"Enter\"},"
        done ;;
      *'"do":"press","key":"Backspace"'*) sed -E 's/\{"do":"press","key":"Backspace"\}/{"do":"press","key":"Space","until":"keyboard.erase","then":"Enter"}/' <<< "$line" ;;
      *) echo "$line" ;;
    esac
  done < "$1" > "$2"
}
# A touch, as one switch: waiting till it is offered.
as_one() { as_switch "$1" "$1.two" && sed -E 's/\{"do":"press","key":"Space","until":("[^"]*"),"then":"Enter"\}/{"do":"wait","until":\1,"then":"Enter"}/' "$1.two" > "$2"; }
steps_of() { if [ "$hands" = keys ]; then echo "$demo/steps/$1.json"; else echo "$here/steps/$1.json"; fi; }
taps() { # FORM STEPS FACE NOW
  "$build/tests/demo/demo_taps" "$build/assets/forms/$1.xlsform.md" "$(steps_of "$2")" "$3" "$(date -d "$4" +%s)"
}
play() { # FORM STEPS FACE NOW
  "as_$hands" "$work/$2.taps" "$work/$2.keys"
  local look=(--size 1280x800)
  [ "$3" = tablet ] || look=(--size 1080x1920 --scale 1.5)
  "$kerbside" ui --by-keys --face "$3" --script "$work/$2.keys" --data "$device" "${look[@]}" --now "$(date -u -d "@$(date -d "$4" +%s)" +%Y-%m-%dT%H:%M:%SZ)" \
    --secrets "$work/secrets.json" --shots "$out/shots" > "$work/$2.log" || { tail -n 1 "$work/$2.log" | cut -c 1-900 >&2; fail "$2 cannot be finished by $hands"; }
  printf '%s\t-\t%s\n' "$1" "$(steps_of "$2")" >> "$work/manifest"
}
by_worker() { # FORM STEPS NOW WIDGET
  { cat "$demo/taps/sign-in.part"; echo "{\"do\":\"tap\",\"id\":\"$4\"},"; taps "$1" "$2" tablet "$3"; cat "$demo/taps/finish.part"; } > "$work/$2.taps"
  play "$1" "$2" tablet "$3"
}
if [ "$hands" = showcase ]; then
  "$kerbside" form add "$here/forms/showcase/showcase.xlsform.md" --media "$here/forms/showcase/media" --data "$device" > /dev/null
  sed -E 's/": "/":"/g; s/": ([a-z])/":\1/g; s/", "/","/g' "$here/scripts/showcase.json" > "$work/showcase.taps"
  hands=keys
  play showcase showcase tablet 2026-03-14T22:10
  exit 0
elif [ "$hands" = one ]; then
  # Staff set it up with their fingers, and end it with them.
  { sed 's/^{"do":"tap","id":"setup.start"},$/{"do":"tap","id":"settings.switch.one"},&/' "$demo/taps/kiosk-set-up.part"; echo '{"do":"expect","id":"visit.start","shown":true}]'; } > "$work/begin.json"
  { echo '['; cat "$demo/taps/kiosk-staff.part"; } > "$work/end.json"
  staff() { "$kerbside" ui --face kiosk --script "$work/$1.json" --data "$device" --size 1080x1920 --scale 1.5 --now 2024-06-04T17:00:00Z --secrets "$work/secrets.json" --shots "$out/shots" > "$work/$1.log" || { tail -n 1 "$work/$1.log" | cut -c 1-500 >&2; fail "staff cannot $1"; }; }
  staff begin
  { echo '['; cat "$demo/taps/kiosk-begin.part"; taps young-people-safety-survey one kiosk 2024-06-04T18:00; sed '$ s/,$/]/' "$demo/taps/kiosk-end.part"; } > "$work/one.taps"
  play young-people-safety-survey one kiosk 2024-06-04T18:00
  staff end
elif [ "$hands" = keys ]; then
  by_worker street-pastor-shift shift-1 2024-05-11T02:30 home.form.street-pastor-shift
  by_worker detached-session session-1 2024-06-04T19:30 home.form.detached-session
  by_worker community-connector-log log-mediation 2024-04-02T12:00 home.form.community-connector-log
  by_worker safeguarding-concern concern 2024-06-06T19:00 app.concern
  {
    cat "$demo/taps/kiosk-set-up.part" "$demo/taps/kiosk-begin.part"
    taps young-people-safety-survey survey-1 kiosk 2024-06-04T18:00
    cat "$demo/taps/kiosk-end.part" "$demo/taps/kiosk-staff.part"
  } > "$work/survey-1.taps"
  play young-people-safety-survey survey-1 kiosk 2024-06-04T18:00
else
  "$kerbside" ui --script "$here/parts/switch.json" --data "$device" --now 2024-06-04T18:00:00Z --secrets "$work/secrets.json" > "$work/switch.log"
  by_worker detached-session switch 2024-06-04T19:30 home.form.detached-session
  grep -o '"presses":[0-9]*' "$work/switch.log" | cut -d : -f 2 | awk '{ all += $1 } END { print "by two switches: " all " presses" }'
fi

address=$("$kerbside" status --json --data "$device" > /dev/null; grep -ao '127.0.0.1:[0-9]*' "$out/hub/hub.id" | head -n 1 || true)
: > "$work/hub.log"
"$kerbside" hub run --data "$out/hub" ${address:+--listen "$address"} >> "$work/hub.log" 2>&1 &
hub_process=$!
trap 'kill "$hub_process" 2>/dev/null || true; wait "$hub_process" 2>/dev/null || true' EXIT
for _ in $(seq 400); do grep -q listens "$work/hub.log" && break; sleep 0.025; done
for _ in $(seq 20); do
  "$kerbside" sync --once --data "$device" >> "$work/sync.log" 2>&1 || true
  "$kerbside" status --json --data "$device" | grep -q '"ready":0,"in_flight":0' && break
done
"$kerbside" desk pull --data "$desk" $(passphrase desk) > "$work/pull.log"
keys=(); for role in data safeguarding mediation; do keys+=(--key "$role=$work/$role.txt"); done
"$kerbside" desk export --csv --data "$desk" $(passphrase desk) "${keys[@]}" -o "$out/csv" > "$work/export.log" 2> "$work/export-warnings.log"
"$build/tests/demo/demo_compare" "$build/assets/forms" "$out/csv" "$work/manifest" || fail "what came out is not what went in by $hands"
