"""Photos that are moved, renamed, replaced, lost and out of reach."""

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pixelsmile_desktop.core.catalogue import Flag, PhotoQuery, Presence
from pixelsmile_desktop.studio.photo_library import FolderChanges, PhotoLibrary
from pixelsmile_desktop.studio.services import Watch
from tests.studio.fakes import a_face
from tests.studio.shoot import id_of, import_folder, names, opened_library, photo_bytes, take


@pytest.fixture
def library(tmp_path: Path) -> Iterator[PhotoLibrary]:
    with opened_library(tmp_path / "data") as library:
        yield library


@pytest.fixture
def shoot(tmp_path: Path) -> Path:
    return tmp_path / "drive" / "Wedding"


def presence(library: PhotoLibrary, photo_id: int) -> Presence:
    entry = library.entry(photo_id)
    assert entry is not None
    return entry.presence


def path_of(library: PhotoLibrary, photo_id: int) -> Path:
    entry = library.entry(photo_id)
    assert entry is not None
    return entry.path


def rated(library: PhotoLibrary, path: Path, rating: int) -> int:
    photo_id = id_of(library, path)
    library.set_rating([photo_id], rating)
    return photo_id


def test_a_renamed_photo_keeps_everything(library: PhotoLibrary, shoot: Path) -> None:
    take(shoot, "a.jpg", "b.jpg")
    folder_id = import_folder(library, shoot)
    photo_id = rated(library, shoot / "a.jpg", 5)
    best = library.add_collection("Best", [photo_id])
    library.set_caption([photo_id], "the kiss")
    (shoot / "a.jpg").rename(shoot / "The kiss.jpg")
    os.utime(shoot / "The kiss.jpg", ns=(7, 7))
    changes = library.rescan(folder_id, Watch())
    assert changes == FolderChanges(found_again=(photo_id,))
    entry = library.entry_at(shoot / "The kiss.jpg")
    assert entry is not None
    assert (entry.id, entry.rating, entry.caption, entry.presence) == (photo_id, 5, "the kiss", Presence.HERE)
    assert list(library.query(PhotoQuery(collection_id=best))) == [photo_id]
    assert library.entry_at(shoot / "a.jpg") is None
    assert names(library, PhotoQuery(text="a")) == []
    assert library.rescan(folder_id, Watch()) == FolderChanges()


def test_photos_that_were_moved_to_another_folder_of_the_library_are_found_there(
    library: PhotoLibrary, shoot: Path, tmp_path: Path
) -> None:
    take(shoot, "a.jpg", "b.jpg")
    take(tmp_path / "Archive", "c.jpg", start=9)
    first = import_folder(library, shoot)
    second = import_folder(library, tmp_path / "Archive")
    photo_id = rated(library, shoot / "a.jpg", 4)
    shutil.move(shoot / "a.jpg", tmp_path / "Archive" / "renamed.jpg")
    assert library.rescan(second, Watch()).found_again == (photo_id,)
    assert library.rescan(first, Watch()) == FolderChanges()
    assert path_of(library, photo_id) == tmp_path / "Archive" / "renamed.jpg"
    assert library.folders()[0].photo_count == 2


def test_a_copy_in_another_folder_is_a_photo_of_its_own(library: PhotoLibrary, shoot: Path, tmp_path: Path) -> None:
    take(shoot, "a.jpg")
    import_folder(library, shoot)
    photo_id = rated(library, shoot / "a.jpg", 4)
    (tmp_path / "Copies").mkdir()
    shutil.copy2(shoot / "a.jpg", tmp_path / "Copies")
    import_folder(library, tmp_path / "Copies")
    assert path_of(library, photo_id) == shoot / "a.jpg"
    assert id_of(library, tmp_path / "Copies" / "a.jpg") != photo_id
    keys = {entry.content_key for entry in library.entries(library.query(PhotoQuery()))}
    assert len(keys) == 1


def test_a_folder_that_was_renamed_keeps_everything(library: PhotoLibrary, shoot: Path) -> None:
    take(shoot, "a.jpg", "b.jpg")
    import_folder(library, shoot)
    photo_id = rated(library, shoot / "b.jpg", 3)
    renamed = shoot.with_name("Wedding Müller")
    shoot.rename(renamed)
    import_folder(library, renamed)
    assert path_of(library, photo_id) == renamed / "b.jpg"
    assert names(library) == ["a.jpg", "b.jpg"]
    assert names(library, PhotoQuery(text="muller")) == ["a.jpg", "b.jpg"]
    assert presence(library, photo_id) is Presence.HERE


