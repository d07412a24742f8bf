import json
import sys

import pytest

from pixelsmile_desktop.cli.terminal import Terminal, one_line
from pixelsmile_desktop.core.progress import Progress


def test_results_go_to_stdout_and_everything_else_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    terminal = Terminal()
    terminal.result("a.jpg")
    terminal.result_object({"not": "for people"})
    terminal.warn(["it is tiny", "it is dark"])
    terminal.fail("it broke; mend it")
    out, err = capsys.readouterr()
    assert out == "a.jpg\n"
    assert err.splitlines() == [
        "pixelsmile: warning: it is tiny",
        "pixelsmile: warning: it is dark",
        "pixelsmile: error: it broke; mend it",
    ]


def test_json_is_all_that_goes_to_stdout_when_it_is_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    terminal = Terminal(json_only=True)
    terminal.result("a.jpg")
    terminal.result_object({"output": "caf\udce9 \N{GRINNING FACE}.jpg"})
    out = capsys.readouterr().out
    assert out.isascii()
    assert json.loads(out) == {"output": "caf\udce9 \N{GRINNING FACE}.jpg"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain \N{GRINNING FACE} \xe9", "plain \N{GRINNING FACE} \xe9"),
        ("a\nb\r\x1b[31m\u2028", r"a\nb\r\x1b[31m\u2028"),
        ("caf\udce9", "caf\udce9"),
    ],
)
def test_a_line_stays_a_line(text: str, shown: str) -> None:
    assert one_line(text) == shown


def test_nobody_listening_to_stderr_stops_nothing(monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    class Full(Screen):
        def write(self, text: str) -> int:
            raise OSError(28, "No space left on device")

    for stream in (None, Full(tty=True)):
        monkeypatch.setattr(sys, "stderr", stream)
        terminal = Terminal()
        terminal.warn(["it is tiny"])
        terminal.result("a.jpg")
    assert capsys.readouterr().out == "a.jpg\na.jpg\n"


class Screen:
    """A stderr that says it is a terminal."""

    def __init__(self, *, tty: bool) -> None:
        self.text = ""
        self.tty = tty

    def isatty(self) -> bool:
        return self.tty

    def write(self, text: str) -> int:
        self.text += text
        return len(text)

    def flush(self) -> None:
        pass


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch):
    now = [100.0]
    monkeypatch.setattr("pixelsmile_desktop.cli.terminal.time.monotonic", lambda: now[0])
    return now


def run_bar(monkeypatch: pytest.MonkeyPatch, clock: list[float], *, tty: bool, pace: float) -> str:
    screen = Screen(tty=tty)
    monkeypatch.setattr(sys, "stderr", screen)
    terminal = Terminal()
    for done in range(5):
        terminal.progress(Progress("Editing", done, 4, float(4 - done) if done else None))
        clock[0] += pace
    terminal.say("done")
    return screen.text


def test_long_work_draws_a_bar_and_wipes_it(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    text = run_bar(monkeypatch, clock, tty=True, pace=1)
    assert "\rEditing [############            ] 2/4  2 s left" in text
    assert text.endswith("\rdone\n")
    assert "\n" not in text[:-1]
    drawn = [line for line in text.split("\r") if line.strip()]
    assert drawn[-1] == "done\n"


def test_quick_work_and_pipes_see_no_bar(monkeypatch: pytest.MonkeyPatch, clock: list[float]) -> None:
    assert run_bar(monkeypatch, clock, tty=True, pace=0.01) == "done\n"
    assert run_bar(monkeypatch, clock, tty=False, pace=1) == "done\n"
