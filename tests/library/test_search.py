import random
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pixelsmile_desktop.core.catalogue import ColourLabel, FaceFinding, Flag, PhotoEntry, PhotoQuery, PhotoSort
from pixelsmile_desktop.core.edit_version import EditVersion
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.request import EditRequest, EngineName
from pixelsmile_desktop.imaging.examined import ExaminedPhoto
from pixelsmile_desktop.library import collections, files, folders, history, photos
from pixelsmile_desktop.library.database import SECONDS_TO_WAIT, Database, connect, open_database
from pixelsmile_desktop.library.kept_order import KeptOrder
from pixelsmile_desktop.library.photos import Mark
from pixelsmile_desktop.library.search import find_ids
from pixelsmile_desktop.library.words import name_key, words_of
from tests.library.making import add_photos

ROOTS = [Path("/shoots/Hochzeit Müller"), Path("/shoots"), Path("/archive/2019")]
CAMERAS = ["", "Canon EOS R5", "NIKON Z 6"]
CAPTIONS = ["", "Bride laughing", "the bride's brother", "été", "新娘 laughing"]
WORDS = [
    "",
    "bri",
    "BRIDE laugh",
    "img",
    "canon",
    "muller",
    "jpg 2",
    "Été",
    "新",
    "娘新",
    "nothing",
    "--",
    "shoots bri",
]


def make_library(database: Database) -> tuple[list[PhotoEntry], set[int], dict[int, Path]]:
    """Photos of all kinds; all of them, those of the one collection, and the folders by their numbers."""
    rng = random.Random(1)
    for folder in ROOTS:
        add_photos(
            database, [f"IMG_{rng.randrange(200)}{rng.choice(['', 'b', '-2'])}.{kind}" for kind in KINDS], folder
        )
    with database.writing() as connection:
        ids = [row[0] for row in connection.execute("SELECT id FROM photos")]
        for photo_id in ids:
            captured = rng.choice([None, 100.0, 200.0, 300.5])
            files.note_examined(connection, {photo_id: ExaminedPhoto(6, 4, captured, rng.choice(CAMERAS), 1, "key")})
            photos.set_mark(connection, Mark.RATING, {photo_id: rng.randrange(6)})
            photos.set_mark(connection, Mark.FLAG, {photo_id: rng.choice(list(Flag))})
            photos.set_mark(connection, Mark.COLOUR, {photo_id: rng.choice(list(ColourLabel)[:3])})
            photos.set_mark(connection, Mark.CAPTION, {photo_id: rng.choice(CAPTIONS)})
            count = rng.choice([None, 0, 1, 3])
            connection.execute("UPDATE photos SET face_count = ? WHERE id = ?", (count, photo_id))
            found = rng.sample(list(FaceFinding), rng.randrange(3)) if count else []
            connection.executemany("INSERT INTO findings VALUES (?, ?)", [(photo_id, str(one)) for one in found])
            if rng.random() < 0.3:
                request = EditRequest("", ExpressionMix.parse(["happy"]))
                history.add_version(connection, EditVersion(0, photo_id, request, EngineName.INSTANT, 1.0))
        files.set_pairs(connection, files.pairs_to_change(connection, Path("/")))
        members = set(rng.sample(ids, 20))
        collections.add_photos(connection, collections.add(connection, "best"), members)
        paths = {entry.id: entry.path for entry in folders.entries(connection)}
        return photos.entries(connection, ids), members, paths


KINDS = ["jpg", "jpg", "jpg", "CR3", "JPG", "png", "nef"] * 8


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory):
    with closing(open_database(tmp_path_factory.mktemp("library") / "library.sqlite")) as database:
        yield database, *make_library(database)


QUERIES = st.builds(
    PhotoQuery,
    text=st.sampled_from(WORDS),
    folder_id=st.one_of(st.none(), st.integers(1, 4)),
    collection_id=st.sampled_from([None, None, None, 1, 2]),
    min_rating=st.integers(0, 5),
    flags=st.frozensets(st.sampled_from(list(Flag)), max_size=2),
    colours=st.frozensets(st.sampled_from(list(ColourLabel)), max_size=3),
    findings=st.frozensets(st.sampled_from(list(FaceFinding)), max_size=2),
    edited=st.sampled_from([None, None, True, False]),
    people=st.integers(0, 3),
    captured_from=st.sampled_from([None, None, 100.0, 200.0]),
    captured_until=st.sampled_from([None, None, 200.0, 300.5]),
    hide_pairs=st.booleans(),
    sort=st.sampled_from(list(PhotoSort)),
    descending=st.booleans(),
)


