"""Real processes: several that share a training, signals, and the way through the command line."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file

from pixelsmile_desktop.core.errors import Cancelled
from tests.training.datasets import record, write_config
from tests.training.runs import events, is_same, losses, run

pytestmark = pytest.mark.loopback


@pytest.fixture
def configured(tmp_path: Path, tiny_folder: Path, portraits: Path) -> Callable[..., Path]:
    def write(name: str, **sections: dict[str, Any]) -> Path:
        return write_config(tmp_path / name, tiny_folder, portraits / "records.jsonl", **sections)

    return write


def command(*words: object) -> list[str]:
    return [sys.executable, "-P", "-m", "pixelsmile_desktop", "train", *map(str, words)]


def trained(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(*words), capture_output=True, text=True, check=False)


def read_until(child: subprocess.Popen[str], name: str, step: int) -> None:
    """Read what a training says up to an event of a step."""
    assert child.stdout is not None
    for line in child.stdout:
        event = json.loads(line)
        if event["event"] == name and event["step"] >= step:
            return
    pytest.fail("it ended before")


def are_close(first: Path, second: Path, atol: float) -> bool:
    a, b = load_file(first), load_file(second)
    return a.keys() == b.keys() and all(torch.allclose(a[key], b[key], atol=atol) for key in a)


def test_two_processes_are_one_with_a_doubled_batch(configured: Callable[..., Path]) -> None:
    two, one = (configured(name, run=run, optimizer={"ema_decay": 0.5}) for name, run in TWICE.items())
    done = trained(two)
    assert done.returncode == 0, done.stderr
    output, alone = two.parent / "run", one.parent / "run"
    assert done.stdout.strip() == str(output / "adapter.safetensors")
    run(one)
    assert losses(output) == pytest.approx(losses(alone), rel=1e-5)
    for name in ("adapter", "checkpoint-00000004/adapter", "checkpoint-00000004/optimizer"):
        assert are_close(output / f"{name}.safetensors", alone / f"{name}.safetensors", 1e-5), name
    assert len(events(output, "prepared")) == len(events(output, "finished")) == 1


TWICE = {"two": {"processes": 2}, "one": {"batch": 2}}


def test_shards_stop_together_and_one_process_goes_on(configured: Callable[..., Path]) -> None:
    """FSDP: told to stop, two processes with half of the model each write one whole checkpoint."""
    endless = {"steps": 100_000, "batch": 1}
    sharded = configured("two", run={**endless, "processes": 2, "sharding": "sharded"})
    with subprocess.Popen(command(sharded, "--json"), stdout=subprocess.PIPE, text=True) as child:
        read_until(child, "step", 2)
        child.send_signal(signal.SIGTERM)
        child.communicate()
    assert child.returncode == 130
    output = sharded.parent / "run"
    (stopped,) = events(output, "stopped")
    step = stopped["step"]
    (checkpoint,) = output.glob("checkpoint-*")
    assert checkpoint.name == f"checkpoint-{step:08d}"
    alone = configured("one", run={**endless, "batch": 2})
    with pytest.raises(Cancelled):
        run(alone, stop_after=step)
    assert losses(output) == pytest.approx(losses(alone.parent / "run"), rel=1e-3)
    for part in ("adapter", "optimizer"):
        name = f"{checkpoint.name}/{part}.safetensors"
        assert are_close(output / name, alone.parent / "run" / name, 1e-3)
    with pytest.raises(Cancelled):
        run(configured("two", run={**endless, "batch": 2}), stop_after=step + 1)
    assert [event["step"] for event in events(output, "resumed")] == [step]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no process groups to send Ctrl-C to")
def test_control_c_ends_with_a_checkpoint(configured: Callable[..., Path]) -> None:
    path = configured("a", run={"steps": 100_000})
    words = command(path, "--json")
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, start_new_session=True) as child:
        read_until(child, "step", 1)
        os.killpg(child.pid, signal.SIGINT)
        child.communicate()
    assert child.returncode == 130
    (stopped,) = events(path.parent / "run", "stopped")
    assert (path.parent / "run" / f"checkpoint-{stopped['step']:08d}").is_dir()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not tell that a parent is gone")
def test_a_training_whose_command_is_killed_ends_with_a_checkpoint(configured: Callable[..., Path]) -> None:
    """`pixelsmile train` runs the training in a process of its own, which must not be left behind."""
    path = configured("a", run={"steps": 100_000})
    with subprocess.Popen(command(path, "--json"), stdout=subprocess.PIPE, text=True) as child:
        read_until(child, "step", 1)
        child.kill()
        assert child.stdout is not None
        child.stdout.read()  # ends when nobody is left who could write
    (stopped,) = events(path.parent / "run", "stopped")
    assert (path.parent / "run" / f"checkpoint-{stopped['step']:08d}").is_dir()


def test_two_trainings_do_not_share_a_folder(configured: Callable[..., Path]) -> None:
    path = configured("a", run={"steps": 100_000})
    with subprocess.Popen(command(path, "--json"), stdout=subprocess.PIPE, text=True) as child:
        read_until(child, "step", 1)
        second = trained(path)
        child.terminate()
        child.communicate()
    assert second.returncode == 1
    assert second.stderr.startswith(f"pixelsmile: error: another training is working in {path.parent / 'run'}; wait")
    assert child.returncode == 130


def test_a_kill_leaves_the_last_checkpoint_whole(configured: Callable[..., Path]) -> None:
    path = configured("killed", run={"steps": 100_000, "checkpoint_every": 1})
    words = [sys.executable, "-P", "-m", "pixelsmile_desktop.training", str(path), "--json"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, stderr=subprocess.DEVNULL) as child:
        read_until(child, "checkpoint", 3)
        child.kill()
    output = path.parent / "run"
    newest = max(int(each.name.removeprefix("checkpoint-")) for each in output.glob("checkpoint-????????"))
    assert newest >= 3
    whole = configured("whole", run={"steps": 100_000, "checkpoint_every": newest})
    with pytest.raises(Cancelled):
        run(whole, stop_after=newest)
    for part in ("adapter", "optimizer", "random"):
        name = f"checkpoint-{newest:08d}/{part}.safetensors"
        assert is_same(output / name, whole.parent / "run" / name)


def test_faults_come_with_their_line_and_an_exit_code(configured: Callable[..., Path], tmp_path: Path) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text(json.dumps(record()) + "\n{}\n")
    done = trained(configured("a", data={"records": bad}))
    assert done.returncode == 1
    assert done.stderr.splitlines()[0].startswith(f"pixelsmile: error: {bad}, line 2: the line has no dst")
    assert "Traceback" not in done.stderr
    done = trained(configured("a", run={"batch": 0}))
    assert done.returncode == 2
    assert "config.toml, line" in done.stderr


def test_checking_trains_nothing(configured: Callable[..., Path]) -> None:
    path = configured("a")
    done = trained(path, "--check", "--json")
    assert done.returncode == 0
    told = [json.loads(line) for line in done.stdout.splitlines()]
    assert told[-1]["event"] == "prepared"
    assert told[-1]["to_precompute"] == 4
    assert not (path.parent / "run").exists()


def test_a_dataset_is_built_by_the_command_line(tmp_path: Path, portraits: Path) -> None:
    folder = tmp_path / "photos" / "ann"
    folder.mkdir(parents=True)
    for picture in portraits.glob("*.png"):
        (folder / picture.name).write_bytes(picture.read_bytes())
    table = tmp_path / "scores.csv"
    table.write_text("image,fear,surprised\nann/neutral.png,0,0\nann/fear.png,0.9,0.1\nann/surprised.png,0.2,0.8\n")
    done = trained("dataset", tmp_path / "photos", table, "-o", tmp_path / "records.jsonl")
    assert (done.returncode, done.stdout) == (0, f"{tmp_path / 'records.jsonl'}\n")
    assert len((tmp_path / "records.jsonl").read_text().splitlines()) == 1
