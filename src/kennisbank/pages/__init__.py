# SPDX-License-Identifier: EUPL-1.2
"""Pages: pure functions from a catalogue to MyST text; ``book.render`` makes them all."""
