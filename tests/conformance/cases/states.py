# SPDX-License-Identifier: EUPL-1.2
"""State of a question: known, unknown or excluded, and the order of the rules."""

from conformance.builders import BLANKS, PLAIN, STEPS, case, one_lesson, question, response

CONTENTS = {
    "pair": one_lesson(question("v1"), question("v2")),
    "not-allowed": one_lesson(question("v1", na=False), question("v2"), question("basis", must=True)),
    "condition": one_lesson(
        question("v1"), question("v2", when=("v1", "ja", "deels")), question("v3", weight=2)
    ),
    "chain": one_lesson(
        question("v1"),
        question("v2", when=("v1", "ja")),
        question("v3", when=("v2", "ja", "deels")),
        question("v4", weight=3, when=("v3", "ja", "deels", "nee")),
        question("v5"),
    ),
    "fan": one_lesson(
        question("v1", scale=STEPS),
        question("v2", when=("v1", "nooit", "soms")),
        question("v3", when=("v1", "meestal", "altijd"), scale=STEPS, weight=3),
        question("v4", when=("v3", "altijd"), must=True),
    ),
    "conditional-basis": one_lesson(question("v1"), question("basis", must=True, when=("v1", "ja"))),
    "only-conditional": one_lesson(
        question("v1"), question("v2", when=("v1", "ja")), question("v3", when=("v1", "nee"))
    ),
    "strict-parent": one_lesson(question("v1", na=False), question("v2", when=("v1", "ja"))),
    "bare-scale": one_lesson(question("v1", scale=PLAIN), question("v2", scale=PLAIN, when=("v1", "ja"))),
}

NO_REASON = [
    case(
        f"blank-reason-{name.lower().replace(' ', '-').replace('+', '-')}",
        f"A reason of only {name} is no reason: open.",
        "pair",
        response(a__v1=("nvt", character), a__v2="ja"),
    )
    for name, character in BLANKS.items()
]
REAL_REASON = [
    case(
        f"reason-{name}",
        f"{title} is not one of the five blank characters: it counts as a reason.",
        "pair",
        response(a__v1=("nvt", character), a__v2="nee"),
    )
    for name, title, character in (
        ("em-space", "U+2003 (em space)", "\u2003"),
        ("zero-width-space", "U+200B (zero width space)", "\u200b"),
        ("byte-order-mark", "U+FEFF (trimmed by JavaScript)", "\ufeff"),
        ("vertical-tab", "U+000B (vertical tab)", "\u000b"),
        ("form-feed", "U+000C (form feed)", "\u000c"),
        ("next-line", "U+0085 (trimmed by Python)", "\u0085"),
        ("unit-separator", "U+001F (trimmed by Python)", "\u001f"),
        ("ideographic-space", "U+3000 (ideographic space)", "\u3000"),
    )
]

