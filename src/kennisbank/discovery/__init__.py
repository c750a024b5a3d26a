# SPDX-License-Identifier: EUPL-1.2
"""How others find and reuse the site: addresses, data blocks, feeds, redirects. Pure: text and bytes out."""
