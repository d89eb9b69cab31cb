#pragma once

#include "platform/base/result.h"

#include <cstdint>
#include <string_view>

namespace kerbside::app::xpath {

enum class TokenKind : std::uint8_t {
    End, Number, Literal, Name, ///< a Name may hold one colon; `*` and `p:*` are Names too
    Variable, Open, Close, OpenSquare, CloseSquare, Comma, At, Dot, DotDot, Slash, SlashSlash, Bar, AxisMark,
    Plus, Minus, Equal, Unequal, Less, LessEqual, Greater, GreaterEqual,
    Times, Divide, Modulo, And, Or, ///< told from names by what stands before them (XPath 1.0 §3.7)
};

struct Token {
    TokenKind kind = TokenKind::End;
    std::string_view text;
    double number = 0;
    std::uint32_t at = 0; ///< offset into the expression
};

/// Splits an expression into tokens, one at a time.
class Lexer {
public:
    explicit Lexer(std::string_view expression) : m_text(expression) {}

    /// Invalid with the place where there is no token.
    platform::Result<Token> next();

private:
    platform::Result<Token> name(std::uint32_t at);
    platform::Result<Token> number(std::uint32_t at);
    bool operator_is_next() const;
    Token make(TokenKind kind, std::size_t size);

    std::string_view m_text;
    std::size_t m_at = 0;
    TokenKind m_before = TokenKind::End;
    bool m_first = true;
};

}
