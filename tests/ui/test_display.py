"""A screen that cannot be used is one sentence and an exit status, not a process that aborts."""

import os
import subprocess
import sys

import pytest

from pixelsmile_desktop.ui import display as displays

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="screens of X11 are Linux's")


@pytest.mark.parametrize(("display", "said"), [(":7919", "the screen :7919 cannot be reached"), ("", "no screen")])
def test_a_screen_that_is_not_there_is_said(display: str, said: str) -> None:
    if display and not all(map(displays._is_there, displays.DEBIAN_PACKAGES)):
        pytest.skip("needs the libraries of X11, and says so before it looks for a screen")
    left_out = {"QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY"}
    environment = {name: value for name, value in os.environ.items() if name not in left_out}
    if display:
        environment["DISPLAY"] = display
    words = [sys.executable, "-m", "pixelsmile_desktop.app"]
    ended = subprocess.run(words, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert ended.returncode == 1, ended.stderr
    (line,) = ended.stderr.splitlines()
    assert said in line
