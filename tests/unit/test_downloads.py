# SPDX-License-Identifier: EUPL-1.2
"""What there is to download, what makes it new, what is kept, and what pages show of it."""

from __future__ import annotations

import dataclasses
import itertools
import os
import re
import time
from pathlib import Path

import pytest

from kennisbank import catalogue as catalogues
from kennisbank import labels, model
from kennisbank.downloads import make as making
from kennisbank.downloads.cache import KEPT_FOR, Cache, Made
from kennisbank.downloads.make import make
from kennisbank.downloads.maker import maker, packages
from kennisbank.downloads.offer import Offer
from kennisbank.downloads.plan import Download, forms, largest_first, plan
from kennisbank.export import FORMATS, Group
from kennisbank.export.html import environment
from kennisbank.export.missing import MissingPackage
from kennisbank.form import flatten

KLEIN = Path(__file__).parents[1] / "examples/valid/klein"
CHEAP = {name: FORMATS[name] for name in ("json", "markdown", "python")}
MAKERS = dict.fromkeys(CHEAP, "maker")


@pytest.fixture(scope="module")
def klein() -> model.Catalogue:
    return catalogues.load(KLEIN)


def planned(catalogue: model.Catalogue, **makers: str) -> tuple[Download, ...]:
    return plan(catalogue, forms(catalogue).values(), CHEAP, {**MAKERS, **makers})


def keys(catalogue: model.Catalogue, **makers: str) -> dict[str, str]:
    return {one.path: one.key for one in planned(catalogue, **makers)}


def changed(catalogue: model.Catalogue, other: model.Catalogue) -> set[str]:
    """Return the forms of which a file has another key."""
    before, after = keys(catalogue), keys(other)
    return {path.partition("/")[0] for path in before if before[path] != after[path]}


def with_entry(catalogue: model.Catalogue, register: str, key: str, **changes: object) -> model.Catalogue:
    entries = dict(getattr(catalogue, register))
    entries[key] = dataclasses.replace(entries[key], **changes)
    return dataclasses.replace(catalogue, **{register: entries})


# the plan


def test_there_is_a_form_for_all_the_scan_each_domain_and_each_lesson_in_order(klein):
    assert list(forms(klein)) == [
        "all",
        "quickscan",
        "toegang",
        "sleutels-beheren",
        "bezoek-ontvangen",
        "brandveiligheid",
        "ontruiming-oefenen",
    ]


def test_a_form_without_questions_is_no_download(klein):
    lesson = klein.lessons["ontruiming-oefenen"]
    emptied = dataclasses.replace(lesson, checklist=dataclasses.replace(lesson.checklist, questions=()))
    without = dataclasses.replace(klein, lessons={**klein.lessons, lesson.id: emptied})
    assert set(forms(klein)) - set(forms(without)) == {"ontruiming-oefenen", "brandveiligheid"}


def test_every_form_comes_in_every_format_at_a_fixed_place(klein):
    paths = [one.path for one in planned(klein)]
    assert len(set(paths)) == len(paths) == len(forms(klein)) * len(CHEAP)
    assert "sleutels-beheren/sleutels-beheren.md" in paths
    assert "all/all.py" in paths
    assert len({one.key for one in planned(klein)}) == len(paths)


def test_what_takes_longest_is_made_first_and_files_of_a_form_stay_together(klein):
    order = [one.form for one in largest_first(planned(klein))]
    assert order[: len(CHEAP)] == ["all"] * len(CHEAP)
    assert [one for one, _ in itertools.groupby(order)] == list(dict.fromkeys(order))


# what makes a file new


def test_the_same_content_has_the_same_keys(klein):
    assert keys(klein) == keys(catalogues.load(KLEIN))


def test_a_changed_lesson_touches_the_forms_that_hold_it_alone(klein):
    other = with_entry(klein, "lessons", "sleutels-beheren", summary="Iets anders.")
    assert changed(klein, other) == {"sleutels-beheren", "toegang", "quickscan", "all"}


def test_a_source_touches_the_forms_that_name_it_alone(klein):
    named = klein.lessons["ontruiming-oefenen"].questions[0].sources[0].id
    users = {name for name, lesson in klein.lessons.items() if repr(named) in repr(lesson)}
    touched = changed(klein, with_entry(klein, "sources", named, title="Een andere bron"))
    assert touched & set(klein.lessons) == users
    assert "all" in touched


