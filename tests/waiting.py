# SPDX-License-Identifier: EUPL-1.2
"""Wait in a browser for what the page's own policy lets nobody poll for.

Playwright's ``wait_for_function`` polls with ``eval`` inside the page from its second look on; the strict
policy refuses that, so it works only when the first look already succeeds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

LOOKS = 200
"""How often to look, 50 ms apart: ten seconds."""


def until(page: Page, expression: str, arg: Any = None) -> None:
    """Return once a JavaScript expression is true; fail after ten seconds."""
    for _ in range(LOOKS):
        if page.evaluate(expression, arg):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never true: {expression}")
