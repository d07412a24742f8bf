"""`pixelsmile runtime` in processes of its own, which may talk to a server on this computer only."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pixelsmile_desktop.runtime.lock import RuntimeLock
from tests.model_store import hub_server
from tests.model_store.hub_server import Fault, Hub
from tests.runtime.small_runtimes import KIND, REPO, SITE, files, write_lock

pytestmark = [
    pytest.mark.loopback,
    pytest.mark.skipif(KIND is None, reason="the small private Python borrows its library by a link"),
]
ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """\
import sys
from pathlib import Path
from pixelsmile_desktop import bootstrap
from pixelsmile_desktop.cli import main
from pixelsmile_desktop.studio import engine_runtime
real = engine_runtime.open_runtimes
locks = Path(sys.argv.pop(1))
engine_runtime.open_runtimes = lambda folder, _locks, *rest: real(folder, locks, *rest)
sys.exit(main())
"""


@pytest.fixture
def server() -> Iterator[Hub]:
    with hub_server.running({REPO: files()}) as server:
        yield server


@pytest.fixture
def locks(tmp_path: Path) -> Path:
    return tmp_path / "locks"


@pytest.fixture
def lock(server: Hub, locks: Path) -> RuntimeLock:
    return write_lock(locks, server.repos[REPO], f"{server.url}/{REPO}/resolve/1")


def start(locks: Path, *words: object) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])}
    return subprocess.Popen(
        [sys.executable, "-W", "error", "-c", PROGRAM, str(locks), "runtime", *map(str, words)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(locks: Path, *words: object) -> tuple[int, str, str]:
    with start(locks, *words) as process:
        out, err = process.communicate(timeout=100)
    assert "Traceback" not in err, err
    return process.returncode, out, err


def told(locks: Path, *words: object):
    """The one object that a command which succeeds prints."""
    code, out, err = run(locks, *words, "--json")
    assert code == 0, err
    return json.loads(out)


def test_a_runtime_comes_is_read_mended_and_goes(lock: RuntimeLock, locks: Path, tmp_path: Path) -> None:
    kind = ("--kind", KIND)
    plan = told(locks, "plan", *kind)
    assert (plan["name"], plan["is_exact"], plan["fits"]) == (lock.name, True, True)
    made = told(locks, "install", *kind)
    folder = Path(made["folder"])
    assert Path(made["python"]).exists()
    listed = {entry["name"]: entry for entry in told(locks, "list")["runtimes"]}
    assert listed[lock.name]["state"] == "complete"
    assert listed[lock.name]["bytes"] >= made["bytes"]

    (folder / SITE / "helper.py").write_bytes(b"VALUE = 40\n")
    code, out, err = run(locks, "verify")
    assert code == 1
    assert "its content is damaged" in out
    assert f"{lock.name} is damaged; mend it with `pixelsmile runtime repair`" in err
    assert told(locks, "repair", *kind)["name"] == lock.name
    assert told(locks, "verify")["runtimes"][0]["is_whole"]

    assert not told(locks, "remove")["is_removed"]
    assert folder.is_dir()
    removed = told(locks, "remove", lock.name, "--yes")
    assert removed["is_removed"]
    assert removed["freed_bytes"] >= made["bytes"]
    assert not folder.exists()


def test_a_stick_carries_it_to_a_computer_without_a_network(
    lock: RuntimeLock, locks: Path, tmp_path: Path, server: Hub
) -> None:
    told(locks, "export", "--kind", KIND, "-o", tmp_path / "stick")
    server.seen.clear()
    code, out, err = run(locks, "import", tmp_path / "stick", "--kind", KIND)
    assert code == 0, err
    assert Path(out.strip()).name == lock.name
    assert server.seen == []


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_ctrl_c_ends_it_with_130_and_the_next_one_goes_on(
    lock: RuntimeLock, locks: Path, server: Hub, tmp_path: Path
) -> None:
    server.faults["big_engine-1.0-py3-none-any.whl"] = [Fault(hangs=True)]
    with start(locks, "install", "--kind", KIND) as process:
        while not any("big_engine" in seen.path for seen in list(server.seen)):
            assert process.poll() is None
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "run the same command again to go on" in err
    assert "Traceback" not in err
    told(locks, "install", "--kind", KIND)


def test_what_goes_wrong_is_one_line(lock: RuntimeLock, locks: Path, tmp_path: Path) -> None:
    for words, code, line in (
        (("install", "--kind", "cuda"), 2, "there is no engine runtime 'cuda'; choose one of"),
        (("import", tmp_path / "nowhere", "--kind", KIND), 1, "there is no folder"),
        (("install", "--kind", KIND, "--index", "x"), 2, "--index is 'x', which is no address"),
    ):
        returned, out, err = run(locks, *words)
        assert (returned, out) == (code, "")
        assert line in err
        assert len(err.strip().splitlines()) == 1
