# SPDX-License-Identifier: EUPL-1.2
"""The map: the domains of a catalogue as a route over a sheet, for the site, for paper and as a picture."""
