# SPDX-License-Identifier: EUPL-1.2
"""How large a file that comes in may be; beyond it reading stops with a clear message.

The largest file that we make ourselves (every lesson, XLSX) is under 1 MB, unpacked under 10 MB, with under
1,000 rows: each limit leaves at least five times that. Together they keep one file within two seconds and
some 200 MB of memory.
"""

from __future__ import annotations

from typing import Final

BYTES: Final = 20_000_000
"""Of one file."""
TEXT_BYTES: Final = 3_000_000
"""Of a text file whose structure must be worked out (Markdown)."""
LINES: Final = 10_000
"""Of such a text file; the task list of all lessons has under 5,000."""
JSON_BYTES: Final = 10_000_000
"""Of a JSON file; the form in the browser reads as much."""
EXPLAINED_BYTES: Final = 600_000
"""Of a JSON file in which a mistake is looked up with its line: that takes a second."""
ENTRIES: Final = 2_000
"""Files in one ZIP (a workbook, a document)."""
UNPACKED_BYTES: Final = 60_000_000
"""Of all files in one ZIP together, unpacked."""
ENTRY_BYTES: Final = 30_000_000
"""Of one file in a ZIP, unpacked."""
RATIO: Final = 200
"""Times that a file in a ZIP may grow, looked at above ``RATIO_FROM``; sheets of ours grow 10 to 40 times."""
RATIO_FROM: Final = 1_000_000
ELEMENTS: Final = 600_000
"""XML elements in one file."""
TAGS: Final = 300_000
"""Tags in the XML of one document (DOCX, ODT), read as a whole; ours with every lesson has 61,000."""
DEPTH: Final = 200
"""XML elements inside each other."""
ROWS: Final = 20_000
"""Rows with something in them, per table."""
COLUMNS: Final = 500
"""Cells looked at per row."""
COLUMNS_OF_PHONES: Final = 10_000
"""Columns of a table with a submission per row; every field of the largest form is one, over 3,000."""
CELLS: Final = 200_000
"""Cells with something in them, per file."""
CELL_TEXT: Final = 50_000
"""Characters in one cell or field; longer is cut there, and ``responses.check`` says that it is too long."""
FIELDS: Final = 20_000
"""Fields in a PDF or a document."""
ANSWERS: Final = 20_000
"""Answers of one file."""
FILES: Final = 200
"""Files that one command brings together."""
