# SPDX-License-Identifier: EUPL-1.2
"""Text that tries to be more than text, put into every field that an editor writes."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

TEXTS = {
    "script": "<script>alert(1)</script>",
    "attribute": "\" autofocus onfocus='alert(1)' x=\"",
    "image": "<img src=x onerror=alert(1)>",
    "end-tags": "</style></textarea></fieldset></form><!-- ]]>",
    "entity": "&lt;b&gt; &amp; &#60;i&#62;",
    "pipe": "a | b | c",
    "braces": "{x} {{ x }} {% raw %} {# x #} ${x} %(x)s {0}",
    "formula": "=1+1",
    "dash": "- geen lijst",
    "number": "1. geen lijst",
    "heading": "# geen kop ##",
    "rule": "---",
    "quote": "> geen citaat",
    "emphasis": "*vet* _schuin_ ~~weg~~ `code` ``x``",
    "link": "[hier](javascript:alert(1)) <https://x.example> ![b](x)",
    "backslash": "\\ \\n \\",
    "quotes": "'''\"\"\"",
    "lines": "eerste\nimport os\n\n# tweede\r\nderde\rvierde",
    "direction": "\u202eomgekeerd\u202c \u200f\u2067x\u2069",
    "separators": "a\u2028b\u2029c\u0085d",
    "control": "nul\x00 bel\x07 half \ud800 einde",
    "coding": "coding: utf-7",
}

_TEXT_FIELDS = frozenset(
    {
        "title",
        "short_title",
        "subtitle",
        "summary",
        "text",
        "help",
        "label",
        "evidence",
        "why_weight",
        "where",
        "disclaimer",
    }
)


def with_text(value: Any, text: str) -> Any:
    """Return the value (a Catalogue or part of one) with ``text`` in every field of running text."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: _changed(field.name, getattr(value, field.name), text)
            for field in dataclasses.fields(value)
        }
        return dataclasses.replace(value, **changed)
    if isinstance(value, tuple):
        return tuple(with_text(item, text) for item in value)
    if isinstance(value, Mapping):
        return {key: with_text(item, text) for key, item in value.items()}
    return value


def _changed(name: str, value: Any, text: str) -> Any:
    if name in _TEXT_FIELDS and isinstance(value, str):
        return text
    if name == "step":
        return dict.fromkeys(value, text)
    return with_text(value, text)
