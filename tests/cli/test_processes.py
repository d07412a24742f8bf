"""The real command line in processes of its own: exit codes, streams, signals, full disks, odd names."""

import contextlib
import hashlib
import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COMMAND = shlex.split(os.environ.get("PIXELSMILE_COMMAND", "")) or [
    *(sys.executable, "-W", "error", "-m", "pixelsmile_desktop"),
]
"""The program under test: that of the source, or a frozen one that the variable names."""
posix = pytest.mark.skipif(os.name == "nt", reason="tests signals, limits and names of POSIX systems")


class Process:
    """A `pixelsmile` process that runs in a folder of its own."""

    def __init__(self, *words: object, cwd: Path, **options) -> None:
        path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
        self._process = subprocess.Popen(
            [*COMMAND, *words],
            cwd=cwd,
            env=os.environ | {"PYTHONPATH": path, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": ""},
            **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options},
        )

    def first_line(self, stream: str) -> bytes:
        return getattr(self._process, stream).readline()

    def interrupt(self, number: signal.Signals = signal.SIGINT) -> None:
        self._process.send_signal(number)

    def end(self) -> tuple[int, bytes, str]:
        out, err = self._process.communicate(timeout=100)
        text = (err or b"").decode("utf-8", "replace")
        assert "Traceback" not in text, text
        return self._process.returncode, out or b"", text


@pytest.fixture
def run(tmp_path: Path):
    """Start a command in an empty folder."""
    with contextlib.ExitStack() as stack:

        def start(*words: object, **options) -> Process:
            process = Process(*words, cwd=tmp_path, **options)
            stack.enter_context(process._process)
            stack.callback(process._process.kill)
            return process

        yield start


@pytest.fixture(autouse=True)
def _originals_stay_as_they_are(astronaut: Path, hopper: Path):
    before = [hashlib.sha256(path.read_bytes()).digest() for path in (astronaut, hopper)]
    yield
    assert [hashlib.sha256(path.read_bytes()).digest() for path in (astronaut, hopper)] == before


def left_behind(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if ".tmp" in path.name or path.stat().st_size == 0]


def test_parsing_loads_nothing_heavy(run, tmp_path: Path) -> None:
    program = (
        "import sys; from pixelsmile_desktop.cli import main; code = main(['edit', 'a.jpg']); "
        "heavy = {'numpy', 'cv2', 'PIL', 'torch', 'PySide6', 'rawpy', 'tifffile', 'pi_heif'}; "
        "print(code, sorted(heavy & set(sys.modules)))"
    )
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout == "2 []\n"


def test_both_portraits_smile(run, astronaut: Path, hopper: Path, tmp_path: Path) -> None:
    for photo, mix in ((astronaut, ["-e", "sad=0.8"]), (hopper, ["-e", "happy", "-e", "surprised=0.3"])):
        code, out, err = run("edit", photo, *mix, "-o", f"out{photo.suffix}", "--json").end()
        assert code == 0, err
        report = json.loads(out)
        assert report["engine"] == "instant"
        assert len(report["faces"]) == 1
        x0, y0, x1, y1 = report["changed_box"]
        x, y, width, height = report["faces"][0]["box"]
        assert x0 < x + width / 2 < x1
        assert y0 < y + height / 2 < y1
        assert (tmp_path / f"out{photo.suffix}").stat().st_size > 10_000


def test_doctor_finds_this_installation_well(run) -> None:
    code, out, err = run("doctor", "--json").end()
    assert code == 0, err
    assert json.loads(out)["engines"]["instant"] == {"ready": True}


def test_a_sheet_of_a_real_portrait(run, hopper: Path, tmp_path: Path) -> None:
    code, out, err = run("expressions", hopper, "-o", "sheet.jpg").end()
    assert code == 0, err
    assert out == b"sheet.jpg\n"
    assert (tmp_path / "sheet.jpg").stat().st_size > 100_000


@pytest.fixture
def album(hopper: Path, tmp_path: Path) -> Path:
    album = tmp_path / "album"
    album.mkdir()
    for number in range(6):
        shutil.copy(hopper, album / f"{number}.jpg")
    return album


@posix
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_batch_goes_on_with_resume(run, album: Path, tmp_path: Path, number: signal.Signals) -> None:
    words = ["batch", "album", "-e", "shy", "-o", "results", "--resume"]
    process = run(*words)
    first = process.first_line("stdout")
    process.interrupt(number)
    code, out, err = process.end()
    assert code == 130
    assert "not begun" in err
    assert err.endswith("pixelsmile: cancelled\n")
    assert left_behind(tmp_path / "results") == []
    done = (first + out).decode().splitlines()
    assert 1 <= len(done) < 6
    before = {path: (tmp_path / path).read_bytes() for path in done}
    code, out, err = run(*words, "--json").end()
    assert code == 0, err
    report = json.loads(out)
    assert [item["output"] for item in report["skipped"]] == done
    assert len(report["done"]) == 6 - len(done)
    assert {path: (tmp_path / path).read_bytes() for path in done} == before


