"""A screen without a monitor, with a window manager, a pointer and a keyboard."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

NEEDED = ("Xvfb", "openbox", "xdotool")
_SIZE = "1600x1000x24"


def missing_programs() -> list[str]:
    """Which programs of the system the tests of this folder need in vain."""
    return [name for name in NEEDED if shutil.which(name) is None]


class Hands:
    """The pointer and the keyboard of a screen.

    Args:
        display: the screen, as X11 calls it.
    """

    def __init__(self, display: str) -> None:
        self.display = display

    @property
    def environment(self) -> dict[str, str]:
        """For processes that shall appear on this screen."""
        return os.environ | {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def click(self, x: int, y: int, *, times: int = 1, keys: tuple[str, ...] = ()) -> None:
        """Click with the left button while `keys` are held."""
        down = [word for key in keys for word in ("keydown", key)]
        up = [word for key in keys for word in ("keyup", key)]
        clicks = ["click", "--repeat", str(times), "--delay", "40", "1"]
        self._do("mousemove", "--sync", str(x), str(y), *down, *clicks, *up)

    def drag(self, start: tuple[int, int], *stops: tuple[int, int]) -> None:
        """Press at a place, go on to the others, and let go."""
        self._do("mousemove", "--sync", *map(str, start), "mousedown", "1")
        for stop in stops:
            self._do("mousemove", "--sync", *map(str, stop))
        self._do("mouseup", "1")

    def scroll_down(self, x: int, y: int, notches: int) -> None:
        """Turn the wheel of the mouse at a place."""
        self._do("mousemove", "--sync", str(x), str(y), "click", "--repeat", str(notches), "--delay", "20", "5")

    def press(self, *keys: str) -> None:
        """Press keys one after the other, such as `ctrl+Return`."""
        self._do("key", "--delay", "30", *keys)

    def hold(self, key: str, *, is_down: bool) -> None:
        """Press a key without letting go, or let go."""
        self._do("keydown" if is_down else "keyup", key)

    def write(self, text: str) -> None:
        """Type a text."""
        self._do("type", "--delay", "5", text)

    def windows(self, title: str) -> list[str]:
        """The visible windows whose title holds a text."""
        command = ["xdotool", "search", "--onlyvisible", "--name", title]
        found = subprocess.run(command, env=self.environment, capture_output=True, text=True, check=False, timeout=20)
        return found.stdout.split()

    def _do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self.environment, check=True, timeout=30)


@contextmanager
def screen() -> Iterator[Hands]:
    """A screen for as long as it is needed."""
    with ExitStack() as endings:
        reading, writing = os.pipe()
        # The server says which number was free; it must not be told one, because tests run beside each other.
        server = ["Xvfb", "-displayfd", str(writing), "-screen", "0", _SIZE, "-nolisten", "tcp"]
        process = subprocess.Popen(server, pass_fds=(writing,), stderr=subprocess.DEVNULL)
        endings.callback(_end, process)
        os.close(writing)
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        hands = Hands(f":{number}")
        manager = subprocess.Popen(["openbox"], env=hands.environment, stderr=subprocess.DEVNULL)
        endings.callback(_end, manager)
        yield hands


def _end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait(20)
