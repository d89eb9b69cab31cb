#include "app/form/xpath/month_names.h"

#include <algorithm>
#include <array>
#include <string>

namespace kerbside::app::xpath {

namespace {

constexpr std::array kNames = {
    DateNames{"en",
              {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
              {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"}},
    DateNames{"ar",
              {"يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"},
              {"الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت"}},
    DateNames{"bg",
              {"яну", "фев", "март", "апр", "май", "юни", "юли", "авг", "сеп", "окт", "ное", "дек"},
              {"нд", "пн", "вт", "ср", "чт", "пт", "сб"}},
    DateNames{"bn",
              {"জানু", "ফেব", "মার্চ", "এপ্রি", "মে", "জুন", "জুল", "আগ", "সেপ", "অক্টো", "নভে", "ডিসে"},
              {"রবি", "সোম", "মঙ্গল", "বুধ", "বৃহস্পতি", "শুক্র", "শনি"}},
    DateNames{"de",
              {"Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"},
              {"So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"}},
    DateNames{"es",
              {"ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic"},
              {"dom", "lun", "mar", "mié", "jue", "vie", "sáb"}},
    DateNames{"fr",
              {"janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."},
              {"dim.", "lun.", "mar.", "mer.", "jeu.", "ven.", "sam."}},
    DateNames{"hi",
              {"जन॰", "फ़र॰", "मार्च", "अप्रैल", "मई", "जून", "जुल॰", "अग॰", "सित॰", "अक्तू॰", "नव॰", "दिस॰"},
              {"रवि", "सोम", "मंगल", "बुध", "गुरु", "शुक्र", "शनि"}},
    DateNames{"it",
              {"gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"},
              {"dom", "lun", "mar", "mer", "gio", "ven", "sab"}},
    DateNames{"nl",
              {"jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"},
              {"zo", "ma", "di", "wo", "do", "vr", "za"}},
    DateNames{"pl",
              {"sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru"},
              {"niedz.", "pon.", "wt.", "śr.", "czw.", "pt.", "sob."}},
    DateNames{"pt",
              {"jan.", "fev.", "mar.", "abr.", "mai.", "jun.", "jul.", "ago.", "set.", "out.", "nov.", "dez."},
              {"dom.", "seg.", "ter.", "qua.", "qui.", "sex.", "sáb."}},
    DateNames{"ro",
              {"ian.", "feb.", "mar.", "apr.", "mai", "iun.", "iul.", "aug.", "sept.", "oct.", "nov.", "dec."},
              {"dum.", "lun.", "mar.", "mie.", "joi", "vin.", "sâm."}},
    DateNames{"ru",
              {"янв.", "февр.", "март", "апр.", "май", "июнь", "июль", "авг.", "сент.", "окт.", "нояб.", "дек."},
              {"вс", "пн", "вт", "ср", "чт", "пт", "сб"}},
    DateNames{"sw",
              {"Jan", "Feb", "Mac", "Apr", "Mei", "Jun", "Jul", "Ago", "Sep", "Okt", "Nov", "Des"},
              {"Jumapili", "Jumatatu", "Jumanne", "Jumatano", "Alhamisi", "Ijumaa", "Jumamosi"}},
    DateNames{"ta",
              {"ஜன.", "பிப்.", "மார்.", "ஏப்.", "மே", "ஜூன்", "ஜூலை", "ஆக.", "செப்.", "அக்.", "நவ.", "டிச."},
              {"ஞாயி.", "திங்.", "செவ்.", "புத.", "வியா.", "வெள்.", "சனி"}},
    DateNames{"tr",
              {"Oca", "Şub", "Mar", "Nis", "May", "Haz", "Tem", "Ağu", "Eyl", "Eki", "Kas", "Ara"},
              {"Paz", "Pzt", "Sal", "Çar", "Per", "Cum", "Cmt"}},
    DateNames{"uk",
              {"січ", "лют", "бер", "кві", "тра", "чер", "лип", "сер", "вер", "жов", "лис", "гру"},
              {"нд", "пн", "вт", "ср", "чт", "пт", "сб"}},
    DateNames{"ur",
              {"جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر"},
              {"اتوار", "پیر", "منگل", "بدھ", "جمعرات", "جمعہ", "ہفتہ"}},
};

struct LanguageName {
    std::string_view name;
    std::string_view code;
};

/// What form authors write who leave the code out.
constexpr std::array kLanguages = {
    LanguageName{"arabic", "ar"},    LanguageName{"bulgarian", "bg"}, LanguageName{"bengali", "bn"},
    LanguageName{"german", "de"},    LanguageName{"deutsch", "de"},   LanguageName{"spanish", "es"},
    LanguageName{"español", "es"},   LanguageName{"french", "fr"},    LanguageName{"français", "fr"},
    LanguageName{"hindi", "hi"},     LanguageName{"italian", "it"},   LanguageName{"dutch", "nl"},
    LanguageName{"polish", "pl"},    LanguageName{"polski", "pl"},    LanguageName{"portuguese", "pt"},
    LanguageName{"português", "pt"}, LanguageName{"romanian", "ro"},  LanguageName{"russian", "ru"},
    LanguageName{"swahili", "sw"},   LanguageName{"kiswahili", "sw"}, LanguageName{"tamil", "ta"},
    LanguageName{"turkish", "tr"},   LanguageName{"ukrainian", "uk"}, LanguageName{"urdu", "ur"},
};

std::string lower(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

/// The code within brackets where there is one, else the whole; without its region.
std::string code_of(std::string_view form_language)
{
    const auto open = form_language.rfind('(');
    const auto close = form_language.rfind(')');
    if (open != std::string_view::npos && close != std::string_view::npos && open < close)
        form_language = form_language.substr(open + 1, close - open - 1);
    const std::string whole = lower(form_language);
    const auto* named = std::find_if(kLanguages.begin(), kLanguages.end(),
                                     [&](const LanguageName& each) { return each.name == whole; });
    if (named != kLanguages.end())
        return std::string(named->code);
    return whole.substr(0, whole.find_first_of("-_ "));
}

}

const DateNames& date_names(std::string_view form_language)
{
    if (form_language.empty())
        return kNames.front();
    const std::string code = code_of(form_language);
    const auto* found = std::find_if(kNames.begin(), kNames.end(),
                                     [&](const DateNames& each) { return each.language == code; });
    return found == kNames.end() ? kNames.front() : *found;
}

}
