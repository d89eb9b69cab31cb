#include "app/ui/widgets/pictures.h"

#include "app/ui/render/picture.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace kerbside::app::ui {

struct Pictures::Kept {
    std::string key;
    std::string bytes; ///< while it waits
    Size box;
    float radius = 0;
    Size size;
    ImTextureData* texture = nullptr;
    bool is_broken = false;
    unsigned used = 0; ///< in which pass
};

namespace {

constexpr std::size_t kMostBytes = std::size_t(16) << 20U;

std::size_t bytes_of(const ImTextureData* texture)
{
    return texture == nullptr ? 0 : static_cast<std::size_t>(texture->Width) * static_cast<std::size_t>(texture->Height) * 4;
}

}

Pictures::Pictures() = default;

Pictures::~Pictures()
{
    // ImGui's context may be gone: what it had of them went with it.
    for (const auto& kept : m_kept)
        if (kept->texture != nullptr) {
            if (ImGui::GetCurrentContext() != nullptr)
                ImGui::UnregisterUserTexture(kept->texture);
            IM_DELETE(kept->texture);
        }
    for (auto* texture : m_gone) {
        if (ImGui::GetCurrentContext() != nullptr)
            ImGui::UnregisterUserTexture(texture);
        IM_DELETE(texture);
    }
}

const Pictures::Kept* Pictures::find(const std::string& key, Size box)
{
    for (auto at = m_kept.begin(); at != m_kept.end(); ++at)
        if ((*at)->key == key && (*at)->box.w == box.w && (*at)->box.h == box.h) {
            m_kept.splice(m_kept.begin(), m_kept, at);
            m_kept.front()->used = m_pass;
            return m_kept.front().get();
        }
    return nullptr;
}

Pictures::Shown Pictures::want(const std::string& key, std::string_view name, const PictureFiles& files, Size box, float radius)
{
    box = {std::round(box.w), std::round(box.h)};
    if (const auto* kept = find(key, box))
        return {kept->texture, kept->size, kept->is_broken};
    auto kept = std::make_unique<Kept>(Kept{.key = key, .box = box, .radius = radius, .used = m_pass});
    auto bytes = files ? files(name) : platform::Result<std::string>(platform::Error{platform::ErrorKind::NotFound, "no files"});
    kept->is_broken = !bytes || bytes->size() > kMostBytes;
    if (!kept->is_broken)
        kept->bytes = std::move(bytes).value();
    m_kept.push_front(std::move(kept));
    return {nullptr, {}, m_kept.front()->is_broken};
}

const platform::Diagram* Pictures::drawing(const std::string& key, std::string_view name, const PictureFiles& files, std::span<const std::string> names)
{
    constexpr std::size_t kMostDrawings = 4;
    const auto is_same = [&](const Drawn& drawn) { return drawn.key == key && std::equal(names.begin(), names.end(), drawn.names.begin(), drawn.names.end()); };
    if (const auto known = std::find_if(m_drawings.begin(), m_drawings.end(), is_same); known != m_drawings.end()) {
        m_drawings.splice(m_drawings.begin(), m_drawings, known);
        return m_drawings.front().drawing.get();
    }
    m_drawings.push_front({.key = key, .names = {names.begin(), names.end()}});
    if (auto bytes = files ? files(name) : platform::Result<std::string>(platform::Error{platform::ErrorKind::NotFound, "no files"}))
        if (auto read = platform::Diagram::read(std::move(bytes).value(), names))
            m_drawings.front().drawing = std::make_unique<platform::Diagram>(std::move(read).value());
    if (m_drawings.size() > kMostDrawings)
        m_drawings.pop_back();
    return m_drawings.front().drawing.get();
}

bool Pictures::has_work() const
{
    return std::any_of(m_kept.begin(), m_kept.end(), [](const auto& kept) { return !kept->bytes.empty(); });
}

bool Pictures::work()
{
    const auto waits = std::find_if(m_kept.begin(), m_kept.end(), [](const auto& kept) { return !kept->bytes.empty(); });
    if (waits == m_kept.end())
        return false;
    auto& kept = **waits;
    const auto read = read_picture(kept.bytes, static_cast<int>(std::max({kept.box.w, kept.box.h, 1.F})));
    kept.bytes = {};
    if (!read) {
        kept.is_broken = true;
        return true;
    }
    const float fit = std::min({kept.box.w / static_cast<float>(read->width), kept.box.h / static_cast<float>(read->height), 2.F});
    kept.size = {std::max(1.F, std::round(static_cast<float>(read->width) * fit)), std::max(1.F, std::round(static_cast<float>(read->height) * fit))};
    const auto picture = scaled(*read, static_cast<int>(kept.size.w), static_cast<int>(kept.size.h), kept.radius);
    auto* texture = IM_NEW(ImTextureData)();
    texture->Create(ImTextureFormat_RGBA32, picture.width, picture.height);
    texture->UniqueID = m_next_id++;
    texture->UseColors = true;
    std::memcpy(texture->GetPixels(), picture.rgba.data(), picture.rgba.size());
    ImGui::RegisterUserTexture(texture);
    kept.texture = texture;
    m_bytes += bytes_of(texture);
    // What is on the screen now stays, though it were too much.
    while (m_bytes > kBudget && m_kept.back()->used != m_pass)
        drop(std::prev(m_kept.end()));
    return true;
}

void Pictures::drop(std::list<std::unique_ptr<Kept>>::iterator which)
{
    if (auto* texture = (*which)->texture) {
        m_bytes -= bytes_of(texture);
        texture->UnusedFrames = 1;
        texture->SetStatus(ImTextureStatus_WantDestroy);
        m_gone.push_back(texture);
    }
    m_kept.erase(which);
}

void Pictures::forget()
{
    m_drawings.clear();
    while (!m_kept.empty())
        drop(m_kept.begin());
}

void Pictures::sweep()
{
    ++m_pass;
    for (auto at = m_gone.begin(); at != m_gone.end();) {
        auto* texture = *at;
        if (texture->Status != ImTextureStatus_Destroyed) {
            ++at;
            continue;
        }
        ImGui::UnregisterUserTexture(texture);
        IM_DELETE(texture);
        at = m_gone.erase(at);
    }
}

}
