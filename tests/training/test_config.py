import re
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.request import Precision, Subject
from pixelsmile_desktop.training.config import Contrast, TrainingConfig
from pixelsmile_desktop.training.config_file import read_config

SMALLEST = """\
[model]
folder = "model"
[data]
records = "records.jsonl"
cache = "/var/cache/smile"
[loss]
contrast_weight = 0
identity_weight = 0
[run]
output = "run"
"""


def config_of(folder: Path, text: str):
    path = folder / "config.toml"
    path.write_text(text)
    return read_config(path)


def complaint(folder: Path, text: str) -> str:
    with pytest.raises(RequestError) as caught:
        config_of(folder, text)
    return str(caught.value)


def test_the_defaults_are_those_of_the_paper(tmp_path: Path) -> None:
    config = config_of(tmp_path, SMALLEST)
    assert (config.adapter.rank, config.adapter.alpha) == (64, 128)
    assert (config.data.side, config.run.batch, config.run.epochs, config.run.seed) == (512, 4, 100, 42)
    optimizer = config.optimizer
    assert (optimizer.learning_rate, optimizer.warm_up, optimizer.max_grad_norm) == (1e-4, 500, 1.0)
    assert (optimizer.beta1, optimizer.beta2, optimizer.weight_decay, optimizer.epsilon) == (0.9, 0.999, 0.001, 1e-8)
    assert config.loss.contrast is Contrast.NCE
    assert (config.loss.temperature, config.loss.margin, config.loss.identity_timestep) == (0.07, 0.2, 600)
    assert config.model.precision is Precision.BF16


def test_weights_left_out_are_those_of_the_paper(tmp_path: Path) -> None:
    text = SMALLEST.replace("contrast_weight = 0", 'clip = "clip"').replace(
        "identity_weight = 0", 'recogniser = "r.onnx"\naccept_identity_licence = true'
    )
    config = config_of(tmp_path, text)
    assert (config.loss.contrast_weight, config.loss.identity_weight) == (0.05, 0.1)
    assert config.uses_contrast
    assert config.uses_identity


def test_drawn_characters_are_not_compared(tmp_path: Path) -> None:
    text = SMALLEST.replace("identity_weight = 0", "").replace("[loss]", 'subject = "character"\n[loss]')
    config = config_of(tmp_path, text)
    assert config.data.subject is Subject.CHARACTER
    assert not config.uses_identity


def test_paths_start_at_the_file(tmp_path: Path) -> None:
    config = config_of(tmp_path, SMALLEST)
    assert config.model.folder == tmp_path / "model"
    assert config.data.cache == Path("/var/cache/smile")


@pytest.mark.parametrize(
    ("before", "after", "line", "said"),
    [
        ("[run]", "[run]\nbatsh = 4", 10, "[run] batsh is unknown"),
        ("[run]", "[run]\nbatch = 0", 10, "[run] batch is 0; choose a number from 1 to 4096"),
        ("[run]", "[run]\nbatch = 1.5", 10, "[run] batch is 1.5; write a whole number"),
        ("[run]", "[run]\nbatch = true", 10, "[run] batch is True; write a whole number"),
        ("[run]", '[run]\nsharding = "some"', 10, "[run] sharding is 'some'; choose replicated or sharded"),
        ("[run]", '[run]\ndevice = "tpu"', 10, "[run] device is 'tpu'"),
        ('folder = "model"', "folder = 3", 2, "[model] folder is 3; write text in quotes"),
        ('folder = "model"', 'folder = "m"\nprecision = "nf4"', 3, "[model] precision is nf4; choose bf16 or fp32"),
        ("[loss]", "side = 500\n[loss]", 6, "[data] side is 500; choose a multiple of 32"),
        ("contrast_weight = 0", "contrast_weight = -1", 7, "[loss] contrast_weight is -1"),
        ("[model]", "[modell]", 1, "modell is unknown"),
    ],
)
def test_a_mistake_is_named_with_its_line(tmp_path: Path, before: str, after: str, line: int, said: str) -> None:
    told = complaint(tmp_path, SMALLEST.replace(before, after))
    assert f"config.toml, line {line}: {said}" in told


@pytest.mark.parametrize(
    ("before", "said"),
    [
        ('folder = "model"\n', "[model] folder is missing"),
        ("contrast_weight = 0\n", "[loss] clip is missing"),
        ("identity_weight = 0\n", "[loss] recogniser is missing"),
    ],
)
def test_what_is_missing_is_named(tmp_path: Path, before: str, said: str) -> None:
    assert said in complaint(tmp_path, SMALLEST.replace(before, ""))


def test_moments_in_eight_bits_do_not_go_with_shards(tmp_path: Path) -> None:
    text = SMALLEST + 'sharding = "sharded"\n[optimizer]\neight_bit = true\n'
    assert "line 13: [optimizer] eight_bit does not go with shards" in complaint(tmp_path, text)


def test_the_recogniser_needs_its_licence(tmp_path: Path) -> None:
    told = complaint(tmp_path, SMALLEST.replace("identity_weight = 0", 'recogniser = "r.onnx"'))
    assert "[loss] accept_identity_licence is false" in told
    assert "non-commercial research only" in told


def test_a_section_that_is_a_value_is_refused(tmp_path: Path) -> None:
    text = SMALLEST.replace('[model]\nfolder = "model"', 'model = "here"')
    assert "model is not a section" in complaint(tmp_path, text)


def test_broken_toml_is_named_with_its_line(tmp_path: Path) -> None:
    assert re.search(r"is not TOML.*line 2", complaint(tmp_path, "[run]\nbatch = \n"))


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="cannot be read"):
        read_config(tmp_path / "none.toml")


@given(st.text(max_size=200))
def test_no_text_is_worse_than_a_complaint(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_text(text, encoding="utf-8", errors="replace")
    with pytest.raises(RequestError):
        read_config(path)


def test_the_example_that_ships_names_every_value_with_its_default(resources: Path, tmp_path: Path) -> None:
    text = (resources / "training" / "human.toml").read_text(encoding="utf-8")
    given = config_of(tmp_path, text.replace("accept_identity_licence = false", "accept_identity_licence = true"))
    # What is commented out is what holds without it.
    whole = re.sub(r"^# (?=\w+ = )", "", text, flags=re.M).replace("_licence = false", "_licence = true")
    assert config_of(tmp_path, whole) == given
    for section in fields(TrainingConfig):
        for value in fields(getattr(given, section.name)):
            assert re.search(rf"^(# )?{value.name} = ", text, re.M), value.name
