import os
from pathlib import Path

import pytest

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import Cancelled
from pixelsmile_desktop.library.scan import scan_folder


def names(folder: Path) -> list[str]:
    return sorted(os.path.relpath(facts.path, folder) for facts in scan_folder(folder, CancelToken()).files)


def touch(path: Path, size: int = 3) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"x" * size)
    return path


def test_photos_are_found_in_all_folders_and_nothing_else_is(tmp_path: Path) -> None:
    for name in ("a.JPG", "b.cr3", "sub/c.tif", "sub/deep/d.heic", ".hidden.jpg", ".trash/e.jpg", "notes.txt", "noise"):
        touch(tmp_path / name)
    (tmp_path / "folder.jpg").mkdir()
    (tmp_path / "nowhere.jpg").symlink_to(tmp_path / "gone.jpg")
    (tmp_path / "link.jpg").symlink_to(tmp_path / "a.JPG")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    os.mkfifo(tmp_path / "pipe.jpg")
    assert names(tmp_path) == ["a.JPG", "b.cr3", "link.jpg", "sub/c.tif", "sub/deep/d.heic"]


def test_photos_come_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("IMG_10.jpg", "img_9.jpg", "IMG_100.jpg", "IMG_1.jpg"):
        touch(tmp_path / name)
    found = [Path(facts.path).name for facts in scan_folder(tmp_path, CancelToken()).files]
    assert found == ["IMG_1.jpg", "img_9.jpg", "IMG_10.jpg", "IMG_100.jpg"]


def test_sizes_and_times_are_those_of_the_files(tmp_path: Path) -> None:
    path = touch(tmp_path / "a.jpg", 17)
    os.utime(path, ns=(5, 1_234_567_891))
    (facts,) = scan_folder(tmp_path, CancelToken()).files
    assert facts == (str(path), 17, path.stat().st_mtime_ns)


def test_a_folder_that_is_gone_is_offline_and_not_empty(tmp_path: Path) -> None:
    scan = scan_folder(tmp_path / "gone", CancelToken())
    assert (scan.is_online, scan.is_empty, scan.files) == (False, False, ())
    scan = scan_folder(tmp_path, CancelToken())
    assert (scan.is_online, scan.is_empty) == (True, True)


def test_a_folder_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    touch(tmp_path / "a.jpg")
    touch(tmp_path / "locked" / "b.jpg")
    scandir = os.scandir

    def refusing(path):
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    scan = scan_folder(tmp_path, CancelToken())
    assert scan.is_online
    assert [facts.path for facts in scan.files] == [str(tmp_path / "a.jpg")]
    assert scan.unreadable == (str(tmp_path / "locked"),)


def test_a_walk_can_be_stopped(tmp_path: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        scan_folder(tmp_path, cancel)


def test_names_that_are_no_text_are_found(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.jpg"
    with open(path, "wb"):  # noqa: PTH123 - the name is bytes
        pass
    (facts,) = scan_folder(tmp_path, CancelToken()).files
    assert os.fsencode(facts.path) == path
