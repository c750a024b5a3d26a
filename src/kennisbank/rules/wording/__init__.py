# SPDX-License-Identifier: EUPL-1.2
"""Rules on the words that readers see: one module per group, each with ``check(...)``."""
