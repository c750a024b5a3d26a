# SPDX-License-Identifier: EUPL-1.2
"""Domain and total: means of means, weights, what does not apply, and scopes."""

from conformance.builders import case, content, domain, lesson, question, response, tiny, tiny_ids

CONTENTS = {
    "two-domains": content(
        domain(
            "d",
            lesson("a", question("v1"), question("v2")),
            lesson("b", question("v1", weight=3), question("v2")),
        ),
        domain("e", lesson("c", question("v1"), question("v2"), question("v3"))),
    ),
    "weighted": content(
        domain(
            "d",
            lesson("a", question("v1"), question("v2"), weight=9),
            lesson("b", question("v1"), question("v2"), question("v3"), weight=2),
            weight=1,
        ),
        domain("e", lesson("c", question("v1", weight=3)), weight=7),
    ),
    "equal-thirds": content(
        domain("d", lesson("a", question("v1"), question("v2"), question("v3")), lesson("b", question("v1"))),
        domain("e", lesson("c", question("v1"), question("v2"), question("v3")), lesson("f", question("v1"))),
        domain("g", lesson("h", question("v1"))),
    ),
    "tiny": tiny(4),
    "tiny-coverage": tiny(100),
}


def _tiny(option: str, heavy: int = 4, **others: str) -> dict[str, object]:
    return response(**{**dict.fromkeys(tiny_ids(heavy), option), **others})


FULL = {
    "a__v1": "ja",
    "a__v2": "nee",
    "b__v1": "ja",
    "b__v2": "nee",
    "c__v1": "ja",
    "c__v2": "ja",
    "c__v3": "nee",
}

CASES = [
    case(
        "mean-of-means",
        "A domain is the mean of its lessons, the total that of the domains.",
        "two-domains",
        response(**FULL),
    ),
    case(
        "lesson-and-domain-weights",
        "Lessons weigh 9 and 2, domains 1 and 7.",
        "weighted",
        response(a__v1="ja", a__v2="nee", b__v1="ja", b__v2="nee", b__v3="nee", c__v1="deels"),
    ),
    case(
        "weights-with-unknowns",
        "The same weights on low, high and coverage.",
        "weighted",
        response(a__v1="ja", b__v2="nee", b__v3="onbekend", c__v1="nee"),
    ),
    case(
        "lesson-without-score",
        "A lesson without a score: the domain and the total have none, their intervals stand.",
        "two-domains",
        response(a__v1="ja", a__v2="ja", c__v1="ja", c__v2="ja", c__v3="ja"),
    ),
    case(
        "other-domain-keeps-its-score",
        "A domain with a score beside one without: no total score.",
        "two-domains",
        response(a__v1="nee", b__v1="deels", b__v2="onbekend"),
    ),
    case(
        "lesson-not-applicable",
        "A lesson with A = 0 has no weight; its questions stay in the counts.",
        "weighted",
        response(a__v1=("nvt", "x"), a__v2=("nvt", "x"), b__v1="ja", b__v2="deels", b__v3="nee", c__v1="ja"),
    ),
    case(
        "domain-not-applicable",
        "A domain without applicable questions has no weight in the total.",
        "weighted",
        response(a__v1="ja", a__v2="nee", b__v1="ja", b__v2="ja", b__v3="ja", c__v1=("nvt", "x")),
    ),
    case(
        "nothing-applicable",
        "Everything not-applicable: total none, no weakest domain.",
        "weighted",
        response(**dict.fromkeys(("a__v1", "a__v2", "b__v1", "b__v2", "b__v3", "c__v1"), ("nvt", "x"))),
    ),
    case("total-of-nothing", "No answers at all: 0..1 000 000 everywhere.", "two-domains", response()),
    case(
        "mean-half-up",
        "Means on rounded ppm, halves up: (333 333 + 0) / 2 = 166 667.",
        "equal-thirds",
        response(
            a__v1="ja",
            a__v2="nee",
            a__v3="nee",
            b__v1="nee",
            c__v1="ja",
            c__v2="ja",
            c__v3="nee",
            f__v1="ja",
            h__v1="nee",
        ),
    ),
    case(
        "tiny-mean-is-not-nothing",
        "A mean that comes out at 0 while a part is above 0 is 1.",
        "tiny",
        _tiny("nul", a__v5="een"),
    ),
    case(
        "nearly-full-mean-is-not-complete",
        "A mean that comes out at 1 000 000 while a part is below it is 999 999.",
        "tiny",
        _tiny("vol", a__v5="bijna"),
    ),
    case(
        "nearly-full-coverage-is-not-complete",
        "The same for coverage: one light question open among 320 weights.",
        "tiny-coverage",
        _tiny("vol", 100, a__v101="onbekend"),
    ),
    case("really-nothing", "Zero stays zero if every part is.", "tiny", _tiny("nul")),
    case("really-complete", "Complete stays complete if every part is.", "tiny", _tiny("vol")),
    case(
        "weakest-tie",
        "Equal lows: the first domain in document order is the weakest.",
        "equal-thirds",
        response(
            a__v1="ja",
            a__v2="ja",
            a__v3="ja",
            b__v1="nee",
            c__v1="nee",
            c__v2="nee",
            c__v3="nee",
            f__v1="ja",
            h__v1="deels",
        ),
    ),
    case(
        "weakest-looks-at-low",
        "The weakest domain has the smallest low, not the smallest score.",
        "two-domains",
        response(a__v1="ja", b__v1="ja", c__v1="deels", c__v2="deels", c__v3="deels"),
    ),
    case(
        "weakest-skips-what-does-not-apply",
        "A domain without applicable questions is never the weakest.",
        "weighted",
        response(a__v1="ja", a__v2="ja", b__v1="ja", c__v1=("nvt", "x")),
    ),
    case(
        "scope-domain",
        "A domain's scope: its lessons, itself, no total.",
        "two-domains",
        response(**FULL),
        "d",
    ),
    case("scope-second-domain", "The scope of a later domain.", "two-domains", response(**FULL), "e"),
    case("scope-lesson", "A lesson's scope: that lesson alone.", "two-domains", response(**FULL), "b"),
    case(
        "scope-lesson-of-second-domain",
        "The scope of a lesson in a later domain.",
        "two-domains",
        response(**FULL),
        "c",
    ),
    case(
        "scope-passes-over-the-rest",
        "Answers outside the scope change nothing.",
        "two-domains",
        response(c__v1="nee", b__v1="ja"),
        "a",
    ),
    case(
        "scope-without-answers",
        "A scope without answers of its own.",
        "two-domains",
        response(a__v1="ja"),
        "e",
    ),
    case(
        "scope-not-applicable",
        "A lesson's scope in which nothing applies: nothing to do, nothing to find out.",
        "weighted",
        response(c__v1=("nvt", "x")),
        "c",
    ),
]
