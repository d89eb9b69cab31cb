# What the face needs beside the program: build/<preset>/assets/{fonts,themes}.

set(noto_dir "/usr/share/fonts/truetype/noto" CACHE PATH "Where fonts-noto-core has its files")
set(fonts
  "${KERBSIDE_DEPS}/atkinson/AtkinsonHyperlegibleNext_400Regular.ttf"
  "${KERBSIDE_DEPS}/atkinson/AtkinsonHyperlegibleNext_600SemiBold.ttf"
  "${KERBSIDE_DEPS}/atkinson/AtkinsonHyperlegibleNext_700Bold.ttf"
  "${KERBSIDE_DEPS}/symbols/MaterialSymbols_400Regular.ttf"
  "${KERBSIDE_DEPS}/symbols/MaterialSymbols_600SemiBold.ttf")
foreach(face NotoSans NotoSansArabic NotoNastaliqUrdu NotoSansHebrew NotoSansTamil NotoSansBengali NotoSansDevanagari
    # For names and answers in what else is written in the borough.
    NotoSansGurmukhi NotoSansGujarati NotoSansSinhala NotoSansTelugu NotoSansKannada NotoSansMalayalam NotoSansOriya NotoSansThai
    NotoSansLao NotoSansKhmer NotoSansMyanmar NotoSansEthiopic NotoSansGeorgian NotoSansArmenian NotoSansSymbols)
  list(APPEND fonts "${noto_dir}/${face}-Regular.ttf" "${noto_dir}/${face}-Bold.ttf")
endforeach()
list(APPEND fonts "${noto_dir}/NotoSansSymbols2-Regular.ttf" "${noto_dir}/NotoSansMath-Regular.ttf"
  "${KERBSIDE_DEPS}/emoji/NotoEmoji_400Regular.ttf" "${KERBSIDE_DEPS}/emoji/NotoEmoji_700Bold.ttf")

set(copied)
foreach(font ${fonts})
  get_filename_component(name "${font}" NAME)
  set(to "${PROJECT_BINARY_DIR}/assets/fonts/${name}")
  add_custom_command(OUTPUT "${to}" COMMAND ${CMAKE_COMMAND} -E copy "${font}" "${to}" DEPENDS "${font}" VERBATIM)
  list(APPEND copied "${to}")
endforeach()
foreach(theme day night contrast large)
  set(from "${PROJECT_SOURCE_DIR}/assets/themes/${theme}.json")
  set(to "${PROJECT_BINARY_DIR}/assets/themes/${theme}.json")
  add_custom_command(OUTPUT "${to}" COMMAND ${CMAKE_COMMAND} -E copy "${from}" "${to}" DEPENDS "${from}" VERBATIM)
  list(APPEND copied "${to}")
endforeach()
# The keyboards lie beside the program as they are in the source.
file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/assets")
file(CREATE_LINK "${PROJECT_SOURCE_DIR}/assets/keyboards" "${PROJECT_BINARY_DIR}/assets/keyboards" SYMBOLIC)

add_custom_target(face_assets ALL DEPENDS ${copied})
add_dependencies(kerbside_app_ui face_assets)
