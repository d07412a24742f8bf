from pathlib import Path

import pytest

from pixelsmile_desktop.benchmark.ffe.task_builder import TaskWishes, build_tasks
from pixelsmile_desktop.benchmark.ffe.tasks import TaskSetError, check_pictures, read_tasks
from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.errors import Cancelled
from pixelsmile_desktop.core.expression import TWELVE, Expression
from pixelsmile_desktop.core.request import Subject
from pixelsmile_desktop.studio.services import Watch
from tests.ffe.test_tasks import a_picture
from tests.studio.fakes import a_face, a_studio

LEFT, RIGHT = a_face(0, (-3, 2.4, 10, 12)), a_face(1, (20, 3, 12, 14.6))


def test_every_face_toward_every_expression(tmp_path: Path) -> None:
    photos = [a_picture(tmp_path / name) for name in ("a.png", "b.png")]
    output = tmp_path / "sets" / "tasks.jsonl"
    output.parent.mkdir()
    studio = a_studio((LEFT, RIGHT))
    built = build_tasks(photos, output, TaskWishes(all_faces=True), studio, Watch())
    assert (built.count, built.faces, built.complaints) == (48, 4, ())
    tasks = read_tasks(output)
    check_pictures(output, tasks, studio)
    assert [task.category for task in tasks[:12]] == list(TWELVE)
    assert tasks[0].image.resolve() == photos[0].resolve()
    assert tasks[0].box == (0, 2, 7, 14)
    assert tasks[0].prompt == "Edit the person to show a happy expression"
    assert len({task.subject for task in tasks}) == 4


def test_the_largest_face_and_chosen_expressions(tmp_path: Path) -> None:
    output = tmp_path / "tasks.jsonl"
    wishes = TaskWishes((Expression.SAD,), subject=Subject.CHARACTER)
    build_tasks([a_picture(tmp_path / "a.png")], output, wishes, a_studio((LEFT, RIGHT)), Watch())
    (task,) = read_tasks(output)
    assert task.box == (20, 3, 32, 18)
    assert (task.category, task.word) == (Expression.SAD, Subject.CHARACTER)


def test_the_same_photos_give_the_same_set(tmp_path: Path) -> None:
    photos = [a_picture(tmp_path / "a.png")]
    for name in ("1.jsonl", "2.jsonl"):
        build_tasks(photos, tmp_path / name, TaskWishes(), a_studio(), Watch())
    assert (tmp_path / "1.jsonl").read_bytes() == (tmp_path / "2.jsonl").read_bytes()


def test_damaged_photos_are_left_out_and_told(tmp_path: Path) -> None:
    (tmp_path / "bad.png").write_bytes(b"\x89PNG")
    photos = [tmp_path / "bad.png", a_picture(tmp_path / "a.png")]
    built = build_tasks(photos, tmp_path / "tasks.jsonl", TaskWishes(), a_studio(), Watch())
    assert built.faces == 1
    (complaint,) = built.complaints
    assert "bad.png" in complaint


def test_no_face_anywhere_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(TaskSetError, match=r"no face to build a task about: a\.png shows no face"):
        build_tasks([a_picture(tmp_path / "a.png")], tmp_path / "tasks.jsonl", TaskWishes(), a_studio(()), Watch())
    assert not (tmp_path / "tasks.jsonl").exists()


def test_photos_that_give_nothing_are_told(tmp_path: Path) -> None:
    photos = [tmp_path / "gone.png", a_picture(tmp_path / "a.png")]
    with pytest.raises(TaskSetError, match=r"task about: .*gone\.png.*, and so on for 1 more; name portraits"):
        build_tasks(photos, tmp_path / "tasks.jsonl", TaskWishes(), a_studio(()), Watch())


def test_a_cancel_writes_nothing(tmp_path: Path) -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        build_tasks([a_picture(tmp_path / "a.png")], tmp_path / "t.jsonl", TaskWishes(), a_studio(), Watch(cancel))
    assert not (tmp_path / "t.jsonl").exists()
