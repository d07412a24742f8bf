"""`python -m pixelsmile_desktop.engines.host` is the child."""

from __future__ import annotations

from pixelsmile_desktop.engines.host.server import main

if __name__ == "__main__":
    main()
