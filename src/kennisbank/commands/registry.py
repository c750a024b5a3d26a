# SPDX-License-Identifier: EUPL-1.2
"""The commands there are: one row each. Its module is imported only when it is asked for."""

from __future__ import annotations

from typing import Final

COMMANDS: Final = (
    ("check", "controleer een map met checklists", "kennisbank.commands.check"),
    ("count", "tel wat er is, en meet hoe de lessen lezen", "kennisbank.commands.count"),
    ("score", "reken uit hoe een ingevulde checklist ervoor staat", "kennisbank.commands.score"),
    ("export", "maak een formulier of een rekenmodule als bestand", "kennisbank.commands.export"),
    ("import", "breng ingevulde formulieren samen in één bestand", "kennisbank.commands.import_"),
)
"""Name, help and module of each command."""
