# SPDX-License-Identifier: EUPL-1.2
"""One abstract workbook, which ``export.xlsx`` and ``export.ods`` each write in their own way."""
