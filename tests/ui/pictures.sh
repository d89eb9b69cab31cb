#!/usr/bin/env bash
# Draws the gallery and every screen of both faces that the scripts lead to, in four themes, two sizes and two scales.
#   pictures.sh BUILD-FOLDER FOLDER [LANGUAGES]      all languages of the face where none are named
set -euo pipefail
build=$(cd "$1" && pwd)
mkdir -p "$2" && folder=$(cd "$2" && pwd)
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
languages=${3:-$(cd "$here/../../assets/translations" && ls -- *.json | sed 's/\.json$//' | tr '\n' ' ')}
"$here/play.sh" "$build" prepare > "$build/ui-prepare.log"
for language in $languages; do
  for look in 1280x800:1 1080x1920:1.5; do
    mkdir -p "$folder/gallery/$language/${look%:*}"
    "$build/kerbside" ui --gallery "$folder/gallery/$language/${look%:*}" --size "${look%:*}" --scale "${look#*:}" --language "$language" > "$build/ui-gallery.log"
  done
  while read -r name face moment; do
    mkdir -p "$folder/$face/$language"
    "$here/walk.sh" "$build" "$here/scripts/$name.json" "$face" "$moment" "$language" "$folder/$face/$language"
  done < "$build/ui-scripts.txt"
done
echo "$(find "$folder" -name '*.png' | wc -l) pictures in $folder"
