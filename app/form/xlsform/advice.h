#pragma once

#include "app/form/xlsform/itext.h"
#include "app/form/xlsform/model.h"

namespace kerbside::app::xlsform {

/// Warnings about the form as a whole: texts that lack a language, languages without a code, …
void advise(const Draft&, const Itext&, Problems&);

}
