"""`pixelsmile bench tasks|ffe|report|compare` as processes, with the real engine and the bundled judge."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pixelsmile_desktop.benchmark.ffe.run_ledger import LEDGER_NAME, read_run
from tests.ffe.making import many, write_run, write_tasks

COMMAND = [sys.executable, "-m", "pixelsmile_desktop", "bench"]
DIRECT = [sys.executable, "-m", "pixelsmile_desktop.benchmark"]


def bench(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*COMMAND, *map(str, words)], capture_output=True, text=True, timeout=240, check=False)


@pytest.fixture(scope="module")
def tasks(tmp_path_factory: pytest.TempPathFactory, resources: Path) -> Path:
    """Both portraits toward two expressions."""
    folder = tmp_path_factory.mktemp("tasks")
    boxes = {"astronaut.png": [180, 70, 271, 179], "grace_hopper.jpg": [171, 131, 354, 333]}
    for name in boxes:
        shutil.copy(resources / "portraits" / name, folder)
    return write_tasks(
        folder / "tasks.jsonl",
        [
            {"image": name, "box": box, "category": category}
            for name, box in boxes.items()
            for category in ("happy", "contempt")
        ],
    )


def wait_for_results(ledger: Path, count: int, process: subprocess.Popen) -> None:  # type: ignore[type-arg]
    while not (ledger.is_file() and ledger.read_bytes().count(b'"scores"') >= count):
        assert process.poll() is None
        try:
            process.wait(0.02)
        except subprocess.TimeoutExpired:
            continue


def test_a_cancel_is_passed_on_and_keeps_what_was_done(tasks: Path, tmp_path: Path) -> None:
    words = ["ffe", tasks, "-o", tmp_path, "--engine", "instant", "--jobs", "1"]
    with subprocess.Popen([*COMMAND, *map(str, words)], stderr=subprocess.PIPE, text=True) as started:
        wait_for_results(tmp_path / LEDGER_NAME, 1, started)
        started.terminate()
        said = started.communicate(timeout=60)[1]
    assert started.returncode == 130
    assert "add --resume to go on" in said
    assert 1 <= len(read_run(tmp_path).judgements) < 16


def test_a_killed_run_goes_on_and_reports(tasks: Path, tmp_path: Path) -> None:
    folder, ledger = tmp_path / "run", tmp_path / "run" / LEDGER_NAME
    words = ["ffe", tasks, "-o", folder, "--engine", "instant", "--intensities", "0.3", "0.6", "1", "--jobs", "1"]
    with subprocess.Popen([*DIRECT, *map(str, words)], stderr=subprocess.DEVNULL) as first:
        wait_for_results(ledger, 2, first)
        first.kill()
    done = read_run(folder).outcomes
    assert 2 <= len(done) < 12
    resumed = bench(*words, "--resume", "--json")
    assert resumed.returncode == 0, resumed.stderr
    told = json.loads(resumed.stdout)
    assert told["edits"] == 12
    assert told["metrics"]["cls12"]["rows"] == 4
    assert told["run"]["judge"].startswith("blendshape signatures")
    assert told["metrics"]["background"]["value"] == 0
    assert {row["expression"]: row["recognised"] for row in told["expressions"]}["happy"] == 1
    after = read_run(folder).outcomes
    assert all(after[key] == outcome for key, outcome in done.items())
    assert sorted(path.name for path in folder.iterdir()) == [
        "pictures", "report.html", "report.json", "report.md", LEDGER_NAME
    ]  # fmt: skip


def test_tasks_are_built_from_a_folder(resources: Path, tmp_path: Path) -> None:
    done = bench("tasks", resources / "portraits", "-o", tmp_path / "tasks.jsonl", "-e", "happy", "-e", "sad")
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == str(tmp_path / "tasks.jsonl")
    assert "4 tasks about 2 faces" in done.stderr


def test_bad_tasks_are_told_with_their_lines_before_any_work(tmp_path: Path) -> None:
    tasks = write_tasks(tmp_path / "tasks.jsonl", [{"image": "none.png", "category": "happy"}])
    done = bench("ffe", tasks, "-o", tmp_path / "run")
    assert done.returncode == 1
    assert f"{tasks}, line 1: there is no file" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "run").exists()


def test_reports_are_written_anew_and_compared(tmp_path: Path) -> None:
    folders = [write_run(tmp_path / name, many(6), 1) for name in ("a", "b")]
    report = bench("report", folders[0], "--pairs", "happy:sad")
    assert report.returncode == 0, report.stderr
    assert "| Acc-12 |" in report.stdout
    assert json.loads((folders[0] / "report.json").read_text())["pairs"][0]["pair"] == ["happy", "sad"]
    compared = bench("compare", *folders, "-o", tmp_path / "compared.md")
    assert compared.returncode == 0, compared.stderr
    assert compared.stdout == (tmp_path / "compared.md").read_text()


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["ffe", "tasks", "-o", "run", "--judge", "onnx"], "the judge onnx needs its mapping file"),
        (["ffe", "tasks", "-o", "run", "--judge-file", "x"], "takes no file"),
        (["ffe", "tasks", "-o", "run", "--identity-models", "x"], "non-commercial research only"),
        (["ffe", "tasks", "-o", "run", "--pairs", "happy:joy"], "there is no expression 'joy'"),
        (["compare", "a"], "holds no run"),
    ],
)
def test_wrong_words_are_one_line(words: list[str], complaint: str) -> None:
    done = subprocess.run([*DIRECT, *words], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == (1 if words[0] == "compare" else 2)
    (line,) = done.stderr.splitlines()
    assert line.startswith("pixelsmile: error: ")
    assert complaint in line
    assert done.stdout == ""
