"""Steps of collections: whatever was done, undone and done again, the library is what it was at that step."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pixelsmile_desktop.core.catalogue import PhotoQuery
from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.studio.photo_library import PhotoLibrary
from pixelsmile_desktop.ui.viewmodels.collection_changes import (
    CollectionChange,
    PutIntoCollection,
    RemoveCollection,
    RenameCollection,
    TakeOutOfCollection,
)
from tests.ui.photos import library_of, write_photos

NAMES = st.sampled_from(["a", "b", " c ", ""])
PHOTOS = st.lists(st.integers(1, 4), unique=True)
CHANGES = st.one_of(
    st.builds(PutIntoCollection, NAMES, PHOTOS),
    st.builds(TakeOutOfCollection, NAMES, PHOTOS),
    st.builds(RenameCollection, NAMES, NAMES),
    st.builds(RemoveCollection, NAMES),
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PhotoLibrary]:
    home = tmp_path_factory.mktemp("library")
    library = library_of(home, write_photos(home / "photos", 4)[0].parent)
    yield library
    library.close()


def contents(library: PhotoLibrary) -> dict[str, frozenset[int]]:
    """Every collection and its photos."""
    return {one.name: frozenset(library.query(PhotoQuery(collection_id=one.id))) for one in library.collections()}


def done(library: PhotoLibrary, changes: list[CollectionChange]) -> list[dict[str, frozenset[int]]]:
    """Do changes, of which some are refused; what there was before each and after the last."""
    states = [contents(library)]
    for change in changes:
        try:
            change.do(library)
        except RequestError:
            assert contents(library) == states[-1], "what was refused changes nothing"
        states.append(contents(library))
    return states


@given(changes=st.lists(CHANGES, max_size=6))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_undo_and_redo_lead_through_the_same_states(library: PhotoLibrary, changes: list[CollectionChange]) -> None:
    for one in library.collections():
        library.remove_collection(one.id)
    states = done(library, changes)
    for change, before in zip(reversed(changes), reversed(states[:-1]), strict=True):
        change.undo(library)
        assert contents(library) == before
    assert done(library, changes) == states


def test_what_is_gone_is_said(library: PhotoLibrary, tmp_path: Path) -> None:
    with pytest.raises(RequestError, match="there is no collection nowhere any more"):
        RemoveCollection("nowhere").do(library)
