#include "app/ui/gallery/pages.h"

#include "app/ui/widgets/widgets.h"

#include <array>
#include <string>

namespace kerbside::app::ui {

namespace {

struct Sample {
    const char* language;
    const char* title;
    const char* text;
};

/// Each in its own script and direction, with what is hard in it: marks above and below, joins, digits, a Latin name.
constexpr std::array<Sample, 11> kSamples = {{
    {"en", "How safe do you feel?", "Call Childline on 0800 1111, or talk to Ada on the street until 22:05."},
    {"pl", "Czy czujesz się bezpiecznie?", "Zażółć gęślą jaźń: w nocy i o świcie jest tu cicho, mówi Łucja."},
    {"pt", "Você se sente seguro?", "Não há ação sem coração; ligue 0800 1111."},
    {"uk", "Чи безпечно вам?", "Щастя, їжак, ґанок, п’ять: я й він чекаємо о 22:05."},
    {"bg", "Чувствате ли се сигурни?", "Ще чакам на ъгъла до 22:05, казва Ада."},
    {"ta", "நீங்கள் பாதுகாப்பாக உணர்கிறீர்களா?", "கொடிக்கு க்ஷேமம், ஸ்ரீ: Ada தெருவில் 22:05 வரை இருப்பார்."},
    {"bn", "আপনি কি নিরাপদ বোধ করেন?", "ক্ষত্রিয়, স্ত্রী, ঊর্ধ্ব: Ada রাত ২২:০৫ পর্যন্ত রাস্তায় আছেন।"},
    {"hi", "क्या आप सुरक्षित महसूस करते हैं?", "क्षत्रिय, स्त्री, ऊर्ध्व: Ada 22:05 तक सड़क पर हैं।"},
    {"ur", "کیا آپ محفوظ محسوس کرتے ہیں؟", "چائلڈ لائن 0800 1111 پر کال کریں، یا Ada سے 22:05 تک سڑک پر بات کریں۔"},
    {"ar", "هل تشعر بالأمان؟", "اتصل بخط Childline على 0800 1111، أو تحدّث مع Ada حتى 22:05."},
    {"he", "האם אתם מרגישים בטוחים?", "התקשרו אל Childline במספר 0800 1111, או דברו עם Ada עד 22:05."},
}};

}

void scripts_page(Ui& ui)
{
    app_bar(ui, {.id = "gallery", .title = "Every language of the borough"});
    Body body(ui, "body", {.width = 1200});
    const std::string language(ui.language());
    Grid grid(ui, 340, 3, 4);
    for (const auto& sample : kSamples) {
        grid.next();
        ui.set_language(sample.language);
        heading(ui, sample.title, 2);
        paragraph(ui, sample.text);
        caption(ui, sample.text);
        ui.set_language(language);
    }
    grid.next();
    heading(ui, "Answers", 2);
    paragraph(ui, "\U0001F600 \U0001F44D\U0001F3FE \U0001F468\u200D\U0001F469\u200D\U0001F467 ❤️ 1️⃣ ✓ → ½ · ਪੰਜਾਬੀ ગુજરાતી සිංහල ትግርኛ · 漢字");
    paragraph(ui, "\u2068راجہ\u2069 wrote 3 answers; \u2068שרה\u2069 wrote 2.");
}

}
