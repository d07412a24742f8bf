import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from pixelsmile_desktop.core.cancel import CancelToken
from pixelsmile_desktop.core.catalogue import ColourLabel, FaceFinding, Flag, PhotoQuery, PhotoSort
from pixelsmile_desktop.core.errors import Cancelled, LibraryError, RequestError
from pixelsmile_desktop.core.progress import Progress
from pixelsmile_desktop.studio.photo_library import PhotoLibrary
from pixelsmile_desktop.studio.services import Watch
from tests.imaging import samples
from tests.library.making import Program
from tests.studio.fakes import a_face
from tests.studio.shoot import id_of, import_folder, names, opened_library, take


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def shoot(tmp_path: Path) -> Path:
    return tmp_path / "Wedding"


@pytest.fixture
def library(data: Path) -> Iterator[PhotoLibrary]:
    with opened_library(data) as library:
        yield library


def test_photos_are_there_by_name_before_any_of_them_is_read(library: PhotoLibrary, shoot: Path) -> None:
    take(shoot, "a.jpg", "b.jpg")
    take(shoot / "Day 2", "c.jpg", start=2)
    heard: list[int] = []
    folder = library.open_folder(shoot, Watch(), heard.extend)
    assert (folder.path, folder.photo_count, folder.is_online) == (shoot, 3, True)
    assert names(library) == ["a.jpg", "b.jpg", "c.jpg"]
    entry = library.entry_at(shoot / "a.jpg")
    assert entry is not None
    assert (entry.width, entry.content_key, entry.captured, entry.face_count) == (0, "", None, None)
    assert sorted(heard) == sorted(library.unexamined())


def test_reading_tells_size_time_and_camera(library: PhotoLibrary, shoot: Path) -> None:
    take(shoot, "a.jpg", "b.jpg")
    import_folder(library, shoot)
    entry = library.entry_at(shoot / "b.jpg")
    assert entry is not None
    assert (entry.width, entry.height, entry.camera) == (12, 8, "Canon EOS R5")
    assert entry.captured == 1717200060.0
    assert len(entry.content_key) == 64
    assert library.unexamined() == []
    assert names(library, PhotoQuery(text="canon b")) == ["b.jpg"]


def test_everything_is_there_the_next_time(data: Path, shoot: Path) -> None:
    take(shoot, "a.jpg")
    with opened_library(data) as library:
        import_folder(library, shoot)
        photo_id = id_of(library, shoot / "a.jpg")
        library.set_rating([photo_id], 4)
        before = library.entry(photo_id)
    with opened_library(data) as library:
        assert library.entry(photo_id) == before
        assert library.notices == ()


def test_marks_give_back_what_was_there_before(library: PhotoLibrary, shoot: Path) -> None:
    take(shoot, "a.jpg", "b.jpg")
    import_folder(library, shoot)
    first, second = (id_of(library, shoot / name) for name in ("a.jpg", "b.jpg"))
    assert library.set_rating([first], 3) == {first: 0}
    assert library.set_rating([first, second, 999], 5) == {first: 3, second: 0}
    assert library.set_flag([first], Flag.PICK) == {first: Flag.NONE}
    assert library.set_flag([first], Flag.REJECT) == {first: Flag.PICK}
    assert library.set_colour([second], ColourLabel.RED) == {second: ColourLabel.NONE}
    assert library.set_caption([second], "Bride, laughing") == {second: ""}
    entries = library.entries([second, 999, first])
    assert [entry.id for entry in entries] == [second, first]
    assert [entry.rating for entry in entries] == [5, 5]
    assert (entries[0].colour, entries[0].caption) == (ColourLabel.RED, "Bride, laughing")
    assert entries[1].flag is Flag.REJECT
    assert names(library, PhotoQuery(text="laugh")) == ["b.jpg"]
    library.set_caption([second], "")
    assert names(library, PhotoQuery(text="laugh")) == []
    with pytest.raises(RequestError, match="6 stars"):
        library.set_rating([first], 6)


def test_thousands_of_photos_are_marked_at_once(library: PhotoLibrary, shoot: Path) -> None:
    take(shoot, "a.jpg")
    import_folder(library, shoot)
    before = library.set_rating(range(300_000), 2)
    assert before == {id_of(library, shoot / "a.jpg"): 0}


def test_collections_hold_photos_of_any_folder(library: PhotoLibrary, shoot: Path, tmp_path: Path) -> None:
    take(shoot, "a.jpg")
    take(tmp_path / "Other", "b.jpg", start=5)
    import_folder(library, shoot)
    import_folder(library, tmp_path / "Other")
    ids = list(library.query(PhotoQuery(sort=PhotoSort.NAME)))
    best = library.add_collection(" Best of ", ids[:1])
    assert library.add_to_collection(best, ids) == (ids[1],)
    assert library.add_to_collection(best, ids) == ()
    (entry,) = library.collections()
    assert (entry.name, entry.photo_count) == ("Best of", 2)
    assert list(library.query(PhotoQuery(collection_id=best, sort=PhotoSort.NAME))) == ids
    assert library.remove_from_collection(best, [ids[0], 999]) == (ids[0],)
    with pytest.raises(RequestError, match="already"):
        library.add_collection("Best of")
    with pytest.raises(RequestError, match="needs a name"):
        library.rename_collection(best, "  ")
    library.rename_collection(best, "Album")
    assert library.remove_collection(best) == (ids[1],)
    assert library.collections() == ()
    assert len(library.query(PhotoQuery())) == 2


