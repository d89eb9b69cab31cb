#!/usr/bin/env bash
# Plays one script upon the real application, without a window, on a copy of a device that belongs to a partnership.
#   play.sh BUILD-FOLDER prepare                        makes that device, once
#   play.sh BUILD-FOLDER SCRIPT tablet|kiosk MOMENT [WxH]     plays; the pictures go to BUILD-FOLDER/ui/shots
set -euo pipefail
build=$(cd "$1" && pwd)
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export TZ=Europe/London
if [ "$2" = prepare ]; then
  rm -rf "$build/ui"
  exec "$here/../demo/demo.sh" "$build" "$build/ui/base" prepare
fi
script=$2 face=$3 moment=$4
name=$(basename "$script" .json)
device=$build/ui/$name
rm -rf "$device"
cp -r "$build/ui/base/device" "$device"
printf '{"ada":"%s"}' "$(cat "$build/ui/base/work/ada.txt")" > "$device.secrets.json"
look=(--size 1280x800)
[ "$face" = tablet ] || look=(--size "${5:-1080x1920}")
"$build/kerbside" ui --script "$script" --data "$device" --face "$face" --now "$moment" --secrets "$device.secrets.json" \
  --shots "$build/ui/shots" "${look[@]}" > "$device.lines" || { tail -n 2 "$device.lines"; exit 1; }

# Whatever was typed is sealed or gone: no file of the device tells any of it.
said=$(sed -n 's/.*"do":"type","text":"\([^"]\{6,\}\)".*/\1/p' "$script")
while IFS= read -r text; do
  [ -z "$text" ] || ! grep -raqF "$text" "$device" || { echo "a file of the device tells what was typed"; exit 1; }
done <<< "$said"