def test_names_that_were_swapped_swap_no_marks(library: PhotoLibrary, shoot: Path) -> None:
    take(shoot, "a.jpg", "b.jpg")
    folder_id = import_folder(library, shoot)
    first, second = rated(library, shoot / "a.jpg", 1), rated(library, shoot / "b.jpg", 2)
    (shoot / "a.jpg").rename(shoot / "c.jpg")
    (shoot / "b.jpg").rename(shoot / "a.jpg")
    (shoot / "c.jpg").rename(shoot / "b.jpg")
    changes = library.rescan(folder_id, Watch())
    assert sorted(changes.found_again) == sorted([first, second])
    assert (path_of(library, first).name, path_of(library, second).name) == ("b.jpg", "a.jpg")
    assert [entry.rating for entry in library.entries([first, second])] == [1, 2]


def test_a_name_that_a_photo_has_left_is_free_for_another(library: PhotoLibrary, shoot: Path) -> None:
    take(shoot, "a.jpg", "b.jpg")
    folder_id = import_folder(library, shoot)
    first, second = rated(library, shoot / "a.jpg", 1), rated(library, shoot / "b.jpg", 2)
    (shoot / "a.jpg").unlink()
    (shoot / "b.jpg").rename(shoot / "a.jpg")
    assert library.rescan(folder_id, Watch()) == FolderChanges(missing=(first,), found_again=(second,))
    assert id_of(library, shoot / "a.jpg") == second
    assert presence(library, first) is Presence.MISSING
    take(shoot, "b.jpg", start=30)
    assert library.rescan(folder_id, Watch()).added == (id_of(library, shoot / "b.jpg"),)
    (shoot / "elsewhere").mkdir()
    (shoot / "elsewhere" / "a.jpg").write_bytes(photo_bytes(0))
    assert library.rescan(folder_id, Watch()).found_again == (first,)


def test_a_replaced_file_is_noticed_and_read_anew(library: PhotoLibrary, shoot: Path) -> None:
    take(shoot, "a.jpg", "b.jpg")
    folder_id = import_folder(library, shoot)
    photo_id = rated(library, shoot / "a.jpg", 4)
    library.note_faces(photo_id, [a_face(0, (1, 1, 4, 4))], [frozenset()])
    old = library.entry(photo_id)
    (shoot / "a.jpg").write_bytes(photo_bytes(77, "NIKON Z 6"))
    assert library.rescan(folder_id, Watch()) == FolderChanges(changed=(photo_id,))
    entry = library.entry(photo_id)
    assert entry is not None
    assert old is not None
    assert (entry.rating, entry.face_count, entry.content_key) == (4, None, "")
    assert library.faces(photo_id) == ()
    library.examine(Watch())
    entry = library.entry(photo_id)
    assert entry is not None
    assert entry.camera == "NIKON Z 6"
    assert entry.content_key not in ("", old.content_key)
    assert names(library, PhotoQuery(text="nikon")) == ["a.jpg"]


def test_a_deleted_photo_is_missing_and_never_removed(library: PhotoLibrary, shoot: Path) -> None:
    take(shoot, "a.jpg", "b.jpg")
    folder_id = import_folder(library, shoot)
    photo_id = rated(library, shoot / "a.jpg", 4)
    content = (shoot / "a.jpg").read_bytes()
    (shoot / "a.jpg").unlink()
    assert library.rescan(folder_id, Watch()) == FolderChanges(missing=(photo_id,))
    assert library.rescan(folder_id, Watch()) == FolderChanges()
    assert presence(library, photo_id) is Presence.MISSING
    assert len(library.query(PhotoQuery())) == 2
    (shoot / "from backup").mkdir()
    (shoot / "from backup" / "A.JPG").write_bytes(content)
    assert library.rescan(folder_id, Watch()) == FolderChanges(found_again=(photo_id,))
    assert presence(library, photo_id) is Presence.HERE


