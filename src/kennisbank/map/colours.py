# SPDX-License-Identifier: EUPL-1.2
"""The map's style for programs that know no custom properties: its rules with light values filled in."""

from __future__ import annotations

import functools
import re
from importlib import resources
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

_LIGHT: Final = re.compile(r':root(?:,\s*html\[data-theme="light"\])?\s*\{([^}]*)\}')
_VALUE: Final = re.compile(r"(--kb-[a-z0-9-]+):\s*([^;]+);")
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_VARIABLE: Final = re.compile(r"var\((--kb-[a-z0-9-]+)\)")
_NO_HALO: Final = "\n.kb-map text { stroke: none; }"
"""Not every program draws an outline below its letters."""
_FONTS: Final = {"--kb-font-text": '"Source Sans 3"', "--kb-font-title": '"Source Serif 4"'}
"""As ``export.pdf_font`` has them, at one weight each."""


class UnknownToken(ValueError):  # noqa: N818 (named for the fact)
    """The style of the map names a token that has no light value; a bug in ``web/css``."""


def tokens() -> Mapping[str, str]:
    """Return the light values by name."""
    blocks = _LIGHT.findall(_COMMENT.sub("", read("tokens.css")))
    return {**dict(_VALUE.findall("".join(blocks))), **_FONTS}


@functools.cache
def style() -> str:
    """Return the rules for a sheet that stands alone.

    :raises UnknownToken: if a rule names a token without a value.
    """
    values = tokens()

    def value(match: re.Match[str]) -> str:
        if match[1] not in values:
            raise UnknownToken(match[1])
        return values[match[1]]

    return _VARIABLE.sub(value, _COMMENT.sub("", read("map.css"))).strip() + _NO_HALO


def root() -> str:
    """Return the light values as a rule for a sheet of paper."""
    return f":root {{ {' '.join(f'{name}: {value};' for name, value in tokens().items())} }}\n"


def read(name: str) -> str:
    """Return a file of ``web/css``."""
    return resources.files("kennisbank").joinpath("web", "css", name).read_text("utf-8")
