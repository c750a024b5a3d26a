# SPDX-License-Identifier: EUPL-1.2
"""Reading a file that a command is given: up to a limit, and in Dutch why it failed."""

from __future__ import annotations

import sys
from pathlib import Path

from kennisbank.intake.limits import BYTES


def read_bytes(name: str) -> bytes:
    """Return what a file holds, or stdin for ``-``.

    :raises OSError: if it cannot be read or is larger than ``limits.BYTES``; ``why`` tells.
    """
    if name == "-":
        data = sys.stdin.buffer.read(BYTES + 1)
    else:
        with Path(name).open("rb") as stream:
            data = stream.read(BYTES + 1)
    if len(data) > BYTES:
        raise OSError(0, f"het bestand is groter dan {BYTES // 1_000_000} MB")
    return data


def why(error: OSError) -> str:
    """Say in Dutch why a file could not be read or written."""
    reasons = {
        FileNotFoundError: "het bestaat niet",
        IsADirectoryError: "het is een map",
        NotADirectoryError: "een deel van het pad is geen map",
        FileExistsError: "een deel van het pad is een bestand",
        PermissionError: "je hebt er geen rechten voor",
    }
    return reasons.get(type(error), error.strerror or str(error))
