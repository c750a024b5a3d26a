# SPDX-License-Identifier: EUPL-1.2
"""Where the package's own data stands: in an installed wheel and in a checkout."""

from __future__ import annotations

from pathlib import Path


class DataMissing(Exception):  # noqa: N818 (named for the fact)
    """Neither the wheel's data folder nor a checkout is there; the installation is broken."""

    def __init__(self, looked_in: tuple[Path, ...]) -> None:
        super().__init__(f"no checklists and schemas in {', '.join(map(str, looked_in))}")
        self.looked_in = looked_in


def data_root(package: Path | None = None) -> Path:
    """Return the folder that holds ``checklists/`` and ``schemas/``.

    A wheel carries them in ``kennisbank/_data``; in a checkout they stand beside ``src``.

    :param package: the folder of the package, for tests.
    :raises DataMissing: if neither is there.
    """
    package = package or Path(__file__).resolve().parent
    candidates = (package / "_data", package.parents[1])
    for candidate in candidates:
        if (candidate / "schemas").is_dir() and (candidate / "checklists").is_dir():
            return candidate
    raise DataMissing(candidates)
