#include "sync/wire/desk_request.h"

#include <algorithm>
#include <charconv>

namespace kerbside::sync {

namespace {

constexpr Magic kMagic{'K', 'B', 'D', 'R'};
constexpr std::string_view kScheme = "Kerbside-Desk ";

Bytes signed_bytes(const DeskRequest& request)
{
    Writer out(kMagic);
    out.raw(request.hub.bytes).text8(request.method).bytes16(platform::as_bytes(request.target)).u64(request.seconds);
    return out.take();
}

template <std::size_t size> bool read_hex(std::string_view text, std::array<std::uint8_t, size>& into)
{
    const auto bytes = platform::from_hex(text);
    if (!bytes || bytes->size() != size)
        return false;
    std::copy(bytes->begin(), bytes->end(), into.begin());
    return true;
}

}

std::string sign_desk_request(const DeskRequest& request, const SigningKey& desk)
{
    const auto signature = desk.sign(signed_bytes(request));
    return std::string(kScheme) + platform::to_hex(desk.public_key().bytes) + ":" + std::to_string(request.seconds) + ":" +
           platform::to_hex(signature);
}

Result<SignedBy> check_desk_request(std::string_view authorization, const DeskRequest& request)
{
    const auto malformed = Error{ErrorKind::Invalid, "malformed authorization"};
    if (!authorization.starts_with(kScheme) || request.target.size() > 4096 || request.method.size() > 16)
        return malformed;
    authorization.remove_prefix(kScheme.size());
    const auto first = authorization.find(':');
    const auto second = authorization.rfind(':');
    if (first == std::string_view::npos || first == second)
        return malformed;
    SignedBy by;
    Signature signature{};
    const auto seconds = authorization.substr(first + 1, second - first - 1);
    const auto number = std::from_chars(seconds.data(), seconds.data() + seconds.size(), by.seconds);
    if (number.ec != std::errc{} || number.ptr != seconds.data() + seconds.size() ||
        !read_hex(authorization.substr(0, first), by.desk.bytes) || !read_hex(authorization.substr(second + 1), signature))
        return malformed;
    auto as_signed = request;
    as_signed.seconds = by.seconds;
    if (!platform::is_signed_by(by.desk, signed_bytes(as_signed), signature))
        return Error{ErrorKind::Refused, "the request is not signed by this desk"};
    return by;
}

}
