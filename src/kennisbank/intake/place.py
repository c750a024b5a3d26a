# SPDX-License-Identifier: EUPL-1.2
"""From what a file says to a response: names to questions, labels to options, the rest to ``unmapped``.

Nothing is dropped and nothing is guessed. Two different answers to one question in one file: none of them
counts. What fits is then held to scoring.md by ``responses.check``. Stable: ``place`` and ``Placed``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from kennisbank import responses
from kennisbank.catalogue import digest
from kennisbank.diagnostics import Diagnostic, has_errors
from kennisbank.export.stamp import origin
from kennisbank.fields import FIELDS, REASON, SUBJECT
from kennisbank.form import plain
from kennisbank.intake import limits
from kennisbank.intake.contents import ANSWER_KEYS, SUBJECT_KEYS, Contents, Found, report
from kennisbank.intake.days import iso
from kennisbank.intake.names import MAX_NEAREST, Names, current_form
from kennisbank.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kennisbank.form import Form
    from kennisbank.intake.registry import Reading
    from kennisbank.responses import Response

MAX_KEY: Final = 2_000
"""Length of a key in ``unmapped`` (antwoorden.schema.json)."""
_DAYS: Final = {part.key for part in (*FIELDS, *SUBJECT) if part.kind == "date"}
_LABELS: Final = {part.key: part.label for part in (REASON, *FIELDS, *SUBJECT)}


@dataclass(frozen=True, slots=True)
class Placed:
    """One file against the catalogue."""

    file: str
    kind: str | None
    """Title of the reader; ``None`` where no reader knew the file."""
    response: Response | None
    """As antwoorden.schema.json; ``None`` where nothing in the file can be used."""
    places: Mapping[str, str]
    """Where in the file each answer under ``answers`` stands, by full id."""
    diagnostics: tuple[Diagnostic, ...]


def place(names: Names, reading: Reading) -> Placed:
    """Place what one file holds; never raises on content."""
    title = reading.reader.title if reading.reader else None
    contents = reading.contents
    filled = [found for found in contents.answers[: limits.ANSWERS] if not found.is_empty]
    said = list(contents.diagnostics)
    if len(contents.answers) > limits.ANSWERS:
        said.append(report("KB828", reading.file, what="antwoorden", limit=limits.ANSWERS))
    if not filled and not contents.leftovers and not any(map(str.strip, contents.subject.values())):
        if not has_errors(said):
            said.append(report("KB843" if contents.answers or contents.origin else "KB829", reading.file))
        return Placed(reading.file, title, None, {}, tuple(said))
    work = _Work(names, reading.file, contents)
    work.answers(filled)
    response, checked = work.response()
    return Placed(reading.file, title, response, work.places, (*said, *work.said, *checked))


@dataclass(slots=True)
class _Work:
    """The placing of one file."""

    names: Names
    file: str
    contents: Contents
    said: list[Diagnostic] = field(default_factory=list)
    unmapped: list[dict[str, Any]] = field(default_factory=list)
    placed: dict[str, dict[str, str]] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    form: Form | None = None
    asked_nearest: int = 0

    def __post_init__(self) -> None:
        self.form = self.todays_form()

    def todays_form(self) -> Form | None:
        """Return the form of the stamp if it is still the same; say so if it is not."""
        stamp = self.contents.origin
        form = current_form(self.names.catalogue, stamp)
        if form is not None and stamp.get("form_digest") == form.digest:
            return form
        settings = self.names.catalogue.settings
        same = (stamp.get("catalogue"), stamp.get("version")) == (settings.id, settings.version)
        if stamp.get("form_digest") and same and stamp.get("digest") == digest(self.names.catalogue):
            self.say("KB836", form=stamp.get("form", ""))
        return None

    def say(self, code: str, where: str = "", **facts: Any) -> Diagnostic:
        """Keep a diagnostic."""
        made = report(code, self.file, where, **facts)
        self.said.append(made)
        return made

    def keep(self, key: str, value: Any, why: str, near: str | None = None) -> None:
        """Keep under ``unmapped`` what fits nowhere."""
        kept = {
            "key": plain(key[:MAX_KEY]),
            "value": _plain(value),
            "reason": plain(why[: responses.MAX_REASON]),
        }
        self.unmapped.append(kept | ({"nearest": near} if near else {}))

    def answers(self, filled: list[Found]) -> None:
        """Place all answers, question by question."""
        per_question: dict[str, list[Found]] = {}
        for found in filled:
            full_id = self.question(found)
            if full_id is not None:
                per_question.setdefault(full_id, []).append(found)
        for full_id, several in per_question.items():
            self.answer(full_id, several)

    def question(self, found: Found) -> str | None:
        """Return the question of an answer; without one, keep it under ``unmapped`` and say so."""
        several: tuple[str, ...] = ()
        for name in (found.question, *found.also):
            ids = self.names.questions(name, self.form)
            if len(ids) == 1:
                return ids[0]
            several = several or ids
        shown = next((name for name in (found.question, *found.also) if name.strip()), "")
        if several:
            made = self.say("KB841", found.where, question=shown, ids=list(several))
            self.keep(shown, _value(found), made.message)
            return None
        near = self.nearest(shown)
        made = self.say("KB830", found.where, question=shown, nearest=near)
        self.keep(shown, _value(found), f"{made.message} ({found.where})", near)
        return None

    def nearest(self, name: str) -> str | None:
        """Return the nearest question, for the first so many: it takes time."""
        self.asked_nearest += 1
        return self.names.nearest(name) if self.asked_nearest <= MAX_NEAREST else None

    def answer(self, full_id: str, several: list[Found]) -> None:
        """Bring together what one file says about one question."""
        answer: dict[str, str] = {}
        chosen = self.options(full_id, several)
        if len(chosen) == 1:
            answer["option"] = next(iter(chosen))
        elif chosen:
            where = ", ".join(chosen.values())
            made = self.say("KB832", where, id=full_id, options=list(chosen))
            for option, place_of in chosen.items():
                self.keep(full_id, {"option": option}, f"{made.message} ({place_of})")
        for key in ANSWER_KEYS:
            self.text(full_id, key, several, answer)
        if answer:
            self.placed[full_id] = answer
            self.places[full_id] = next(
                (f.where for f in several if (f.option or "").strip()), several[0].where
            )

    def options(self, full_id: str, several: list[Found]) -> dict[str, str]:
        """Return the options that were chosen, each with its place."""
        chosen: dict[str, str] = {}
        for found in several:
            given = (found.option or "").strip()
            if not given:
                continue
            option = self.names.option(full_id, given)
            if option is None and self.names.question(full_id).retired is None:
                allowed = self.names.offered(full_id)
                near = nearest(given, allowed)
                facts = {"option": given, "id": full_id, "allowed": allowed, "nearest": near}
                made = self.say("KB831", found.where, **facts)
                self.keep(full_id, {"option": given}, f"{made.message} ({found.where})")
            else:
                chosen.setdefault(option or given, found.where)
        return chosen

    def text(self, full_id: str, key: str, several: list[Found], answer: dict[str, str]) -> None:
        """Take a text beside the answer: the first that is there; keep a different one."""
        for found in several:
            text = tidy(key, getattr(found, key))
            if not text:
                continue
            if answer.setdefault(key, text) != text:
                made = self.say("KB834", found.where, what=f"{full_id} ({_LABELS[key]})", other=self.file)
                self.keep(full_id, {key: text}, made.message)

    def response(self) -> tuple[Response, list[Diagnostic]]:
        """Return the response as ``responses.check`` leaves it, and what it says, with our places."""
        for item in self.contents.leftovers:
            if item.reason is None:
                made = self.say("KB842", item.where, value=f"{item.key}: {item.value}")
                self.keep(item.key, item.value, f"{made.message} ({item.where})")
            else:
                self.keep(item.key, item.value, item.reason, item.nearest)
        settings = self.names.catalogue.settings
        given = {"id": settings.id, "version": settings.version} | origin(self.contents.origin)
        subject = {key: text for key in SUBJECT_KEYS if (text := tidy(key, self.contents.subject.get(key)))}
        raw = {"catalogue": given, "subject": subject, "answers": self.placed, "unmapped": []}
        clean, found = responses.check(self.names.catalogue, raw, self.file)
        clean["subject"] = self.subject(subject, found)
        clean["unmapped"] = [*clean["unmapped"], *self.unmapped]
        return clean, [self.put(item) for item in found]

    def subject(self, subject: dict[str, str], found: tuple[Diagnostic, ...]) -> dict[str, str]:
        """Return the parts of the subject that are right; keep the rest."""
        wrong = {item.pointer.split("/")[2]: item for item in found if item.pointer.startswith("/subject/")}
        for key, item in wrong.items():
            self.keep(f"subject.{key}", subject[key], item.message)
        return {key: text for key, text in subject.items() if key not in wrong}

    def put(self, item: Diagnostic) -> Diagnostic:
        """Return a diagnostic of ``responses.check`` at the place in this file."""
        part, _, rest = item.pointer.lstrip("/").partition("/")
        if part == "answers":
            where = self.places.get(rest.split("/")[0], "")
            return replace(item, pointer=f"{where} ({rest})" if where else rest)
        label = _LABELS.get(rest.split("/")[0]) if part == "subject" else None
        return replace(item, pointer=label or item.pointer)


def tidy(key: str, text: str | None) -> str:
    """Return a text as it is kept: characters that every format carries, days as ISO; empty if blank."""
    if text is None or not text.strip():
        return ""
    cleaned = plain(text)
    return iso(cleaned) if key in _DAYS else cleaned


def _plain(value: Any) -> Any:
    """Return JSON with only characters that can be written."""
    if isinstance(value, str):
        return plain(value)
    if isinstance(value, dict):
        return {plain(str(key)): _plain(part) for key, part in value.items()}
    return [_plain(part) for part in value] if isinstance(value, list | tuple) else value


def _value(found: Found) -> dict[str, str]:
    """Return what was filled in at a question that is not known."""
    keys = ("option", *ANSWER_KEYS)
    return {key: text for key in keys if (text := getattr(found, key)) and text.strip()}
