#!/usr/bin/env bash
# full_disk.sh BUILD-FOLDER: on a disk that has no room left, the worker signs in with her words, reads her draft, and is told
# what is wrong. Skipped where no disk of a test's own can be made (unshare, tmpfs).
set -euo pipefail
build=$(cd "$1" && pwd)
here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
[ "${2:-}" = inside ] || { unshare -rm true 2> /dev/null || exit 77; exec unshare -rm "${BASH_SOURCE[0]}" "$build" inside; }
work=$(mktemp -d)
trap 'umount "$work/disk" 2> /dev/null || true; rm -rf "$work"' EXIT
fail() { echo "full disk: $*" >&2; tail -n 2 "$work/lines" | cut -c 1-400 >&2 || true; exit 1; }
mkdir "$work/disk"
mount -t tmpfs -o size=20m tmpfs "$work/disk" || exit 77
device=$work/disk/device
printf 'four plain words here' > "$work/words"
printf '{"ada":"four plain words here"}' > "$work/secrets.json"
"$build/kerbside" init --data "$device" > /dev/null
"$build/kerbside" account add ada --passphrase-file "$work/words" --data "$device"
"$build/kerbside" form add "$here/assets/forms/street-pastor-shift.xlsform.md" --data "$device" > /dev/null
"$build/kerbside" new street-pastor-shift --account ada --passphrase-file "$work/words" --data "$device" > /dev/null

# What another program leaves free: nothing.
dd if=/dev/zero of="$work/disk/other" bs=1k 2> /dev/null || true
[ "$(df --output=avail "$work/disk" | tail -n 1)" -lt 8 ] || fail "the disk is not full"
cat > "$work/sign-in.json" << 'END'
[{"do":"tap","id":"signin.secret"},{"do":"type","secret":"ada"},{"do":"press","key":"Enter"},
{"do":"expect","id":"home.form.street-pastor-shift","shown":true},{"do":"expect","label":"almost full","shown":true},
{"do":"tap","id":"app.lock"},{"do":"tap","id":"signin.secret"},{"do":"type","secret":"ada"},{"do":"press","key":"Enter"},
{"do":"expect","label":"almost full","shown":true}]
END
"$build/kerbside" ui --script "$work/sign-in.json" --data "$device" --secrets "$work/secrets.json" > "$work/lines" 2>&1 || fail "the worker is not let in"
"$build/kerbside" list --json --account ada --passphrase-file "$work/words" --data "$device" > "$work/lines" || fail "her drafts cannot be read"
grep -q '"form":"street-pastor-shift"' "$work/lines" || fail "her draft is not there"
"$build/kerbside" status --data "$device" > "$work/lines" || fail "what waits cannot be told"
