#pragma once

#include "app/form/environment.h"
#include "app/form/form.h"
#include "platform/base/result.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kerbside::app {

/// An expression to try, as in `kerbside form eval`.
struct EvaluationRequest {
    std::string expression;
    std::string context = "/";
    std::string as; ///< string, number, boolean, nodes; empty: the value's own type
    std::vector<std::pair<std::string, std::string>> prefixes; ///< prefix, namespace
};

struct EvaluationResult {
    enum class Type : std::uint8_t { Number, Text, Boolean, Nodes };
    struct FoundNode {
        std::string path;
        std::string value;
    };
    Type type = Type::Text;
    double number = 0;
    std::string text;
    bool boolean = false;
    std::vector<FoundNode> nodes;
};

/// Tries expressions against a form right after loading, or against any other XML.
class Evaluation {
public:
    /// Invalid with the first of its errors where a form cannot be run.
    static platform::Result<Evaluation> open(FormFile file, MediaSource& media, Environment environment,
                                             std::string_view language);
    Evaluation(Evaluation&&) noexcept;
    Evaluation& operator=(Evaluation&&) noexcept;
    ~Evaluation();

    platform::Result<EvaluationResult> evaluate(const EvaluationRequest& request);

private:
    struct Inside;
    explicit Evaluation(std::unique_ptr<Inside> inside);
    std::unique_ptr<Inside> m_inside;
};

}
