#!/usr/bin/env bash
# Walks through every screen that a script leads to, in a language, and looks at each in every size, orientation, text scale
# and with gloves; with --keys it goes through each by the Tab key instead.
#   walk.sh BUILD-FOLDER SCRIPT tablet|kiosk MOMENT LANGUAGES [--keys]
set -euo pipefail
build=$(cd "$1" && pwd)
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export TZ=Europe/London
script=$2 face=$3 moment=$4 languages=$5 how=${6:-}
name=$(basename "$script" .json)
status=0
. "$here/device.sh"
for language in $languages; do
  device=$build/ui/walk${6:+-other}-$name-$language
  make_device "$name" "$device"
  "$build/ui-walk" --script "$script" --data "$device" --face "$face" --now "$(date -d "$moment" +%s)" \
    --secrets "$device.secrets.json" --language "$language" $how || status=1
  rm -rf "$device"
done
exit $status
