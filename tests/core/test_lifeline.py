import os
import subprocess
import sys
import threading

import pytest

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.lifeline import hold_lifeline, lifeline

CHILD = """
import sys
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import Cancelled
from pixelsmile_desktop.core.lifeline import hold_lifeline
cancel = CancelToken()
hold_lifeline(cancel)
print("ready", flush=True)
try:
    cancel.wait(60)
except Cancelled:
    print("cancelled", flush=True)
"""
PARENT = """
import os, subprocess, sys
from pixelsmile_desktop.core.lifeline import lifeline
subprocess.run([sys.executable, "-c", sys.argv[1]], env=os.environ | lifeline())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell that a parent is gone")
def test_whoever_holds_a_lifeline_is_asked_to_end_when_its_parent_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT, CHILD], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == "ready\n"
        parent.kill()
        assert parent.stdout.read() == "cancelled\n"


@pytest.mark.parametrize("value", [None, "1x", str(os.getpid())], ids=["none", "no number", "another process"])
def test_without_a_lifeline_of_the_parent_nobody_watches(value: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also not with that of a process further up, which the environment hands down."""
    (name,) = lifeline()
    monkeypatch.delenv(name, raising=False)
    if value is not None:
        monkeypatch.setenv(name, value)
    hold_lifeline(CancelToken())
    assert not [thread for thread in threading.enumerate() if thread.name == "lifeline"]
