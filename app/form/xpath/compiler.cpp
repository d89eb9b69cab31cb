#include "app/form/xpath/compiler.h"

#include <algorithm>
#include <array>
#include <string>

namespace kerbside::app::xpath {

using platform::Error;
using platform::ErrorKind;

namespace {

struct Level {
    OpKind kind;
    std::array<std::pair<TokenKind, Operator>, 4> tokens;
};

/// From the loosest to the tightest (XPath 1.0 §3.4, §3.5). Equality and relation are told apart by level.
constexpr std::array<Level, 6> kLevels = {{
    {OpKind::Or, {{{TokenKind::Or, Operator::None}, {TokenKind::Or, Operator::None}, {TokenKind::Or, Operator::None}, {TokenKind::Or, Operator::None}}}},
    {OpKind::And, {{{TokenKind::And, Operator::None}, {TokenKind::And, Operator::None}, {TokenKind::And, Operator::None}, {TokenKind::And, Operator::None}}}},
    {OpKind::Compare, {{{TokenKind::Equal, Operator::Equal}, {TokenKind::Unequal, Operator::Unequal}, {TokenKind::Unequal, Operator::Unequal}, {TokenKind::Unequal, Operator::Unequal}}}},
    {OpKind::Compare, {{{TokenKind::Less, Operator::Less}, {TokenKind::LessEqual, Operator::LessEqual}, {TokenKind::Greater, Operator::Greater}, {TokenKind::GreaterEqual, Operator::GreaterEqual}}}},
    {OpKind::Add, {{{TokenKind::Plus, Operator::Plus}, {TokenKind::Minus, Operator::Minus}, {TokenKind::Minus, Operator::Minus}, {TokenKind::Minus, Operator::Minus}}}},
    {OpKind::Multiply, {{{TokenKind::Times, Operator::Times}, {TokenKind::Divide, Operator::Divide}, {TokenKind::Modulo, Operator::Modulo}, {TokenKind::Modulo, Operator::Modulo}}}},
}};

const Operator* operator_at(const Level& level, TokenKind kind)
{
    for (const auto& [token, operation] : level.tokens)
        if (token == kind)
            return &operation;
    return nullptr;
}

bool is_node_type(std::string_view name)
{
    return name == "node" || name == "text" || name == "comment" || name == "processing-instruction";
}

std::string wants(const Function& function)
{
    std::string out(function.name);
    out += "() needs ";
    if (function.most == kAnyNumber)
        out += "at least " + std::to_string(function.least);
    else if (function.least == function.most)
        out += function.least == 0 ? "no" : std::to_string(function.least);
    else if (function.least + 1 == function.most)
        out += std::to_string(function.least) + " or " + std::to_string(function.most);
    else
        out += std::to_string(function.least) + " to " + std::to_string(function.most);
    return out + (function.least == 1 && function.most == 1 ? " argument" : " arguments");
}

}

Error Compiler::fault(const std::string& what) const
{
    return {ErrorKind::Invalid, what + " at character " + std::to_string(m_token.at + 1)};
}

platform::Status Compiler::advance()
{
    m_token = m_ahead;
    TRY_ASSIGN(m_ahead, m_lexer->next());
    return {};
}

std::uint32_t Compiler::put(Op op)
{
    m_code.ops.push_back(op);
    return static_cast<std::uint32_t>(m_code.ops.size() - 1);
}

std::uint32_t Compiler::chain(OpKind kind, const std::vector<std::uint32_t>& args,
                              const std::vector<Operator>& operators)
{
    const auto first = static_cast<std::uint32_t>(m_code.args.size());
    m_code.args.insert(m_code.args.end(), args.begin(), args.end());
    m_code.operators.insert(m_code.operators.end(), operators.begin(), operators.end());
    m_code.operators.resize(m_code.args.size(), Operator::None);
    return put({kind, first, static_cast<std::uint32_t>(args.size())});
}

platform::Result<Compiled> Compiler::compile(std::string_view expression, ModelId origin)
{
    if (expression.size() > m_limits.length)
        return Error{ErrorKind::Refused,
                     "an expression longer than " + std::to_string(m_limits.length) + " characters"};
    const auto ops = m_code.ops.size();
    const auto args = m_code.args.size();
    const auto steps = m_code.steps.size();
    const auto paths = m_code.paths.size();
    const auto texts = m_code.texts.size();
    auto compiled = run(expression, origin);
    if (!compiled) {
        m_code.ops.resize(ops);
        m_code.args.resize(args);
        m_code.operators.resize(args);
        m_code.steps.resize(steps);
        m_code.paths.resize(paths);
        m_code.texts.resize(texts);
    }
    return compiled;
}

platform::Result<Compiled> Compiler::run(std::string_view expression, ModelId origin)
{
    m_expression = expression;
    m_lexer.emplace(expression);
    m_nesting = 0;
    m_operations = 0;
    m_origin = origin;
    m_context = {};
    if (origin != kNoModel)
        m_context.models = {origin};
    m_compiled = {};
    m_all_instances = false;
    TRY_ASSIGN(m_ahead, m_lexer->next());
    TRY(advance());
    if (m_token.kind == TokenKind::End)
        return Error{ErrorKind::Invalid, "an empty expression"};
    TRY_ASSIGN(m_compiled.root, binary(0));
    if (m_token.kind != TokenKind::End)
        return fault("\"" + std::string(m_token.text.substr(0, 40)) + "\" is not expected");
    auto& found = m_compiled.dependencies;
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return std::move(m_compiled);
}

// Brackets, predicates and arguments come back here: the one recursion there is, bounded by Limits::nesting.
platform::Result<std::uint32_t> Compiler::binary(int level)
{
    if (level == static_cast<int>(kLevels.size()))
        return unary();
    if (++m_operations > m_limits.operations)
        return Error{ErrorKind::Refused, "an expression of too many parts"};
    const Level& here = kLevels[static_cast<std::size_t>(level)];
    TRY_ASSIGN(const std::uint32_t left, binary(level + 1));
    if (operator_at(here, m_token.kind) == nullptr)
        return left;
    std::vector<std::uint32_t> args{left};
    std::vector<Operator> operators{Operator::None};
    while (const Operator* found = operator_at(here, m_token.kind)) {
        if (++m_operations > m_limits.operations)
            return Error{ErrorKind::Refused, "an expression of too many parts"};
        operators.push_back(*found);
        TRY(advance());
        TRY_ASSIGN(const std::uint32_t right, binary(level + 1));
        args.push_back(right);
    }
    return chain(here.kind, args, operators);
}

platform::Result<std::uint32_t> Compiler::unary()
{
    bool negative = false;
    bool is_signed = false;
    while (m_token.kind == TokenKind::Minus) {
        negative = !negative;
        is_signed = true;
        TRY(advance());
    }
    TRY_ASSIGN(std::uint32_t operand, primary());
    if (m_token.kind == TokenKind::Bar) {
        std::vector<std::uint32_t> args{operand};
        while (m_token.kind == TokenKind::Bar) {
            TRY(advance());
            TRY_ASSIGN(const std::uint32_t next, primary());
            args.push_back(next);
        }
        operand = chain(OpKind::Union, args, std::vector<Operator>(args.size(), Operator::None));
    }
    if (!is_signed)
        return operand;
    if (!negative)
        operand = chain(OpKind::Negate, {operand}, {Operator::None});
    return chain(OpKind::Negate, {operand}, {Operator::None});
}

bool Compiler::starts_call() const
{
    return m_token.kind == TokenKind::Name && m_ahead.kind == TokenKind::Open && !is_node_type(m_token.text);
}

bool Compiler::starts_step() const
{
    switch (m_token.kind) {
    case TokenKind::Name:
    case TokenKind::At:
    case TokenKind::Dot:
    case TokenKind::DotDot:
        return true;
    default:
        return false;
    }
}

platform::Result<std::uint32_t> Compiler::primary()
{
    if (++m_nesting > m_limits.nesting)
        return Error{ErrorKind::Refused,
                     "an expression nested deeper than " + std::to_string(m_limits.nesting) + " levels"};
    struct Leave {
        std::uint32_t& nesting;
        ~Leave() { --nesting; }
    } leave{m_nesting};

    std::uint32_t base = kNoOp;
    switch (m_token.kind) {
    case TokenKind::Slash:
    case TokenKind::SlashSlash: {
        Draft draft;
        draft.path.start = Start::Root;
        Context start;
        start.is_origin = false;
        start.models = m_resolver.has_model() ? std::vector<ModelId>{kNoModel} : std::vector<ModelId>{};
        return path_from(std::move(draft), std::move(start));
    }
    case TokenKind::Number:
        base = put({.kind = OpKind::Number, .number = m_token.number});
        TRY(advance());
        break;
    case TokenKind::Literal:
        m_code.texts.emplace_back(m_token.text);
        base = put({.kind = OpKind::Text, .first = static_cast<std::uint32_t>(m_code.texts.size() - 1)});
        TRY(advance());
        break;
    case TokenKind::Open: {
        TRY(advance());
        TRY_ASSIGN(base, binary(0));
        if (m_token.kind != TokenKind::Close)
            return fault("a ) is missing");
        TRY(advance());
        break;
    }
    case TokenKind::Variable:
        return fault("the variable " + std::string(m_token.text.substr(0, 40)) + " is not known");
    default:
        if (starts_call()) {
            const auto name = m_token.text;
            if (name == "current") {
                TRY(advance());
                TRY(advance());
                if (m_token.kind != TokenKind::Close)
                    return fault("current() needs no arguments");
                TRY(advance());
                Draft draft;
                draft.path.start = Start::Current;
                Context start;
                if (m_origin != kNoModel)
                    start.models = {m_origin};
                return path_from(std::move(draft), std::move(start));
            }
            TRY_ASSIGN(base, call(name));
            break;
        }
        if (!starts_step())
            return fault(m_token.kind == TokenKind::End
                             ? "the expression ends too soon"
                             : "\"" + std::string(m_token.text.substr(0, 40)) + "\" is not expected");
        return path_from({}, m_context);
    }
    if (m_token.kind != TokenKind::OpenSquare && m_token.kind != TokenKind::Slash &&
        m_token.kind != TokenKind::SlashSlash)
        return base;
    // A filter expression: instance('list')/root/item[…], (…)[1].
    Draft draft;
    Context start;
    start.is_origin = false;
    const Op& op = m_code.ops[base];
    if (op.kind == OpKind::Path && m_code.paths[op.first].start == Start::Document &&
        m_code.paths[op.first].steps == 0) {
        draft.path = m_code.paths[op.first];
    } else {
        draft.path.start = Start::Operation;
        draft.path.operation = base;
    }
    TRY(predicates(draft.path.first_predicate, draft.path.predicates, start));
    return path_from(std::move(draft), std::move(start));
}

platform::Result<std::uint32_t> Compiler::call(std::string_view name)
{
    const Function* const function = find_function(name);
    if (function == nullptr)
        return fault("the function " + std::string(name.substr(0, 60)) + "() does not exist");
    const auto at = m_token;
    TRY(advance());
    TRY(advance());
    const bool outer = m_all_instances;
    if (name == "indexed-repeat")
        m_all_instances = true;
    std::vector<std::uint32_t> args;
    while (m_token.kind != TokenKind::Close) {
        if (!args.empty()) {
            if (m_token.kind != TokenKind::Comma)
                return fault("a , or ) is missing");
            TRY(advance());
        }
        // The indexes of indexed-repeat() are about the origin's own place again.
        if (name == "indexed-repeat")
            m_all_instances = args.empty() || args.size() % 2 == 1;
        TRY_ASSIGN(const std::uint32_t arg, binary(0));
        args.push_back(arg);
    }
    m_all_instances = outer;
    TRY(advance());
    if ((args.size() < function->least || (function->most != kAnyNumber && args.size() > function->most)) &&
        !m_compiled.misuse)
        m_compiled.misuse = Error{ErrorKind::Invalid, wants(*function) + " at character " + std::to_string(at.at + 1)};
    if (function->reads != Reads::Nothing)
        m_compiled.is_constant = false;
    if (name == "instance" && args.size() == 1 && m_code.ops[args[0]].kind == OpKind::Text) {
        if (const auto document = m_resolver.document(m_code.texts[m_code.ops[args[0]].first])) {
            m_code.paths.push_back({.start = Start::Document, .operation = *document});
            return put({.kind = OpKind::Path, .first = static_cast<std::uint32_t>(m_code.paths.size() - 1)});
        }
    }
    const std::uint32_t made = chain(OpKind::Call, args, std::vector<Operator>(args.size(), Operator::None));
    const auto known = std::find(m_code.functions.begin(), m_code.functions.end(), function);
    m_code.ops[made].extra = static_cast<std::uint32_t>(known - m_code.functions.begin());
    if (known == m_code.functions.end())
        m_code.functions.push_back(function);
    return made;
}

}
