# SPDX-License-Identifier: EUPL-1.2
"""Which data files the site publishes, and where.

The folders are as deep as those of the files themselves, so that ``$schema`` in each file still leads to its
schema: ``v1/data/lessen/<les>.json``, ``v1/data/domeinen/<domein>.json``, ``v1/data/<register>.json`` and
``v1/schemas/``. See ``discovery.addresses`` for what the number means.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kennisbank.discovery.addresses import DATA, SCHEMAS

if TYPE_CHECKING:
    from pathlib import Path

    from kennisbank.model import Catalogue


def data_files(catalogue: Catalogue, checklists: Path, schemas: Path) -> dict[str, Path]:
    """Return published path to file, for the whole catalogue and its schemas."""
    files = {f"{DATA}/{path.name}": path for path in sorted(checklists.glob("*.json"))}
    for domain in catalogue.domains.values():
        folder = checklists / domain.id
        files[f"{DATA}/domeinen/{domain.id}.json"] = folder / "domein.json"
        files |= {f"{DATA}/lessen/{entry.id}.json": folder / f"{entry.id}.json" for entry in domain.lessons}
    return files | {f"{SCHEMAS}/{path.name}": path for path in sorted(schemas.glob("*.schema.json"))}
