"""One holder at a time, in this process and in others, and none after its process has died."""

import os
import subprocess
import sys
from pathlib import Path

from pixelsmile_desktop.core.file_lock import lock_if_free

ROOT = Path(__file__).resolve().parents[2]
HOLD = """
import sys
from pixelsmile_desktop.core.file_lock import lock_if_free
with open(sys.argv[1], "ab") as file:
    print(lock_if_free(file), flush=True)
    sys.stdin.read()
"""


def hold(path: Path) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def test_the_second_open_file_does_not_get_it_even_here(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with path.open("ab") as first:
        assert lock_if_free(first)
        with path.open("ab") as second:
            assert not lock_if_free(second)
    with path.open("ab") as third:
        assert lock_if_free(third)


def test_it_keeps_other_processes_out_and_falls_when_they_are_killed(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with hold(path) as holder:
        assert holder.stdout.readline() == "True\n"
        with hold(path) as other:
            assert other.communicate("")[0] == "False\n"
        with path.open("ab") as file:
            assert not lock_if_free(file)
        holder.kill()
        holder.wait()
        with path.open("ab") as file:
            assert lock_if_free(file)