def test_a_drive_that_is_not_connected_is_offline_and_costs_nothing(library: PhotoLibrary, shoot: Path) -> None:
    take(shoot, "a.jpg", "b.jpg")
    folder_id = import_folder(library, shoot)
    photo_id = rated(library, shoot / "a.jpg", 4)
    before = library.entry(photo_id)
    away = shoot.parent.with_name("unplugged")
    shoot.parent.rename(away)
    assert library.rescan(folder_id, Watch()) == FolderChanges(is_online=False)
    assert presence(library, photo_id) is Presence.OFFLINE
    assert [folder.is_online for folder in library.folders()] == [False]
    assert len(library.query(PhotoQuery(min_rating=4))) == 1
    library.set_flag([photo_id], Flag.PICK)
    assert library.unculled() == []
    away.rename(shoot.parent)
    assert library.rescan(folder_id, Watch()) == FolderChanges()
    library.set_flag([photo_id], Flag.NONE)
    assert library.entry(photo_id) == before


def test_an_empty_mount_point_is_a_drive_that_is_not_connected(library: PhotoLibrary, shoot: Path) -> None:
    take(shoot, "a.jpg")
    folder_id = import_folder(library, shoot)
    content = (shoot / "a.jpg").read_bytes()
    (shoot / "a.jpg").unlink()
    assert library.rescan(folder_id, Watch()) == FolderChanges(is_online=False)
    assert library.check_folders() == ()
    (shoot / "a.jpg").write_bytes(content)
    assert library.check_folders() == (folder_id,)
    assert library.rescan(folder_id, Watch()).is_online


def test_which_folders_can_be_reached_is_seen_without_reading_them(library: PhotoLibrary, shoot: Path) -> None:
    take(shoot, "a.jpg")
    folder_id = import_folder(library, shoot)
    assert library.check_folders() == ()
    away = shoot.with_name("unplugged")
    shoot.rename(away)
    assert library.check_folders() == (folder_id,)
    assert not library.folders()[0].is_online
    away.rename(shoot)
    assert library.check_folders() == (folder_id,)
    assert library.folders()[0].is_online


def test_photos_in_a_folder_that_cannot_be_read_are_not_taken_for_missing(
    library: PhotoLibrary, shoot: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(shoot, "a.jpg")
    take(shoot / "locked", "b.jpg", start=4)
    folder_id = import_folder(library, shoot)
    scandir = os.scandir

    def refusing(path):
        if str(path).endswith("locked"):
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    assert library.rescan(folder_id, Watch()) == FolderChanges()
    assert library.counts().missing == 0


def test_a_forgotten_folder_comes_back_with_all_that_was_known(library: PhotoLibrary, shoot: Path) -> None:
    take(shoot, "a.jpg")
    folder_id = import_folder(library, shoot)
    photo_id = rated(library, shoot / "a.jpg", 5)
    best = library.add_collection("Best", [photo_id])
    library.forget_folder(folder_id)
    assert library.folders() == ()
    assert names(library) == []
    assert list(library.query(PhotoQuery(collection_id=best))) == []
    assert library.collections()[0].photo_count == 0
    assert library.rescan(folder_id, Watch()) == FolderChanges()
    assert (shoot / "a.jpg").exists()
    import_folder(library, shoot)
    assert id_of(library, shoot / "a.jpg") == photo_id
    assert list(library.query(PhotoQuery(collection_id=best, min_rating=5))) == [photo_id]


def test_folders_in_folders_show_each_photo_once(library: PhotoLibrary, shoot: Path) -> None:
    take(shoot, "a.jpg")
    take(shoot / "Day 2", "b.jpg", start=4)
    outer = import_folder(library, shoot)
    inner = import_folder(library, shoot / "Day 2")
    assert [(folder.id, folder.photo_count) for folder in library.folders()] == [(inner, 1), (outer, 2)]
    assert names(library, PhotoQuery(folder_id=outer)) == ["a.jpg", "b.jpg"]
    assert names(library, PhotoQuery(folder_id=inner)) == ["b.jpg"]
    assert names(library, PhotoQuery(text="wedding")) == ["a.jpg"]
    library.forget_folder(inner)
    assert names(library, PhotoQuery(folder_id=outer)) == ["a.jpg", "b.jpg"]
    assert names(library, PhotoQuery(text="wedding")) == ["a.jpg", "b.jpg"]
    import_folder(library, shoot / "Day 2")
    library.forget_folder(outer)
    assert names(library) == ["b.jpg"]
    import_folder(library, shoot)
    assert names(library) == ["a.jpg", "b.jpg"]
    assert [folder.photo_count for folder in library.folders()] == [2, 1]


def test_names_that_are_no_text_are_photos_like_any(library: PhotoLibrary, shoot: Path) -> None:
    shoot.mkdir(parents=True)
    path = Path(os.fsdecode(os.fsencode(shoot) + b"/caf\xe9 1.jpg"))
    path.write_bytes(photo_bytes(1))
    folder_id = import_folder(library, shoot)
    photo_id = rated(library, path, 5)
    assert path_of(library, photo_id) == path
    assert list(library.query(PhotoQuery(text="caf"))) == [photo_id]
    path.rename(shoot / "café.jpg")
    assert library.rescan(folder_id, Watch()).found_again == (photo_id,)


def test_a_clock_that_was_set_back_harms_nothing(
    library: PhotoLibrary, shoot: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take(shoot, "a.jpg")
    take(shoot.with_name("Later"), "b.jpg", start=4)
    import_folder(library, shoot)
    monkeypatch.setattr(time, "time", lambda: 5.0)
    import_folder(library, shoot.with_name("Later"))
    assert [folder.path.name for folder in library.folders()] == ["Later", "Wedding"]
    take(shoot, "new.jpg", start=8)
    os.utime(shoot / "new.jpg", ns=(1, 1))
    import_folder(library, shoot)
    assert [folder.path.name for folder in library.folders()] == ["Wedding", "Later"]
    assert id_of(library, shoot / "new.jpg") > id_of(library, shoot.with_name("Later") / "b.jpg")


def test_originals_are_never_written_to(library: PhotoLibrary, shoot: Path) -> None:
    take(shoot, "a.jpg", "b.jpg")
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in shoot.iterdir()}
    folder_id = import_folder(library, shoot)
    library.set_caption([id_of(library, shoot / "a.jpg")], "words")
    library.rescan(folder_id, Watch())
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in shoot.iterdir()} == before


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["rename", "rename", "replace", "delete", "copy", "restore", "new"]),
        st.integers(0, 9),
        st.integers(0, 9),
    ),
    max_size=8,
)


