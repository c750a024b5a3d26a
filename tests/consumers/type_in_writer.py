# SPDX-License-Identifier: EUPL-1.2
"""Run by the Python that knows LibreOffice (``python3-uno``): open a document, choose, type, and save.

Arguments: pipe name, input, output, filter, and JSON with ``choices`` (label by name of the drop-down) and
``texts`` (text by what a placeholder says it is for), all done as a person does it: through Writer's fields.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

PIPE, SOURCE, TARGET, FILTER, WORK = sys.argv[1:]
DROP_DOWN = "com.sun.star.text.TextField.DropDown"
PLACEHOLDER = "com.sun.star.text.TextField.JumpEdit"


def desktop():
    """Wait until LibreOffice listens."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(300):
        try:
            context = resolver.resolve(f"uno:pipe,name={PIPE};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except NoConnectException:
            time.sleep(0.1)
    raise SystemExit("LibreOffice does not listen")


def fields_of(document):
    """Return all fields of a document."""
    found = document.TextFields.createEnumeration()
    while found.hasMoreElements():
        yield found.nextElement()


def choose(document, choices):
    """Choose from the drop-downs."""
    for field in fields_of(document):
        if field.supportsService(DROP_DOWN) and field.Name in choices:
            field.SelectedItem = choices[field.Name]
            field.update()


def type_texts(document, texts):
    """Type where the placeholders stand; they give way."""
    for field in list(fields_of(document)):
        if field.supportsService(PLACEHOLDER) and field.Hint in texts:
            lines = texts[field.Hint].split("\n")
            place = field.Anchor
            place.String = lines[0]
            cursor = place.Text.createTextCursorByRange(place.End)
            for line in lines[1:]:
                cursor.Text.insertControlCharacter(cursor, 1, False)  # 1: a line break
                cursor.Text.insertString(cursor, line, False)


def main() -> None:
    """Do the work and end LibreOffice."""
    work = json.loads(WORK)
    office = desktop()
    hidden = PropertyValue("Hidden", 0, True, 0)
    document = office.loadComponentFromURL(Path(SOURCE).as_uri(), "_blank", 0, (hidden,))
    choose(document, work["choices"])
    type_texts(document, work["texts"])
    document.storeToURL(Path(TARGET).as_uri(), (PropertyValue("FilterName", 0, FILTER, 0),))
    document.close(True)
    office.terminate()


main()