def test_what_no_form_names_touches_nothing(klein):
    situation = next(iter(klein.situations))
    assert not changed(klein, with_entry(klein, "situations", situation, title="Iets anders"))


@pytest.mark.parametrize("field", ["title", "version", "disclaimer"])
def test_a_setting_touches_everything(klein, field):
    other = dataclasses.replace(klein, settings=dataclasses.replace(klein.settings, **{field: "9.9.9"}))
    assert changed(klein, other) == set(forms(klein))


def test_what_makes_a_format_touches_that_format_alone(klein):
    before, after = keys(klein), keys(klein, python="another")
    assert {path for path in before if before[path] != after[path]} == {
        path for path in before if path.endswith(".py")
    }


def test_another_version_of_a_package_is_another_maker(monkeypatch):
    before = maker("html")
    assert any(line.startswith("jinja2 ") for line in packages("html"))
    assert not any(line.startswith("jinja2 ") for line in packages(None))
    maker.cache_clear()
    monkeypatch.setattr("kennisbank.downloads.maker.packages", lambda _extra: ("jinja2 999",))
    assert maker("html") != before
    maker.cache_clear()


def test_an_extra_that_is_not_known_yet_counts_everything_that_is_installed():
    assert set(packages("html")) < set(packages("bestaat-niet"))


# what is kept


@pytest.fixture
def cache(tmp_path) -> Cache:
    return Cache(tmp_path / "cache")


def test_what_is_kept_is_found_again(cache):
    made = cache.keep("abc", b"inhoud", ["Dit kan niet."])
    assert made == Made(6, ("Dit kan niet.",)) == cache.find("abc")
    assert cache.path("abc").read_bytes() == b"inhoud"
    assert cache.find("abd") is None


def damage_note(cache: Cache) -> None:
    cache.path("abc").with_name("abc.json").write_text("{", encoding="utf-8")


def drop_note(cache: Cache) -> None:
    cache.path("abc").with_name("abc.json").unlink()


@pytest.mark.parametrize(
    "damage",
    [
        damage_note,
        drop_note,
        lambda cache: cache.path("abc").write_bytes(b"in"),
        lambda cache: cache.path("abc").write_bytes(b"\0" * 6),
        lambda cache: cache.path("abc").unlink(),
        lambda cache: cache.path("abc").with_name("abc.json").write_text("[]", encoding="utf-8"),
    ],
    ids=["damaged note", "no note", "half a file", "an empty disk", "no file", "another shape"],
)
def test_what_is_not_whole_is_not_found(cache, damage):
    cache.keep("abc", b"inhoud", [])
    damage(cache)
    assert cache.find("abc") is None
    cache.keep("abc", b"inhoud", [])
    assert cache.find("abc") == Made(6, ())


def test_what_nobody_asked_for_in_a_long_time_goes(cache):
    for key in ("used", "young", "gone"):
        cache.keep(key, b"x", [])
    old = time.time() - KEPT_FOR - 60
    for key in ("used", "gone"):
        for path in (cache.path(key), cache.path(key).with_name(f"{key}.json")):
            os.utime(path, (old, old))
    cache.prune(["used"])
    assert [cache.find(key) is not None for key in ("used", "young", "gone")] == [True, True, False]


def test_a_cache_that_is_not_there_has_nothing(tmp_path):
    cache = Cache(tmp_path / "nergens")
    assert cache.find("abc") is None
    cache.prune([])
    assert not cache.folder.exists()


# the making


def test_files_are_made_as_the_format_makes_them(klein, cache):
    one = next(one for one in planned(klein) if one.path == "toegang/toegang.md")
    (outcome,) = make(klein, [one], cache)
    form = flatten(klein, "toegang")
    data = CHEAP["markdown"].render(klein, form)
    assert outcome.made == Made(len(data), tuple(CHEAP["markdown"].losses(form)))
    assert cache.path(one.key).read_bytes() == data


def fail(*_: object) -> bytes:
    raise ValueError("kapot")


def lack(*_: object) -> bytes:
    raise MissingPackage("iets", "office")


