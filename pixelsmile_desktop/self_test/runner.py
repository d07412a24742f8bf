"""Tries one promise after the other and says how it stands; what `pixelsmile-desktop --self-test` runs."""

from __future__ import annotations

import logging
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from pixelsmile_desktop import __version__, bootstrap
from pixelsmile_desktop.self_test import promises, window
from pixelsmile_desktop.self_test.trace import Trace

logger = logging.getLogger(__name__)

Promise = Callable[[promises.Bench], None]
PROMISES: Final[tuple[Promise, ...]] = (
    window.window_edits_the_portrait,
    promises.nothing_asked_nothing_changed,
    promises.outside_stays_as_it_was,
    promises.metadata_survives,
    promises.original_is_only_read,
    # Last, because it speaks for all that went before.
    promises.no_connection_was_opened,
)


def run() -> int:
    """Keep every promise in an empty home; 0 if all were kept, else 1. Prints a line for each."""
    trace = Trace()
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="pixelsmile self-test ", ignore_cleanup_errors=True) as folder:
        home = Path(folder) / "home"
        os.environ[bootstrap.HOME_VARIABLE] = str(home)
        bench = promises.Bench(Path(folder), trace)
        with bootstrap.logging_to(home / "logs"):
            kept = [_is_kept(promise, bench) for promise in PROMISES]
    seconds = time.monotonic() - started
    _say(f"pixelsmile {__version__} self-test: {sum(kept)} of {len(kept)} promises kept, {seconds:.1f} s")
    return 0 if all(kept) else 1


def _is_kept(promise: Promise, bench: promises.Bench) -> bool:
    started = time.monotonic()
    sentence = (promise.__doc__ or "").rstrip(".")
    try:
        promise(bench)
    except Exception as error:
        logger.exception("a promise is not kept")
        _say(f"BROKEN  {sentence}: {error or type(error).__name__}")
        return False
    _say(f"kept    {sentence} ({time.monotonic() - started:.1f} s)")
    return True


def _say(line: str) -> None:
    # A program without a terminal has none; whoever asks looks at how it ends.
    if sys.stdout is not None:
        print(line, flush=True)
