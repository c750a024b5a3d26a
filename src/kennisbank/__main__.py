# SPDX-License-Identifier: EUPL-1.2
"""``python -m kennisbank``."""

import sys

from kennisbank.cli import main

sys.exit(main())
