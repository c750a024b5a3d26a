# SPDX-License-Identifier: EUPL-1.2
"""What the search box finds: entries of the catalogue, their words in Dutch, and an index of those."""
