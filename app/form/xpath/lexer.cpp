#include "app/form/xpath/lexer.h"

#include "app/form/xpath/value.h"

#include "platform/base/digit.h"

#include <string>

namespace kerbside::app::xpath {

using platform::Error;
using platform::ErrorKind;
using platform::is_digit;
using platform::Result;

namespace {

bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool is_name_start(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
bool is_name(char c)
{
    return is_name_start(c) || is_digit(c) || c == '-' || c == '.';
}

Error fault(std::size_t at, const std::string& what)
{
    return {ErrorKind::Invalid, what + " at character " + std::to_string(at + 1)};
}

}

Token Lexer::make(TokenKind kind, std::size_t size)
{
    Token token{kind, m_text.substr(m_at, size), 0, static_cast<std::uint32_t>(m_at)};
    m_at += size;
    m_before = kind;
    m_first = false;
    return token;
}

/// After an operand `*` multiplies and `and`, `or`, `div`, `mod` are operators.
bool Lexer::operator_is_next() const
{
    if (m_first)
        return false;
    switch (m_before) {
    case TokenKind::Number:
    case TokenKind::Literal:
    case TokenKind::Name:
    case TokenKind::Variable:
    case TokenKind::Close:
    case TokenKind::CloseSquare:
    case TokenKind::Dot:
    case TokenKind::DotDot:
        return true;
    default:
        return false;
    }
}

Result<Token> Lexer::number(std::uint32_t at)
{
    std::size_t end = at;
    while (end < m_text.size() && is_digit(m_text[end]))
        ++end;
    if (end < m_text.size() && m_text[end] == '.') {
        ++end;
        while (end < m_text.size() && is_digit(m_text[end]))
            ++end;
    }
    Token token = make(TokenKind::Number, end - at);
    token.number = text_to_number(token.text);
    return token;
}

Result<Token> Lexer::name(std::uint32_t at)
{
    std::size_t end = at;
    while (end < m_text.size() && is_name(m_text[end]))
        ++end;
    const auto word = m_text.substr(at, end - at);
    if (operator_is_next()) {
        const auto kind = word == "and"   ? TokenKind::And
                          : word == "or"  ? TokenKind::Or
                          : word == "div" ? TokenKind::Divide
                          : word == "mod" ? TokenKind::Modulo
                                          : TokenKind::Name;
        if (kind != TokenKind::Name)
            return make(kind, word.size());
        // `1 and1`: the operator ends where its letters do, when what follows can begin no name.
        for (const auto& [text, operation] : {std::pair{std::string_view("and"), TokenKind::And},
                                              {std::string_view("or"), TokenKind::Or},
                                              {std::string_view("div"), TokenKind::Divide},
                                              {std::string_view("mod"), TokenKind::Modulo}}) {
            if (word.starts_with(text) && word.size() > text.size() &&
                (is_digit(word[text.size()]) || word[text.size()] == '.' || word[text.size()] == '-'))
                return make(operation, text.size());
        }
        return fault(at, "an operator is missing before \"" + std::string(word.substr(0, 40)) + "\"");
    }
    if (end + 1 < m_text.size() && m_text[end] == ':' && m_text[end + 1] != ':') {
        if (m_text[end + 1] == '*')
            return make(TokenKind::Name, end + 2 - at);
        if (is_name_start(m_text[end + 1])) {
            ++end;
            while (end < m_text.size() && is_name(m_text[end]))
                ++end;
        }
    }
    return make(TokenKind::Name, end - at);
}

Result<Token> Lexer::next()
{
    while (m_at < m_text.size() && is_space(m_text[m_at]))
        ++m_at;
    const auto at = static_cast<std::uint32_t>(m_at);
    if (m_at == m_text.size())
        return make(TokenKind::End, 0);
    const char c = m_text[m_at];
    const char after = m_at + 1 < m_text.size() ? m_text[m_at + 1] : '\0';
    switch (c) {
    case '(':
        return make(TokenKind::Open, 1);
    case ')':
        return make(TokenKind::Close, 1);
    case '[':
        return make(TokenKind::OpenSquare, 1);
    case ']':
        return make(TokenKind::CloseSquare, 1);
    case ',':
        return make(TokenKind::Comma, 1);
    case '@':
        return make(TokenKind::At, 1);
    case '|':
        return make(TokenKind::Bar, 1);
    case '+':
        return make(TokenKind::Plus, 1);
    case '-':
        return make(TokenKind::Minus, 1);
    case '=':
        return make(TokenKind::Equal, 1);
    case '*':
        return make(operator_is_next() ? TokenKind::Times : TokenKind::Name, 1);
    case '/':
        return after == '/' ? make(TokenKind::SlashSlash, 2) : make(TokenKind::Slash, 1);
    case '<':
        return after == '=' ? make(TokenKind::LessEqual, 2) : make(TokenKind::Less, 1);
    case '>':
        return after == '=' ? make(TokenKind::GreaterEqual, 2) : make(TokenKind::Greater, 1);
    case '!':
        if (after == '=')
            return make(TokenKind::Unequal, 2);
        return fault(at, "! is no operator (write not(…) or !=)");
    case ':':
        if (after == ':')
            return make(TokenKind::AxisMark, 2);
        return fault(at, "a colon stands alone");
    case '.':
        if (is_digit(after))
            return number(at);
        return after == '.' ? make(TokenKind::DotDot, 2) : make(TokenKind::Dot, 1);
    case '"':
    case '\'': {
        const auto end = m_text.find(c, m_at + 1);
        if (end == std::string_view::npos)
            return fault(at, "a text that begins with a quote and never ends");
        Token token = make(TokenKind::Literal, end + 1 - m_at);
        token.text = token.text.substr(1, token.text.size() - 2);
        return token;
    }
    case '$': {
        std::size_t end = m_at + 1;
        while (end < m_text.size() && (is_name(m_text[end]) || m_text[end] == ':'))
            ++end;
        if (end == m_at + 1)
            return fault(at, "$ without a name");
        return make(TokenKind::Variable, end - m_at);
    }
    default:
        break;
    }
    if (is_digit(c))
        return number(at);
    if (is_name_start(c))
        return name(at);
    return fault(at, std::string("the character ") + c + " has no meaning");
}

}
