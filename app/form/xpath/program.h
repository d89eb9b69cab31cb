#pragma once

#include "app/form/model/document.h"
#include "app/form/xpath/function.h"

#include <cstdint>
#include <string>
#include <vector>

namespace kerbside::app {

using ModelId = std::uint32_t; ///< a node of the form's model; the root element is 0
constexpr ModelId kNoModel = 0xFFFFFFFF;

namespace xpath {

enum class OpKind : std::uint8_t {
    Number,   ///< `number`
    Text,     ///< texts[first]
    Slot,     ///< the one node of model node `first`, at place `count` of the frame of `extra` round the origin
    Slots,    ///< all nodes of model node `first` below the frame of `extra` that holds the origin
    Path,     ///< paths[first]
    Call,     ///< functions[extra] with args
    Or,       ///< args, left to right
    And,
    Compare,  ///< args with operators: = != < <= > >=
    Add,      ///< args with operators: + -
    Multiply, ///< args with operators: * div mod
    Negate,   ///< -args[0]
    Union,    ///< args
};

enum class Operator : std::uint8_t { None, Equal, Unequal, Less, LessEqual, Greater, GreaterEqual, Plus, Minus, Times, Divide, Modulo };

/// An expression's node. Chains such as `a + b - c` are one node, so that depth is that of brackets alone.
struct Op {
    OpKind kind = OpKind::Number;
    std::uint32_t first = 0; ///< first of `count` args (or as OpKind says)
    std::uint32_t count = 0;
    std::uint32_t extra = 0;
    double number = 0;
};

enum class Axis : std::uint8_t {
    Child, Parent, Self, Attribute, Descendant, DescendantOrSelf, Ancestor, AncestorOrSelf,
    Following, FollowingSibling, Preceding, PrecedingSibling, Namespace,
};

enum class Test : std::uint8_t { Name, AnyName, AnyLocal, Node, Text, Comment, Instruction };

struct Step {
    Axis axis = Axis::Child;
    Test test = Test::Name;
    WordId local = 0;   ///< of Name; an Instruction's target, or 0
    WordId uri = 0;     ///< of Name and AnyLocal where `has_uri`
    bool has_uri = false; ///< false: an unprefixed name, which matches names written without prefix
    std::uint32_t first_predicate = 0; ///< into args
    std::uint32_t predicates = 0;
};

enum class Start : std::uint8_t { Context, Root, Current, Document, Operation };

struct Path {
    Start start = Start::Context;
    std::uint32_t operation = 0; ///< of Operation; a document's number for Document
    std::uint32_t first_predicate = 0; ///< those of a filter expression
    std::uint32_t predicates = 0;
    std::uint32_t first_step = 0;
    std::uint32_t steps = 0;
};

/// Expressions compiled into flat arrays; many share one.
struct Code {
    std::vector<Op> ops;
    std::vector<std::uint32_t> args;
    std::vector<Operator> operators; ///< as long as args; before each
    std::vector<Step> steps;
    std::vector<Path> paths;
    std::vector<std::string> texts;
    std::vector<const Function*> functions;
};

constexpr std::uint32_t kNoOp = 0xFFFFFFFF;

struct Limits {
    std::size_t length = 256 * 1024;
    std::uint32_t nesting = 400;
    std::uint32_t operations = 100'000;
};

}
}
