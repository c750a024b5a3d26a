# SPDX-License-Identifier: EUPL-1.2
"""Task lists, JSON and links back to answers."""

from __future__ import annotations

import base64
import json
import zlib
from pathlib import Path
from typing import Any

import pytest

from kennisbank.catalogue import load
from kennisbank.export import FORMATS
from kennisbank.form import flatten
from kennisbank.intake import answers_json, markdown, registry, share_link
from kennisbank.intake.contents import Contents, Leftover, Unreadable
from kennisbank.intake.textfile import decode

KLEIN = load(Path(__file__).parents[2] / "tests/examples/valid/klein")
PLAN = "sleutels-beheren.sleutelplan"


def _markdown(*lines: str) -> Contents:
    return markdown.read("\n".join(lines).encode(), "lijst.md", KLEIN)


def _read(*lines: str) -> list[tuple[str, str | None, str]]:
    return [(found.question, found.option, found.where) for found in _markdown(*lines).answers]


def test_an_empty_task_list_of_ours_has_every_question_and_the_stamp() -> None:
    form = flatten(KLEIN, "quickscan")
    data = FORMATS["markdown"].render(KLEIN, form)
    contents = markdown.read(data, "lijst.md", KLEIN)
    assert [found.question for found in contents.answers] == [question.full_id for question in form.questions]
    assert all(found.is_empty for found in contents.answers)
    assert contents.origin["form_digest"] == form.digest
    assert markdown.recognises(data)


def test_a_cross_counts_by_code_or_label() -> None:
    asked = f"Vraag `{PLAN}`."
    for box in (
        "- [x] Ja `ja`",
        "* [X] `ja`",
        "+ [ x ] wat anders `ja`",
        "7. [v] Ja `ja`",
        "- \\[x\\] Ja `ja`",
    ):
        assert _read(asked, "", "- [ ] Nee `nee`", "", box) == [(PLAN, "ja", "regel 5")]
    assert _read(asked, "", "- [x] Weet ik niet") == [(PLAN, "Weet ik niet", "regel 3")]
    assert _read(asked, "", "- [ ] Ja `ja`", "- [] Nee `nee`", "- [y] Nee") == [(PLAN, None, "regel 1")]


def test_two_crosses_are_two_answers() -> None:
    assert _read(f"Vraag `{PLAN}`.", "", "- [x] Ja `ja`", "- [x] Nee `nee`") == [
        (PLAN, "ja", "regel 3"),
        (PLAN, "nee", "regel 4"),
    ]


def test_a_heading_names_a_question_where_its_id_is_gone() -> None:
    assert _read("## 2. Is er een plan?", "", "- [x] Ja `ja`", "# Kop", "tekst") == [
        ("2. Is er een plan?", "ja", "regel 3")
    ]


def test_texts_stand_behind_the_colon_and_below() -> None:
    contents = _markdown(
        f"Vraag `{PLAN}`.",
        "",
        "- Notitie `note`: eerste \\*regel\\*",
        "  tweede",
        "",
        "  - lijst",
        "- Wie pakt dit op?  Jan: nee",
        "- Wie pakt dit op?: Jan: ja",
        "- Wanneer is het klaar? `DUE`: 1 mei 2027",
    )
    (found,) = contents.answers
    assert (found.note, found.owner, found.due) == (
        "eerste *regel*\ntweede\n\n- lijst",
        "Jan: ja",
        "1 mei 2027",
    )


def test_text_behind_a_box_and_a_second_note_are_left_over() -> None:
    contents = _markdown(
        f"Vraag `{PLAN}`.", "", "- [x] Ja `ja` maar laat", "- Notitie `note`: een", "- Notitie `note`: twee"
    )
    assert contents.leftovers == (
        Leftover(PLAN, "maar laat", "regel 3"),
        Leftover(f"{PLAN} (note)", "twee", "regel 5"),
    )


def test_the_subject_stands_in_a_list_by_its_labels() -> None:
    contents = _markdown("- Gemeente of organisatie: Bunnik", "- Datum: 1-5-2027", "- [ ] x")
    assert contents.subject == {"organisation": "Bunnik", "date": "1-5-2027"}


def test_a_cross_without_a_question_is_left_over() -> None:
    contents = _markdown("- [x] Melk", "- Notitie `note`: los")
    assert contents.leftovers == (
        Leftover("zonder vraag", {"option": "Melk"}, "regel 1"),
        Leftover("zonder vraag (note)", "los", "regel 2"),
    )


