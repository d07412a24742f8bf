import os
from pathlib import Path

import pytest

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.studio.photos import find_photos


@pytest.fixture
def album(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in (
        "b.jpg",
        "a.PNG",
        "notes.txt",
        ".hidden.jpg",
        "._a.png",
        "inner/c.tif",
        "inner/.git/d.jpg",
        "empty/x.md",
    ):
        path = tmp_path / "album" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "album"


def names(*words: str, recursive: bool = False, leave_out: frozenset[Path] = frozenset()) -> list[str]:
    return [path.name for path in find_photos(words, recursive=recursive, leave_out=leave_out).photos]


def test_of_a_folder_the_visible_photos_are_taken_in_order(album: Path) -> None:
    assert names(str(album)) == ["a.PNG", "b.jpg"]
    assert names(str(album), recursive=True) == ["a.PNG", "b.jpg", "c.tif"]


def test_a_named_file_is_taken_whatever_it_is_and_once(album: Path) -> None:
    assert names("album/notes.txt", "album", "album/b.jpg", "missing.jpg") == [
        "notes.txt",
        "a.PNG",
        "b.jpg",
        "missing.jpg",
    ]


def test_patterns_are_understood_where_the_shell_does_not(album: Path) -> None:
    assert names("album/*") == ["a.PNG", "b.jpg"]
    assert names("album/**/*.tif") == ["c.tif"]
    assert names(str(album / "?.jpg")) == ["b.jpg"]


def test_a_file_whose_name_looks_like_a_pattern_is_a_file(album: Path) -> None:
    (album / "[1].jpg").write_bytes(b"")
    (album / "1.jpg").write_bytes(b"")
    assert names(str(album / "[1].jpg")) == ["[1].jpg"]


def test_results_are_left_out_unless_named(album: Path) -> None:
    results = frozenset({(album / "a.PNG").resolve()})
    assert names("album", leave_out=results) == ["b.jpg"]
    assert names("album/*", leave_out=results) == ["b.jpg"]
    assert names("album/a.PNG", leave_out=results) == ["a.PNG"]


def test_a_folder_without_photos_is_told_and_does_not_stop_the_others(album: Path) -> None:
    found = find_photos(["album/empty", "album/*.raw", "album/b.jpg"], recursive=False)
    assert [path.name for path in found.photos] == ["b.jpg"]
    assert found.complaints == ("there is no photo in album/empty", "there is no photo in album/*.raw")


def test_a_folder_that_cannot_be_read_is_told_and_does_not_stop_the_others(album: Path) -> None:
    (album / "inner").chmod(0)
    if os.access(album / "inner", os.R_OK):
        pytest.skip("this user may read everything")
    found = find_photos(["album"], recursive=True)
    (album / "inner").chmod(0o755)
    assert [path.name for path in found.photos] == ["a.PNG", "b.jpg"]
    assert found.complaints == ("the folder album/inner cannot be read (Permission denied)",)


def test_no_photo_at_all_is_refused(album: Path) -> None:
    with pytest.raises(RequestError, match=r"there is no photo in album.empty; .*--recursive"):
        find_photos(["album/empty"], recursive=False)


@pytest.mark.skipif(os.name == "nt", reason="makes links and names of POSIX systems")
def test_names_that_lead_nowhere_do_not_stop_the_others(album: Path) -> None:
    (album / "loop.jpg").symlink_to(album / "loop.jpg")
    endless = "x" * 300 + ".jpg"
    assert names("album/loop.jpg", endless, "album/b.jpg") == ["loop.jpg", endless, "b.jpg"]
    assert names("album") == ["a.PNG", "b.jpg", "loop.jpg"]
