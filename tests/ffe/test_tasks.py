"""Files of tasks, good ones and bad ones, each fault named by its line before any work is done."""

import json
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pixelsmile_desktop.benchmark.ffe.tasks import TaskSetError, check_pictures, read_tasks
from pixelsmile_desktop.core.expression import Expression
from pixelsmile_desktop.core.request import Subject
from tests.ffe.making import write_tasks
from tests.studio.fakes import a_studio

GOOD = {"image": "a.png", "box": [1, 2, 30, 28], "category": "happy", "prompt": "Edit the person to smile"}


def faults(path: Path) -> str:
    with pytest.raises(TaskSetError) as caught:
        read_tasks(path)
    return caught.value.what


def a_picture(path: Path, width: int = 40, height: int = 30) -> Path:
    cv2.imwrite(str(path), np.full((height, width, 3), 90, np.uint8))
    return path


def test_lines_are_read(tmp_path: Path) -> None:
    anime = {
        "id": "x",
        "image": "sub/b.png",
        "category": "shy",
        "prompt": "Edit the character to show a shy expression",
    }
    first, second = read_tasks(write_tasks(tmp_path / "tasks.jsonl", [GOOD, anime]))
    assert (first.id, first.line, first.category, first.word) == ("task 1", 1, Expression.HAPPY, Subject.PERSON)
    assert first.image == tmp_path / "a.png"
    assert first.box == (1, 2, 30, 28)
    assert first.subject == "a.png#1,2,30,28"
    assert (second.id, second.box, second.word) == ("x", None, Subject.CHARACTER)
    assert second.subject == "sub/b.png#largest"


@pytest.mark.parametrize("indent", [None, 2])
def test_an_array_is_read_with_its_lines(tmp_path: Path, indent: int | None) -> None:
    path = tmp_path / "tasks.json"
    bbox = {"image": "b.png", "bbox": [0, 0, 5, 5], "category": "sad"}
    path.write_text(json.dumps([GOOD, bbox], indent=indent))
    first, second = read_tasks(path)
    assert second.box == (0, 0, 5, 5)
    text = path.read_text()
    places = [text.count("\n", 0, text.index(f'"{name}"')) for name in ("a.png", "b.png")]
    assert [first.line, second.line] == ([places[0], places[1]] if indent else [1, 1])


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"category": "smirking"}, "category is 'smirking', which is none of happy"),
        ({"category": "neutral"}, "category is 'neutral'"),
        ({"category": None}, "category is None"),
        ({"box": [1, 2, 3]}, "box is [1, 2, 3], which is no [x0, y0, x1, y1]"),
        ({"box": [10, 2, 3, 9]}, "which is no [x0, y0, x1, y1]"),
        ({"box": [0, 0, True, 2]}, "which is no [x0, y0, x1, y1]"),
        ({"box": [0, 0, float("nan"), 2]}, "which is no [x0, y0, x1, y1]"),
        ({"image": ""}, "image is '', not a text"),
        ({"image": "a\0.png"}, "not a text"),
        ({"prompt": 5}, "prompt is 5, not a text"),
        ({"mask": "m.png"}, "it has an unknown field 'mask'"),
        ({"bbox": [0, 0, 5, 5]}, "it has both box and bbox"),
    ],
)
def test_a_wrong_field_is_named_with_its_line(tmp_path: Path, change: dict[str, Any], complaint: str) -> None:
    path = write_tasks(tmp_path / "tasks.jsonl", [GOOD, {**GOOD, **change}])
    told = faults(path)
    assert told.startswith(f"{path}, line 2: ")
    assert complaint in told


def test_all_faults_are_named_at_once(tmp_path: Path) -> None:
    path = tmp_path / "tasks.jsonl"
    good = json.dumps({**GOOD, "id": "twice"})
    path.write_text(f"{good}\n\n{{broken\n{good}\n[]\n{json.dumps({'image': 'a.png'})}\n")
    told = faults(path).splitlines()
    assert [line.partition(": ")[0] for line in told] == [f"{path}, line {number}" for number in (3, 4, 5, 6)]
    assert "it is not JSON" in told[0]
    assert "the id 'twice' stands on line 1 already" in told[1]
    assert "it is not an object" in told[2]
    assert "it has no category" in told[3]


def test_a_hundred_faults_are_counted(tmp_path: Path) -> None:
    told = faults(write_tasks(tmp_path / "tasks.jsonl", [{}] * 100)).splitlines()
    assert len(told) == 21
    assert told[-1] == "and 80 more"


@pytest.mark.parametrize(
    ("text", "line"), [("[\n{}\n", 2), ("[\n{} {}]", 2), ("[", 1), ("[\n\n{,}]", 3), ("[]\nmore", 1)]
)
def test_damaged_arrays_are_told(tmp_path: Path, text: str, line: int) -> None:
    path = tmp_path / "tasks.json"
    path.write_text(text)
    assert f"{path}, line {line}: " in faults(path)


@pytest.mark.parametrize("content", [b"", b"\n\n", b"[]", b"\xff\xfe"])
def test_an_empty_or_unreadable_file_is_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "tasks.json"
    path.write_bytes(content)
    assert str(path) in faults(path)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert "cannot be read" in faults(tmp_path / "none.jsonl")


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["image", "category", "box", "id", "prompt", "x"]), inner, max_size=4)
    ),
    max_leaves=8,
)


@given(st.lists(_JSON, max_size=4), st.booleans(), st.binary(max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_no_file_does_worse_than_a_complaint(tmp_path: Path, values: list[Any], is_array: bool, tail: bytes) -> None:
    path = tmp_path / "tasks.json"
    text = json.dumps(values) if is_array else "\n".join(map(json.dumps, values))
    path.write_bytes(text.encode() + tail)
    try:
        tasks = read_tasks(path)
    except TaskSetError as error:
        assert str(path) in error.what
    else:
        assert len({task.id for task in tasks}) == len(tasks)


def test_pictures_are_checked_before_any_work(tmp_path: Path) -> None:
    a_picture(tmp_path / "a.png")
    (tmp_path / "cut.png").write_bytes((tmp_path / "a.png").read_bytes()[:60])
    entries = [
        GOOD,
        {**GOOD, "image": "none.png"},
        {**GOOD, "image": "cut.png"},
        {**GOOD, "box": [0, 0, 41, 30]},
        {**GOOD, "box": [0, 0, 40, 30]},
    ]
    path = write_tasks(tmp_path / "tasks.jsonl", entries)
    with pytest.raises(TaskSetError) as caught:
        check_pictures(path, read_tasks(path), a_studio())
    told = caught.value.what.splitlines()
    assert [line.partition(": ")[0] for line in told] == [f"{path}, line {number}" for number in (2, 3, 4)]
    assert "there is no file" in told[0]
    assert "damaged" in told[1]
    assert "reaches beyond the picture of 40 x 30 pixels" in told[2]


def test_good_pictures_pass(tmp_path: Path) -> None:
    a_picture(tmp_path / "a.png")
    path = write_tasks(tmp_path / "tasks.jsonl", [GOOD])
    check_pictures(path, read_tasks(path), a_studio())
