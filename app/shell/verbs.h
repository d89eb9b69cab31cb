#pragma once

namespace kerbside::shell {

class Program;
class Verb;

/// What a verb found, for the process's exit status: 0 done, 1 refused, 2 usage, 3 busy, 4 offline,
/// 5 wrong key, 6 storage.
struct Outcome {
    int status = 0;
};

// Each adds its verbs to the program; their callbacks write to `outcome`, which outlives the parsing.
void add_device_verbs(Verb& program, Outcome& outcome);
void add_interview_verbs(Verb& program, Outcome& outcome);
void add_desk_verbs(Verb& program, Outcome& outcome);
/// `sync`, `status`.
void add_sync_verbs(Verb& program, Outcome& outcome);
/// `hub init|run`.
void add_hub_verbs(Verb& program, Outcome& outcome);
void add_face_verbs(Verb& program, Outcome& outcome);
void add_ui_verbs(Verb& program, Outcome& outcome);

/// For --help: the verbs stand under who needs them. After all of them are added.
void group_by_person(Program& program);

/// `form check|convert|eval|run`.
void add_form_verbs(Verb& program, Outcome& outcome);
void add_convert_verb(Verb& form, Outcome& outcome);

}
