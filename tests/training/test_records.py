import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.core.expression import TWELVE, Expression
from pixelsmile_desktop.training.records import DatasetError, read_records, record_line, rescaled
from tests.training.datasets import record

ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def written(folder: Path, *lines: Any) -> Path:
    path = folder / "records.jsonl"
    path.write_text("\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines))
    return path


def complaint(path: Path) -> str:
    with pytest.raises(DatasetError) as caught:
        read_records(path)
    return str(caught.value)


def changed(place: tuple[str | int, ...], value: Any) -> dict[str, Any]:
    """A good record with one value replaced, or removed if the value is `...`."""
    entry: Any = record()
    inner = entry
    for step in place[:-1]:
        inner = inner[step]
    if value is ...:
        del inner[place[-1]]
    else:
        inner[place[-1]] = value
    return entry


def test_records_are_read_as_they_are_written(tmp_path: Path) -> None:
    entry = record()
    entry["src"]["boxes"] = [[1, 2, 30, 40.5]]
    (found,) = read_records(written(tmp_path, entry))
    assert found.name == "r"
    assert found.line == 1
    assert found.source.image == tmp_path / "neutral.png"
    assert found.source.boxes == ((1.0, 2.0, 30.0, 40.5),)
    assert [target.category for target in found.targets] == [Expression.FEAR, Expression.SURPRISED]
    assert [target.score for target in found.targets] == [0.9, 0.7]
    assert found.images == (tmp_path / "neutral.png", tmp_path / "fear.png", tmp_path / "surprised.png")


def test_empty_lines_count_but_mean_nothing(tmp_path: Path) -> None:
    without_id = record()
    del without_id["id"]
    first, second = read_records(written(tmp_path, "\ufeff", without_id, "  ", record()))
    assert (first.line, first.name) == (2, "line 2")
    assert second.line == 4


@pytest.mark.parametrize(
    ("place", "value", "said"),
    [
        (("src",), ..., "the line has no src"),
        (("mood",), 1, "the line has an unknown field 'mood'"),
        (("id",), 7, "id is not a text"),
        (("src", "image"), "", "src.image is not the name of a file"),
        (("src", "boxes"), [[5, 5, 5, 9]], "src.boxes holds [5, 5, 5, 9]"),
        (("src", "boxes"), [[1, 2, 3]], "src.boxes holds [1, 2, 3]"),
        (("src", "boxes"), "none", "src.boxes is not a list"),
        (("dst",), [{}], "dst is not a list of two targets"),
        (("dst", 1, "category"), "smug", "dst[1].category is 'smug', which is none of happy"),
        (("dst", 1, "category"), "neutral", "dst[1].category is 'neutral'"),
        (("dst", 0, "scores"), [0.5], "dst[0].scores is not an object"),
        (("dst", 0, "scores", "fear"), 1.2, "dst[0].scores.fear is 1.2, not a number from 0 to 1"),
        (("dst", 0, "scores", "fear"), True, "dst[0].scores.fear is True"),
        (("dst", 0, "scores", "fear"), ..., "dst[0].scores has no fear"),
        (("dst", 0, "scores", "smug"), 0.5, "dst[0].scores names 'smug'"),
        (("dst", 1), record()["dst"][0], "both targets show fear"),
        (("dst", 1), 3, "dst[1] is not an object"),
    ],
)
def test_a_wrong_field_is_named_with_its_line(
    tmp_path: Path, place: tuple[str | int, ...], value: Any, said: str
) -> None:
    told = complaint(written(tmp_path, record(), changed(place, value) | ({} if "id" in place else {"id": "other"})))
    assert f"records.jsonl, line 2: {said}" in told


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    told = complaint(written(tmp_path, "{", record(), changed(("src",), 1), record()))
    assert [line.split(": ")[0][-1] for line in told.splitlines()] == ["1", "3", "4"]
    assert "the id 'r' stands on line 2 already" in told


def test_of_many_faults_the_first_twenty_are_told(tmp_path: Path) -> None:
    told = complaint(written(tmp_path, *["{"] * 30)).splitlines()
    assert len(told) == 21
    assert told[-1].startswith("and 10 more")


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xff\xfe{"])
def test_a_file_without_records_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "records.jsonl"
    path.write_bytes(content)
    complaint(path)
    assert "cannot be read" in complaint(tmp_path / "none.jsonl")


@given(ANY_JSON, st.sampled_from(["line", "src", "dst", "target", "scores"]))
def test_no_json_is_worse_than_a_complaint(tmp_path_factory: pytest.TempPathFactory, value: Any, where: str) -> None:
    entry = record()
    places = {"line": entry, "src": entry, "dst": entry, "target": entry["dst"][0], "scores": entry["dst"][0]}
    whole = value if where == "line" else entry
    if where != "line":
        places[where]["scores" if where in ("target", "scores") else where] = value
    path = tmp_path_factory.getbasetemp() / "any.jsonl"
    path.write_text(json.dumps(whole))
    try:
        read_records(path)
    except DatasetError as error:
        assert "line 1: " in str(error)


@given(
    st.lists(st.sampled_from(TWELVE), min_size=2, max_size=2, unique=True),
    st.lists(st.floats(0, 1), min_size=2, max_size=2),
    st.text(min_size=1).filter(lambda name: "\0" not in name),
)
def test_whatever_is_written_is_read_again(
    tmp_path_factory: pytest.TempPathFactory, pair: list[Expression], scores: list[float], image: str
) -> None:
    entry = copy.deepcopy(record())
    entry["src"]["image"] = image
    for target, category, score in zip(entry["dst"], pair, scores, strict=True):
        target |= {"category": str(category), "scores": {str(category): score}}
    path = tmp_path_factory.getbasetemp() / "good.jsonl"
    path.write_text(record_line(entry), encoding="utf-8")
    (found,) = read_records(path)
    assert found.source.image == path.parent / image
    assert [(target.category, target.score) for target in found.targets] == list(zip(pair, scores, strict=True))


def test_rescaling_by_hand() -> None:
    wanted = {0: 0, 0.4: 0.2, 0.6: 0.3, 0.7: 0.4, 0.8: 0.5, 0.85: 0.65, 0.9: 0.8, 0.95: 0.9, 1: 1}
    assert {score: pytest.approx(rescaled(score)) for score in wanted} == wanted


@given(st.floats(0, 1), st.floats(0, 1))
def test_rescaling_keeps_the_order(first: float, second: float) -> None:
    low, high = sorted((first, second))
    assert rescaled(low) <= rescaled(high) + 1e-12
