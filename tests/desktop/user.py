"""Somebody in front of the screen, who looks before he clicks."""

import json
import select
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.desktop.screen import Hands

PATIENCE = 60.0
"""Seconds until something that was waited for counts as missing."""
_BETWEEN_LOOKS = 0.05
_PROGRAM = Path(__file__).with_name("seen_program.py")


Box = tuple[int, int, int, int]


@dataclass(frozen=True)
class Seen:
    """A widget as it stands on the screen."""

    kind: str
    name: str
    text: str
    box: Box
    is_enabled: bool
    is_checked: bool
    parts: tuple[tuple[str, Box], ...]
    """What it paints itself: the entries of a menu, the rows of a list, the photos of a grid."""

    @classmethod
    def read(cls, answer: dict[str, Any]) -> "Seen":
        """A widget as the eyes describe it."""
        parts = tuple((text, tuple(box)) for text, box in answer.pop("parts"))
        return cls(**(answer | {"box": tuple(answer["box"]), "parts": parts}))

    def part(self, text: str) -> "Seen | None":
        """What it paints itself under that text."""
        found = next((part for part in self.parts if text in part[0]), None)
        return None if found is None else Seen("", "", found[0], found[1], True, False, ())

    @property
    def middle(self) -> tuple[int, int]:
        """Where to click at it."""
        return self.at(0.5, 0.5)

    def at(self, across: float, down: float) -> tuple[int, int]:
        """A place in it, in shares of its width and height."""
        left, top, width, height = self.box
        return round(left + across * width), round(top + down * height)


class User:
    """One life of the program, from its start until it has ended.

    Args:
        hands: pointer and keyboard.
        words: what the program is started with.
    """

    def __init__(self, hands: Hands, *words: str) -> None:
        self.hands = hands
        command = [sys.executable, str(_PROGRAM), *words]
        self.process = subprocess.Popen(
            command, env=hands.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )

    def look(self) -> list[Seen]:
        """Everything that is on the screen."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("look\n")
        ready, _, _ = select.select([self.process.stdout], [], [], PATIENCE)
        assert ready, "the window does not answer"
        answer = self.process.stdout.readline()
        assert answer, f"the program has ended with {self.process.wait(10)}"
        return [Seen.read(one) for one in json.loads(answer)]

    def until(self, condition: Callable[[], Any], what: str) -> Any:
        """Look again and again until there is something to see."""
        deadline = time.monotonic() + PATIENCE
        while not (found := condition()):
            assert time.monotonic() < deadline, f"waited in vain for {what}; there is only {self._texts()}"
            assert self.process.poll() is None, f"the program ended while it was to show {what}"
            time.sleep(_BETWEEN_LOOKS)
        return found

    def see(self, text: str = "", *, kind: str = "", name: str = "", is_enabled: bool = True) -> Seen:
        """Wait for a widget that has this text, kind and name, as far as they are given."""

        def fits(one: Seen) -> bool:
            is_it = (not text or text in one.text) and (not kind or one.kind == kind) and (not name or name in one.name)
            return is_it and (one.is_enabled or not is_enabled)

        return self._settled(lambda: next((one for one in self.look() if fits(one)), None), f"{text!r} {kind} {name}")

    def see_part(self, text: str, *, kind: str) -> Seen:
        """Wait for something that widgets of a kind paint themselves."""

        def found() -> Seen | None:
            parts = (one.part(text) for one in self.look() if one.kind == kind)
            return next((part for part in parts if part is not None), None)

        return self._settled(found, f"{text!r} in a {kind}")

    def _settled(self, find: Callable[[], Seen | None], what: str) -> Seen:
        """Wait until something stands still: a page that has just been shown still moves its parts about."""
        earlier: list[Seen | None] = [None]

        def stands_still() -> Seen | None:
            now, before = find(), earlier[0]
            earlier[0] = now
            return now if now is not None and before is not None and now.box == before.box else None

        found: Seen = self.until(stands_still, what)
        return found

    def click(self, text: str = "", *, kind: str = "", name: str = "", times: int = 1) -> None:
        """Click in the middle of what is seen."""
        self.hands.click(*self.see(text, kind=kind, name=name).middle, times=times)

    def quit(self) -> int:
        """Quit by the keyboard; how the process ended."""
        self.hands.press("ctrl+q")
        return self.ended()

    def _texts(self) -> list[str]:
        """What can be read on the screen."""
        return [one.text or one.name for one in self.look() if one.text or one.name]

    def kill(self) -> None:
        """End it if it is still there, as after a test that failed."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.communicate(timeout=PATIENCE)

    def ended(self) -> int:
        """How the process has ended, without being asked any more."""
        self.process.communicate(timeout=PATIENCE)
        return self.process.returncode
