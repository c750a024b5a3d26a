# SPDX-License-Identifier: EUPL-1.2
"""What a reader of our workbooks goes by: names of sheets, keys of columns. Stable.

Every sheet that is read back is a table under one (hidden) row of keys. A reader looks in each sheet,
whatever its name, for a row that holds the keys below as whole cells, in any order, and takes the rows
under it:

- the row with ``question`` and ``option``: one row per question. ``question`` is the full id (a hidden
  column); rows without it are headings, or were added by people. ``option`` is what was chosen: the text of
  the drop-down. ``number`` and ``text`` help to find a question whose id was lost. ``due`` is a day.
- the row with ``field`` and ``value``: who filled it in; ``field`` is a key of ``fields.SUBJECT``.
- the row with ``scale``, ``code`` and ``label``: what the drop-downs show. First look the chosen text up
  here (``label``, then ``code``; white space at the ends apart) and take its ``code`` as the option: so a
  workbook whose labels were translated still works. A text that stands here nowhere goes to ``place`` as
  it is.
  ``scale`` is told per question by the column ``scale`` of the answers.
- the row with ``stamp`` and ``content``: ``stamp`` is a key of ``export.stamp.KEYS``.

The row of keys stands directly above the headings that people see: the row after it is never an answer, and
has an empty cell under ``question``.
"""

from __future__ import annotations

from typing import Final

HELP: Final = "Uitleg"
ANSWERS: Final = "Vragen"
RESULT: Final = "Uitslag"
PROFILE: Final = "Profiel"
DO: Final = "Doen"
FIND_OUT: Final = "Uitzoeken"
SOURCES: Final = "Bronnen"
LISTS: Final = "Lijsten"
PER_QUESTION: Final = "Per vraag"
PROGRAM: Final = "Rekenblad"
ORIGIN: Final = "Herkomst"

QUESTION: Final = "question"
NUMBER: Final = "number"
TEXT: Final = "text"
OPTION: Final = "option"
SCALE: Final = "scale"
STATE: Final = "state"

SUBJECT_FIELD: Final = "field"
SUBJECT_VALUE: Final = "value"

CODE: Final = "code"
LABEL: Final = "label"

STAMP: Final = "stamp"
CONTENT: Final = "content"
