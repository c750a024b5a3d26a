# SPDX-License-Identifier: EUPL-1.2
"""Settings of the site: ``sphinx-build -c . docs _build/html``. Everything follows from the checklists."""

extensions = ["kennisbank.sphinxext"]
language = "nl"
kennisbank_equality = "tests/equality/gelijkheid.json"
kennisbank_search = "tests/search/cijfers.json"
kennisbank_moved = "docs/verhuisd.json"
kennisbank_accessibility = "docs/toegankelijkheid.json"
