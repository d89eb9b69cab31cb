#pragma once

#include "app/form/xpath/lexer.h"
#include "app/form/xpath/program.h"
#include "app/form/xpath/resolver.h"
#include "platform/base/result.h"

#include <optional>
#include <string_view>
#include <vector>

namespace kerbside::app::xpath {

/// What came out besides the code.
struct Compiled {
    std::uint32_t root = kNoOp;
    std::vector<Dependency> dependencies;
    bool is_constant = true; ///< reads no node, no clock, nothing random
    /// A call with the wrong number of arguments: an error in a form, and in an expression that comes to it.
    std::optional<platform::Error> misuse;
};

/// Parses an expression and puts its code behind `code`. `origin` is the model node it is for (kNoModel: none,
/// all paths are followed step by step).
class Compiler {
public:
    Compiler(Code& code, Resolver& resolver, const Limits& limits = {})
        : m_code(code), m_resolver(resolver), m_limits(limits)
    {
    }

    /// Invalid with what is wrong and where. Code behind `code` is left as it was then.
    platform::Result<Compiled> compile(std::string_view expression, ModelId origin = kNoModel);

private:
    template <typename T> using Result = platform::Result<T>;
    using Status = platform::Status;

    /// What is known of the context node where the parser stands.
    struct Context {
        bool is_origin = true;       ///< it is the node that the expression is for
        bool is_wide = false;        ///< it is one of all that a `*` takes in
        std::vector<ModelId> models; ///< what it can be; none: not in the primary instance
    };
    struct Draft {
        Path path;
        std::vector<Step> steps;
        std::vector<ModelId> only; ///< by step: the one node it leads to; kNoModel where that may be several, or none
    };

    Result<Compiled> run(std::string_view expression, ModelId origin);
    Status advance();
    platform::Error fault(const std::string& what) const;
    Result<std::uint32_t> binary(int level);
    Result<std::uint32_t> unary();
    Result<std::uint32_t> primary();
    Result<std::uint32_t> call(std::string_view name);
    Result<std::uint32_t> path_from(Draft draft, Context start);
    Status step(Draft& draft, Context& at);
    Status predicates(std::uint32_t& first, std::uint32_t& count, const Context& at);
    Result<Step> node_test(Axis axis);
    Status name_of_test(Step& step, std::string_view name);
    bool starts_step() const;
    bool starts_call() const;

    std::uint32_t finish(Draft draft, const Context& start);
    std::optional<Place> place_of(const Draft& draft, const Context& start, std::size_t steps) const;
    ModelId shared_repeat(ModelId target, bool is_whole) const;
    bool is_above(ModelId repeat, ModelId other) const;
    void depend(const std::vector<ModelId>& targets, ModelId anchor, bool positional, bool wide = false);
    std::vector<ModelId> follow(const Context& at, const Step& step) const;
    std::uint32_t chain(OpKind kind, const std::vector<std::uint32_t>& args, const std::vector<Operator>& operators);
    std::uint32_t put(Op op);

    Code& m_code;
    Resolver& m_resolver;
    Limits m_limits;
    std::string_view m_expression;
    std::optional<Lexer> m_lexer;
    Token m_token;
    Token m_ahead;
    std::uint32_t m_nesting = 0;
    std::uint32_t m_operations = 0;
    ModelId m_origin = kNoModel;
    Context m_context;
    Compiled m_compiled;
    bool m_all_instances = false; ///< within indexed-repeat(), which chooses the instances itself
};

}
