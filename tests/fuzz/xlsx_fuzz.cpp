#include "app/form/xlsform/convert.h"

#include <archive.h>
#include <archive_entry.h>

#include <cstdlib>
#include <string>
#include <string_view>

using namespace kerbside;

namespace {

constexpr std::string_view kWorkbook =
    R"(<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="survey" sheetId="1" r:id="rId1"/><sheet name="choices" sheetId="2" r:id="rId2"/></sheets></workbook>)";
constexpr std::string_view kRelations =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://x/worksheet" Target="a.xml"/><Relationship Id="rId2" Type="http://x/worksheet" Target="b.xml"/><Relationship Id="rId3" Type="http://x/sharedStrings" Target="s.xml"/></Relationships>)";

void add(archive* out, const char* name, std::string_view bytes)
{
    auto* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name);
    archive_entry_set_size(entry, static_cast<la_int64_t>(bytes.size()));
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_write_header(out, entry);
    archive_write_data(out, bytes.data(), bytes.size());
    archive_entry_free(entry);
}

/// A zip whose parts are the text between `=` lines, so that mutations reach the sheets past the checksums.
std::string workbook_of(std::string_view parts)
{
    std::string bytes(parts.size() + 8192, '\0');
    std::size_t used = 0;
    auto* out = archive_write_new();
    archive_write_set_format_zip(out);
    archive_write_zip_set_compression_store(out);
    archive_write_open_memory(out, bytes.data(), bytes.size(), &used);
    add(out, "xl/workbook.xml", kWorkbook);
    add(out, "xl/_rels/workbook.xml.rels", kRelations);
    for (const auto* name : {"xl/a.xml", "xl/b.xml", "xl/s.xml", "xl/styles.xml"}) {
        const auto end = parts.find("\n=\n");
        add(out, name, parts.substr(0, end));
        parts = end == std::string_view::npos ? std::string_view{} : parts.substr(end + 3);
    }
    archive_write_close(out);
    archive_write_free(out);
    bytes.resize(used);
    return bytes;
}

}

/// The first byte tells a whole workbook from the parts of one.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    if ((data[0] & 1) != 0)
        bytes = workbook_of(bytes);
    const auto form = app::convert_xlsform("form.xlsx", platform::as_bytes(bytes));
    if (form.ok() == form.xml.empty())
        std::abort();
    return 0;
}
