#!/usr/bin/env bash
# kiosk.sh [BUILD]: start, memory and idle CPU of the real kiosk with the software renderer, upon an Xvfb of its own.
set -euo pipefail
here=$(cd "$(dirname "$0")/../.." && pwd)
build=${1:-$here/build/bench}
work=$(mktemp -d)
trap 'kill "${server:-}" 2>/dev/null || true; rm -rf "$work"' EXIT

"$build/kerbside" init --data "$work/data" >/dev/null
"$build/kerbside" form add "$here/assets/forms/young-people-safety-survey.xlsform.md" --data "$work/data" >/dev/null
mkdir "$work/screen"
mkfifo "$work/number"
Xvfb -displayfd 3 -screen 0 1080x1920x24 -fbdir "$work/screen" 3>"$work/number" 2>/dev/null &
server=$!
read -r number <"$work/number"
DISPLAY=:$number "$build/kiosk-bench" "$build/kerbside" "$work/data" "$work/screen/Xvfb_screen0"
