# SPDX-License-Identifier: EUPL-1.2
"""The quick scan: the same rules on fewer questions."""

from conformance.builders import STEPS, case, content, domain, lesson, question, response

CONTENTS = {
    "scan": content(
        domain(
            "d",
            lesson(
                "a",
                question("v1", quick=True, weight=3),
                question("v2"),
                question("v3", quick=True, when=("v1", "ja", "deels"), scale=STEPS),
                question("basis", must=True),
                weight=2,
            ),
            lesson("b", question("v1"), question("v2")),
        ),
        domain(
            "e",
            lesson("c", question("basis", must=True, quick=True, requires=("a.v2",)), question("v2")),
            weight=3,
        ),
    ),
    "no-scan": content(domain("d", lesson("a", question("v1"), question("v2", weight=2)))),
}

FULL = {
    "a__v1": "deels",
    "a__v2": "nee",
    "a__v3": "soms",
    "a__basis": "nee",
    "b__v1": "nee",
    "c__basis": "deels",
}

CASES = [
    case("scan", "Each lesson reduced to its quick-scan questions.", "scan", response(**FULL), "quickscan"),
    case("scan-beside-all", "The same answers over all questions.", "scan", response(**FULL)),
    case(
        "scan-empty",
        "An empty quick scan: a lesson without such questions has no weight.",
        "scan",
        response(),
        "quickscan",
    ),
    case(
        "scan-condition",
        "A condition within the quick scan shuts a question out.",
        "scan",
        response(a__v1="nee", a__v3="altijd", c__basis="ja"),
        "quickscan",
    ),
    case(
        "scan-waiting",
        "A condition within the quick scan that is unknown.",
        "scan",
        response(a__v3="altijd"),
        "quickscan",
    ),
    case(
        "scan-complete",
        "A complete quick scan is complete, whatever else is open; a must-have outside it caps nothing.",
        "scan",
        response(a__v1="ja", a__v3="altijd", a__basis="nee", c__basis="ja"),
        "quickscan",
    ),
    case(
        "scan-requires-outside",
        "What must come first may be outside the quick scan: it counts as answered there.",
        "scan",
        response(a__v1="deels", a__v2="ja", a__v3="soms", c__basis="nee"),
        "quickscan",
    ),
    case(
        "scan-of-nothing",
        "No quick-scan questions at all: total none.",
        "no-scan",
        response(a__v1="ja"),
        "quickscan",
    ),
]
