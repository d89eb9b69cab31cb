#include "app/ui/render/png.h"

#include <png.h>

#include <cstring>
#include <vector>

namespace kerbside::app::ui {

platform::Status write_png(const platform::Path& path, platform::Surface surface)
{
    std::vector<std::uint8_t> rgb;
    rgb.reserve(static_cast<std::size_t>(surface.width) * static_cast<std::size_t>(surface.height) * 3);
    for (int y = 0; y < surface.height; ++y)
        for (int x = 0; x < surface.width; ++x) {
            const std::uint32_t pixel = surface.pixels[static_cast<std::ptrdiff_t>(y) * surface.stride + x];
            for (const unsigned shift : {16U, 8U, 0U})
                rgb.push_back(static_cast<std::uint8_t>(pixel >> shift));
        }
    png_image image;
    std::memset(&image, 0, sizeof image);
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(surface.width);
    image.height = static_cast<png_uint_32>(surface.height);
    image.format = PNG_FORMAT_RGB;
    image.flags = PNG_IMAGE_FLAG_FAST;
    // As much as it can ever need: asking how much it will need encodes it once more.
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    std::vector<std::uint8_t> bytes(size);
    if (!png_image_write_to_memory(&image, bytes.data(), &size, 0, rgb.data(), 0, nullptr))
        return platform::Error{platform::ErrorKind::Io, "the picture cannot be encoded"};
    bytes.resize(size);
    return platform::write_file(path, bytes, platform::FileMode::Shared);
}

}
