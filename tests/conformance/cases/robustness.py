# SPDX-License-Identifier: EUPL-1.2
"""The robustness line: the total under five other choices."""

from conformance.builders import FINE, STEPS, case, content, domain, lesson, question, response

CONTENTS = {
    "three-domains": content(
        domain(
            "d",
            lesson("a", question("v1", weight=3), question("v2"), question("v3", scale=STEPS), weight=4),
            lesson("b", question("v1"), weight=1),
            weight=5,
        ),
        domain("e", lesson("c", question("v1"), question("v2", weight=2))),
        domain("f", lesson("g", question("basis", must=True), question("v2", weight=3)), weight=2),
    ),
    "uneven": content(
        domain("d", lesson("a", *(question(f"v{n}") for n in range(1, 10)))),
        domain("e", lesson("b", question("v1"))),
    ),
    "fine": content(domain("d", lesson("a", question("v1", scale=FINE), question("v2", scale=FINE)))),
    "seven": content(*(domain(f"d{n}", lesson(f"l{n}", question("v1", scale=FINE))) for n in range(1, 8))),
}

CASES = [
    case(
        "robustness",
        "All five variants differ from the total.",
        "three-domains",
        response(
            a__v1="ja",
            a__v2="deels",
            a__v3="soms",
            b__v1="nee",
            c__v1="deels",
            c__v2="ja",
            g__basis="ja",
            g__v2="deels",
        ),
    ),
    case(
        "robustness-unknowns",
        "The variants with unknowns: low and high apart.",
        "three-domains",
        response(a__v1="deels", c__v1="ja", g__v2="ja"),
    ),
    case(
        "robustness-caps",
        "Each variant keeps the caps.",
        "three-domains",
        response(
            a__v1="ja",
            a__v2="ja",
            a__v3="altijd",
            b__v1="ja",
            c__v1="ja",
            c__v2="ja",
            g__basis="deels",
            g__v2="ja",
        ),
    ),
    case(
        "robustness-pooled",
        "Pooled: a lesson of nine questions weighs nine times a lesson of one.",
        "uneven",
        response(**{f"a__v{n}": "ja" for n in range(1, 10)}, b__v1="nee"),
    ),
    case(
        "robustness-points",
        "Stricter and milder round halves up: 10, 12, 50 and 99 points.",
        "fine",
        response(a__v1="tien", a__v2="twaalf"),
    ),
    case(
        "robustness-points-high",
        "Stricter and milder on 99 and 50 points.",
        "fine",
        response(a__v1="bijna", a__v2="half"),
    ),
    case(
        "robustness-geometric-zero",
        "A domain at 0 makes the geometric mean 0, at that end alone.",
        "seven",
        response(**{f"l{n}__v1": "vol" for n in range(1, 7)}),
    ),
    case(
        "robustness-geometric-root",
        "The geometric mean of seven domains is a whole number rounded down.",
        "seven",
        response(
            **{
                f"l{n}__v1": option
                for n, option in enumerate(("vol", "bijna", "half", "twaalf", "tien", "een", "vol"), 1)
            }
        ),
    ),
    case(
        "robustness-geometric-full",
        "Every domain complete: the root of 10⁴² is exactly 1 000 000.",
        "seven",
        response(**{f"l{n}__v1": "vol" for n in range(1, 8)}),
    ),
    case(
        "robustness-not-applicable",
        "A domain that does not apply is no factor of the geometric mean.",
        "three-domains",
        response(
            a__v1="ja", b__v1="deels", c__v1=("nvt", "x"), c__v2=("nvt", "x"), g__basis="ja", g__v2="deels"
        ),
    ),
    case(
        "robustness-nothing-applicable",
        "Nothing applies: the variants are there, without figures.",
        "fine",
        response(a__v1=("nvt", "x"), a__v2=("nvt", "x")),
    ),
    case(
        "robustness-empty",
        "An empty form: every variant 0..1 000 000.",
        "three-domains",
        response(),
    ),
]
