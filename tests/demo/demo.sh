#!/usr/bin/env bash
# The whole path, for real, without a window: keys, hub, device, five forms filled in by taps on the tablet and the kiosk,
# a network that is cut in the middle of a batch, a hub that is killed twice, and the desk that opens everything. Ends
# with 0 only if what came out equals what went in and no file of the device or the hub tells any of it.
#   demo.sh BUILD-FOLDER OUT-FOLDER [prepare]
# prepare: only the partnership, its hub and a device with its forms, as a window needs them; kept where it is there.
set -euo pipefail
build=$(cd "$1" && pwd)
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
mkdir -p "$2" && out=$(cd "$2" && pwd)
export TZ=Europe/London
kerbside=$build/kerbside
device=$out/device hub=$out/hub desk=$out/desk csv=$out/csv work=$out/work pictures=$out/pictures

prepares=${3:-}
[ "$prepares" != prepare ] || [ ! -e "$out/ready" ] || exit 0
for part in ready device hub desk csv work pictures; do rm -rf "${out:?}/$part"; done
mkdir -p "$work"
steps=0
say() { steps=$((steps + 1)); printf '%2d  %s\n' "$steps" "$*"; }
fail() { echo "demo: $*" >&2; exit 1; }

hub_process= proxy_process=
end_process() { if [ -n "$1" ]; then kill "-$2" "$1" 2>/dev/null || true; wait "$1" 2>/dev/null || true; fi; }
trap 'end_process "$hub_process" TERM; end_process "$proxy_process" TERM' EXIT

secret() { printf '%s\n' "$2" > "$work/$1.txt"; }
for role in root desk data safeguarding mediation recovery; do secret "$role" "the $role of four plain words"; done
secret ada "copper kettle northern window"
echo '{"ada": "copper kettle northern window", "pin": "482913"}' > "$work/secrets.json"
passphrase() { echo --passphrase-file "$work/$1.txt"; }

wait_for() { # FILE TEXT: until a process has written it
  for _ in $(seq 400); do grep -q "$2" "$1" 2>/dev/null && return; sleep 0.025; done
  cat "$1" >&2; fail "nothing came of: $2"
}
start_hub() {
  : > "$work/hub.log"
  "$kerbside" hub run --data "$hub" --listen "127.0.0.1:$hub_port" >> "$work/hub.log" 2>&1 &
  hub_process=$!
  wait_for "$work/hub.log" listens
}
start_network() { # [CUT-AFTER]
  : > "$work/proxy.log"
  "$build/tests/demo/demo_proxy" "$proxy_port" "$hub_port" "$@" > "$work/proxy.log" &
  proxy_process=$!
  wait_for "$work/proxy.log" ready
}
kill_hub() { end_process "$hub_process" KILL; hub_process=; }

# The partnership: its keys, its hub, its keyset.
is_taken() { (exec 3<> "/dev/tcp/127.0.0.1/$1") 2> /dev/null; }
hub_port=$((20000 + RANDOM % 12000))
while is_taken "$hub_port" || is_taken $((hub_port + 1)); do hub_port=$((20000 + RANDOM % 12000)); done
proxy_port=$((hub_port + 1))
[ "$prepares" != prepare ] || proxy_port=$hub_port # nobody cuts this network
for role in root desk data safeguarding mediation recovery; do
  "$kerbside" desk keys new "$role" --data "$desk" $(passphrase "$role") > /dev/null
done
"$kerbside" hub init --data "$hub" --listen "127.0.0.1:$hub_port" --address "127.0.0.1:$proxy_port" > /dev/null
"$kerbside" desk keyset --data "$desk" $(passphrase root) --name "Safer Sutton" --hub "$hub/hub.id" -o "$work/keyset" > /dev/null
"$kerbside" hub init --data "$hub" --keyset "$work/keyset" > /dev/null
say "The desk made six keys, each under its own passphrase, and signed the keyset; the hub has its own."

