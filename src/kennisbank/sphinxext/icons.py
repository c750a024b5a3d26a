# SPDX-License-Identifier: EUPL-1.2
"""Icons: one symbol each, inline in the pages that use them.

Inline, because a page that is opened from disk may not take a symbol from another file.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

SHEET: Final = Path(__file__).parents[1] / "web" / "icons.svg"
LAYOUT: Final = ("merk", "zoek", "thema", "menu")
"""The icons of header and menu, on every page."""

_SYMBOL = re.compile(r'<symbol id="i-([a-z0-9-]+)".*?</symbol>', re.DOTALL)
_USE = re.compile(r'<use href="#i-([a-z0-9-]+)"')


@functools.cache
def symbols() -> Mapping[str, str]:
    """Return each icon's ``<symbol>`` by name, in the order of the sheet."""
    return {match[1]: match[0] for match in _SYMBOL.finditer(SHEET.read_text(encoding="utf-8"))}


def markup(name: str) -> str:
    """Return the ``<svg>`` of an icon, hidden from screen readers; nothing for a name that is unknown."""
    if name not in symbols():
        return ""
    return f'<svg class="kb-icon" aria-hidden="true" focusable="false"><use href="#i-{name}"></use></svg>'


def sprite(body: str, extra: Iterable[str] = LAYOUT) -> str:
    """Return the symbols that a page uses, those of ``extra`` among them."""
    used = {*_USE.findall(body), *extra}
    return "".join(symbol for name, symbol in symbols().items() if name in used)
