#!/usr/bin/env bash
# Draws the gallery and every screen of both faces that the scripts lead to, each once, in four themes, two sizes and two
# scales; and lays them side by side on sheets, with an index.html that shows them all.
#   pictures.sh BUILD-FOLDER FOLDER [LANGUAGES [THEMES]]      all of the face where none are named
set -euo pipefail
build=$(cd "$1" && pwd)
mkdir -p "$2/sheets" && folder=$(cd "$2" && pwd)
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export TZ=Europe/London build here folder
languages=${3:-$(cd "$here/../../assets/translations" && ls -- *.json | sed 's/\.json$//' | tr '\n' ' ')}
export themes=${4:-day night contrast large}
begun=$SECONDS

# One face in one language: every script upon a device of its own, all in one process.
walk() {
  local face=$1 language=$2 walked=() name moment others device
  . "$here/device.sh"
  while read -r name of moment others; do
    [ "$of" = "$face" ] && [[ " $others " == *" $language "* ]] || continue
    device=$build/ui/pictures-$face-$language-$name
    make_device "$name" "$device"
    walked+=(--script "$here/scripts/$name.json" --data "$device" --now "$(date -d "$moment" +%s)" --secrets "$device.secrets.json")
  done < "$build/ui-scripts.txt"
  # shellcheck disable=SC2086
  "$build/ui-walk" --face "$face" --language "$language" --pictures "$folder" --themes $themes "${walked[@]}"
  rm -rf "$build/ui/pictures-$face-$language-"*
}

# The gallery's own words are English; from the right everything in it is mirrored.
gallery() {
  local look
  for look in 1280x800:1 1080x1920:1.5; do
    "$build/kerbside" ui --gallery "$folder/gallery/${look%:*}/$1" --size "${look%:*}" --scale "${look#*:}" --language "$1" > /dev/null
  done
  echo "gallery $1"
}
export -f walk gallery

"$here/play.sh" "$build" prepare > "$build/ui-prepare.log"
{
  for language in $languages; do printf 'walk tablet %s\nwalk kiosk %s\n' "$language" "$language"; done
  printf 'gallery en\ngallery ur\n'
} | xargs -P "$(nproc)" -I{} bash -c '{}'

{
  echo '<!doctype html><meta charset="utf-8"><title>Every screen</title><style>body{font:16px sans-serif;background:#8a8a8a}img{width:100%}</style>'
  find "$folder/sheets" -name '*.png' -printf '%f\n' | sort -V | while read -r sheet; do
    echo "<h2>${sheet%.png}</h2><img loading=\"lazy\" src=\"sheets/$sheet\" alt=\"\">"
  done
} > "$folder/index.html"
echo "$(find "$folder" -name '*.png' -not -path '*/sheets/*' | wc -l) pictures and $(find "$folder/sheets" -name '*.png' | wc -l) sheets in $folder, in $((SECONDS - begun)) s"
