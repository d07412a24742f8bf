from pathlib import Path

import pytest
from PIL import Image

from pixelsmile_desktop.core.expression import Expression
from pixelsmile_desktop.training.builder import Pairing, build_dataset, read_scores
from pixelsmile_desktop.training.records import DatasetError, read_records

TABLE = """\
image,category,fear,surprised,happy
ann/0.png,neutral,0,0.1,0
ann/1.png,fear,0.8,0.4,
ann/2.png,,0.3,0.9,0
ann/3.png,happy,,,1
bob/0.png,,0.2,0.1,0.5
bob/1.png,happy,,,0.7
carl/1.png,fear,0.7,0,0
carl/2.png,surprised,0,0.7,0
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Portraits of three persons."""
    for line in TABLE.splitlines()[1:]:
        path = tmp_path / "photos" / line.partition(",")[0]
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (40, 40)).save(path)
    return tmp_path / "photos"


def table(folder: Path, text: str = TABLE) -> Path:
    path = folder.parent / "scores.csv"
    path.write_text(text)
    return path


def test_confusing_expressions_are_paired(folder: Path, tmp_path: Path) -> None:
    output = tmp_path / "sets" / "records.jsonl"
    output.parent.mkdir()
    assert build_dataset(folder, table(folder), output, Pairing.CONFUSING) == 1
    (record,) = read_records(output)
    assert record.name == "ann/1"
    assert [path.resolve() for path in record.images] == [folder / "ann" / f"{n}.png" for n in range(3)]
    assert [(target.category, target.score) for target in record.targets] == [("fear", 0.8), ("surprised", 0.9)]
    assert record.targets[0].scores == {Expression.FEAR: 0.8, Expression.SURPRISED: 0.4}


def test_all_expressions_can_be_paired(folder: Path, tmp_path: Path) -> None:
    assert build_dataset(folder, table(folder), tmp_path / "records.jsonl", Pairing.ALL) == 3
    names = [record.name for record in read_records(tmp_path / "records.jsonl")]
    assert names == ["ann/1", "ann/2", "ann/3"]


def test_the_same_files_give_the_same_dataset(folder: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    for path in (first, second):
        build_dataset(folder, table(folder), path, Pairing.ALL)
    assert first.read_bytes() == second.read_bytes()


def test_of_several_neutral_pictures_the_plainest_is_the_source(folder: Path, tmp_path: Path) -> None:
    text = TABLE.replace("ann/0.png,neutral,0,0.1,0", "ann/0.png,,0.4,0.1,0\nbob/0.png,,0.2,0,0").replace(
        "bob/0.png,,0.2,0.1,0.5\n", ""
    )
    text = text.replace("bob/0.png", "ann/4.png")
    Image.new("RGB", (40, 40)).save(folder / "ann" / "4.png")
    build_dataset(folder, table(folder, text), tmp_path / "records.jsonl", Pairing.CONFUSING)
    (record,) = read_records(tmp_path / "records.jsonl")
    assert record.source.image.name == "4.png"


def test_without_a_category_the_highest_score_counts(folder: Path) -> None:
    shown = {picture.image: picture.category for picture in read_scores(table(folder), folder)}
    assert shown["ann/2.png"] is Expression.SURPRISED
    assert shown["bob/0.png"] is Expression.NEUTRAL


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("ann/1.png,fear", "ann/9.png,fear", "line 3: there is no picture"),
        ("ann/1.png,fear", "../1.png,fear", "line 3: '../1.png' is not a picture in the folder of a person"),
        ("ann/1.png,fear", "1.png,fear", "line 3: '1.png' is not a picture"),
        ("ann/1.png,fear", "ann/1.png,smug", "line 3: category is 'smug'"),
        ("ann/1.png,fear", "ann/1.png,shy", "line 3: there is no score for shy, its own category"),
        ("fear,0.8", "fear,1.8", "line 3: fear is '1.8', not a number from 0 to 1"),
        ("fear,0.8", "fear,nan", "line 3: fear is 'nan'"),
        ("fear,0.8", "fear,much", "line 3: fear is 'much'"),
        ("fear,0.8,0.4,", "fear,0.8", "line 3: it has more or fewer cells"),
        ("ann/2.png", "ann/1.png", "line 4: ann/1.png has a row already"),
        ("image,category", "photo,category", "line 1: the column 'photo' is unknown"),
        ("image,category,fear,surprised,happy", "image,category", "line 1: columns are missing"),
    ],
)
def test_a_mistake_is_named_with_its_line(folder: Path, before: str, after: str, said: str) -> None:
    with pytest.raises(DatasetError) as caught:
        read_scores(table(folder, TABLE.replace(before, after)), folder)
    assert f"scores.csv, {said}" in str(caught.value)


def test_no_pair_is_a_complaint_and_leaves_no_file(folder: Path, tmp_path: Path) -> None:
    text = "\n".join(TABLE.splitlines()[:3])
    with pytest.raises(DatasetError, match="two expressions that make a pair"):
        build_dataset(folder, table(folder, text), tmp_path / "records.jsonl", Pairing.ALL)
    assert not (tmp_path / "records.jsonl").exists()


def test_a_missing_table_is_said(folder: Path) -> None:
    with pytest.raises(DatasetError, match="cannot be read"):
        read_scores(folder / "none.csv", folder)
