# SPDX-License-Identifier: EUPL-1.2
"""One checklist: P, K, A, the four figures, percent, levels and counts."""

from conformance.builders import FINE, YES, case, one_lesson, question, response


def _many(*weights: int, scale: str = YES) -> list[dict[str, object]]:
    return [question(f"v{number}", weight=weight, scale=scale) for number, weight in enumerate(weights, 1)]


def _all(option: str, last: int, first: int = 1, **others: str) -> dict[str, object]:
    return response(**{f"a__v{n}": option for n in range(first, last + 1)}, **others)


CONTENTS = {
    "reference": one_lesson(*_many(3, 2, 1, 2, 1, 1)),
    "three-questions": one_lesson(*_many(1, 1, 1)),
    "one-question": one_lesson(question("v1", weight=2)),
    "must-have-of-twenty": one_lesson(*_many(3, 3, 3, 3, 3, 3, 1), question("basis", must=True)),
    "two-fine": one_lesson(*_many(1, 1, scale=FINE)),
    "eight": one_lesson(*_many(1, 1, 1, 1, 1, 1, 1, 1)),
    "thirty-two": one_lesson(*_many(3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 1, 1, scale=FINE)),
    "weights": one_lesson(*_many(1, 2, 3)),
    "ten-fine": one_lesson(*_many(3, 3, 3, 1, scale=FINE)),
}

CASES = [
    case(
        "reference",
        "The reference vector of scoring.md: P = 400, K = 6, A = 9.",
        "reference",
        response(
            a__v1="ja", a__v2="deels", a__v3=("nvt", "komt hier niet voor"), a__v5="nee", a__v6="onbekend"
        ),
    ),
    case("empty-form", "No answers: no score, the widest interval, coverage 0.", "reference", response()),
    case(
        "all-not-applicable",
        "Everything not-applicable with a reason: every figure none, no division by zero.",
        "three-questions",
        response(a__v1=("nvt", "x"), a__v2=("nvt", "x"), a__v3=("nvt", "x")),
    ),
    case(
        "one-yes-rest-open",
        "One ja, the rest open: score 100%, low a third.",
        "three-questions",
        _all("ja", 1),
    ),
    case(
        "one-no-rest-open",
        "One nee, the rest open: score 0, high two thirds.",
        "three-questions",
        _all("nee", 1),
    ),
    case(
        "all-unknown",
        "Every answer is weet ik niet: answered for progress, coverage 0, no score.",
        "three-questions",
        _all("onbekend", 3),
    ),
    case(
        "all-best",
        "Every answer the best: 1 000 000 everywhere, top level, vast.",
        "reference",
        _all("ja", 6),
    ),
    case(
        "all-worst", "Every answer 0 points: 0 everywhere, lowest level, vast.", "reference", _all("nee", 6)
    ),
    case(
        "must-have-no-at-95",
        "A must-have at nee caps the level at 1; the 95% stays 95%.",
        "must-have-of-twenty",
        _all("ja", 7, a__basis="nee"),
    ),
    case(
        "199-of-200",
        "199 of 200 is 99%, not 100%, and 995 000 ppm.",
        "two-fine",
        response(a__v1="vol", a__v2="bijna"),
    ),
    case("one-eighth", "1/8 is 13%, not 12: halves go up.", "eight", _all("nee", 8, 2, a__v1="ja")),
    case(
        "three-eighths",
        "3/8 is 37.5%, so 38%.",
        "eight",
        _all("nee", 8, 4, a__v1="ja", a__v2="ja", a__v3="ja"),
    ),
    case(
        "half-a-ppm",
        "1 point of 3200 is 312.5 ppm: 313; and 1%, not 0%, because it is not nothing.",
        "thirty-two",
        _all("nul", 11, a__v12="een"),
    ),
    case(
        "third",
        "1/3 is 333 333 and 2/3 is 666 667 ppm: low down, high up.",
        "three-questions",
        response(a__v1="ja", a__v2="nee"),
    ),
    case(
        "weights-count", "Weights 1, 2 and 3: nee on the light one.", "weights", _all("ja", 3, 2, a__v1="nee")
    ),
    case(
        "weights-count-heavy",
        "Weights 1, 2 and 3: nee on the heavy one.",
        "weights",
        _all("ja", 2, a__v3="nee"),
    ),
    case(
        "one-question-half",
        "A single question at deels: half, level 3, vast.",
        "one-question",
        _all("deels", 1),
    ),
    case(
        "not-applicable-leaves-the-denominator",
        "Not-applicable with a reason leaves A: the rest alone decides.",
        "weights",
        response(a__v1="ja", a__v2="nee", a__v3=("nvt", "geen eigen gebouw")),
    ),
    case(
        "no-unknown-closes-the-interval",
        "Without unknowns low, score and high are equal, also beside not-applicable.",
        "reference",
        response(a__v1="deels", a__v2="ja", a__v3=("nvt", "x"), a__v4="nee", a__v5="ja", a__v6="deels"),
    ),
    case(
        "note-without-option",
        "An answer with a note and no option is no answer: open.",
        "three-questions",
        response(a__v1={"note": "vraag het Ans"}, a__v2="ja", a__v3="ja"),
    ),
    case(
        "extras-change-nothing",
        "Note, evidence, owner and due change no figure.",
        "three-questions",
        response(
            a__v1={"option": "ja", "note": "n", "evidence": "e", "owner": "o", "due": "2027-03-01"},
            a__v2="nee",
        ),
    ),
    case(
        "level-2-exactly",
        "A quarter is exactly 250 000 ppm: level 2, the lower bound is included.",
        "eight",
        _all("nee", 8, 3, a__v1="ja", a__v2="ja"),
    ),
    case("level-3-exactly", "A half is exactly 500 000 ppm: level 3.", "eight", _all("deels", 8)),
    case(
        "level-4-exactly",
        "Three quarters is exactly 750 000 ppm: level 4.",
        "eight",
        _all("ja", 6, a__v7="nee", a__v8="nee"),
    ),
    case(
        "just-below-level-2",
        "249 688 ppm is shown as 25% and is still level 1: levels look at ppm, not at percent.",
        "thirty-two",
        response(
            a__v1="vol",
            a__v2="vol",
            a__v11="bijna",
            a__v12="vol",
            **{f"a__v{n}": "nul" for n in range(3, 11)},
        ),
    ),
    case(
        "wide-interval-one-level",
        "An interval within one level is vast, though the score is not complete.",
        "eight",
        _all("ja", 7, 2),
    ),
    case(
        "one-percent-of-a-thousandth",
        "1 point of 1000 is 1000 ppm: 1%, never 0%.",
        "ten-fine",
        response(a__v1="nul", a__v2="nul", a__v3="nul", a__v4="een"),
    ),
    case(
        "almost-complete",
        "999 of 1000 points is 999 000 ppm: 99%, never 100%.",
        "ten-fine",
        response(a__v1="vol", a__v2="vol", a__v3="vol", a__v4="bijna"),
    ),
    case(
        "percent-half-up",
        "An odd number of half percents goes up: 12.5% and 87.5% become 13% and 88%.",
        "eight",
        _all("nee", 7, 2, a__v1="ja"),
    ),
]
