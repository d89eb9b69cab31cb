#pragma once

#include "app/form/model/definition.h"
#include "app/form/xpath/resolver.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kerbside::app {

/// The names of a document and what its prefixes stand for.
class NameResolver : public xpath::Resolver {
public:
    NameResolver(Names& names, std::vector<std::pair<std::string, std::string>> prefixes)
        : m_names(names), m_prefixes(std::move(prefixes))
    {
    }
    WordId word(std::string_view text) override { return m_names.word(text); }
    std::optional<WordId> uri_of(std::string_view prefix) override;

private:
    Names& m_names;
    std::vector<std::pair<std::string, std::string>> m_prefixes;
};

/// A form's names, and its model.
class ModelResolver final : public NameResolver {
public:
    ModelResolver(Names& names, const Definition& form, std::vector<std::pair<std::string, std::string>> prefixes)
        : NameResolver(names, std::move(prefixes)), m_form(form)
    {
    }
    bool has_model() const override { return true; }
    std::vector<ModelId> walk(const std::vector<ModelId>& from, const xpath::Step& step) const override;
    ModelId parent(ModelId model) const override { return m_form.model[model].parent; }
    ModelId owner(ModelId model) const override { return model == kNoModel ? 0 : m_form.model[model].owner; }
    std::uint32_t slot(ModelId model) const override { return m_form.model[model].slot; }
    std::optional<std::uint32_t> document(std::string_view id) const override;

private:
    void add_children(ModelId from, const xpath::Step& step, bool attributes, std::vector<ModelId>& out) const;
    void add_all(ModelId from, bool self, std::vector<ModelId>& out) const;
    bool matches(ModelId model, const xpath::Step& step) const;

    const Definition& m_form;
};

}
