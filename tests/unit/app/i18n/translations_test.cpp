#include "app/i18n/words.h"
#include "tests/support/reading_age.h"

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <map>
#include <set>

using namespace kerbside;
using namespace kerbside::app;
using kerbside::test::reading_age_of;

namespace {

Translations the_translations()
{
    auto loaded = Translations::load(KERBSIDE_SOURCE_DIR "/assets/translations");
    REQUIRE(loaded);
    return std::move(loaded).value();
}

std::string stem_of(const std::string& key)
{
    return key.substr(0, key.find('#'));
}

std::set<std::string> stems_of(const Words& words)
{
    std::set<std::string> stems;
    for (const auto& [key, text] : words.all())
        stems.insert(stem_of(key));
    return stems;
}

/// The `{names}` in a text.
std::multiset<std::string> blanks_of(const std::string& text)
{
    std::multiset<std::string> blanks;
    for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', open + 1))
        blanks.insert(text.substr(open, text.find('}', open) - open + 1));
    return blanks;
}

bool may_say_in_words(const std::string& language, const std::string& key)
{
    const auto forms = plurals_of(language);
    return std::any_of(forms.begin(), forms.end(), [&](Plural form) {
        return key.ends_with("#" + std::string(name_of(form))) && is_one_number(language, form);
    });
}

}

TEST_CASE("every language has every text, and no other", "[i18n]")
{
    const auto translations = the_translations();
    REQUIRE(translations.all().size() == 8);
    const auto english = stems_of(translations.in("en"));
    for (const auto& words : translations.all()) {
        INFO(words.language());
        const auto theirs = stems_of(words);
        for (const auto& key : english) {
            INFO(key);
            CHECK(theirs.contains(key));
        }
        CHECK(theirs.size() == english.size());
    }
}

TEST_CASE("every plural has the forms that its language needs", "[i18n]")
{
    const auto translations = the_translations();
    for (const auto& words : translations.all())
        for (const auto& [key, text] : words.all()) {
            if (key.find('#') == std::string::npos)
                continue;
            for (const auto form : plurals_of(words.language())) {
                INFO(words.language() << " " << key);
                CHECK(words.has(stem_of(key) + "#" + std::string(name_of(form))));
            }
        }
}

TEST_CASE("a plural has no form that its language never asks for", "[i18n]")
{
    const auto translations = the_translations();
    for (const auto& words : translations.all()) {
        std::set<std::string> needed;
        for (const auto form : plurals_of(words.language()))
            needed.emplace(name_of(form));
        for (const auto& [key, text] : words.all())
            if (const auto mark = key.find('#'); mark != std::string::npos) {
                INFO(words.language() << " " << key);
                CHECK(needed.contains(key.substr(mark + 1)));
            }
    }
}

TEST_CASE("each language names itself in its own script", "[i18n]")
{
    const auto translations = the_translations();
    const std::map<std::string, std::string> names = {{"en", "English"}, {"pl", "Polski"},  {"pt", "Português"}, {"uk", "Українська"},
                                                      {"ta", "தமிழ்"},     {"ur", "اردو"},   {"ar", "العربية"},   {"bn", "বাংলা"}};
    for (const auto& words : translations.all())
        CHECK(words.name() == names.at(words.language()));
}

TEST_CASE("a translation is in its own script, not in English", "[i18n]")
{
    // What is a name, a brand or a number everywhere.
    const std::set<std::string> same = {"app.name", "help.childline.number", "staff.pin"};
    const std::map<std::string, std::pair<unsigned char, unsigned char>> leads = {
        {"uk", {0xD0, 0xD2}}, {"ur", {0xD8, 0xDB}}, {"ar", {0xD8, 0xDB}}, {"ta", {0xE0, 0xE0}}, {"bn", {0xE0, 0xE0}}};
    const auto translations = the_translations();
    for (const auto& words : translations.all()) {
        const auto found = leads.find(words.language());
        if (found == leads.end())
            continue;
        for (const auto& [key, text] : words.all()) {
            const bool is_only_blanks = key.starts_with("date.long") || key.starts_with("date.short") || key.starts_with("date.other");
            const auto is_theirs = [&](char letter) {
                const auto byte = static_cast<unsigned char>(letter);
                return byte >= found->second.first && byte <= found->second.second;
            };
            INFO(words.language() << " " << key << " " << text);
            CHECK((same.contains(key) || is_only_blanks || std::any_of(text.begin(), text.end(), is_theirs)));
        }
    }
}

