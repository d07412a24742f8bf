import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication

from pixelsmile_desktop.core.errors import SaveError
from pixelsmile_desktop.ui.workers.single_instance import SingleInstance
from tests.ui.waiting import Heard, until

_SECOND = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from pixelsmile_desktop.ui.workers.single_instance import SingleInstance
application = QCoreApplication([])
print(SingleInstance(Path(sys.argv[1])).take_place_or_hand_over([Path(word) for word in sys.argv[2:]]))
"""


def second(data: Path, *words: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", _SECOND, str(data), *words]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def outcome(process: subprocess.Popen[str]) -> str:
    until(lambda: process.poll() is not None, "the other process")
    assert process.stdout is not None
    with process.stdout:
        return process.stdout.read().strip()


def test_the_second_hands_its_files_to_the_first(qapp: QApplication, tmp_path: Path) -> None:
    first, heard = SingleInstance(tmp_path), Heard()
    first.files_arrived.connect(heard.heard)
    assert first.take_place_or_hand_over([])
    odd = "a b\u00e4\udcff.jpg"
    assert outcome(second(tmp_path, "/photos/one.jpg", odd)) == "False"
    assert heard.calls == [([Path("/photos/one.jpg"), Path.cwd() / odd],)]
    first.release()


def test_two_homes_are_two_programs(qapp: QApplication, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path / "one")
    assert first.take_place_or_hand_over([])
    assert outcome(second(tmp_path / "two")) == "True"
    first.release()


def test_the_place_is_free_when_its_holder_was_killed(qapp: QApplication, tmp_path: Path) -> None:
    code = _SECOND + "import os, signal\nsys.stdout.flush()\nos.kill(os.getpid(), signal.SIGKILL)"
    killed = subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert outcome(killed) == "True"
    heir = SingleInstance(tmp_path)
    assert heir.take_place_or_hand_over([])
    heir.release()


def test_whoever_comes_while_the_first_is_leaving_becomes_the_first(qapp: QApplication, tmp_path: Path) -> None:
    first = SingleInstance(tmp_path)
    assert first.take_place_or_hand_over([])
    first._server.close()
    waiting = second(tmp_path)
    first.release()
    assert outcome(waiting) == "True"


@pytest.mark.parametrize("message", [b"{}\n", b"nonsense\n", b"[1]\n", b"\xff\xfe\n"])
def test_nonsense_is_answered_by_nothing(qapp: QApplication, tmp_path: Path, message: bytes) -> None:
    first, heard = SingleInstance(tmp_path), Heard()
    first.files_arrived.connect(heard.heard)
    assert first.take_place_or_hand_over([])
    socket = QLocalSocket()
    socket.connectToServer(first.name)
    socket.write(message)
    socket.flush()
    until(lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert heard.calls == []
    assert bytes(socket.readAll().data()) == b""
    first.release()


def test_a_folder_that_cannot_be_written_is_said(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(SaveError, match="cannot be written"):
        SingleInstance(tmp_path / "data").take_place_or_hand_over([])
