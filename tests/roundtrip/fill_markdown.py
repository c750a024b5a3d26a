# SPDX-License-Identifier: EUPL-1.2
"""Fill in the task list in a text editor, and treat it as issue trackers and formatters do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from kennisbank.fields import FIELDS, REASON, SUBJECT

if TYPE_CHECKING:
    from collections.abc import Callable

    from kennisbank.form import Form

FORMAT = "markdown"
_MARKS = re.compile(r"([\\`*_{}\[\]<>&#|~!^()+.=-])")


def fill(data: bytes, form: Form, response: dict[str, Any]) -> bytes:
    """Cross boxes and type behind the colons, line by line."""
    text = data.decode()
    for field in SUBJECT:
        if field.key in response["subject"]:
            line = f"- {field.label}:"
            text = text.replace(f"{line}\n", f"{line} {_typed(response['subject'][field.key])}\n", 1)
    head, *parts = re.split(r"(?=^Vraag `)", text, flags=re.MULTILINE)
    full_ids = [question.full_id for question in form.questions]
    answers = (response["answers"].get(full_id, {}) for full_id in full_ids)
    return (head + "".join(map(_answered, parts, answers))).encode()


def _answered(part: str, answer: dict[str, str]) -> str:
    if "option" in answer:
        part = re.sub(rf"^- \[ \] (.*`{answer['option']}`)$", r"- [x] \1", part, flags=re.MULTILINE)
    for field in (REASON, *FIELDS):
        if field.key in answer:
            line = f"- {field.label} `{field.key}`:"
            part = part.replace(f"{line}\n", f"{line} {_typed(answer[field.key])}\n", 1)
    return part


def _typed(text: str) -> str:
    """Return text as one types it in a list: marks escaped, the lines below indented."""
    return _MARKS.sub(r"\\\1", text).replace("\n", "\n  ")


def _text(change: Callable[[str], str]) -> Callable[[bytes], bytes]:
    return lambda data: change(data.decode()).encode()


def _sub(pattern: str, put: str) -> Callable[[bytes], bytes]:
    return _text(lambda text: re.sub(pattern, put, text, flags=re.MULTILINE))


def _opposite_order(text: str) -> str:
    """Put the questions in the opposite order, the last one first."""
    head, *parts = re.split(r"(?=^#+ [\d.]+ )", text.partition("\n---\n")[0], flags=re.MULTILINE)
    return "\n".join([head, *reversed(parts), "---" + text.partition("\n---\n")[2]])


def _boxes_turned(text: str) -> str:
    """Put the boxes of each question in the opposite order."""
    return re.sub(
        r"(?:^- \[.\] .*\n)+",
        lambda found: "\n".join(reversed(found[0].splitlines())) + "\n",
        text,
        flags=re.MULTILINE,
    )


def _formatted(data: bytes) -> bytes:
    import mdformat

    return mdformat.text(data.decode()).encode()


EDITS: dict[str, Callable[[bytes], bytes]] = {
    "as typed": lambda data: data,
    "other bullets and capital crosses": _text(
        lambda text: re.sub(r"^- ", "* ", text, flags=re.MULTILINE).replace("[x]", "[X]")
    ),
    "indented by four spaces": _sub(r"^(?=.)", "    "),
    "lists indented by two spaces": _sub(r"^(- |  )(?=.)", r"  \1"),
    "quoted in a mail": _sub(r"^", "> "),
    "questions in the opposite order": _text(_opposite_order),
    "boxes in the opposite order": _text(_boxes_turned),
    "headings two levels deeper": _sub(r"^(#+) ", r"##\1 "),
    "line ends of Windows, with a byte order mark": lambda data: (
        b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")
    ),
    "ids of questions taken out": _sub(r"^Vraag `.*`\.$", ""),
    "codes of answers taken out": _sub(r"^(- \[.\] .*) `[a-z-]+`$", r"\1"),
    "headings taken out": _sub(r"^#+ .*$", ""),
    "stamp and explanation taken out": _text(
        lambda text: re.sub(r"^> .*\n", "", text.partition("\n---\n")[0], flags=re.MULTILINE)
    ),
    "formatted by mdformat": _formatted,
}
