# SPDX-License-Identifier: EUPL-1.2
"""The site: a Sphinx extension. ``extensions = ["kennisbank.sphinxext"]`` in ``conf.py`` is all it needs."""

from kennisbank.sphinxext.extension import setup as setup
