# SPDX-License-Identifier: EUPL-1.2
"""The design tokens: equal where they are written twice, and readable in both modes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kennisbank

CSS = Path(kennisbank.__file__).parent / "web" / "css"
TOKENS = (CSS / "tokens.css").read_text(encoding="utf-8")
TEXT = 4.5
LINE = 3.0
PAIRS = [
    ("ink", "paper", TEXT),
    ("ink", "surface", TEXT),
    ("ink", "surface-strong", TEXT),
    ("ink", "mark-soft", TEXT),
    ("ink", "primary-soft", TEXT),
    ("ink-soft", "paper", TEXT),
    ("ink-soft", "surface", TEXT),
    ("ink-soft", "mark-soft", TEXT),
    ("primary", "paper", TEXT),
    ("primary", "surface", TEXT),
    ("primary", "mark-soft", TEXT),
    ("primary-strong", "paper", TEXT),
    ("primary-strong", "primary-soft", TEXT),
    ("on-primary", "primary", TEXT),
    ("on-primary", "primary-strong", TEXT),
    ("mark-ink", "paper", TEXT),
    ("mark-ink", "mark-soft", TEXT),
    ("alert", "paper", TEXT),
    ("alert", "alert-soft", TEXT),
    ("done", "paper", TEXT),
    ("done", "done-soft", TEXT),
    ("line-control", "paper", LINE),
    ("focus", "paper", LINE),
    ("focus", "focus-gap", LINE),
]


def block(start: str) -> dict[str, str]:
    """Return the custom properties of the first block after ``start``."""
    body = TOKENS[TOKENS.index(start) :].partition("{")[2].partition("}")[0]
    return dict(re.findall(r"(--kb-[a-z0-9-]+):\s*([^;]+);", body))


LIGHT = block('html[data-theme="light"] {')
DARK = block('html[data-theme="dark"] {')
MODES = {"light": LIGHT, "dark": DARK}


def test_who_follows_the_system_sees_the_same_dark():
    assert block('html:not([data-theme="light"], [data-theme="dark"]) {') == DARK


def test_paper_is_light_whatever_the_mode():
    assert block("html[data-theme],\n  html:not([data-theme]) {") == LIGHT


def test_both_modes_set_the_same_tokens():
    assert LIGHT.keys() == DARK.keys()


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize(("above", "below", "least"), PAIRS)
def test_a_pair_can_be_read(mode, above, below, least):
    values = MODES[mode]
    assert contrast(values[f"--kb-color-{above}"], values[f"--kb-color-{below}"]) >= least


@pytest.mark.parametrize("sheet", sorted(CSS.glob("*.css")), ids=lambda path: path.name)
def test_a_stylesheet_uses_tokens_that_exist(sheet):
    known = set(re.findall(r"(--kb-[a-z0-9-]+):", TOKENS))
    assert set(re.findall(r"var\((--kb-[a-z0-9-]+)", sheet.read_text(encoding="utf-8"))) <= known


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2, relative luminance)."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
