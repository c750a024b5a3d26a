# SPDX-License-Identifier: EUPL-1.2
"""What is refused: never a silent guess."""

from conformance.builders import PLAIN, case, content, domain, lesson, question, response

CONTENTS = {
    "small": content(
        domain(
            "d", lesson("les", question("vraag"), question("plat", scale=PLAIN)), lesson("b", question("v1"))
        )
    ),
}

CASES = [
    case("unknown-question", "No question has this id.", "small", response(les__vraga="ja")),
    case("unknown-lesson", "No lesson has this id.", "small", response(lse__vraag="ja")),
    case(
        "retired-question",
        "A retired question is left out of the content: its answer is refused.",
        "small",
        response(les__vroeger="ja", les__vraag="ja"),
    ),
    case("short-id", "A short id is no full id.", "small", response(vraag="ja")),
    case("unknown-option", "The scale lacks this option.", "small", response(les__vraag="jaa")),
    case(
        "option-of-another-scale",
        "The option exists, on another scale.",
        "small",
        response(les__plat="deels"),
    ),
    case(
        "role-that-the-scale-lacks",
        "A scale without not-applicable refuses it, reason or not.",
        "small",
        response(les__plat=("nvt", "x")),
    ),
    case(
        "unknown-option-outside-scope",
        "An answer outside the scope is refused too.",
        "small",
        response(les__vraag="Ja"),
        "b",
    ),
    case("option-with-a-capital", "Ids are exact: Ja is not ja.", "small", response(les__vraag="Ja")),
    case("unknown-scope", "No lesson or domain has this id.", "small", response(), "lesje"),
    case("question-as-scope", "A question is no scope.", "small", response(), "les.vraag"),
]
