import subprocess
import sys
import threading
from pathlib import Path

import pytest

from pixelsmile_desktop.studio.crash_report import CrashReports

pytestmark = pytest.mark.expects_warnings


def raised(text: str) -> ValueError:
    try:
        raise_it(text)
    except ValueError as error:
        return error
    raise AssertionError


def test_a_report_says_what_where_and_what_came_before(tmp_path: Path) -> None:
    log = tmp_path / "pixelsmile.log"
    log.write_text("\n".join(f"line {number}" for number in range(500)))
    reports = CrashReports(tmp_path, log)
    path = reports.write(raised("a fault"), "render")
    assert path is not None
    text = path.read_text()
    assert "PixelSmile Desktop" in text
    assert "In thread render" in text
    assert "ValueError: a fault" in text
    assert "in raised" in text
    assert "line 499" in text
    assert "line 100\n" not in text


def test_reports_wait_until_they_are_dismissed(tmp_path: Path) -> None:
    reports = CrashReports(tmp_path / "logs")
    assert reports.pending() == ()
    first = reports.write(raised("one"), "main")
    second = reports.write(raised("two"), "main")
    assert CrashReports(tmp_path / "logs").pending() == (second, first)
    reports.dismiss()
    assert reports.pending() == ()


def test_a_program_that_fails_all_the_time_does_not_fill_the_disk(tmp_path: Path) -> None:
    reports = CrashReports(tmp_path)
    written = [reports.write(raised(str(number)), "main") for number in range(30)]
    assert len(reports.pending()) == 20
    assert reports.pending()[0] == written[-1]


def test_a_disk_that_refuses_is_no_second_fault(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file in the way")
    reports = CrashReports(tmp_path / "logs")
    assert reports.write(raised("one"), "main") is None
    with reports.watching(lambda _error: None):
        pass


def test_exceptions_of_the_program_and_of_its_threads_are_reported_and_told(tmp_path: Path) -> None:
    reports = CrashReports(tmp_path)
    heard: list[BaseException] = []
    hooks = sys.excepthook, threading.excepthook
    with reports.watching(heard.append):
        error = raised("on the main thread")
        sys.excepthook(type(error), error, error.__traceback__)
        thread = threading.Thread(target=raise_it, name="a worker")
        thread.start()
        thread.join()
    assert (sys.excepthook, threading.excepthook) == hooks
    assert [str(error) for error in heard] == ["on the main thread", "on a thread"]
    texts = [path.read_text() for path in reports.pending()]
    assert any("In thread a worker" in text for text in texts)
    assert len(texts) == 2


def test_an_interrupt_from_the_keyboard_is_no_fault(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    reports = CrashReports(tmp_path)
    with reports.watching(lambda _error: None):
        sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert reports.pending() == ()
    assert "KeyboardInterrupt" in capsys.readouterr().err


_DIES = """
import sys; from pathlib import Path
from pixelsmile_desktop.studio.crash_report import CrashReports
with CrashReports(Path(sys.argv[1])).watching(print):
    import faulthandler
    faulthandler._sigsegv()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="dies by a signal")
def test_a_crash_below_python_is_offered_at_the_next_start(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", _DIES, str(tmp_path)], capture_output=True, timeout=60, check=False)
    assert done.returncode < 0
    reports = CrashReports(tmp_path)
    assert reports.pending() == ()
    with reports.watching(lambda _error: None):
        (path,) = reports.pending()
    assert "Segmentation fault" in path.read_text()
    assert "<module>" in path.read_text()
    reports.dismiss()
    with reports.watching(lambda _error: None):
        assert reports.pending() == ()


def raise_it(text: str = "on a thread") -> None:
    raise ValueError(text)