@posix
def test_an_interrupted_edit_leaves_nothing(run, hopper: Path, tmp_path: Path) -> None:
    process = run("edit", hopper, "-e", "fear", "-e", "surprised", "-o", "out.jpg")
    assert b"fear and surprised" in process.first_line("stderr")
    process.interrupt()
    code, out, err = process.end()
    assert (code, out, err) == (130, b"", "pixelsmile: cancelled\n")
    assert list(tmp_path.iterdir()) == []


def _limit_files() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


@posix
def test_a_full_disk_leaves_nothing_half_written(run, album: Path, hopper: Path, tmp_path: Path) -> None:
    code, out, err = run("edit", hopper, "-e", "happy", "-o", "out.png", preexec_fn=_limit_files).end()
    assert (code, out) == (1, b"")
    assert err.startswith("pixelsmile: error: out.png")
    assert err.count("\n") == 1
    code, out, err = run(
        "batch", "album/0.jpg", "album/1.jpg", "-e", "shy", "-o", "results", preexec_fn=_limit_files
    ).end()
    assert (code, out) == (3, b"")
    assert err.count("pixelsmile: error: album") == 2
    assert [path.name for path in (tmp_path / "results").iterdir()] == [".pixelsmile-batch.jsonl"]
    code, out, err = run("batch", "album/0.jpg", "album/1.jpg", "-e", "shy", "-o", "results", "--resume").end()
    assert out.splitlines() == [b"results/0_shy_1.jpg", b"results/1_shy_1.jpg"]


@posix
def test_a_current_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()

    def enter_and_remove() -> None:
        os.chdir(tmp_path / "gone")
        (tmp_path / "gone").rmdir()

    env = os.environ | {"PIXELSMILE_HOME": "home", "PYTHONPATH": str(ROOT)}
    command = [*COMMAND, "doctor"]
    done = subprocess.run(command, env=env, preexec_fn=enter_and_remove, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("pixelsmile: error: PIXELSMILE_HOME is home, but the current folder is gone; ")
    assert done.stderr.count("\n") == 1


@posix
def test_a_read_only_folder_is_told(run, album: Path) -> None:
    album.chmod(0o555)
    if os.access(album, os.W_OK):
        pytest.skip("this user may write everywhere")
    for words in (["edit", "album/0.jpg", "-o", "album/x.jpg"], ["batch", "album", "-o", "album"]):
        code, out, err = run(*words, "-e", "shy").end()
        assert (code, out) == (1, b"")
        assert err.startswith("pixelsmile: error: ")
    album.chmod(0o755)


@posix
def test_stdout_that_nobody_reads_or_that_is_full_is_no_traceback(run, hopper: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as nobody, Path("/dev/full").open("wb") as full:
        for stdout in (nobody, full):
            code, _, err = run("faces", hopper, "--json", stdout=stdout).end()
            assert code == 1
            assert err.startswith("pixelsmile: error: stdout takes no more (")
            assert err.count("\n") == 1
            assert run("--help", stdout=stdout).end()[0] == 1
    assert run("faces", hopper, stdout=None, stderr=None).end()[0] == 0


@posix
def test_any_name_of_a_file_is_taken_as_it_is(run, hopper: Path, tmp_path: Path) -> None:
    names = [
        b"a b.jpg",
        b"-e.jpg",
        "\u7b11\u9854 \U0001f600.jpg".encode(),
        b"caf\xe9.jpg",
        b"new\nline.jpg",
        b"100%s {x}.jpg",
    ]
    for name in names:
        shutil.copy(hopper, tmp_path / os.fsdecode(name))
    code, out, err = run("batch", "-e", "shy=0", "-o", "results", "--", *names).end()
    assert code == 0, err
    expected = [b"results/" + name.replace(b".jpg", b"_shy_0.jpg") for name in names]
    assert out == b"".join(path + b"\n" for path in expected)
    assert all((tmp_path / os.fsdecode(path)).read_bytes() == hopper.read_bytes() for path in expected)
    code, out, err = run("edit", b"caf\xe9.jpg", "-e", "shy", "-o", b"caf\xe9.png", "--json").end()
    assert code == 0, err
    assert os.fsencode(json.loads(out)["output"]) == b"caf\xe9.png"
    code, out, err = run("edit", b"missing\n\xe9.jpg", "-e", "shy", "-o", "x.png").end()
    assert (code, err.count("\n")) == (1, 1)


def test_two_batches_in_one_folder_do_not_destroy_each_other(
    run, astronaut: Path, hopper: Path, tmp_path: Path
) -> None:
    for folder, photo in (("one", hopper), ("two", astronaut)):
        (tmp_path / folder).mkdir()
        for number in range(2):
            shutil.copy(photo, tmp_path / folder / f"{number}.jpg")
    processes = [run("batch", folder, "-e", "shy", "-o", "results") for folder in ("one", "two")]
    ends = [process.end() for process in processes]
    assert [code for code, _, _ in ends] == [0, 0], ends
    paths = [path for _, out, _ in ends for path in out.decode().splitlines()]
    assert len(set(paths)) == 4
    assert all((tmp_path / path).stat().st_size > 10_000 for path in paths)


def test_the_program_is_a_module_too(run) -> None:
    assert run("--version").end()[1].startswith(b"pixelsmile ")
