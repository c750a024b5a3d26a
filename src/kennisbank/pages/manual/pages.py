# SPDX-License-Identifier: EUPL-1.2
"""The pages for editors and developers, by docname."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank.pages import links
from kennisbank.pages.manual import codes, commands, data, developers, editors, package, schema

if TYPE_CHECKING:
    from kennisbank.pages.manual.facts import Reference
    from kennisbank.pages.running import Site


def render(site: Site, reference: Reference) -> dict[str, str]:
    """Write the pages; each is listed by the page for editors or by that for developers."""
    keys = {key for one in reference.schemas.values() for key in schema.keys(one)}
    return {
        links.EDITORS: editors.render(site, reference),
        links.CODES: codes.render(reference.messages, keys),
        links.DEVELOPERS: developers.render(site, reference),
        links.DATA: data.render(site, reference),
        links.COMMANDS: commands.render(reference.commands),
        links.PACKAGE: package.render(reference.names),
        **{links.schema_page(name): schema.render(name, one) for name, one in reference.schemas.items()},
    }
