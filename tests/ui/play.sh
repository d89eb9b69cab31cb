#!/usr/bin/env bash
# Plays one script upon the real application, without a window, on a copy of a device that belongs to a partnership.
#   play.sh BUILD-FOLDER prepare                        makes that device, once
#   play.sh BUILD-FOLDER SCRIPT tablet MOMENT [gloves]        plays; the pictures go to BUILD-FOLDER/ui/shots
#   play.sh BUILD-FOLDER SCRIPT kiosk MOMENT [WxH]
# Beside SCRIPT, what ends in .then is played after it by a new process on the same device.
# Whatever can be touched has to be 48 units and 8 from the next, at every step; with gloves 72.
set -euo pipefail
build=$(cd "$1" && pwd)
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export TZ=Europe/London
if [ "$2" = prepare ]; then
  rm -rf "$build/ui"
  exec "$here/../demo/demo.sh" "$build" "$build/ui/base" prepare
fi
script=$2 face=$3 moment=$4 wears=${5:-}
name=$(basename "$script" .json)${wears:+-$wears}
device=$build/ui/$name
. "$here/device.sh"
make_device "$name" "$device"
look=(--size 1280x800)
[ "$face" = tablet ] || look=(--size "${5:-1080x1920}")
power=$here/parts/power
[ "$(basename "$script" .json)" != power_low ] || power=$here/parts/power_low
look+=(--supplies "$power")
least=48 shots=$build/ui/shots
if [ "$wears" = gloves ]; then
  least=72 shots=$build/ui/shots-gloves
  "$build/kerbside" ui --script "$here/parts/gloves.json" --data "$device" --now "$moment" --secrets "$device.secrets.json" > "$device.lines" \
    || { tail -n 2 "$device.lines"; exit 1; }
fi
"$build/kerbside" ui --script "$script" --data "$device" --face "$face" --now "$moment" --secrets "$device.secrets.json" \
  --least-target "$least" --shots "$shots" "${look[@]}" > "$device.lines" || { tail -n 2 "$device.lines"; exit 1; }
# What comes after the program was ended in the middle of things, and started again.
if [ -e "${script%.json}.then" ]; then
  "$build/kerbside" ui --script "${script%.json}.then" --data "$device" --face "$face" --now "$moment" --secrets "$device.secrets.json" \
    --least-target "$least" --shots "$shots" "${look[@]}" > "$device.lines" || { tail -n 2 "$device.lines"; exit 1; }
fi

# Whatever was typed is sealed or gone: no file of the device tells any of it.
said=$(sed -n 's/.*"do":"type","text":"\([^"]\{6,\}\)".*/\1/p' "$script")
while IFS= read -r text; do
  [ -z "$text" ] || ! grep -raqF "$text" "$device" || { echo "a file of the device tells what was typed"; exit 1; }
done <<< "$said"
