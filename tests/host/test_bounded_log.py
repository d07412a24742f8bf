"""The log of the child: all that it printed of late, never more than two files, never a reason to fail."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.engines.host.bounded_log import BoundedLog


@given(st.lists(st.binary(max_size=40), max_size=30))
def test_two_files_hold_the_latest_and_no_more(tmp_path_factory, pieces: list[bytes]) -> None:
    path = tmp_path_factory.mktemp("log") / "deep" / "engine.log"
    log = BoundedLog(path, max_bytes=100)
    for piece in pieces:
        log.write(piece)
    files = [path.with_name("engine.log.1"), path]
    kept = b"".join(file.read_bytes() for file in files if file.exists())
    whole = b"".join(pieces)
    assert whole.endswith(kept)
    assert len(kept) >= min(len(whole), 100)
    assert all(file.stat().st_size < 140 for file in files if file.exists())


def test_what_another_run_wrote_stays(tmp_path: Path) -> None:
    for text in (b"one\n", b"two\n"):
        BoundedLog(tmp_path / "engine.log").write(text)
    assert (tmp_path / "engine.log").read_bytes() == b"one\ntwo\n"


def test_the_last_lines_are_those_of_the_last_child() -> None:
    log = BoundedLog(None)
    log.write(b"first child\n")
    log.begin()
    log.write(b"x" * 10_000)
    log.write(b"\xff last words\n")
    assert log.tail.endswith("x\ufffd last words")
    assert len(log.tail) == 3_999
    log.begin()
    assert log.tail == ""


def test_a_log_that_cannot_be_written_is_given_up_in_silence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    log = BoundedLog(tmp_path / "file" / "engine.log")
    log.write(b"words")
    assert log.path is None
    log.write(b", more words")
    assert log.tail == "words, more words"
