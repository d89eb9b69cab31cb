#include "tests/support/faulty_transport.h"

#include "platform/crypto/random.h"

namespace kerbside::test {

using namespace sync;

namespace {

HttpResponse page(int status, std::string_view text)
{
    const auto view = platform::as_bytes(text);
    return {.status = status, .headers = {{"content-type", "text/html"}}, .body = {view.begin(), view.end()}};
}

}

HttpResponse FaultyTransport::deliver(const HttpRequest& request)
{
    auto answer = m_hub.answer(request);
    HttpResponse response{.status = answer.status, .body = std::move(answer.body)};
    for (auto& [name, value] : answer.headers) {
        std::string lower = name;
        for (auto& c : lower)
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        response.headers.push_back({lower, value});
    }
    return response;
}

Result<HttpResponse> FaultyTransport::send(const HttpRequest& request, const SendProgress& progress)
{
    ++requests;
    bytes += request.body.size();
    auto fault = Fault::None;
    if (!next.empty()) {
        fault = next.front();
        next.pop_front();
    } else if (draw) {
        fault = draw();
    }
    const auto lost = Error{ErrorKind::Unknown, "cut off"};
    if (fault != Fault::Unreachable && progress)
        progress(request.body.size(), request.body.size());
    if (fault != Fault::Unreachable && fault != Fault::CaptivePortal && chokes && chokes(request)) {
        m_hub.restart();
        return lost;
    }
    switch (fault) {
    case Fault::None:
        return m_before = deliver(request);
    case Fault::Unreachable:
        return Error{ErrorKind::Offline, "nobody there"};
    case Fault::LostRequest:
        return lost;
    case Fault::LostAnswer:
        m_before = deliver(request);
        return lost;
    case Fault::Twice:
        deliver(request);
        return m_before = deliver(request);
    case Fault::LateAnswer: {
        auto late = m_before;
        m_before = deliver(request);
        return late;
    }
    case Fault::CaptivePortal:
        return page(200, "<html>Welcome! Please accept our terms.</html>");
    case Fault::Redirect:
        return page(302, "");
    case Fault::Nonsense:
        return HttpResponse{.status = 200, .body = platform::random_bytes(300)};
    case Fault::OtherKey: {
        auto answer = deliver(request);
        const auto receipt = decode_receipt(answer.body);
        if (receipt)
            answer.body = encode_receipt(*receipt, m_partnership.desk);
        return answer;
    }
    case Fault::HubBusy:
        return HttpResponse{.status = 503, .headers = {{"retry-after", "5"}}};
    case Fault::HubRestarts:
        deliver(request);
        m_hub.restart();
        return lost;
    case Fault::Intercepted:
        return Error{ErrorKind::Refused, "another certificate"};
    }
    return lost;
}

}
