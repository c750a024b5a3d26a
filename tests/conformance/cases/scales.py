# SPDX-License-Identifier: EUPL-1.2
"""Other scales, other levels, and must-haves that cap the level."""

from conformance.builders import (
    FINE,
    FIVE_LEVELS,
    HIGH,
    MATURITY,
    PLAIN,
    STEPS,
    THREE_LEVELS,
    case,
    content,
    domain,
    lesson,
    one_lesson,
    question,
    response,
)


def _two_levels() -> list[dict[str, int]]:
    return [{"number": 1, "from": 0}, {"number": 2, "from": 500_000}]


CONTENTS = {
    "four-steps": one_lesson(*(question(f"v{n}", scale=STEPS, weight=n) for n in (1, 2, 3))),
    "maturity": one_lesson(
        *(question(f"v{n}", scale=MATURITY) for n in range(1, 7)),
        question("basis", scale=MATURITY, must=True),
    ),
    "mixed-scales": one_lesson(
        question("v1"), question("v2", scale=STEPS), question("v3", scale=MATURITY, weight=3)
    ),
    "plain-must": one_lesson(question("basis", scale=PLAIN, must=True), question("v2", scale=PLAIN)),
    "high-caps": one_lesson(question("basis", scale=HIGH, must=True), question("v2", weight=3)),
    "two-musts": one_lesson(
        question("b1", must=True),
        question("b2", must=True, scale=STEPS),
        question("v3", weight=3),
        question("v4", weight=3),
    ),
    "three-levels": one_lesson(question("v1"), question("v2"), question("v3"), levels=THREE_LEVELS),
    "five-levels": one_lesson(question("v1", scale=FINE), question("v2", scale=FINE), levels=FIVE_LEVELS),
    "two-levels": one_lesson(question("basis", must=True), question("v2", weight=3), levels=_two_levels()),
    "musts-in-lessons": content(
        domain(
            "d",
            lesson("a", question("b1", must=True), question("v2")),
            lesson("b", question("b1", must=True)),
        ),
        domain("e", lesson("c", question("v1")), weight=3),
    ),
}

CASES = [
    case(
        "four-steps",
        "Four steps: 100, 67, 33 and 0 points.",
        "four-steps",
        response(a__v1="altijd", a__v2="meestal", a__v3="soms"),
    ),
    case(
        "four-steps-open",
        "Four steps with an open question.",
        "four-steps",
        response(a__v1="nooit", a__v3="meestal"),
    ),
    case(
        "maturity",
        "Maturity 0..5: steps of 20 points, listed after the roles.",
        "maturity",
        response(a__v1="n0", a__v2="n1", a__v3="n2", a__v4="n3", a__v5="n4", a__v6="n5", a__basis="n5"),
    ),
    case(
        "maturity-must-have",
        "A must-have at step 3 caps the level at 2.",
        "maturity",
        response(**{f"a__v{n}": "n5" for n in range(1, 7)}, a__basis="n3"),
    ),
    case(
        "mixed-scales",
        "Each question its own scale.",
        "mixed-scales",
        response(a__v1="deels", a__v2="meestal", a__v3="n4"),
    ),
    case(
        "scale-without-caps",
        "A must-have on a scale without caps limits nothing, known or unknown.",
        "plain-must",
        response(a__basis="nee", a__v2="ja"),
    ),
    case(
        "scale-without-caps-unknown", "The same, unknown: no cap to show.", "plain-must", response(a__v2="ja")
    ),
    case(
        "cap-at-the-top-level",
        "A cap equal to the top level limits nothing and is not shown.",
        "high-caps",
        response(a__basis="matig", a__v2="ja"),
    ),
    case(
        "cap-below-the-top",
        "A cap of 3 on a scale of its own.",
        "high-caps",
        response(a__basis="slecht", a__v2="ja"),
    ),
    case(
        "unknown-takes-the-lowest-cap",
        "An unknown must-have takes the lowest cap of its own scale, here 2, at the low end.",
        "high-caps",
        response(a__v2="ja"),
    ),
    case(
        "two-worst-options",
        "A scale with two options of 0 points.",
        "high-caps",
        response(a__basis="niets", a__v2="deels"),
    ),
    case(
        "must-have-best",
        "A must-have at its best caps nothing.",
        "two-musts",
        response(a__b1="ja", a__b2="altijd", a__v3="ja", a__v4="nee"),
    ),
    case(
        "must-have-partly",
        "A must-have at deels caps at 2 at both ends: vast, though the interval is wide.",
        "two-musts",
        response(a__b1="deels", a__b2="altijd", a__v3="ja"),
    ),
    case(
        "two-caps",
        "Two must-haves limit: the lowest counts, both are shown.",
        "two-musts",
        response(a__b1="deels", a__b2="meestal", a__v3="ja", a__v4="ja"),
    ),
    case(
        "cap-known-and-unknown",
        "One known and one unknown must-have: the low end takes the lowest, the high end the known one.",
        "two-musts",
        response(a__b2="meestal", a__v3="ja", a__v4="ja"),
    ),
    case(
        "cap-above-the-level",
        "A cap above the level that the number reaches is shown and changes nothing.",
        "two-musts",
        response(a__b1="ja", a__b2="meestal", a__v3="nee", a__v4="nee"),
    ),
    case(
        "cap-decides",
        "A must-have at nee makes the level vast at 1 while all else is open.",
        "two-musts",
        response(a__b1="nee"),
    ),
    case(
        "must-have-unknown-option",
        "A must-have answered weet ik niet: 1 at the low end.",
        "two-musts",
        response(a__b1="onbekend", a__b2="altijd", a__v3="ja", a__v4="ja"),
    ),
    case(
        "three-levels-exactly",
        "Three levels of its own: 666 667 is level 3.",
        "three-levels",
        response(a__v1="ja", a__v2="ja", a__v3="nee"),
    ),
    case(
        "three-levels-third",
        "333 333 is level 2, lower bound included.",
        "three-levels",
        response(a__v1="ja", a__v2="nee", a__v3="nee"),
    ),
    case(
        "five-levels-complete",
        "A level from 1 000 000: only complete reaches it.",
        "five-levels",
        response(a__v1="vol", a__v2="vol"),
    ),
    case(
        "five-levels-almost",
        "995 000 does not reach a level from 1 000 000; open could.",
        "five-levels",
        response(a__v1="bijna"),
    ),
    case(
        "two-levels-cap",
        "With two levels a cap of 2 is the top: only nee limits.",
        "two-levels",
        response(a__basis="deels", a__v2="ja"),
    ),
    case(
        "two-levels-cap-no",
        "With two levels nee caps at 1.",
        "two-levels",
        response(a__basis="nee", a__v2="ja"),
    ),
    case(
        "caps-rise",
        "A lesson's caps hold for its domain and for the total; each names its question.",
        "musts-in-lessons",
        response(a__b1="deels", a__v2="ja", b__b1="ja", c__v1="ja"),
    ),
    case(
        "caps-rise-minimum",
        "A domain's caps are the minima of its lessons', at each end.",
        "musts-in-lessons",
        response(a__b1="deels", a__v2="ja", c__v1="ja"),
    ),
]