def test_a_collection_that_cannot_be_made_leaves_nothing(library: PhotoLibrary) -> None:
    library.add_collection("Best of")
    with pytest.raises(RequestError):
        library.add_collection("Best of", [1])
    assert len(library.collections()) == 1


def test_a_virtual_copy_is_a_photo_of_its_own_on_the_same_file(library: PhotoLibrary, shoot: Path) -> None:
    take(shoot, "a.jpg")
    folder_id = import_folder(library, shoot)
    original = id_of(library, shoot / "a.jpg")
    library.set_rating([original], 3)
    library.note_faces(original, [a_face(0, (1, 1, 4, 4))], [frozenset({FaceFinding.NO_SMILE})])
    copy = library.make_virtual_copy(original)
    second = library.make_virtual_copy(copy)
    library.set_rating([copy], 5)
    entries = library.entries([original, copy, second])
    assert [entry.rating for entry in entries] == [3, 5, 3]
    assert [entry.copy_of for entry in entries] == [None, original, original]
    assert all(entry.path == shoot / "a.jpg" for entry in entries)
    assert entries[1].findings == {FaceFinding.NO_SMILE}
    assert len(library.faces(copy)) == 1
    assert library.rescan(folder_id, Watch()).added == ()
    (shoot / "a.jpg").rename(shoot / "z.jpg")
    library.rescan(folder_id, Watch())
    assert [entry.path.name for entry in library.entries([original, copy, second])] == ["z.jpg"] * 3
    assert id_of(library, shoot / "z.jpg") == original
    assert library.remove_virtual_copy(copy)
    assert not library.remove_virtual_copy(original)
    assert [entry.id for entry in library.entries([original, copy, second])] == [original, second]
    with pytest.raises(RequestError):
        library.make_virtual_copy(copy)


def test_raw_and_jpeg_of_one_shot_are_a_pair(library: PhotoLibrary, shoot: Path) -> None:
    take(shoot, "IMG_1.JPG", "IMG_2.jpg", "IMG_3.png")
    samples.write_dng(shoot / "img_1.dng")
    samples.write_dng(shoot / "IMG_3.dng")
    folder_id = import_folder(library, shoot)
    jpeg, raw = (id_of(library, shoot / name) for name in ("IMG_1.JPG", "img_1.dng"))
    pair = library.entries([jpeg, raw])
    assert [entry.paired_with for entry in pair] == [raw, jpeg]
    everything = ["IMG_1.JPG", "IMG_2.jpg", "IMG_3.dng", "IMG_3.png", "img_1.dng"]
    assert sorted(names(library)) == everything
    assert sorted(names(library, PhotoQuery(hide_pairs=True))) == everything[1:]
    (shoot / "img_1.dng").unlink()
    library.rescan(folder_id, Watch())
    # A JPEG whose RAW file is gone must not stay hidden behind it.
    assert "IMG_1.JPG" in names(library, PhotoQuery(hide_pairs=True))


def test_faces_and_what_may_be_wrong_with_them_are_remembered(library: PhotoLibrary, shoot: Path) -> None:
    take(shoot, "a.jpg", "b.jpg")
    import_folder(library, shoot)
    first, second = library.query(PhotoQuery())
    assert library.unculled() == [first, second]
    faces = [a_face(0, (1.5, 2, 30, 40)), a_face(1, (50, 2, 30, 40))]
    library.note_faces(first, faces, [frozenset({FaceFinding.EYES_CLOSED, FaceFinding.NO_SMILE}), frozenset()])
    library.note_faces(second, [], [])
    assert library.unculled() == []
    entry = library.entry(first)
    assert entry is not None
    assert entry.face_count == 2
    assert entry.findings == {FaceFinding.EYES_CLOSED, FaceFinding.NO_SMILE}
    noted = library.faces(first)
    assert [face.box for face in noted] == [face.box for face in faces]
    assert noted[0].pose == faces[0].pose
    assert [face.findings for face in noted] == [entry.findings, frozenset()]
    assert list(library.query(PhotoQuery(findings=frozenset({FaceFinding.NO_SMILE})))) == [first]
    assert list(library.query(PhotoQuery(people=2))) == [first]
    library.note_faces(first, faces[:1], [frozenset()])
    assert list(library.query(PhotoQuery(findings=frozenset(FaceFinding)))) == []


