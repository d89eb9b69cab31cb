#include "app/form/evaluation.h"
#include "app/shell/form_options.h"
#include "app/shell/form_verbs.h"
#include "app/shell/verb.h"
#include "platform/base/json.h"

#include <cmath>
#include <fstream>
#include <iostream>

namespace kerbside::shell {

using app::Evaluation;
using app::EvaluationRequest;
using app::EvaluationResult;
using platform::Json;

namespace {

struct EvalArguments {
    FormOptions form;
    std::string expression;
    std::string batch;
    std::string context = "/";
    std::string as;
    bool json = false;
};

Json number_as_json(double number)
{
    if (std::isnan(number))
        return "NaN";
    if (std::isinf(number))
        return number < 0 ? "-Infinity" : "Infinity";
    constexpr double kExact = 9007199254740992.0;
    if (number == std::trunc(number) && std::fabs(number) < kExact)
        return static_cast<std::int64_t>(number);
    return number;
}

Json as_json(const platform::Result<EvaluationResult>& result)
{
    if (!result)
        return Json{{"ok", false}, {"error", result.error().detail}};
    Json line{{"ok", true}};
    switch (result->type) {
    case EvaluationResult::Type::Number:
        line["type"] = "number";
        line["value"] = number_as_json(result->number);
        break;
    case EvaluationResult::Type::Boolean:
        line["type"] = "boolean";
        line["value"] = result->boolean;
        break;
    case EvaluationResult::Type::Text:
        line["type"] = "string";
        line["value"] = result->text;
        break;
    case EvaluationResult::Type::Nodes: {
        line["type"] = "nodes";
        auto nodes = Json::array();
        for (const auto& node : result->nodes)
            nodes.push_back({{"path", node.path}, {"value", node.value}});
        line["nodes"] = std::move(nodes);
        break;
    }
    }
    return line;
}

platform::Result<EvaluationRequest> request_of(const std::string& text)
{
    TRY_ASSIGN(const Json json, platform::parse_json(text));
    if (!json.is_object() || !json.contains("xpath"))
        return platform::Error{platform::ErrorKind::Invalid, "a request needs xpath"};
    EvaluationRequest request;
    request.expression = platform::text_at(json, "xpath");
    request.context = platform::text_at(json, "context", "/");
    request.as = platform::text_at(json, "as");
    if (json.contains("ns") && json["ns"].is_object())
        for (const auto& [prefix, uri] : json["ns"].items())
            if (uri.is_string())
                request.prefixes.emplace_back(prefix, uri.get<std::string>());
    return request;
}

int run_batch(Evaluation& evaluation, std::istream& in)
{
    for (std::string line; std::getline(in, line);) {
        if (line.find_first_not_of(" \t\r") == std::string::npos)
            continue;
        const auto request = request_of(line);
        const auto result = request ? evaluation.evaluate(*request)
                                    : platform::Result<EvaluationResult>(request.error());
        std::cout << platform::to_line(as_json(result)) << '\n' << std::flush;
    }
    return 0;
}

int run_one(Evaluation& evaluation, const EvalArguments& arguments)
{
    const auto result = evaluation.evaluate(
        {.expression = arguments.expression, .context = arguments.context, .as = arguments.as, .prefixes = {}});
    if (arguments.json) {
        std::cout << platform::to_line(as_json(result)) << '\n';
    } else if (!result) {
        std::cerr << "kerbside: " << result.error().detail << '\n';
    } else if (result->type == EvaluationResult::Type::Nodes) {
        for (const auto& node : result->nodes)
            std::cout << node.path << '\t' << node.value << '\n';
    } else {
        const Json value = as_json(result)["value"];
        std::cout << (value.is_string() ? value.get<std::string>() : platform::to_line(value)) << '\n';
    }
    return result ? 0 : 1;
}

int evaluate(const EvalArguments& arguments)
{
    const auto refuse = [&](const platform::Error& error) {
        if (arguments.json)
            std::cout << platform::to_line(Json{{"ok", false}, {"error", error.detail}}) << '\n';
        std::cerr << "kerbside: " << error.detail << '\n';
        return 1;
    };
    std::unique_ptr<platform::Clock> clock;
    auto environment = arguments.form.environment(clock);
    if (!environment)
        return 2;
    auto file = arguments.form.read();
    if (!file)
        return refuse(file.error());
    auto media = FolderMedia::of(arguments.form);
    auto evaluation = Evaluation::open(std::move(file).value(), media, std::move(environment).value(),
                                       arguments.form.language);
    if (!evaluation)
        return refuse(evaluation.error());
    if (arguments.batch.empty())
        return run_one(*evaluation, arguments);
    if (arguments.batch == "-")
        return run_batch(*evaluation, std::cin);
    std::ifstream in(arguments.batch);
    if (!in)
        return refuse({platform::ErrorKind::NotFound, "the file " + arguments.batch + " cannot be read"});
    return run_batch(*evaluation, in);
}

}

void add_eval_verb(Verb& form, Outcome& outcome)
{
    auto verb = form.add_verb("eval", "Evaluates XPath against a form or any other XML");
    auto arguments = std::make_shared<EvalArguments>();
    arguments->form.add_to(verb, true);
    const auto one = verb.add_option("--xpath", arguments->expression, "The expression");
    const auto batch = verb.add_option("--batch", arguments->batch, "A file of requests, one a line; - for standard input");
    verb.add_option("--context", arguments->context, "An XPath that selects the context node");
    verb.add_option("--as", arguments->as, "string, number, boolean or nodes").one_of({"string", "number", "boolean", "nodes"});
    verb.add_flag("--json", arguments->json, "Print result lines");
    verb.does_with_either(one, batch, [arguments, &outcome] { outcome.status = evaluate(*arguments); });
}

}
