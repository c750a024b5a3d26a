# SPDX-License-Identifier: EUPL-1.2
"""The action plan as a calendar (iCalendar): what to repeat, the steps to take and the day to fill in again.

The first dates are a proposal: spread over the year, on working days, outside the holidays. What belongs to a
new council comes in the spring after the elections. An item keeps its ``UID`` and its date whatever form it
comes with, so that importing twice gives no doubles.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import TYPE_CHECKING, Any, Final

from kennisbank.export.missing import MissingPackage
from kennisbank.export.stamp import moment, stamp
from kennisbank.form import plain
from kennisbank.labels import EFFORTS, INTERVALS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kennisbank.form import Form
    from kennisbank.model import Activity, Catalogue, Lesson, Step

EXTRA: Final = "calendar"
PROPERTY: Final = "X-KENNISBANK-"
"""Before the name of each property of the stamp."""
FREQUENCIES: Final = {
    "weekly": ("WEEKLY", 1, 1),
    "monthly": ("MONTHLY", 1, 4),
    "quarterly": ("MONTHLY", 3, 13),
    "half-yearly": ("MONTHLY", 6, 26),
    "yearly": ("YEARLY", 1, 52),
    "two-yearly": ("YEARLY", 2, 52),
    "council-term": ("YEARLY", 4, 8),
}
"""Per interval: how often, every how many, and over how many weeks the first dates are spread."""
_DAYS: Final = ("MO", "TU", "WE", "TH", "FR")
_LAST_WEEK: Final = 4
"""No month lacks a fourth Monday."""
_PROPOSAL: Final = "De datum is een voorstel: verschuif hem gerust."
ABOUT: Final = f"Wat je herhaalt, de stappen en de dag om opnieuw in te vullen. {_PROPOSAL}"
_COUNCIL: Final = "Kies zelf het moment in de raadsperiode dat past. "
_ELECTIONS: Final = 2
"""Councils are elected in March of each year that leaves this over when divided by four: 2026, 2030."""


def render(catalogue: Catalogue, form: Form) -> bytes:
    """Return the calendar.

    :raises MissingPackage: without icalendar.
    """
    try:
        import icalendar  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise MissingPackage("icalendar", EXTRA) from error
    calendar = icalendar.Calendar()
    calendar.add("prodid", f"-//{plain(catalogue.settings.title)}//{form.version}//NL")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    texts = {"name": form.title, "x-wr-calname": form.title, "description": ABOUT, "x-wr-caldesc": ABOUT}
    texts |= {f"{PROPERTY}{key.replace('_', '-')}": value for key, value in stamp(form).items()}
    for name, text in texts.items():
        calendar.add(name, icalendar.vText(text))
    for section in form.sections:
        for component in _Lesson(icalendar, catalogue, catalogue.lessons[section.id]).components():
            calendar.add_component(component)
    data: bytes = calendar.to_ical(sorted=False)
    return data


def losses(form: Form) -> list[str]:  # noqa: ARG001 (one signature for every format)
    """Return what a calendar cannot carry."""
    return [
        "De vragen staan er niet in, en je antwoorden ook niet: een agenda lees je niet terug in.",
        "De datums zijn een voorstel. Verschuif ze zelf naar wat jullie uitkomt.",
        "Niet elke agenda toont taken, zoals de stappen. De afspraken toont elke agenda.",
    ]


def start(catalogue: Catalogue) -> dt.date:
    """Return the first Monday a week or more after the content was last checked."""
    day = moment(catalogue).date() + dt.timedelta(days=7)
    return day + dt.timedelta(days=-day.weekday() % 7)


def first_day(begin: dt.date, name: str, weeks: int) -> dt.date:
    """Return the proposed first day: a working day within so many weeks, always the same for one name.

    It is outside the holidays, and never in the fifth week of its month, which not every month has.
    """
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:4], "big")
    day = begin + dt.timedelta(weeks=number % weeks, days=number // weeks % len(_DAYS))
    while _week(day) > _LAST_WEEK or _holidays(day):
        day += dt.timedelta(weeks=1)
    return day


def _holidays(day: dt.date) -> bool:
    """Say whether the town hall is quiet: in July and August, and around New Year."""
    return day.month in (7, 8) or (day.month, day.day) >= (12, 18) or (day.month, day.day) <= (1, 7)


def begin_of(interval: str, begin: dt.date) -> dt.date:
    """Return from when something is repeated; for a new council the second Monday of April."""
    if interval != "council-term":
        return begin
    return next(
        day
        for year in range(begin.year, begin.year + 5)
        if (day := _april(year)) >= begin and year % 4 == _ELECTIONS
    )


def _april(year: int) -> dt.date:
    day = dt.date(year, 4, 8)
    return day + dt.timedelta(days=-day.weekday() % 7)


def rule(interval: str, first: dt.date) -> dict[str, Any]:
    """Return how something is repeated: on the same working day of the same week of its month."""
    frequency, every, _ = FREQUENCIES[interval]
    found: dict[str, Any] = {"freq": frequency}
    if every > 1:
        found["interval"] = every
    if frequency == "WEEKLY":
        return found
    if frequency == "YEARLY":
        found["bymonth"] = first.month
    return found | {"byday": f"{_week(first)}{_DAYS[first.weekday()]}"}


def _week(day: dt.date) -> int:
    return (day.day - 1) // 7 + 1


class _Lesson:
    """Makes the items of one lesson."""

    def __init__(self, icalendar: Any, catalogue: Catalogue, lesson: Lesson) -> None:
        self.icalendar = icalendar
        self.catalogue = catalogue
        self.lesson = lesson
        self.start = start(catalogue)

    def components(self) -> Iterator[Any]:
        """Yield the repeated activities, the day to fill in again, and the steps."""
        for activity in self.lesson.activities:
            yield self.activity(activity)
        yield self.review()
        for number, step in enumerate(self.lesson.steps, 1):
            yield self.step(number, step)

    def activity(self, activity: Activity) -> Any:
        """Return something to repeat, as an event of a whole day that blocks no time."""
        name = f"{self.lesson.id}.{activity.id}"
        begin = begin_of(activity.interval, self.start)
        first = first_day(begin, name, FREQUENCIES[activity.interval][2])
        lines = (
            f"{plain(self.lesson.title)}: {INTERVALS[activity.interval]}.",
            f"Wie: {self._role(activity.role)}.",
            f"Zo veel werk is het: {EFFORTS[activity.effort]}.",
            "",
            f"{_COUNCIL if activity.interval == 'council-term' else ''}{_PROPOSAL}",
        )
        title = plain(activity.title).removesuffix(".")
        text = "\n".join(lines)
        return self._event(f"activiteit-{name}", title, text, first, rule(activity.interval, first))

    def review(self) -> Any:
        """Return the day, a year on, to fill in the checklist again."""
        name = self.lesson.id
        first = first_day(self.start + dt.timedelta(weeks=52), name, 4)
        text = (
            "Vul de checklist opnieuw in en leg de uitslag naast die van vorig jaar.\n"
            f"Kijk eerst of er een nieuwe versie is: dit is versie {self.lesson.version}.\n\n{_PROPOSAL}"
        )
        title = f"Checklist opnieuw invullen: {plain(self.lesson.title)}"
        return self._event(f"herijking-{name}", title, text, first, rule("yearly", first))

    def step(self, number: int, step: Step) -> Any:
        """Return a step as a task without a date."""
        made = self._made(self.icalendar.Todo(), f"stap-{self.lesson.id}-{number}")
        made.add("summary", f"{plain(self.lesson.title)}, stap {number}: {plain(step.title)}", _DUTCH)
        lines = [plain(step.text)]
        if step.roles:
            lines.append(f"Wie: {', '.join(map(self._role, step.roles))}.")
        if step.duration:
            lines.append(f"Duur: {plain(step.duration)}.")
        made.add("description", "\n".join(lines), _DUTCH)
        made.add("status", "NEEDS-ACTION")
        made.add("percent-complete", 0)
        return made

    def _event(self, uid: str, title: str, text: str, first: dt.date, repeated: dict[str, Any]) -> Any:
        made = self._made(self.icalendar.Event(), uid)
        made.add("summary", title, _DUTCH)
        made.add("description", text, _DUTCH)
        made.add("dtstart", first)
        made.add("dtend", first + dt.timedelta(days=1))
        made.add("rrule", repeated)
        made.add("transp", "TRANSPARENT")
        return made

    def _made(self, component: Any, uid: str) -> Any:
        """Give an item what all have; ``SEQUENCE`` tells a calendar that a new version is newer."""
        component.add("uid", f"{uid}@{self.catalogue.settings.id}")
        component.add("dtstamp", moment(self.catalogue))
        component.add("sequence", self.lesson.version * 100 + self.lesson.revision)
        component.add("categories", [plain(self.lesson.title)])
        if self.catalogue.settings.site_url:
            component.add("url", f"{self.catalogue.settings.site_url.rstrip('/')}/lessen/{self.lesson.id}/")
        return component

    def _role(self, role: str) -> str:
        found = self.catalogue.roles.get(role)
        return plain(found.title if found else role)


_DUTCH: Final = {"language": "nl"}
