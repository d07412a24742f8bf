import errno
import json
from pathlib import Path

import pytest
import torch

from pixelsmile_desktop.core.errors import EngineError, SaveError
from pixelsmile_desktop.core.safetensors_header import read_header
from pixelsmile_desktop.training.checkpoint import (
    Checkpoint,
    checkpoints_in,
    newest_checkpoint,
    read_checkpoint,
    write_checkpoint,
)


def a_checkpoint(step: int) -> Checkpoint:
    generator = torch.Generator().manual_seed(step)
    return Checkpoint(
        step=step,
        position=2 * step,
        identity={"seed": 42, "model": "m"},
        adapter={"transformer.x.lora_A.weight": torch.randn(3, 4, generator=generator)},
        adapter_metadata={"format": "pt", "lora_adapter_metadata": "{}"},
        optimizer={"x/exp_avg": torch.randn(3, 4, generator=generator), "x/step": torch.tensor(float(step))},
        numbers={"x/steps": 7},
        average={"x": torch.randn(2, generator=generator)},
        random={"cpu/0": torch.get_rng_state()},
    )


def test_it_comes_back_as_it_was(tmp_path: Path) -> None:
    wanted = a_checkpoint(5)
    found = read_checkpoint(write_checkpoint(tmp_path, wanted, 3))
    assert (found.step, found.position, found.identity, found.numbers) == (5, 10, wanted.identity, {"x/steps": 7})
    assert found.adapter_metadata == wanted.adapter_metadata
    for part in ("adapter", "optimizer", "average", "random"):
        tensors = getattr(found, part)
        assert tensors.keys() == getattr(wanted, part).keys()
        assert all(torch.equal(tensor, getattr(wanted, part)[name]) for name, tensor in tensors.items())


def test_there_is_nothing_but_safetensors_and_json(tmp_path: Path) -> None:
    place = write_checkpoint(tmp_path, a_checkpoint(5), 3)
    for path in place.iterdir():
        if path.suffix == ".json":
            json.loads(path.read_text())
        else:
            assert path.suffix == ".safetensors"
            read_header(path)


def test_the_newest_few_stay(tmp_path: Path) -> None:
    for step in (9, 10, 100, 11):
        write_checkpoint(tmp_path, a_checkpoint(step), 3)
    assert [step for step, _ in checkpoints_in(tmp_path)] == [10, 11, 100]
    newest = newest_checkpoint(tmp_path)
    assert newest is not None
    assert newest.step == 100


def test_a_run_that_has_not_begun_has_none(tmp_path: Path) -> None:
    assert newest_checkpoint(tmp_path / "none") is None
    (tmp_path / "checkpoint-5").mkdir()
    (tmp_path / "checkpoint-00000001").write_text("")
    assert newest_checkpoint(tmp_path) is None


@pytest.mark.parametrize("write", range(5))
def test_a_full_disk_leaves_the_one_before_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: int) -> None:
    import os

    write_checkpoint(tmp_path, a_checkpoint(1), 1)
    calls = iter(range(100))
    real = os.fsync

    def full(handle: int) -> None:
        # Files and folders are synced in turn.
        if next(calls) // 2 == write:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(handle)

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(SaveError, match="the disk is full"):
        write_checkpoint(tmp_path, a_checkpoint(2), 1)
    monkeypatch.undo()
    found = newest_checkpoint(tmp_path)
    assert found is not None
    assert found.step == 1
    write_checkpoint(tmp_path, a_checkpoint(2), 1)
    assert [path.name for path in tmp_path.iterdir()] == ["checkpoint-00000002"]


@pytest.mark.parametrize("name", ["state.json", "adapter.safetensors", "optimizer.safetensors"])
@pytest.mark.parametrize("content", [None, b"", b"{}", b"\x80\x04pickle"])
def test_a_damaged_one_is_named(tmp_path: Path, name: str, content: bytes | None) -> None:
    path = write_checkpoint(tmp_path, a_checkpoint(1), 1) / name
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content)
    with pytest.raises(EngineError, match="checkpoint-00000001 is damaged"):
        newest_checkpoint(tmp_path)
