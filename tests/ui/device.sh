# Sourced by play.sh and walk.sh, which know $build and $here.
# make_device NAME FOLDER: a copy of the partnership's device for the script NAME, and FOLDER.secrets.json with what must not
# stand in a script. A form of the tests' own, forms/<form>, is there for all scripts whose names begin so.
make_device() {
  local name=$1 device=$2 own form media
  rm -rf "$device"
  cp -r "$build/ui/base/device" "$device"
  for own in "$here"/forms/*/; do
    form=$(basename "$own")
    media=()
    [ ! -d "${own}media" ] || media=(--media "${own}media")
    [[ $name != "$form"* ]] || "$build/kerbside" form add "$own$form.xlsform.md" "${media[@]}" --data "$device" > /dev/null
  done
  printf '{"ada":"%s"}' "$(cat "$build/ui/base/work/ada.txt")" > "$device.secrets.json"
}
