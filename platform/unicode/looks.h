#pragma once

#include <string>
#include <string_view>

namespace kerbside::platform {

/// What a name looks like, for a person who tells two names apart by eye: letters and digits that look the same, in
/// whatever alphabet, are the same (the skeletons of UTS #39), and nothing that is not seen counts.
/// A name is read as it is written, in small letters and in capitals: a Greek Ν looks like N though its small ν looks
/// like v.
struct Looks {
    std::u16string written;
    std::u16string small;    ///< empty where the name is nothing but marks
    std::u16string capitals; ///< the same
};
Looks looks_of(std::string_view name);

/// One would be taken for the other. No order and no equality: Ivan looks like lvan (a small L) and like ivan, which do
/// not look like each other. What UTS #39 says is taken as it is, also where both are ordinary names: 1, I and a small l
/// are alike (Carl1, Carll), 0 and O, and so are rn and m (Arnold, Amold); and, which it does not say, two v and w (Savva,
/// Sawa). Whoever comes second writes her name with one letter more; to work under another's name would be worse.
bool are_alike(const Looks&, const Looks&);

}