def happen(shoot: Path, step: int, act: str, first: int, second: int) -> None:
    """What somebody does in the file manager."""
    source, target = shoot / f"{first}.jpg", shoot / f"{second}.jpg"
    if act in ("rename", "copy") and source.exists() and not target.exists():
        source.rename(target) if act == "rename" else shutil.copyfile(source, target)
    elif act == "replace" and source.exists():
        source.write_bytes(photo_bytes(100 + step))
    elif act == "delete":
        source.unlink(missing_ok=True)
    elif act in ("restore", "new") and not source.exists():
        source.write_bytes(photo_bytes(first if act == "restore" else 200 + step))


@settings(max_examples=60)
@given(ACTS, st.booleans())
def test_whatever_happens_on_the_disk_no_photo_and_no_mark_is_lost(
    tmp_path_factory: pytest.TempPathFactory, acts: list[tuple[str, int, int]], look_often: bool
) -> None:
    root = tmp_path_factory.mktemp("disk")
    shoot = root / "shoot"
    take(shoot, *(f"{number}.jpg" for number in range(4)))
    originals = {photo_bytes(number): number for number in range(4)}
    with opened_library(root / "data") as library:
        folder_id = import_folder(library, shoot)
        ids = {number: rated(library, shoot / f"{number}.jpg", number + 1) for number in range(4)}
        for step, act in enumerate(acts):
            happen(shoot, step, *act)
            if look_often:
                library.rescan(folder_id, Watch())
                library.examine(Watch())
        library.rescan(folder_id, Watch())
        library.examine(Watch())
        kept = {entry.id: entry for entry in library.entries(ids.values())}
        assert [kept[ids[number]].rating for number in range(4)] == [1, 2, 3, 4]
        entries = library.entries(library.query(PhotoQuery()))
        on_disk = sorted(path.name for path in shoot.iterdir())
        if on_disk:
            assert sorted(e.path.name for e in entries if e.presence is Presence.HERE) == on_disk
            lying = [path.read_bytes() for path in shoot.iterdir()]
            for content, number in originals.items():
                if not look_often and not any(act in ("replace", "copy") for act, _, _ in acts):
                    # Seen only at the end, every photo that lies anywhere is the photo that it was.
                    assert (kept[ids[number]].presence is Presence.HERE) == (content in lying)
