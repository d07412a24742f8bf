"""Rungs that ran out of memory are remembered for this computer, this model and this size, and never in the way."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.core.hardware import Gpu, Hardware
from pixelsmile_desktop.engines.pixelsmile.outgrown import OutgrownRungs

CARD = Gpu("NVIDIA GeForce RTX 4090", 23.99, "570", "8.9", free_gb=23.1)
COMPUTER = Hardware((CARD,), 64, 50, 100, 16)
MODEL = "f" * 64


def test_what_was_added_is_there_next_time(tmp_path: Path) -> None:
    path = tmp_path / "not made yet" / "outgrown.json"
    rungs = OutgrownRungs(path)
    assert rungs.of(COMPUTER, MODEL, 512) == frozenset()
    rungs.add(COMPUTER, MODEL, 512, "fp8-table")
    rungs.add(COMPUTER, MODEL, 512, "bf16-table-swapped")
    rungs.add(COMPUTER, MODEL, 512, "fp8-table")
    assert OutgrownRungs(path).of(COMPUTER, MODEL, 512) == {"fp8-table", "bf16-table-swapped"}
    assert len(json.loads(path.read_text())["failures"]) == 2
    assert [file.name for file in path.parent.iterdir()] == ["outgrown.json"]


def test_a_larger_picture_is_no_easier_and_a_smaller_one_may_be(tmp_path: Path) -> None:
    rungs = OutgrownRungs(tmp_path / "outgrown.json")
    rungs.add(COMPUTER, MODEL, 1024, "fp8-table")
    assert rungs.of(COMPUTER, MODEL, 1536) == {"fp8-table"}
    assert rungs.of(COMPUTER, MODEL, 1008) == frozenset()


@pytest.mark.parametrize(
    "other",
    [
        replace(COMPUTER, gpus=()),
        replace(COMPUTER, gpus=(CARD, CARD)),
        replace(COMPUTER, gpus=(replace(CARD, vram_gb=48),)),
        replace(COMPUTER, gpus=(replace(CARD, name="NVIDIA L4"),)),
        replace(COMPUTER, ram_gb=128),
        replace(COMPUTER, ram_gb=None),
    ],
)
def test_another_computer_or_model_has_its_own_memory(tmp_path: Path, other: Hardware) -> None:
    rungs = OutgrownRungs(tmp_path / "outgrown.json")
    rungs.add(COMPUTER, MODEL, 512, "fp8-table")
    assert rungs.of(other, MODEL, 512) == frozenset()
    assert rungs.of(COMPUTER, "e" * 64, 512) == frozenset()


def test_what_happens_to_be_free_or_updated_does_not_matter(tmp_path: Path) -> None:
    rungs = OutgrownRungs(tmp_path / "outgrown.json")
    rungs.add(COMPUTER, MODEL, 512, "fp8-table")
    later = Hardware((replace(CARD, free_gb=3, driver="580"),), 64.02, 9, 1, 4)
    assert rungs.of(later, MODEL, 512) == {"fp8-table"}


def test_it_can_be_forgotten(tmp_path: Path) -> None:
    rungs = OutgrownRungs(tmp_path / "outgrown.json")
    rungs.forget()
    rungs.add(COMPUTER, MODEL, 512, "fp8-table")
    rungs.forget()
    assert rungs.of(COMPUTER, MODEL, 512) == frozenset()


RECORD = {"computer": "NVIDIA GeForce RTX 4090 24 GiB, memory 64 GiB", "model": MODEL, "size": 512, "rung": "fp8"}


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"\xff\xfe garbage",
        b"[" * 100_000,
        b"[]",
        b'{"version": 1}',
        b'{"version": 1, "failures": {}}',
        json.dumps({"version": 2, "failures": [RECORD]}).encode(),
        json.dumps({"version": 1, "failures": [None, 3, {}, RECORD | {"size": "512"}, RECORD | {"more": 1}]}).encode(),
    ],
)
def test_a_damaged_file_remembers_nothing_and_is_mended(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "outgrown.json"
    path.write_bytes(text)
    rungs = OutgrownRungs(path)
    assert rungs.of(COMPUTER, MODEL, 512) == frozenset()
    rungs.add(COMPUTER, MODEL, 512, "fp8-table")
    assert rungs.of(COMPUTER, MODEL, 512) == {"fp8-table"}


def test_the_format_on_disk_is_stable(tmp_path: Path) -> None:
    path = tmp_path / "outgrown.json"
    path.write_text(json.dumps({"version": 1, "failures": [RECORD]}))
    assert OutgrownRungs(path).of(COMPUTER, MODEL, 512) == {"fp8"}


@pytest.mark.expects_warnings
def test_an_edit_goes_on_where_nothing_can_be_remembered(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for path in (tmp_path / "file" / "outgrown.json", tmp_path / "file" / "deeper" / "outgrown.json", tmp_path):
        rungs = OutgrownRungs(path)
        rungs.add(COMPUTER, MODEL, 512, "fp8-table")
        assert rungs.of(COMPUTER, MODEL, 512) == frozenset()


ENTRY = st.tuples(st.sampled_from("abc"), st.sampled_from([256, 512, 1024]), st.sampled_from(["fp8", "nf4", "bf16"]))


@given(st.lists(ENTRY, max_size=6), ENTRY)
def test_it_is_a_set_of_what_was_added(
    tmp_path_factory: pytest.TempPathFactory, added: list[tuple[str, int, str]], asked: tuple[str, int, str]
) -> None:
    rungs = OutgrownRungs(tmp_path_factory.mktemp("outgrown") / "file.json")
    for model, size, rung in added:
        rungs.add(COMPUTER, model, size, rung)
    expected = {rung for model, size, rung in added if model == asked[0] and size <= asked[1]}
    assert rungs.of(COMPUTER, asked[0], asked[1]) == expected
