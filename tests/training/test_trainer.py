import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image
from safetensors.torch import load_file, save_file

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.engine import RenderContext
from pixelsmile_desktop.core.errors import Cancelled, EngineError, OutOfMemoryError
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.progress import ignore_progress
from pixelsmile_desktop.core.request import EngineOptions
from pixelsmile_desktop.engines.pixelsmile.choice import ModelChoice
from pixelsmile_desktop.engines.pixelsmile.session import Session
from pixelsmile_desktop.training.records import DatasetError
from tests.pixelsmile.adapter_files import a_plan
from tests.training.datasets import SIDE, write_config
from tests.training.runs import events, is_same, losses, run

Configured = Callable[..., Path]


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One cache for all trainings of the module's model and dataset."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def configured(tmp_path: Path, tiny_folder: Path, portraits: Path, cache: Path) -> Configured:
    """Writes a configuration into a folder of its own."""

    def write(name: str, **sections: dict[str, Any]) -> Path:
        sections["data"] = {"cache": cache} | sections.get("data", {})
        return write_config(tmp_path / name, tiny_folder, portraits / "records.jsonl", **sections)

    return write


@pytest.fixture
def judged(tiny_clip: Path, tiny_recogniser: Path) -> dict[str, Any]:
    """The section of all losses."""
    return {
        "contrast_weight": 0.05,
        "identity_weight": 0.1,
        "clip": tiny_clip,
        "recogniser": tiny_recogniser,
        "accept_identity_licence": True,
    }


def rendered(base: Path, adapter: Path | None, portraits: Path, folder: Path) -> Any:
    """What the engine makes of the dataset's source."""
    with Image.open(portraits / "neutral.png") as picture:
        crop = np.asarray(picture.convert("RGB"))
    choice = ModelChoice(base, adapter)
    session = Session.load(choice, a_plan(), folder, CancelToken(), ignore_progress)
    context = RenderContext(EngineOptions(steps=4, size=256, seed=1))
    return next(iter(session.generate(crop, [ExpressionMix.parse(["fear"])], choice, context)))


def test_the_loss_falls_and_the_adapter_changes_the_picture(
    configured: Configured, tmp_path: Path, tiny_folder: Path, portraits: Path
) -> None:
    path = configured("a", run={"steps": 40, "batch": 3}, optimizer={"learning_rate": 0.03, "warm_up": 4})
    adapter = run(path)
    curve = losses(path.parent / "run")
    assert len(curve) == 40
    assert np.mean(curve[-10:]) < 0.9 * np.mean(curve[:10])
    plain = rendered(tiny_folder, None, portraits, tmp_path / "embeddings")
    changed = rendered(tiny_folder, adapter, portraits, tmp_path / "embeddings")
    assert np.abs(plain.astype(int) - changed).mean() > 1


def test_a_run_that_was_stopped_goes_on_bit_by_bit(configured: Configured, judged: dict[str, Any]) -> None:
    sections = {
        "loss": judged,
        "run": {"steps": 4, "accumulation": 2, "samples_every": 2, "sample_steps": 2, "samples": 1},
        "optimizer": {"ema_decay": 0.9, "warm_up": 2},
    }
    whole, parted = configured("whole", **sections), configured("parted", **sections)
    run(whole)
    with pytest.raises(Cancelled):
        run(parted, stop_after=2)
    first = parted.parent / "run"
    assert [path.name for path in first.glob("checkpoint-*")] == ["checkpoint-00000002"]
    assert not (first / "adapter.safetensors").exists()
    torch.manual_seed(123)
    run(parted)
    assert events(first, "resumed") == [events(first, "resumed")[0]]
    assert losses(first) == losses(whole.parent / "run")
    for name in ("adapter", *(f"checkpoint-00000004/{part}" for part in ("adapter", "optimizer", "average", "random"))):
        assert is_same(first / f"{name}.safetensors", whole.parent / "run" / f"{name}.safetensors"), name
    last = first / "checkpoint-00000004" / "state.json"
    assert last.read_bytes() == (whole.parent / "run" / "checkpoint-00000004" / "state.json").read_bytes()


def test_the_same_configuration_gives_the_same_adapter_whatever_the_order_of_other_work(
    configured: Configured,
) -> None:
    first = run(configured("first"))
    torch.rand(7)
    assert is_same(first, run(configured("second")))
    assert not is_same(first, run(configured("third", run={"seed": 43})))


def test_accumulation_is_a_larger_batch(configured: Configured) -> None:
    large = load_file(run(configured("large", run={"batch": 2})))
    small = load_file(run(configured("small", run={"accumulation": 2})))
    kept = load_file(run(configured("kept", run={"batch": 2, "gradient_checkpointing": False})))
    for name, value in large.items():
        assert torch.allclose(value, small[name], atol=1e-5)
        assert torch.allclose(value, kept[name], atol=1e-5)


def test_eight_bit_moments_and_bfloat16_train_too(
    configured: Configured, tmp_path: Path, tiny_folder_bf16: Path, portraits: Path
) -> None:
    path = write_config(
        tmp_path / "bf16",
        tiny_folder_bf16,
        portraits / "records.jsonl",
        model={"precision": "bf16"},
        adapter={"export": "bf16"},
        optimizer={"eight_bit": True},
    )
    adapter = load_file(run(path))
    assert {tensor.dtype for tensor in adapter.values()} == {torch.bfloat16}
    assert any(tensor.abs().max() > 0 for name, tensor in adapter.items() if "lora_B" in name)
    checkpoint = load_file(path.parent / "run" / "checkpoint-00000004" / "adapter.safetensors")
    assert {tensor.dtype for tensor in checkpoint.values()} == {torch.float32}


