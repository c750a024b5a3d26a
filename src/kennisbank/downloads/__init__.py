# SPDX-License-Identifier: EUPL-1.2
"""Every form in every format: what there is to make, what an earlier time made, and the making itself."""
