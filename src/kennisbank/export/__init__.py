# SPDX-License-Identifier: EUPL-1.2
"""Forms as files: one module per format, one row per format in ``registry``."""

from kennisbank.export.registry import FORMATS, Format, Group
from kennisbank.export.writer import write_changed, write_file

__all__ = ["FORMATS", "Format", "Group", "write_changed", "write_file"]