def test_a_format_that_fails_is_named_and_the_others_are_made(klein, cache, monkeypatch):
    monkeypatch.setitem(FORMATS, "markdown", dataclasses.replace(FORMATS["markdown"], render=fail))
    monkeypatch.setitem(FORMATS, "python", dataclasses.replace(FORMATS["python"], render=lack))
    wanted = [one for one in planned(klein) if one.form == "sleutels-beheren"]
    found = {outcome.download.format: outcome for outcome in make(klein, wanted, cache, workers=1)}
    assert found["json"].made is not None
    assert "ValueError: kapot" in found["markdown"].failure
    assert "[office]" in found["python"].missing
    assert [found[name].made for name in ("markdown", "python")] == [None, None]


def test_several_workers_make_what_one_makes(klein, tmp_path):
    wanted = planned(klein)
    assert len(wanted) > making.ALONE
    several, one = Cache(tmp_path / "several"), Cache(tmp_path / "one")
    made = {outcome.download: outcome.made for outcome in make(klein, largest_first(wanted), several, 2)}
    assert made == {outcome.download: outcome.made for outcome in make(klein, wanted, one, 1)}
    for download in wanted:
        assert several.path(download.key).read_bytes() == one.path(download.key).read_bytes()


# what pages show


@pytest.fixture
def offer(klein) -> Offer:
    made = {
        one: Made(1000 + index, tuple(FORMATS[one.format].losses(flatten(klein, one.form))))
        for index, one in enumerate(planned(klein))
        if one.path != "toegang/toegang.py"
    }
    return Offer.of(forms(klein), CHEAP, made)


def test_the_files_of_a_form_come_by_group(offer):
    shown = [(group, [file.format.name for file in files]) for group, files in offer.groups("all")]
    assert shown == [(Group.FILL_IN, ["markdown"]), (Group.DEVELOPERS, ["json", "python"])]
    assert [group for group, _ in offer.groups("bestaat-niet")] == []


def test_the_table_has_all_forms_each_domain_before_its_lessons(offer):
    shown = [(domain and domain.id, [form.id for form in forms]) for domain, forms in offer.parts()]
    assert shown == [
        (None, ["all", "quickscan"]),
        ("toegang", ["sleutels-beheren", "bezoek-ontvangen"]),
        ("brandveiligheid", ["ontruiming-oefenen"]),
    ]
    assert offer.file("toegang", "python") is None
    assert [row.name for row in offer.formats(Group.DEVELOPERS)] == ["json", "python"]


def test_a_loss_is_told_with_the_forms_of_which_it_is_true(klein, offer):
    for name, row in CHEAP.items():
        told = {(form.id, loss.text) for loss in offer.losses(name) for form in loss.forms}
        assert told == {
            (scope, loss)
            for scope, form in forms(klein).items()
            if offer.file(scope, name)
            for loss in row.losses(form)
        }
        assert all(
            loss.everywhere == (len(loss.forms) == 7 - (name == "python")) for loss in offer.losses(name)
        )


def test_a_page_of_one_form_shows_nothing_of_another(klein, offer):
    other = Offer.of(
        forms(klein), CHEAP, {one: Made(1, ()) for one in planned(klein) if one.form == "sleutels-beheren"}
    )
    assert other.facts("sleutels-beheren") != offer.facts("sleutels-beheren")
    assert other.facts("sleutels-beheren") == dataclasses.replace(other, forms=offer.forms).facts(
        "sleutels-beheren"
    )
    assert other.facts("toegang") == "[]"
    assert Offer().facts() == "[]"


@pytest.mark.parametrize("columns", [1, 10], ids=["lines", "table"])
def test_a_table_or_lines_link_to_the_same_files(offer, columns):
    shown = (
        environment()
        .get_template("downloads.html.jinja")
        .render(
            part="table",
            name="developers",
            group=Group.DEVELOPERS,
            offer=offer,
            base="../",
            size=labels.file_size,
            count=labels.count,
            columns=columns,
            nothing="",
        )
    )
    links = re.findall(r'href="\.\./([^"]+)" download>(.*?)</a>', shown)
    files = [file for files in offer.files.values() for file in files]
    wanted = {file.path for file in files if file.format.group is Group.DEVELOPERS}
    assert {path for path, _ in links} == wanted
    assert len(links) == len(wanted) == offer.count(Group.DEVELOPERS)
    assert all(re.sub("<.*?>", "", name).startswith(("JSON, ", "Python, ")) for _, name in links)
    assert ("<table" in shown) == (columns == 10)
