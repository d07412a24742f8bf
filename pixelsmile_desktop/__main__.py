"""`python -m pixelsmile_desktop` is the command line."""

from __future__ import annotations

import sys

from pixelsmile_desktop.cli import main

if __name__ == "__main__":
    sys.exit(main())
