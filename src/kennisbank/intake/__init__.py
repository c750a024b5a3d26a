# SPDX-License-Identifier: EUPL-1.2
"""Filled-in forms back to answers: one module per format, one row per format in ``registry``."""