# The device: enrolled by request and card, with an account and the five forms.
"$kerbside" init --data "$device" > /dev/null
"$kerbside" enrol --request "$work/request" --data "$device"
"$kerbside" desk enrol "$work/request" --hub "$hub/hub.id" -o "$work/card" --data "$desk" $(passphrase desk) > /dev/null
"$kerbside" enrol "$work/card" --data "$device" > /dev/null
"$kerbside" account add ada --data "$device" $(passphrase ada) > /dev/null
for form in "$build"/assets/forms/*.xlsform.md; do
  "$kerbside" form add "$form" --media "$build/assets/lists" --data "$device" > /dev/null
done
say "A device asked to belong, the desk certified it, and its card opened on that device alone."

if [ "$prepares" = prepare ]; then
  touch "$out/ready"
  echo "Sign in as ada: copper kettle northern window"
  exit 0
fi

: > "$work/manifest"
scripts=()
fill() { # FORM SCRIPT
  local id script=$here/steps/$2.json
  id=$("$kerbside" new "$1" --data "$device" --account ada $(passphrase ada))
  "$kerbside" fill "$id" --script "$script" --data "$device" --account ada $(passphrase ada) > "$work/fill-$2.log" \
    || { cat "$work/fill-$2.log" >&2; fail "$2 cannot be filled in"; }
  "$kerbside" finalize "$id" --data "$device" --account ada $(passphrase ada) > /dev/null || fail "$2 cannot be finalized"
  printf '%s\t%s\t%s\n' "$1" "$id" "$script" >> "$work/manifest"
  scripts+=("$script")
}
submit() { # FORM SCRIPT
  local script=$here/steps/$2.json
  "$kerbside" submit "$1" --script "$script" --data "$device" > "$work/submit-$2.log" \
    || { cat "$work/submit-$2.log" >&2; fail "$2 cannot be submitted"; }
  printf '%s\t-\t%s\n' "$1" "$script" >> "$work/manifest"
  scripts+=("$script")
}
play() { # FACE SCRIPT NOW: taps on the real face, drawn in memory
  local size=1280x800
  [ "$1" = tablet ] || size=1080x1920
  "$kerbside" ui --face "$1" --script "$work/$2.json" --data "$device" --size "$size" --now "$3" \
    --secrets "$work/secrets.json" --shots "$pictures" > "$work/$2.log" \
    || { tail -n 1 "$work/$2.log" | cut -c 1-600 >&2; fail "$2 cannot be played on the $1"; }
}
taps() { # FORM SCRIPT FACE NOW [pictures]: what is to be tapped and typed, for the form's pages as they come
  "$build/tests/demo/demo_taps" "$build/assets/forms/$1.xlsform.md" "$here/steps/$2.json" "$3" "$(date -d "$4" +%s)" "${@:5}"
}
entered() { printf '%s\t-\t%s\n' "$1" "$here/steps/$2.json" >> "$work/manifest"; scripts+=("$here/steps/$2.json"); }
tap_in() { # FORM SCRIPT NOW WIDGET: by the worker on the tablet; WIDGET opens the form
  {
    cat "$here/taps/sign-in.part"
    echo "{\"do\":\"tap\",\"id\":\"$4\"},"
    taps "$1" "$2" tablet "$3" pictures
    cat "$here/taps/finish.part"
  } > "$work/$2.json"
  play tablet "$2" "$(date -u -d "@$(date -d "$3" +%s)" +%Y-%m-%dT%H:%M:%SZ)"
  entered "$1" "$2"
}
form_tile() { tap_in "$1" "$2" "$3" "home.form.$1"; }
form_tile street-pastor-shift shift-1 2024-05-11T02:30
form_tile detached-session session-1 2024-06-04T19:30
form_tile community-connector-log log-mediation 2024-04-02T12:00
form_tile community-connector-log log-tension 2024-04-09T12:00
tap_in safeguarding-concern concern 2024-06-06T19:00 app.concern
say "Offline, a worker tapped five forms in on the tablet: a shift, a session, two log entries, a concern."
fill street-pastor-shift shift-2
fill detached-session session-2
fill community-connector-log log-critical
submit young-people-safety-survey survey-3
say "Four more came by the headless verbs."
{
  cat "$here/taps/kiosk-set-up.part"
  for round in 1 2 3 4; do
    for survey in 1 2 3; do
      cat "$here/taps/kiosk-begin.part"
      if [ $round = 1 ]; then shots=pictures; else shots=; fi
      taps young-people-safety-survey "survey-$survey" kiosk 2024-06-04T18:00 $shots
      cat "$here/taps/kiosk-end.part"
    done
  done
  cat "$here/taps/kiosk-staff.part"
} > "$work/kiosk.json"
play kiosk kiosk 2024-06-04T17:00:00Z
for round in 1 2 3 4; do for survey in 1 2 3; do entered young-people-safety-survey "survey-$survey"; done; done
say "Twelve young people answered at the kiosk without a name; no answer was on a disk before it was sealed."
cp "$here/taps/tour.json" "$work/tour.json"
play tablet tour 2024-06-06T19:30:00Z
submissions=$(wc -l < "$work/manifest")

status() { "$kerbside" status --json --data "$device"; }
count() { status | grep -o "\"$1\":[0-9]*" | head -n 1 | cut -d : -f 2; }
sync_once() { "$kerbside" sync --once --data "$device" >> "$work/sync.log" 2>&1; }

sync_once && fail "a batch was sent to nobody"
say "No network: everything waits, nothing is lost ($(count ready) ready)."

start_hub
start_network 9000
sync_once && fail "the batch was to be cut"
grep -q cut "$work/proxy.log" || fail "the network was to be cut in the middle of a batch"
say "The network came, and went in the middle of a batch, after 9000 bytes ($(count ready) wait)."
start_network
kill_hub
say "The hub was killed (1)."
start_hub
sync_once & syncing=$!
sleep "0.0$((RANDOM % 9 + 1))"
kill_hub
wait "$syncing" || true
say "The hub was killed again, while the device was sending (2)."
start_hub
for _ in $(seq 60); do
  sync_once || true
  [ "$(count ready)$(count in_flight)$(count held)" = 000 ] && break
  sleep 0.5
done
[ "$(count acked)" = "$submissions" ] || { status >&2; fail "not everything was received"; }
say "The hub is back; $(count acked) of $submissions were received, each once, by signed receipts."

"$kerbside" desk pull --data "$desk" $(passphrase desk) > "$work/pull.log"
"$kerbside" desk pull --data "$desk" $(passphrase desk) | grep -q '"new":0' || fail "a second pull brought something"
say "The desk pulled $(grep -o '"new":[0-9]*' "$work/pull.log" | cut -d : -f 2), verified every one again, and found nothing new when it asked twice."
keys=(); for role in data safeguarding mediation; do keys+=(--key "$role=$work/$role.txt"); done
"$kerbside" desk export --csv --data "$desk" $(passphrase desk) "${keys[@]}" -o "$csv" > "$work/export.log" 2> "$work/export-warnings.log"
say "Opened with three roles' keys and laid out in $(ls "$csv" | wc -l) tables, as ODK Central names them."
compared=$("$build/tests/demo/demo_compare" "$build/assets/forms" "$csv" "$work/manifest") || fail "what came out is not what went in"
say "$compared."

sync_once || true
say "The desk has everything, so the device dropped its sealed copies: $(count purged) purged."
searched=$("$build/tests/demo/demo_search" "$device" "$hub" --pages "$device" device -- "${scripts[@]}") \
  || fail "an answer is readable where it must not be"
say "$searched, in UTF-8, UTF-16, hexadecimal or base64, on device and hub and in the device's decrypted pages."
say "The tables are in $csv, $(ls "$pictures" | wc -l) pictures in $pictures."