TEST_CASE("a translation keeps the blanks of the English text", "[i18n]")
{
    const auto translations = the_translations();
    const auto& english = translations.in("en");
    for (const auto& words : translations.all())
        for (const auto& [key, text] : words.all()) {
            INFO(words.language() << " " << key);
            CHECK_FALSE(text.empty());
            const auto original = english.has(key) ? std::string(key) : stem_of(key) + "#other";
            auto blanks = blanks_of(std::string(english.text(original)));
            // "Two seconds" needs no number where the form stands for two alone.
            if (!blanks_of(text).contains("{count}") && may_say_in_words(words.language(), key))
                blanks.erase("{count}");
            CHECK(blanks_of(text) == blanks);
        }
}

TEST_CASE("no translation pretends to have been read over", "[i18n]")
{
    const auto translations = the_translations();
    for (const auto& words : translations.all())
        if (words.language() != "en")
            CHECK_FALSE(words.is_reviewed());
}

TEST_CASE("what a young person reads at the kiosk can be read at eleven", "[i18n]")
{
    const auto translations = the_translations();
    const auto& words = translations.in("en");
    for (const std::string page : {"notice.", "attract.", "language.", "stop.", "thanks.", "idle.", "help.", "survey."}) {
        std::string together;
        for (const auto& [key, text] : words.all())
            if (key.starts_with(page))
                together += text + (text.ends_with('.') || text.ends_with('?') ? " " : ". ");
        INFO(page << " " << together);
        CHECK(reading_age_of(together) <= 11.0);
    }
}

TEST_CASE("who reads this and what becomes of it can be read at nine to eleven, sentence by sentence", "[i18n]")
{
    const auto translations = the_translations();
    for (const auto& [key, text] : translations.in("en").all())
        if (key.starts_with("notice.") && text.ends_with('.')) {
            INFO(key << " " << text);
            CHECK(reading_age_of(text) <= 11.0);
        }
}

TEST_CASE("the worker's words can be read at eleven as well", "[i18n]")
{
    const auto translations = the_translations();
    std::string together;
    for (const auto& [key, text] : translations.in("en").all())
        if (text.ends_with('.') || text.ends_with('?'))
            together += text + " ";
    CHECK(reading_age_of(together) <= 11.0);
}

TEST_CASE("how many have answered is true of exactly so many, in the plural that ten, fifty and a hundred want", "[i18n]")
{
    const auto translations = the_translations();
    const auto said = [&](const char* language, std::uint64_t count) { return translations.in(language).count("thanks.many", count); };
    CHECK(said("en", 10) == "At least 10 people have answered today.");
    CHECK(said("pl", 10) == "Dziś odpowiedziało co najmniej 10 osób.");
    CHECK(said("pt", 50) == "Pelo menos 50 pessoas responderam hoje.");
    CHECK(said("uk", 20) == "Сьогодні відповіли щонайменше 20 людей.");
    CHECK(said("ta", 10) == "இன்று குறைந்தது 10 பேர் பதில் சொல்லியிருக்கிறார்கள்.");
    CHECK(said("ur", 10) == "آج کم از کم 10 لوگوں نے جواب دیا۔");
    CHECK(said("bn", 10) == "আজ অন্তত 10 জন উত্তর দিয়েছে।");
    CHECK(said("ar", 10) == "أجاب اليوم 10 أشخاص على الأقل.");
    CHECK(said("ar", 50) == "أجاب اليوم 50 شخصًا على الأقل.");
    CHECK(said("ar", 100) == "أجاب اليوم 100 شخص على الأقل.");
}

TEST_CASE("what a worker and a young person both read speaks to neither as to the other, in Ukrainian and in Portuguese", "[i18n]")
{
    /// Parts of words by which one person is spoken to, closely or with distance.
    const std::map<std::string, std::vector<std::string>> spoken = {
        {"uk", {" ти ", "Ти ", " тво", " ви ", "Ви ", " ваш", "йте", "іть ", "іть.", "Дай ", "Перевір.", "Напиши ", "Скопіюй ", "скороти ", "залиш ", "Обери ", "Пиши ", "Пишіть", "Можеш "}},
        {"pt", {" teu", " tua", " seu", " sua", "Responde ", "Verifica.", "encurta-o", "deixa ", "Termine", "continue.", "Ponha ", "Anote ", "Escreva ", "Tente ", "Toque ", "Pode continuar", "precisa ", "Se souber"}},
    };
    const auto translations = the_translations();
    for (const auto& [language, parts] : spoken)
        for (const auto& [key, text] : translations.in(language).all())
            for (const std::string both : {"form.required", "form.constraint", "form.type", "form.number", "form.choose", "form.unsupported", "form.empty", "choice.", "rank.", "range.", "link.", "lack.", "media.", "map."})
                if (key.starts_with(both))
                    for (const auto& part : parts) {
                        INFO(language << " " << key << " " << text);
                        CHECK(text.find(part) == text.npos);
                    }
}
