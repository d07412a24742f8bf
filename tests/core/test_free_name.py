import errno
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from pixelsmile_desktop.core.errors import SaveError
from pixelsmile_desktop.core.free_name import write_under_free_name


def names_in(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def no_links(*_args: object, **_kwargs: object) -> None:
    raise OSError(errno.EPERM, "no hard links here")


@pytest.fixture(params=["hard links", "no hard links"])
def _links(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "no hard links":
        monkeypatch.setattr(Path, "hardlink_to", no_links)


pytestmark = pytest.mark.usefixtures("_links")


def test_a_name_that_is_free_is_taken(tmp_path: Path) -> None:
    assert write_under_free_name(tmp_path / "a.jpg", b"one") == tmp_path / "a.jpg"
    assert (tmp_path / "a.jpg").read_bytes() == b"one"
    assert names_in(tmp_path) == ["a.jpg"]


def test_nothing_is_ever_overwritten(tmp_path: Path) -> None:
    for name in ("a.jpg", "a-2.jpg"):
        (tmp_path / name).write_bytes(b"the user's")
    (tmp_path / "a-3.jpg").symlink_to(tmp_path / "nowhere")
    (tmp_path / "a-4.jpg").mkdir()
    assert write_under_free_name(tmp_path / "a.jpg", b"new") == tmp_path / "a-5.jpg"
    assert (tmp_path / "a.jpg").read_bytes() == (tmp_path / "a-2.jpg").read_bytes() == b"the user's"
    assert not (tmp_path / "nowhere").exists()
    assert len(names_in(tmp_path)) == 5


def test_many_at_once_each_get_a_name_of_their_own(tmp_path: Path) -> None:
    contents = [str(number).encode() * 1000 for number in range(40)]
    with ThreadPoolExecutor(8) as pool:
        paths = list(pool.map(lambda data: write_under_free_name(tmp_path / "a.jpg", data), contents))
    assert [path.read_bytes() for path in paths] == contents
    assert len(names_in(tmp_path)) == 40


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_disk_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str) -> None:
    def full(*_args: object, **_kwargs: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    if call == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    else:
        monkeypatch.setattr(Path, "hardlink_to", no_links)
        monkeypatch.setattr(Path, "replace", full)
    (tmp_path / "a.jpg").write_bytes(b"old")
    with pytest.raises(SaveError, match=r"a.jpg cannot be written: the disk is full; make room"):
        write_under_free_name(tmp_path / "a.jpg", b"new")
    assert names_in(tmp_path) == ["a.jpg"]
    assert (tmp_path / "a.jpg").read_bytes() == b"old"


def test_an_interruption_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_handle: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_under_free_name(tmp_path / "a.jpg", b"new")
    assert names_in(tmp_path) == []


def test_a_folder_that_is_gone_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(SaveError, match="the folder does not exist"):
        write_under_free_name(tmp_path / "gone" / "a.jpg", b"new")


KILLED = """
import sys
from pathlib import Path
from pixelsmile_desktop.core.free_name import write_under_free_name

while True:
    print(write_under_free_name(Path(sys.argv[1]) / "a.jpg", b"x" * 2_000_000).name, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_after_a_kill_every_file_with_a_name_of_its_own_is_whole(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        said = [child.stdout.readline().strip() for _ in range(5)]
        child.send_signal(signal.SIGKILL)
    named = [path for path in tmp_path.iterdir() if path.name.startswith("a")]
    assert set(said) <= {path.name for path in named}
    assert {path.stat().st_size for path in named} == {2_000_000}


@pytest.mark.skipif(os.name == "nt" or not hasattr(os, "geteuid") or os.geteuid() != 0, reason="mounting needs root")
def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(disk)], check=False)
    if mounted.returncode:
        pytest.skip("no disk can be mounted here")
    try:
        with pytest.raises(SaveError, match="the disk is full"):
            write_under_free_name(disk / "a.jpg", bytes(200_000))
        assert names_in(disk) == []
        assert write_under_free_name(disk / "a.jpg", bytes(1000)).stat().st_size == 1000
    finally:
        subprocess.run(["umount", str(disk)], check=True)