CASES = [
    *NO_REASON,
    *REAL_REASON,
    case(
        "reason-absent",
        "Not-applicable without a reason is unknown: open.",
        "pair",
        response(a__v1="nvt", a__v2="ja"),
    ),
    case(
        "reason-empty",
        "Not-applicable with an empty reason is unknown: open.",
        "pair",
        response(a__v1=("nvt", ""), a__v2="ja"),
    ),
    case(
        "reason-all-blanks",
        "All five blank characters together are still no reason.",
        "pair",
        response(a__v1=("nvt", " \t\n\r\u00a0 "), a__v2="ja"),
    ),
    case(
        "reason-within-blanks",
        "One real character between blanks is a reason.",
        "pair",
        response(a__v1=("nvt", "\u00a0\n-\t "), a__v2="deels"),
    ),
    case(
        "reason-with-points",
        "A reason beside an answer with points changes nothing.",
        "pair",
        response(a__v1=("nee", "wij doen dit niet"), a__v2="ja"),
    ),
    case(
        "reason-with-unknown",
        "A reason beside weet ik niet does not exclude.",
        "pair",
        response(a__v1=("onbekend", "nog navragen"), a__v2="ja"),
    ),
    case(
        "not-applicable-not-allowed",
        "Not-applicable where it is not allowed is unknown, reason or not: open.",
        "not-allowed",
        response(a__v1=("nvt", "past niet"), a__v2="ja", a__basis="ja"),
    ),
    case(
        "not-applicable-on-must-have",
        "A must-have never becomes not-applicable: unknown, and its low cap holds.",
        "not-allowed",
        response(a__v1="ja", a__v2="ja", a__basis=("nvt", "past niet")),
    ),
    case(
        "condition-met",
        "The condition holds with its first option.",
        "condition",
        response(a__v1="ja", a__v2="nee", a__v3="ja"),
    ),
    case(
        "condition-met-by-second-option",
        "The condition holds with another option of its list.",
        "condition",
        response(a__v1="deels", a__v2="ja", a__v3="nee"),
    ),
    case(
        "condition-not-met",
        "Known with an option outside the list: excluded, counted as inapplicable.",
        "condition",
        response(a__v1="nee", a__v3="ja"),
    ),
    case(
        "own-answer-ignored",
        "Excluded by the condition with an answer of its own: the answer counts nowhere.",
        "condition",
        response(a__v1="nee", a__v2="ja", a__v3="nee"),
    ),
    case(
        "ignored-unknown-option",
        "Excluded by the condition and answered weet ik niet: not answered, not unknown.",
        "condition",
        response(a__v1="nee", a__v2="onbekend", a__v3="ja"),
    ),
    case(
        "condition-before-not-applicable",
        "Excluded by the condition and not-applicable with a reason: inapplicable, by the first rule.",
        "condition",
        response(a__v1="nee", a__v2=("nvt", "bestaat hier niet"), a__v3="ja"),
    ),
    case(
        "condition-open",
        "The condition's question is open: unknown, waiting.",
        "condition",
        response(a__v3="ja"),
    ),
    case(
        "waiting-with-answer",
        "Waiting with an answer of its own: answered, but not known and without points.",
        "condition",
        response(a__v2="ja", a__v3="nee"),
    ),
    case(
        "waiting-with-unknown-option",
        "Waiting and answered weet ik niet: counted as answered and as unknown.",
        "condition",
        response(a__v2="onbekend", a__v3="ja"),
    ),
    case(
        "waiting-not-applicable-with-reason",
        "Not-applicable with a reason excludes whatever its condition, an unknown one too.",
        "condition",
        response(a__v1="onbekend", a__v2=("nvt", "geen loket"), a__v3="ja"),
    ),
    case(
        "waiting-not-applicable-without-reason",
        "Waiting and not-applicable without a reason: unknown, counted as open.",
        "condition",
        response(a__v1="onbekend", a__v2="nvt", a__v3="ja"),
    ),
    case(
        "condition-excluded-by-own-answer",
        "The condition's question is not-applicable with a reason: what hangs on it is inapplicable.",
        "condition",
        response(a__v1=("nvt", "x"), a__v2="ja", a__v3="deels"),
    ),
    case(
        "condition-not-applicable-not-allowed",
        "The condition's question is not-applicable where it may not be: unknown, so the next one waits.",
        "strict-parent",
        response(a__v1=("nvt", "x"), a__v2="ja"),
    ),
    case(
        "condition-not-applicable-without-reason",
        "The condition's question is not-applicable without a reason: unknown, so the next one waits.",
        "condition",
        response(a__v1="nvt", a__v2="ja", a__v3="nee"),
    ),
    case(
        "chain-all-met",
        "A chain of conditions that all hold.",
        "chain",
        response(a__v1="ja", a__v2="deels", a__v3="nee", a__v4="ja", a__v5="nee"),
    ),
    case(
        "chain-shut-at-the-top",
        "Excluded passes on down the chain, whatever was answered.",
        "chain",
        response(a__v1="nee", a__v2="ja", a__v3="ja", a__v4="ja", a__v5="ja"),
    ),
    case(
        "chain-shut-halfway",
        "The second shuts the third and so the fourth.",
        "chain",
        response(a__v1="ja", a__v2="nee", a__v3="ja", a__v5="ja"),
    ),
    case(
        "chain-unknown-at-the-top",
        "Unknown passes on down the chain: all wait.",
        "chain",
        response(a__v2="ja", a__v3="deels", a__v4="nee", a__v5="ja"),
    ),
    case(
        "chain-not-applicable-while-waiting",
        "A waiting question with not-applicable and a reason is excluded and so shuts the next.",
        "chain",
        response(a__v1="onbekend", a__v2=("nvt", "x"), a__v3="ja", a__v4="ja", a__v5="nee"),
    ),
    case(
        "fan-low",
        "Two questions hang on one answer: the low branch.",
        "fan",
        response(a__v1="soms", a__v2="ja", a__v3="altijd"),
    ),
    case(
        "fan-high",
        "Two questions hang on one answer: the high branch, and a must-have below it.",
        "fan",
        response(a__v1="altijd", a__v2="ja", a__v3="altijd", a__v4="deels"),
    ),
    case(
        "fan-unknown",
        "Two questions hang on an unknown: both wait, and so does the must-have.",
        "fan",
        response(a__v1="onbekend", a__v2="ja", a__v4="nee"),
    ),
    case(
        "must-have-waiting",
        "A waiting must-have that is answered nee is unknown: it caps the low end, not the high end.",
        "conditional-basis",
        response(a__basis="nee"),
    ),
    case(
        "must-have-excluded",
        "A must-have that its condition excludes has no cap.",
        "conditional-basis",
        response(a__v1="nee", a__basis="nee"),
    ),
    case(
        "all-excluded-by-condition",
        "Not-applicable at the top and the rest by condition: A is 0, everything none.",
        "only-conditional",
        response(a__v1=("nvt", "x"), a__v3="ja"),
    ),
    case(
        "either-or",
        "Two questions with opposite conditions: one counts.",
        "only-conditional",
        response(a__v1="nee", a__v2="nee", a__v3="ja"),
    ),
    case(
        "scale-without-roles",
        "A scale with only points: no answer is open.",
        "bare-scale",
        response(a__v2="ja"),
    ),
]
