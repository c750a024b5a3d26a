# SPDX-License-Identifier: EUPL-1.2
"""Drives LibreOffice Calc; run by a Python that has ``uno``, told what to do by ``calc`` in lines of JSON.

One LibreOffice, no macros. Cells are ``[sheet, row, column]``, counted from 0.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import time
from typing import Any

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

SECONDS = 60


def setting(name: str, value: Any) -> Any:
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


class Calc:
    """A running LibreOffice with one document open at a time."""

    def __init__(self, program: str, profile: str) -> None:
        pipe = "kennisbank-" + profile.rstrip("/").rpartition("/")[2]
        arguments = ["--headless", "--norestore", "--nologo", f"--accept=pipe,name={pipe};urp"]
        self.process = subprocess.Popen(
            [program, f"-env:UserInstallation={profile}", *arguments],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self.context = self._connected(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        self.desktop = self._made("com.sun.star.frame.Desktop")
        self.document: Any = None

    def _connected(self, address: str) -> Any:
        local = uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
        for _ in range(SECONDS * 10):
            try:
                return resolver.resolve(address)
            except NoConnectException:
                time.sleep(0.1)
        raise TimeoutError(address)

    def _made(self, name: str) -> Any:
        return self.context.ServiceManager.createInstanceWithContext(name, self.context)

    def version(self) -> str:
        provider = self._made("com.sun.star.configuration.ConfigurationProvider")
        access = provider.createInstanceWithArguments(
            "com.sun.star.configuration.ConfigurationAccess",
            (setting("nodepath", "/org.openoffice.Setup/Product"),),
        )
        return str(access.ooSetupVersionAboutBox)

    def open(self, url: str) -> list[str]:
        self.close()
        self.document = self.desktop.loadComponentFromURL(url, "_blank", 0, (setting("Hidden", True),))
        return list(self.document.Sheets.ElementNames)

    def close(self) -> None:
        if self.document is not None:
            self.document.close(True)
            self.document = None

    def save(self, url: str, kind: str) -> None:
        self.document.storeToURL(url, (setting("FilterName", kind),))

    def sheet(self, name: str) -> Any:
        return self.document.Sheets.getByName(name)

    def unprotect(self) -> None:
        for name in self.document.Sheets.ElementNames:
            self.sheet(name).unprotect("")

    def compute(self, columns: list[Any], sets: list[Any], reads: list[Any]) -> list[Any]:
        """Per set: write each column (given by its first cell), recalculate, and read blocks."""
        self.unprotect()
        self.document.enableAutomaticCalculation(False)
        self.document.calculateAll()
        results = []
        for texts in sets:
            for (sheet, row, column), values in zip(columns, texts, strict=True):
                block = self.sheet(sheet).getCellRangeByPosition(column, row, column, row + len(values) - 1)
                block.setDataArray(tuple((value,) for value in values))
            self.document.calculate()
            results.append([self.read(*one) for one in reads])
        return results

    def read(self, sheet: str, row: int, column: int, last_row: int, last_column: int) -> list[Any]:
        block = self.sheet(sheet).getCellRangeByPosition(column, row, last_column, last_row)
        return [list(line) for line in block.getDataArray()]

    def shown(self, sheet: str, row: int, column: int) -> dict[str, Any]:
        """Return what one cell holds and how it is guarded."""
        cell = self.sheet(sheet).getCellByPosition(column, row)
        rule = cell.Validation
        return {
            "text": cell.String,
            "formula": cell.Formula,
            "error": cell.getError(),
            "locked": cell.CellProtection.IsLocked,
            "validation": rule.Type.value,
            "source": rule.getFormula1(),
            "list": rule.ShowList,
            "message": rule.ErrorMessage,
            "alert": rule.ErrorAlertStyle.value,
        }

    def everything(self) -> dict[str, Any]:
        """Return per sheet: the cells that are used, whether it shows, is guarded, and its charts."""
        return {name: self._about(self.sheet(name)) for name in self.document.Sheets.ElementNames}

    def _about(self, sheet: Any) -> dict[str, Any]:
        cursor = sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        at = cursor.RangeAddress
        block = sheet.getCellRangeByPosition(0, 0, at.EndColumn, at.EndRow)
        return {
            "values": [list(line) for line in block.getDataArray()],
            "visible": sheet.IsVisible,
            "protected": sheet.isProtected(),
            "charts": sheet.Charts.Count,
            "errors": block.queryFormulaCells(4).Count,
        }

    def recalculate(self) -> None:
        self.document.calculateAll()

    def put(self, cells: list[Any]) -> None:
        """Write texts as somebody who types them: ``[sheet, row, column, text]``."""
        for sheet, row, column, text in cells:
            self.sheet(sheet).getCellByPosition(column, row).setString(text)

    def stop(self) -> None:
        self.close()
        with contextlib.suppress(Exception):  # it is gone before it answers
            self.desktop.terminate()
        self.process.wait(SECONDS)


def main() -> None:
    calc = Calc(sys.argv[1], sys.argv[2])
    try:
        for line in sys.stdin:
            name, arguments = json.loads(line)
            try:
                answer: dict[str, Any] = {"result": getattr(calc, name)(*arguments)}
            except Exception as error:  # noqa: BLE001 (told to the one who asked)
                answer = {"error": f"{type(error).__name__}: {error}"}
            print(json.dumps(answer), flush=True)
    finally:
        calc.stop()


if __name__ == "__main__":
    main()