def test_a_list_too_long_to_parse_is_refused() -> None:
    for line, times, code in ((b"- [x] ja\n", 400_000, "KB821"), (b"-\n", 10_001, "KB828")):
        with pytest.raises(Unreadable, match=code):
            markdown.read(line * times, "lang.md", KLEIN)


def test_encodings() -> None:
    text = "- [x] Één `één`\n"
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-32"):
        assert decode(text.encode(encoding), "x") == (text, ())
    read, said = decode(text.encode("cp1252"), "x")
    assert (read, [item.code for item in said]) == (text, ["KB826"])
    assert decode(b"a\r\nb\rc\n", "x")[0] == "a\nb\nc\n"
    for wrong in (b"\xff\xfea", b"\x81\x8d", b"\xe9\x00\x00"):
        with pytest.raises(Unreadable, match="KB827"):
            decode(wrong, "x")


def _json(value: Any) -> Contents:
    return answers_json.read(json.dumps(value).encode(), "a.json", KLEIN)


def test_json_of_the_browser_and_of_export() -> None:
    response = {
        "catalogue": {"id": "klein-kantoor", "version": "1.0.0", "digest": "sha256:x"},
        "subject": {"organisation": "Bunnik"},
        "answers": {PLAN: {"option": "ja", "note": "n"}},
    }
    plain = _json(response)
    assert plain.origin == {"catalogue": "klein-kantoor", "version": "1.0.0", "digest": "sha256:x"}
    assert [(found.question, found.option, found.note) for found in plain.answers] == [(PLAN, "ja", "n")]
    both = _json({"form": {"id": "quickscan", "digest": "sha256:y"}, "response": response})
    assert (both.answers[0].option, both.subject) == ("ja", {"organisation": "Bunnik"})
    assert (both.origin["form"], both.origin["form_digest"]) == ("quickscan", "sha256:y")


def test_what_is_odd_in_json_is_left_over() -> None:
    contents = _json(
        {
            "answers": {PLAN: {"option": 3, "kleur": "rood"}, "x": "ja"},
            "subject": {"organisation": 5},
            "unmapped": [{"key": "k", "value": [1], "reason": "r", "nearest": "n"}, "los"],
        }
    )
    assert contents.leftovers == (
        Leftover("k", [1], "/unmapped/0", "r", "n"),
        Leftover("unmapped", "los", "/unmapped/1"),
        Leftover(PLAN, {"option": 3, "kleur": "rood"}, f"/answers/{PLAN}"),
        Leftover("x", "ja", "/answers/x"),
        Leftover("subject", {"organisation": 5}, "/subject"),
    )


def test_json_that_holds_no_answers() -> None:
    assert [item.code for item in answers_json.read(b'{"answers": {', "a", KLEIN).diagnostics] == ["KB120"]
    with pytest.raises(Unreadable, match="KB809"):
        _json([])
    for value, code in (({}, "KB829"), ({"total": 1}, "KB839"), ({"answers": 1}, "KB829")):
        assert [item.code for item in _json(value).diagnostics] == [code]


def _link(response: Any, packs: bool = True) -> bytes:
    data = json.dumps(response).encode()
    machine = zlib.compressobj(wbits=-15)
    packed = machine.compress(data) + machine.flush() if packs else data
    return b"https://x.example/a.html#a=%d." % packs + base64.urlsafe_b64encode(packed).rstrip(b"=")


@pytest.mark.parametrize("packs", [True, False])
def test_a_link_packed_or_not(packs: bool) -> None:
    data = _link({"answers": {PLAN: {"option": "ja"}}}, packs)
    assert share_link.recognises(b"zie: " + data)
    found = registry.read(b"zie: " + data + b" groet", "mail.txt", KLEIN)
    assert found.reader is not None
    assert (found.reader.name, found.contents.answers[0].option) == ("link", "ja")


def test_a_link_that_is_cut_or_too_large_is_refused() -> None:
    whole = _link({"answers": {PLAN: {"option": "ja"}}})
    for data in (whole[:-5], _link("x" * 3_000_000), b"#a=1.!", b"#a=1.A"):
        with pytest.raises(Unreadable, match="KB840"):
            share_link.read(data, "x", KLEIN)
    assert not share_link.recognises(b'{"note": "#a=1.AAAA"}')
