# SPDX-License-Identifier: EUPL-1.2
"""Rules across files: one module per group, each with ``check(content, index, ...)``."""
