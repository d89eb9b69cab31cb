#include "app/ui/render/picture.h"

#include "platform/diagram/diagram.h"

#include <cstddef>
#include <cstdio>

#include <jpeglib.h>
#include <png.h>

#include <algorithm>
#include <cmath>
#include <csetjmp>
#include <cstring>

namespace kerbside::app::ui {

using platform::Error;
using platform::ErrorKind;
using platform::Result;

namespace {

constexpr std::int64_t kMostPixels = 40'000'000;
constexpr std::string_view kPngMark = "\x89PNG";
constexpr std::string_view kJpegMark = "\xFF\xD8\xFF";

bool is_too_large(std::int64_t width, std::int64_t height)
{
    return width <= 0 || height <= 0 || width > 32'768 || height > 32'768 || width * height > kMostPixels;
}

Error broken()
{
    return {ErrorKind::Invalid, "a picture cannot be read"};
}

Error too_large()
{
    return {ErrorKind::Refused, "a picture has too many pixels"};
}

Result<Picture> read_png(std::string_view bytes)
{
    png_image image;
    std::memset(&image, 0, sizeof image);
    image.version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()))
        return broken();
    if (is_too_large(image.width, image.height)) {
        png_image_free(&image);
        return too_large();
    }
    image.format = PNG_FORMAT_RGBA;
    Picture picture{.width = static_cast<int>(image.width), .height = static_cast<int>(image.height)};
    picture.rgba.resize(PNG_IMAGE_SIZE(image));
    if (!png_image_finish_read(&image, nullptr, picture.rgba.data(), 0, nullptr)) {
        png_image_free(&image);
        return broken();
    }
    return picture;
}

/// libjpeg leaves by a jump where it cannot go on; nothing with a destructor is made between set and jump.
struct JpegReader {
    jpeg_decompress_struct jpeg;
    jpeg_error_mgr errors;
    std::jmp_buf back;

    static void give_up(j_common_ptr common) { std::longjmp(static_cast<JpegReader*>(common->client_data)->back, 1); }
    static void keep_quiet(j_common_ptr) {}

    JpegReader()
    {
        std::memset(&jpeg, 0, sizeof jpeg);
        jpeg.err = jpeg_std_error(&errors);
        errors.error_exit = give_up;
        errors.output_message = keep_quiet;
        jpeg.client_data = this;
    }
    ~JpegReader() { jpeg_destroy_decompress(&jpeg); }
    JpegReader(const JpegReader&) = delete;
    JpegReader& operator=(const JpegReader&) = delete;

    bool begin(std::string_view bytes)
    {
        if (setjmp(back) != 0)
            return false;
        jpeg_create_decompress(&jpeg);
        jpeg.client_data = this;
        jpeg_mem_src(&jpeg, reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<unsigned long>(bytes.size()));
        return jpeg_read_header(&jpeg, TRUE) == JPEG_HEADER_OK;
    }
    bool start(int most)
    {
        if (setjmp(back) != 0)
            return false;
        jpeg.out_color_space = JCS_EXT_RGBA;
        jpeg.scale_num = 1;
        jpeg.scale_denom = 1;
        const auto side = static_cast<int>(std::max(jpeg.image_width, jpeg.image_height));
        while (jpeg.scale_denom < 8 && side / static_cast<int>(jpeg.scale_denom * 2) >= most)
            jpeg.scale_denom *= 2;
        return jpeg_start_decompress(&jpeg) != FALSE;
    }
    bool read(std::uint8_t* rows)
    {
        if (setjmp(back) != 0)
            return false;
        const auto stride = static_cast<std::size_t>(jpeg.output_width) * 4;
        while (jpeg.output_scanline < jpeg.output_height) {
            JSAMPROW row = rows + stride * jpeg.output_scanline;
            if (jpeg_read_scanlines(&jpeg, &row, 1) != 1)
                return false;
        }
        return true;
    }
};

/// It begins as XML does.
bool is_drawing(std::string_view bytes)
{
    const auto begin = bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    return begin != std::string_view::npos && bytes[begin] == '<';
}

Result<Picture> read_drawing(std::string_view bytes, int most)
{
    TRY_ASSIGN(const auto drawing, platform::Diagram::read(std::string(bytes)));
    const float scale = static_cast<float>(most) / std::max(drawing.width(), drawing.height());
    const auto side = [&](float length) { return std::clamp(static_cast<int>(std::lround(length * scale)), 1, most); };
    Picture picture{.width = side(drawing.width()), .height = side(drawing.height())};
    TRY_ASSIGN(picture.rgba, drawing.pixels(picture.width, picture.height));
    return picture;
}

