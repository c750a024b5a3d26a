# SPDX-License-Identifier: EUPL-1.2
"""Pages on the knowledge base as a thing to edit and to build on; their facts come in as values."""
