# SPDX-License-Identifier: EUPL-1.2
"""Dutch for the words of Sphinx and of the theme that their own catalogues lack or say otherwise.

The catalogue is text (``web/locale/nl.po``) and is read at build time: no compiled copy can go stale.
"""

from __future__ import annotations

import gettext
import io
from pathlib import Path
from typing import Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from sphinx import locale

CATALOGUE: Final = Path(__file__).parents[1] / "web" / "locale" / "nl.po"


def read(path: Path = CATALOGUE) -> gettext.GNUTranslations:
    """Return the translations in a PO file."""
    with path.open("rb") as file:
        catalogue = read_po(file, locale="nl")
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def install() -> gettext.NullTranslations:
    """Put ours before what Sphinx already loaded, and return the result."""
    ours = read()
    ours.add_fallback(locale.get_translator())
    locale.translators["general", "sphinx"] = ours
    return ours