def test_the_average_is_what_is_exported(configured: Configured) -> None:
    path = configured("a", optimizer={"ema_decay": 0.5})
    exported = load_file(run(path))
    checkpoint = path.parent / "run" / "checkpoint-00000004"
    assert is_same(path.parent / "run" / "adapter.safetensors", checkpoint / "average.safetensors")
    newest = load_file(checkpoint / "adapter.safetensors")
    assert any(not torch.equal(exported[name], newest[name]) for name in exported)


def test_sheets_and_checkpoints_come_when_they_should(configured: Configured) -> None:
    path = configured(
        "a", run={"checkpoint_every": 1, "keep_checkpoints": 2, "samples_every": 3, "samples": 2, "sample_steps": 2}
    )
    run(path)
    output = path.parent / "run"
    assert sorted(each.name for each in output.glob("checkpoint-*")) == ["checkpoint-00000003", "checkpoint-00000004"]
    assert sorted(each.name for each in (output / "samples").iterdir()) == ["step-00000003.png", "step-00000004.png"]
    with Image.open(output / "samples" / "step-00000004.png") as sheet:
        assert sheet.width > 5 * SIDE
        assert sheet.height > 2 * SIDE


def test_progress_is_told_as_json(configured: Configured) -> None:
    path = configured("a", run={"log_every": 2})
    run(path)
    output = path.parent / "run"
    steps = events(output, "step")
    assert [event["step"] for event in steps] == [2, 4]
    wanted = {
        "loss",
        "flow",
        "contrast",
        "identity",
        "learning_rate",
        "grad_norm",
        "samples_per_second",
        "seconds_left",
    }
    assert wanted <= steps[0].keys()
    (prepared,) = events(output, "prepared")
    assert prepared["steps"] == 4
    assert prepared["memory_gb"]["total"] >= 0
    (finished,) = events(output, "finished")
    assert Path(finished["path"]).is_file()


def poisoned(cache: Path, target: Path) -> None:
    """A copy of a cache whose latents are not numbers."""
    shutil.copytree(cache, target)
    for path in target.glob("*.safetensors"):
        tensors = {
            name: torch.full_like(tensor, torch.nan) if tensor.shape[-1] == 64 else tensor
            for name, tensor in load_file(path).items()
        }
        save_file(tensors, path, {"format": "pt"})


def test_gradients_that_are_no_numbers_end_the_run_and_spare_the_checkpoint(
    configured: Configured, cache: Path, tmp_path: Path
) -> None:
    path = configured("a", run={"steps": 2, "checkpoint_every": 1})
    run(path)
    before = {each: each.read_bytes() for each in (path.parent / "run").glob("checkpoint-*/*")}
    poisoned(cache, tmp_path / "poisoned")
    path = configured("a", run={"steps": 20, "checkpoint_every": 100}, data={"cache": tmp_path / "poisoned"})
    with pytest.raises(EngineError, match=r"not a number 3 times in a row, last at step 5 \(r\d\)"):
        run(path)
    assert [event["step"] for event in events(path.parent / "run", "skipped")] == [3, 4, 5]
    assert before == {each: each.read_bytes() for each in (path.parent / "run").glob("checkpoint-*/*")}


@pytest.mark.parametrize(
    ("sections", "said"),
    [({"adapter": {"rank": 2}}, "another rank"), ({"run": {"seed": 1}}, "another seed")],
)
def test_the_checkpoints_of_another_training_are_refused(
    configured: Configured, sections: dict[str, Any], said: str
) -> None:
    run(configured("a", run={"steps": 1}))
    with pytest.raises(EngineError, match=said):
        run(configured("a", **sections))


def test_a_finished_run_has_nothing_left_to_do(configured: Configured) -> None:
    path = configured("a")
    adapter = run(path)
    shutil.copy(adapter, path.parent / "before.safetensors")
    run(path)
    assert is_same(adapter, path.parent / "before.safetensors")
    assert len(losses(path.parent / "run")) == 4


def test_faults_of_the_dataset_come_before_anything_is_loaded(
    configured: Configured, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("pixelsmile_desktop.training.run.make_accelerator", None)
    bad = tmp_path / "bad.jsonl"
    bad.write_text('{"src": {"image": "x.png"}, "dst": []}\n')
    with pytest.raises(DatasetError, match=r"bad\.jsonl, line 1: dst is not a list of two targets"):
        run(configured("a", data={"records": bad}))
    monkeypatch.setattr("pixelsmile_desktop.training.memory._SAFETY", 1e9)
    with pytest.raises(OutOfMemoryError):
        run(configured("a"))


def test_the_cache_of_another_model_is_refused(
    configured: Configured, cache: Path, tiny_folder_bf16: Path, tmp_path: Path, portraits: Path
) -> None:
    run(configured("a", run={"steps": 1}))
    path = write_config(tmp_path / "b", tiny_folder_bf16, portraits / "records.jsonl", data={"cache": cache})
    with pytest.raises(DatasetError, match="made with another model"):
        run(path)
