# SPDX-License-Identifier: EUPL-1.2
"""Results in words: one module per report."""