def test_counts_say_what_filters_would_show(library: PhotoLibrary, shoot: Path, tmp_path: Path) -> None:
    take(shoot, "a.jpg", "b.jpg", "c.jpg")
    folder_id = import_folder(library, shoot)
    first, second, _ = library.query(PhotoQuery())
    library.set_rating([first, second], 4)
    library.set_flag([first], Flag.PICK)
    library.set_colour([first], ColourLabel.BLUE)
    library.note_faces(first, [a_face(0, (1, 1, 4, 4))], [frozenset({FaceFinding.CANNOT_TELL})])
    (shoot / "c.jpg").unlink()
    library.rescan(folder_id, Watch())
    counts = library.counts()
    assert (counts.photos, counts.edited, counts.missing, counts.unculled) == (3, 0, 1, 2)
    assert counts.ratings == {0: 1, 4: 2}
    assert counts.flags == {Flag.PICK: 1, Flag.NONE: 2}
    assert counts.colours == {ColourLabel.BLUE: 1, ColourLabel.NONE: 2}
    assert counts.findings == {FaceFinding.CANNOT_TELL: 1}
    library.forget_folder(folder_id)
    assert library.counts().photos == 0
    assert library.counts().findings == {}


def test_a_folder_that_is_not_there_is_said(library: PhotoLibrary, tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="there is no folder"):
        library.open_folder(tmp_path / "gone", Watch())
    assert library.folders() == ()


def test_opening_can_be_stopped_and_goes_on_the_next_time(library: PhotoLibrary, shoot: Path) -> None:
    take(shoot, *(f"{number:03d}.jpg" for number in range(250)))
    cancel = CancelToken()

    def stop_soon(_ids: tuple[int, ...]) -> None:
        cancel.cancel()

    with pytest.raises(Cancelled):
        library.open_folder(shoot, Watch(cancel), stop_soon)
    assert 0 < len(library.query(PhotoQuery())) < 250
    assert library.counts().missing == 0
    library.open_folder(shoot, Watch())
    assert len(names(library)) == len(set(names(library))) == 250


def test_reading_can_be_stopped_and_keeps_what_it_read(library: PhotoLibrary, shoot: Path) -> None:
    take(shoot, *(f"{number:03d}.jpg" for number in range(30)))
    library.open_folder(shoot, Watch())
    cancel = CancelToken()

    def stop_soon(progress: Progress) -> None:
        if progress.done == 10:
            cancel.cancel()

    with pytest.raises(Cancelled):
        library.examine(Watch(cancel, stop_soon))
    assert len(library.unexamined()) == 20
    assert library.examine(Watch()) == 20
    assert library.unexamined() == []


def test_a_damaged_photo_is_read_once_and_an_unreadable_one_is_tried_again(library: PhotoLibrary, shoot: Path) -> None:
    take(shoot, "a.jpg", "b.jpg")
    (shoot / "broken.jpg").write_bytes(b"no photo")
    library.open_folder(shoot, Watch())
    (shoot / "a.jpg").unlink()
    assert library.examine(Watch()) == 2
    assert [entry.path.name for entry in library.entries(library.unexamined())] == ["a.jpg"]
    take(shoot, "a.jpg")
    assert library.examine(Watch()) == 1


def test_marks_are_set_while_a_large_folder_is_opened(library: PhotoLibrary, shoot: Path, tmp_path: Path) -> None:
    take(shoot, "mine.jpg")
    import_folder(library, shoot)
    mine = id_of(library, shoot / "mine.jpg")
    many = tmp_path / "Many"
    take(many, *(f"{number}.jpg" for number in range(600)))
    during = []

    def rate(_ids: tuple[int, ...]) -> None:
        during.append(library.set_rating([mine], len(during) % 5 + 1))

    opening = threading.Thread(target=lambda: library.open_folder(many, Watch(), rate))
    opening.start()
    opening.join()
    assert len(during) >= 6
    assert len(library.query(PhotoQuery())) == 601


IMPORTING = """
import sys
from pathlib import Path
from pixelsmile_desktop.studio.services import Watch
from tests.studio.shoot import opened_library
with opened_library(Path(sys.argv[1])) as library:
    library.open_folder(Path(sys.argv[2]), Watch(), lambda ids: print(len(ids), flush=True))
    library.examine(Watch(), lambda ids: print(len(ids), flush=True))
    print("done", flush=True)
"""


@pytest.mark.parametrize("lines", [1, 3, 6, 9])
def test_an_import_that_is_killed_goes_on_where_it_was(data: Path, shoot: Path, lines: int) -> None:
    take(shoot, *(f"{number:03d}.jpg" for number in range(450)))
    program = Program(IMPORTING, data, shoot)
    said = sum(int(program.line()) for _ in range(lines))
    program.kill()
    with opened_library(data) as library:
        assert library.notices == ()
        assert len(library.query(PhotoQuery())) >= min(said, 450)
        import_folder(library, shoot)
        assert len(set(names(library))) == len(names(library)) == 450
        assert library.unexamined() == []
