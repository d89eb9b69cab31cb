#pragma once

#include "platform/base/bytes.h"
#include "platform/base/result.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kerbside::sync {

enum class Method : std::uint8_t { Get, Put, Post };

struct HttpHeader {
    std::string name;
    std::string value;
};

/// One request to the one server that the transport was opened for.
struct HttpRequest {
    Method method = Method::Get;
    std::string target; ///< path and query: `/v1/batches`
    std::vector<HttpHeader> headers;
    platform::Bytes body;
    std::size_t answer_limit = 1U << 20; ///< a longer body is cut off, and the request has failed
    std::chrono::seconds time_limit{120};
};

struct HttpResponse {
    int status = 0;
    std::vector<HttpHeader> headers; ///< names in lower case
    platform::Bytes body;

    /// Empty where there is no such header.
    std::string_view header(std::string_view lower_case_name) const;
};

/// How many bytes of the body have left so far, and of how many.
using SendProgress = std::function<void(std::uint64_t sent, std::uint64_t total)>;

/// A way to one server. Any answer with a status is a value: what it means, its reader decides.
///   Offline  nobody could be reached; nothing of the body left
///   Unknown  the body may have arrived, and no answer came
///   Refused  somebody else answers in the server's place (its certificate does not verify)
///   Invalid  what came back is no HTTP, or longer than was allowed
class Transport {
public:
    virtual ~Transport() = default;
    /// Waits for the answer. One thread at a time.
    virtual platform::Result<HttpResponse> send(const HttpRequest&, const SendProgress& = {}) = 0;
    /// From any thread: a send() that is under way, and every later one, ends soon with Unknown or Offline.
    virtual void cancel() = 0;
};

}