Result<Picture> read_jpeg(std::string_view bytes, int most)
{
    JpegReader reader;
    if (!reader.begin(bytes))
        return broken();
    if (is_too_large(reader.jpeg.image_width, reader.jpeg.image_height))
        return too_large();
    // A few bytes can stand for many scans of a progressive picture, each over all of it.
    constexpr int kMostMegapixelsProgressive = 16'000'000;
    if (jpeg_has_multiple_scans(&reader.jpeg) != FALSE && static_cast<std::int64_t>(reader.jpeg.image_width) * reader.jpeg.image_height > kMostMegapixelsProgressive)
        return too_large();
    if (!reader.start(most))
        return broken();
    Picture picture{.width = static_cast<int>(reader.jpeg.output_width), .height = static_cast<int>(reader.jpeg.output_height)};
    picture.rgba.resize(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 4);
    if (!reader.read(picture.rgba.data()))
        return broken();
    return picture;
}

/// How much of the pixel lies within the rounded corners, 0 to 1.
float cover(int x, int y, int width, int height, float radius)
{
    const float px = static_cast<float>(x) + 0.5F;
    const float py = static_cast<float>(y) + 0.5F;
    const float dx = std::max({radius - px, px - (static_cast<float>(width) - radius), 0.F});
    const float dy = std::max({radius - py, py - (static_cast<float>(height) - radius), 0.F});
    if (dx <= 0 || dy <= 0)
        return 1;
    return std::clamp(radius - std::hypot(dx, dy) + 0.5F, 0.F, 1.F);
}

}

Result<Picture> read_picture(std::string_view bytes, int most)
{
    if (bytes.starts_with(kJpegMark))
        return read_jpeg(bytes, std::max(1, most));
    if (is_drawing(bytes))
        return read_drawing(bytes, std::max(1, most));
    if (!bytes.starts_with(kPngMark))
        return Error{ErrorKind::Invalid, "a picture is neither PNG, JPEG nor SVG"};
    TRY_ASSIGN(auto picture, read_png(bytes));
    if (const int side = std::max(picture.width, picture.height); side > 2 * most) {
        const int factor = side / std::max(1, most);
        return scaled(picture, std::max(1, picture.width / factor), std::max(1, picture.height / factor));
    }
    return picture;
}

Picture scaled(const Picture& from, int width, int height, float radius)
{
    Picture to{.width = std::max(1, width), .height = std::max(1, height)};
    to.rgba.resize(static_cast<std::size_t>(to.width) * static_cast<std::size_t>(to.height) * 4);
    const float step_x = static_cast<float>(from.width) / static_cast<float>(to.width);
    const float step_y = static_cast<float>(from.height) / static_cast<float>(to.height);
    for (int y = 0; y < to.height; ++y) {
        const int top = std::min(from.height - 1, static_cast<int>(static_cast<float>(y) * step_y));
        const int bottom = std::clamp(static_cast<int>(std::ceil(static_cast<float>(y + 1) * step_y)), top + 1, from.height);
        for (int x = 0; x < to.width; ++x) {
            const int left = std::min(from.width - 1, static_cast<int>(static_cast<float>(x) * step_x));
            const int right = std::clamp(static_cast<int>(std::ceil(static_cast<float>(x + 1) * step_x)), left + 1, from.width);
            std::uint64_t sums[4] = {};
            for (int v = top; v < bottom; ++v) {
                const auto* pixel = from.rgba.data() + (static_cast<std::size_t>(v) * static_cast<std::size_t>(from.width) + static_cast<std::size_t>(left)) * 4;
                for (int u = left; u < right; ++u, pixel += 4) {
                    for (int k = 0; k < 3; ++k)
                        sums[k] += static_cast<std::uint64_t>(pixel[k]) * pixel[3];
                    sums[3] += pixel[3];
                }
            }
            auto* out = to.rgba.data() + (static_cast<std::size_t>(y) * static_cast<std::size_t>(to.width) + static_cast<std::size_t>(x)) * 4;
            const auto count = static_cast<std::uint64_t>(bottom - top) * static_cast<std::uint64_t>(right - left);
            for (int k = 0; k < 3; ++k)
                out[k] = static_cast<std::uint8_t>(sums[3] == 0 ? 0 : (sums[k] + sums[3] / 2) / sums[3]);
            const float whole = radius > 0 ? cover(x, y, to.width, to.height, radius) : 1.F;
            out[3] = static_cast<std::uint8_t>(std::lround(static_cast<float>((sums[3] + count / 2) / count) * whole));
        }
    }
    return to;
}

}
