#pragma once

#include "platform/base/error.h"

#include <cassert>
#include <optional>
#include <utility>
#include <variant>

namespace kerbside::platform {

/// A value, or the reason why there is none.
template <typename T> class [[nodiscard]] Result {
public:
    using value_type = T;

    Result(T value) : m_outcome(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_outcome(std::in_place_index<1>, std::move(error)) {}

    explicit operator bool() const noexcept { return m_outcome.index() == 0; }
    bool has_value() const noexcept { return m_outcome.index() == 0; }

    T& value() &
    {
        assert(has_value());
        return *std::get_if<0>(&m_outcome);
    }
    const T& value() const&
    {
        assert(has_value());
        return *std::get_if<0>(&m_outcome);
    }
    T&& value() &&
    {
        assert(has_value());
        return std::move(*std::get_if<0>(&m_outcome));
    }
    T& operator*() & { return value(); }
    const T& operator*() const& { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    T* operator->() { return &value(); }
    const T* operator->() const { return &value(); }

    const Error& error() const&
    {
        assert(!has_value());
        return *std::get_if<1>(&m_outcome);
    }
    Error&& error() &&
    {
        assert(!has_value());
        return std::move(*std::get_if<1>(&m_outcome));
    }

private:
    std::variant<T, Error> m_outcome;
};

template <> class [[nodiscard]] Result<void> {
public:
    using value_type = void;

    Result() = default;
    Result(Error error) : m_error(std::move(error)) {}

    explicit operator bool() const noexcept { return !m_error.has_value(); }
    bool has_value() const noexcept { return !m_error.has_value(); }

    const Error& error() const&
    {
        assert(m_error.has_value());
        return *m_error;
    }
    Error&& error() &&
    {
        assert(m_error.has_value());
        return std::move(*m_error);
    }

private:
    std::optional<Error> m_error;
};

using Status = Result<void>;

}

#define KERBSIDE_CONCAT_(a, b) a##b
#define KERBSIDE_CONCAT(a, b) KERBSIDE_CONCAT_(a, b)

/// Returns the error from the enclosing function, or goes on.
#define TRY(expression)                                                                                              \
    do {                                                                                                             \
        auto kerbside_outcome = (expression);                                                                        \
        if (!kerbside_outcome)                                                                                       \
            return std::move(kerbside_outcome).error();                                                              \
    } while (false)

#define KERBSIDE_TRY_ASSIGN(outcome, declaration, expression)                                                        \
    auto outcome = (expression);                                                                                     \
    if (!outcome)                                                                                                    \
        return std::move(outcome).error();                                                                           \
    declaration = std::move(outcome).value()

/// TRY_ASSIGN(auto key, keys.unwrap("device")); declares or assigns, or returns the error.
#define TRY_ASSIGN(declaration, expression)                                                                          \
    KERBSIDE_TRY_ASSIGN(KERBSIDE_CONCAT(kerbside_outcome_, __LINE__), declaration, expression)