def naive(query: PhotoQuery, entries: list[PhotoEntry], members: set[int], paths: dict[int, Path]) -> list[int]:
    """The same by looking at every photo."""

    def fits(entry: PhotoEntry) -> bool:
        root = paths[entry.folder_id]
        text = f"{root.name} {entry.path.relative_to(root)} {entry.caption} {entry.camera}"
        words = words_of(text)
        asked = words_of(query.text)
        folder = paths.get(query.folder_id or 0)
        span = (query.captured_from, query.captured_until)
        dated = span == (None, None) or entry.captured is not None
        return (
            (not query.text.strip() or bool(asked))
            and all(any(word.startswith(beginning) for word in words) for beginning in asked)
            and (query.folder_id is None or (folder is not None and folder in entry.path.parents))
            and (query.collection_id is None or (query.collection_id == 1 and entry.id in members))
            and entry.rating >= query.min_rating
            and (not query.flags or entry.flag in query.flags)
            and (not query.colours or entry.colour in query.colours)
            and (not query.findings or bool(entry.findings & query.findings))
            and (query.edited is None or entry.is_edited is query.edited)
            and (entry.face_count or 0) >= query.people
            and dated
            and (span[0] is None or (entry.captured or 0) >= span[0])
            and (span[1] is None or (entry.captured or 0) <= span[1])
            and not (query.hide_pairs and entry.paired_with and entry.path.suffix.lower() == ".jpg")
        )

    def order(entry: PhotoEntry):
        name = name_key(entry.path.name)
        taken = entry.modified_ns / 1e9 if entry.captured is None else entry.captured
        keys = {
            PhotoSort.CAPTURED: (taken, name, entry.id),
            PhotoSort.NAME: (name, entry.id),
            PhotoSort.RATING: (entry.rating, name, entry.id),
            PhotoSort.ADDED: (entry.id,),
        }
        return keys[query.sort]

    return [entry.id for entry in sorted(filter(fits, entries), key=order, reverse=query.descending)]


@settings(max_examples=200)
@given(query=QUERIES)
def test_a_query_finds_what_looking_at_every_photo_finds(library, query: PhotoQuery) -> None:
    database, entries, members, paths = library
    with database.reading() as connection:
        found = find_ids(connection, query)
    assert found.typecode == "q"
    assert list(found) == naive(query, entries, members, paths)


@settings(max_examples=100)
@given(query=QUERIES)
def test_typing_on_in_a_kept_order_finds_what_a_query_of_its_own_finds(library, query: PhotoQuery) -> None:
    database, entries, members, paths = library
    kept = KeptOrder(database)
    kept.find(replace(query, text=""))
    found = kept.find(query)
    assert found.typecode == "q"
    assert list(found) == naive(query, entries, members, paths)


def test_an_order_is_kept_until_somebody_writes(library) -> None:
    database = library[0]
    kept, whole, typed = KeptOrder(database), PhotoQuery(), PhotoQuery(text="bride")

    def is_sorted_anew(query: PhotoQuery) -> bool:
        asked: list[str] = []
        with database.reading() as connection:
            connection.set_trace_callback(asked.append)
        kept.find(query)
        # The connection that was given back last is borrowed next.
        with database.reading() as connection:
            connection.set_trace_callback(None)
        return any("FROM photos" in text and "ORDER BY" in text for text in asked)

    assert is_sorted_anew(whole)
    assert not is_sorted_anew(typed)
    assert is_sorted_anew(replace(typed, sort=PhotoSort.NAME))
    with database.writing() as connection:
        connection.execute("UPDATE photos SET rating = rating")
    assert is_sorted_anew(typed)
    assert is_sorted_anew(whole)
    assert not is_sorted_anew(typed)
    with closing(connect(database.path, SECONDS_TO_WAIT)) as of_another_process:
        of_another_process.execute("UPDATE photos SET rating = rating")
    assert is_sorted_anew(typed)


@pytest.mark.parametrize("field", ["text", "folder_id", "collection_id", "min_rating", "flags", "findings", "edited"])
def test_each_field_narrows_the_choice_by_itself(library, field: str) -> None:
    database, entries, members, paths = library
    values = {
        "text": "bride",
        "folder_id": 2,
        "collection_id": 1,
        "min_rating": 3,
        "flags": frozenset({Flag.PICK}),
        "findings": frozenset({FaceFinding.NO_SMILE}),
        "edited": True,
    }
    query = replace(PhotoQuery(), **{field: values[field]})
    with database.reading() as connection:
        found = list(find_ids(connection, query))
    assert 0 < len(found) < len(entries)
    assert found == naive(query, entries, members, paths)


def test_a_search_that_is_no_words_or_is_hostile_finds_nothing_and_breaks_nothing(library) -> None:
    database = library[0]
    for text in ('"', "' OR 1=1 --", "NEAR(", "*", "img*", 'a" OR "b', "words:img", "\0", "-img", "^img", "AND"):
        with database.reading() as connection:
            find_ids(connection, PhotoQuery(text=text))
    with database.reading() as connection:
        assert list(find_ids(connection, PhotoQuery(text="*"))) == []
        assert len(find_ids(connection, PhotoQuery(text="  "))) == len(library[1])


def test_queries_that_sort_and_filter_by_marks_walk_an_index_in_its_order(library) -> None:
    database = library[0]
    asked: list[str] = []
    query = PhotoQuery(min_rating=2, flags=frozenset({Flag.PICK}), people=1, hide_pairs=True, folder_id=2)
    for sort in (PhotoSort.CAPTURED, PhotoSort.NAME, PhotoSort.RATING):
        with database.reading() as connection:
            connection.set_trace_callback(asked.append)
            find_ids(connection, replace(query, sort=sort))
            connection.set_trace_callback(None)
            plan = [row["detail"] for row in connection.execute(f"EXPLAIN QUERY PLAN {asked[-1]}")]
        assert any("INDEX photos_by_" in step for step in plan), plan
        assert not any("TEMP B-TREE" in step for step in plan), plan
