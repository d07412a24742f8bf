from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.core.edit_version import EditVersion
from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.job import JobState
from pixelsmile_desktop.core.request import EditRequest, EngineName
from pixelsmile_desktop.library import history, presets, render_queue
from pixelsmile_desktop.library.database import Database, open_database
from pixelsmile_desktop.library.history import UndoStack
from tests.library.making import add_photos

HAPPY = EditRequest("a\udce9.jpg", ExpressionMix.parse(["happy=0.8"]))
SAD = EditRequest("", ExpressionMix.parse(["sad"]))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    with closing(open_database(tmp_path / "library.sqlite")) as database:
        add_photos(database, ["a.jpg", "b.jpg"])
        yield database


@pytest.fixture(scope="module")
def shared_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    with closing(open_database(tmp_path_factory.mktemp("library") / "library.sqlite")) as database:
        add_photos(database, ["a.jpg"])
        yield database


def draft(photo_id: int = 1, **values) -> EditVersion:
    return EditVersion(0, photo_id, HAPPY, EngineName.PIXELSMILE, 12.5, **values)


def add(database: Database, *drafts: EditVersion) -> list[EditVersion]:
    with database.writing() as connection:
        return [history.add_version(connection, each) for each in drafts]


def test_a_version_comes_back_as_it_was(database: Database) -> None:
    full = draft(name="best", render="1.npz", identity=0.9, changed_share=0.25, warnings=("one", "two"))
    first, second = add(database, full, draft())
    with database.reading() as connection:
        assert history.version(connection, first.id) == first
        assert history.versions_of(connection, 1) == (first, second)
        assert history.versions_of(connection, 2) == ()
        assert history.version(connection, 99) is None
        assert history.renders_in_use(connection) == {"1.npz"}
    assert first.id != full.id
    assert first.request == HAPPY


def test_versions_keep_their_order_when_the_clock_is_set_back(database: Database) -> None:
    early, late = add(database, EditVersion(0, 1, HAPPY, EngineName.INSTANT, 100.0), draft())
    with database.reading() as connection:
        assert [version.id for version in history.versions_of(connection, 1)] == [early.id, late.id]


def test_numbers_of_removed_versions_are_never_given_again(database: Database) -> None:
    (first,) = add(database, draft())
    with database.writing() as connection:
        history.remove_version(connection, first.id)
        history.remove_version(connection, first.id)
    assert add(database, draft())[0].id > first.id


def test_a_photo_shows_what_it_was_told_to_show(database: Database) -> None:
    first, second = add(database, draft(), draft(2))
    with database.writing() as connection:
        assert history.current_version(connection, 1) is None
        history.set_current(connection, 1, first.id)
        history.set_current(connection, 2, second.id)
        assert history.current_versions(connection, [1, 2, 3]) == {1: first.id, 2: second.id}
        history.set_current(connection, 2, None)
        assert history.current_versions(connection, [1, 2]) == {1: first.id}
        history.remove_version(connection, first.id)
        assert history.current_version(connection, 1) is None


def test_a_name_can_be_given_later(database: Database) -> None:
    (version,) = add(database, draft(render="1.npz"))
    with database.writing() as connection:
        history.rename_version(connection, version.id, "the one")
        changed = history.version(connection, version.id)
    assert changed is not None
    assert (changed.name, changed.render) == ("the one", "1.npz")


def test_the_way_back_outlives_the_program(database: Database) -> None:
    first, second = add(database, draft(), draft())
    stack = UndoStack((None, first.id, second.id, first.id), 2)
    with database.writing() as connection:
        assert history.undo_stack(connection, 1) == UndoStack()
        history.save_undo_stack(connection, 1, stack)
    with closing(open_database(database.path)) as again, again.reading() as connection:
        assert history.undo_stack(connection, 1) == stack
        assert history.undo_stack(connection, 2) == UndoStack()


@given(st.lists(st.integers(0, 3), min_size=1, max_size=8), st.integers(0, 7), st.integers(0, 2))
def test_a_removed_version_leaves_a_way_back_without_holes(
    shared_database: Database, states: list[int], position: int, victim: int
) -> None:
    versions = [version.id for version in add(shared_database, draft(), draft(), draft())]
    all_states = (None, *(([*versions, None])[state] for state in states))
    position = min(position, len(all_states) - 1)
    with shared_database.writing() as connection:
        history.save_undo_stack(connection, 1, UndoStack(all_states, position))
        history.remove_version(connection, versions[victim])
        after = history.undo_stack(connection, 1)
    assert versions[victim] not in after.states
    assert 0 <= after.position < len(after.states)
    if versions[victim] in all_states:
        assert all(one != two for one, two in zip(after.states, after.states[1:], strict=False))
        shown = [state for state in all_states[: position + 1] if state != versions[victim]]
        assert after.states[after.position] == shown[-1]
    else:
        assert after == UndoStack(all_states, position)


def test_presets_are_kept_renamed_and_removed(database: Database) -> None:
    with database.writing() as connection:
        presets.save_preset(connection, "soft", HAPPY)
        presets.save_preset(connection, "Grave", SAD)
        presets.save_preset(connection, "soft", SAD)
        assert [(preset.name, preset.request) for preset in presets.own_presets(connection)] == [
            ("Grave", SAD),
            ("soft", SAD),
        ]
        with pytest.raises(RequestError, match="already"):
            presets.rename_preset(connection, "soft", "Grave")
        presets.rename_preset(connection, "soft", "softer")
        assert presets.remove_preset(connection, "Grave")
        assert not presets.remove_preset(connection, "Grave")
        assert [preset.name for preset in presets.own_presets(connection)] == ["softer"]


def test_the_queue_keeps_its_order_and_its_states(database: Database) -> None:
    with database.writing() as connection:
        ids = [render_queue.add(connection, "edit", f"work {n}", {"photo": n}, 1.0) for n in range(4)]
        assert [row.id for row in render_queue.rows(connection)] == ids
        render_queue.move(connection, ids[3], 0)
        render_queue.move(connection, ids[0], 99)
        render_queue.move(connection, 99, 0)
        assert [row.id for row in render_queue.rows(connection)] == [ids[3], ids[1], ids[2], ids[0]]
        render_queue.set_state(connection, ids[3], JobState.RUNNING)
        render_queue.set_state(connection, ids[1], JobState.FAILED, "no face")
        first = render_queue.next_queued(connection, ["edit"])
        assert first is not None
        assert (first.id, first.title, first.payload) == (ids[2], "work 2", {"photo": 2})
        failed = render_queue.row(connection, ids[1])
        assert failed is not None
        assert (failed.state, failed.error) == (JobState.FAILED, "no face")
        assert render_queue.next_queued(connection, ["export"]) is None
        assert render_queue.requeue_running(connection) == 1
        first = render_queue.next_queued(connection, ["edit"])
        assert first is not None
        assert (first.id, first.payload) == (ids[3], {"photo": 3})
        render_queue.cancel_queued(connection, ids)
        assert [row.state for row in render_queue.rows(connection)] == [
            JobState.CANCELLED,
            JobState.FAILED,
            JobState.CANCELLED,
            JobState.CANCELLED,
        ]
        render_queue.remove(connection, ids)
        assert render_queue.next_queued(connection, ["edit"]) is None
        assert render_queue.add(connection, "edit", "later", {}, 0.0) > max(ids)
