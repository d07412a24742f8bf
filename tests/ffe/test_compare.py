"""Runs side by side, and how sure their differences are."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from pixelsmile_desktop.benchmark.ffe.compare import compare
from pixelsmile_desktop.benchmark.ffe.judgement import Failure, Judgement
from pixelsmile_desktop.benchmark.ffe.result_json import Outcome
from pixelsmile_desktop.benchmark.ffe.run_ledger import open_run, read_run
from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.expression import TWELVE
from tests.ffe.making import description, many, write_run


def better(judgements: list[Judgement], by: float) -> list[Judgement]:
    """The same edits with the target seen clearer, each by about as much."""
    rng = np.random.default_rng(8)
    made = []
    for judged in judgements:
        score = min(1.0, judged.scores[judged.target] + by + float(rng.uniform(-0.01, 0.01)))
        made.append(replace(judged, scores={**judged.scores, judged.target: score}))
    return made


@pytest.fixture
def judgements() -> list[Judgement]:
    return many(12)


def test_a_small_but_steady_difference_is_told_from_chance(tmp_path: Path, judgements: list[Judgement]) -> None:
    runs = [write_run(tmp_path / "a", judgements, 1), write_run(tmp_path / "b", better(judgements, 0.02), 1)]
    comparison = compare([read_run(folder) for folder in runs])
    first, second = (run.estimates["expression"] for run in comparison.runs)
    assert first.high > second.low  # their own intervals overlap
    told = comparison.runs[1].differences["expression"]
    assert told.low > 0
    assert told.value == pytest.approx(second.value - first.value)
    assert comparison.runs[0].differences == {}


def test_a_run_does_not_differ_from_itself(tmp_path: Path, judgements: list[Judgement]) -> None:
    run = read_run(write_run(tmp_path / "a", judgements, 1))
    differences = compare([run, replace(run, folder=tmp_path / "b")]).runs[1].differences
    told = [each for each in differences.values() if each.value is not None]
    assert len(told) == 10  # one intensity says nothing about linearity
    assert {(each.value, each.low, each.high) for each in told} == {(0, 0, 0)}


def test_differences_are_about_the_edits_that_both_judged(tmp_path: Path, judgements: list[Judgement]) -> None:
    """Of the second run half is missing, and that half would make it look better than it is."""
    part = sorted(judgements, key=lambda judged: judged.scores[judged.target])[: len(judgements) // 2]
    runs = [write_run(tmp_path / "a", judgements, 1), write_run(tmp_path / "b", part, 1)]
    compared = compare([read_run(folder) for folder in runs]).runs[1]
    assert compared.shared == len(part)
    assert compared.differences["expression"].value == pytest.approx(0, abs=1e-12)


def test_other_judges_give_no_difference_but_a_note(tmp_path: Path, judgements: list[Judgement]) -> None:
    runs = [
        write_run(tmp_path / "a", judgements, 1),
        write_run(tmp_path / "b", judgements, 1, judge="another", judge_key="another 1"),
    ]
    comparison = compare([read_run(folder) for folder in runs])
    assert comparison.runs[1].differences == {}
    assert any("Another judge" in note for note in comparison.notes)
    assert "another" in comparison.markdown()


def test_the_table_is_whole_and_the_object_is_plain(tmp_path: Path, judgements: list[Judgement]) -> None:
    runs = [write_run(tmp_path / name, judgements, 1) for name in ("a", "b", "c")]
    comparison = compare([read_run(folder) for folder in runs])
    lines = [line for line in comparison.markdown().splitlines() if line.startswith("|")]
    assert len(lines) == 2 + 3 + 12
    assert len({line.count("|") for line in lines}) == 1
    assert json.loads(json.dumps(comparison.as_dict(), allow_nan=False))["runs"][2]["shared"] == len(judgements)


def test_one_run_is_no_comparison(tmp_path: Path, judgements: list[Judgement]) -> None:
    with pytest.raises(RequestError, match="needs two runs"):
        compare([read_run(write_run(tmp_path / "a", judgements[:3], 1))])


def test_two_faces_are_too_few_to_tell_a_difference_from_chance(tmp_path: Path) -> None:
    runs = [read_run(write_run(tmp_path / name, many(2), 1)) for name in ("a", "b")]
    text = compare(runs).markdown()
    assert "any difference may be chance" in text
    assert "more than chance" not in text


def test_a_run_of_few_faces_among_others_is_named(tmp_path: Path) -> None:
    runs = [read_run(write_run(tmp_path / name, many(count), 1)) for name, count in (("a", 6), ("b", 6), ("few", 2))]
    comparison = compare(runs)
    assert "more than chance" in comparison.notes[1]
    assert comparison.notes[2].endswith(f"any difference may be chance: {tmp_path / 'few'}.")


def test_edits_that_failed_are_told_beside_those_that_were_judged(tmp_path: Path) -> None:
    folder = write_run(tmp_path / "a", many(1), 1)
    with open_run(folder, description(), resume=True) as ledger:
        ledger.add(Outcome(Failure("x", "x", TWELVE[0], 1.0, "it stumbled")))
    text = compare([read_run(folder), read_run(write_run(tmp_path / "b", many(1), 1))]).markdown()
    assert "| edits | 12, 1 more failed | 12 |" in text
    assert "| engine | Instant | Instant |" in text
