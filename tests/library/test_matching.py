from dataclasses import dataclass, field
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from pixelsmile_desktop.library.matching import FileMatch, KnownFile, match_files
from pixelsmile_desktop.library.scan import FileFacts


@dataclass
class Disk:
    """Contents by paths, each with its time; and how often somebody looked inside."""

    files: dict[str, tuple[str, int]]
    looks: list[str] = field(default_factory=list)

    def found(self) -> list[FileFacts]:
        return [FileFacts(path, len(content), time) for path, (content, time) in self.files.items()]

    def key_of(self, facts: FileFacts) -> str:
        self.looks.append(facts.path)
        return "key of " + self.files[facts.path][0]

    def known(self, *, missing: tuple[int, ...] = ()) -> list[KnownFile]:
        """What a library knows that has seen it all, with numbers in the order of the files."""
        return [
            KnownFile(number, path, len(content), time, "key of " + content, number in missing)
            for number, (path, (content, time)) in enumerate(self.files.items())
        ]


def place(name: str, folder: str = "shoot") -> str:
    return str(Path("/", folder, name))


def match(before: Disk, after: Disk, strays: tuple[KnownFile, ...] = ()) -> FileMatch:
    return match_files(after.found(), before.known(), strays, after.key_of)


def where(result: FileMatch) -> dict[int, str]:
    return {photo_id: facts.path for photo_id, facts in result.moved}


A, B, C = place("a.jpg"), place("b.jpg"), place("c.jpg")


def test_files_that_stayed_as_they_were_are_not_opened() -> None:
    disk = Disk({A: ("one", 1), B: ("two", 2)})
    assert match(disk, disk) == FileMatch()
    assert disk.looks == []


def test_new_files_are_not_opened_where_nothing_is_missed() -> None:
    after = Disk({A: ("one", 1), B: ("two", 2)})
    assert [facts.path for facts in match(Disk({A: ("one", 1)}), after).new] == [B]
    assert after.looks == []


def test_a_renamed_file_is_found_by_its_content() -> None:
    result = match(Disk({A: ("one", 1)}), Disk({B: ("one", 9)}))
    assert where(result) == {0: B}
    assert (result.new, result.gone, result.changed) == ((), (), ())


def test_a_moved_file_that_kept_name_and_time_is_found_without_opening_it() -> None:
    after = Disk({place("a.jpg", "elsewhere"): ("one", 1)})
    assert where(match(Disk({A: ("one", 1)}), after)) == {0: place("a.jpg", "elsewhere")}
    assert after.looks == []


def test_names_that_were_swapped_and_shifted_are_told_apart() -> None:
    assert where(match(Disk({A: ("one", 1), B: ("two", 2)}), Disk({A: ("two", 3), B: ("one", 4)}))) == {0: B, 1: A}
    shifted = match(Disk({A: ("one", 1), B: ("two", 2)}), Disk({B: ("one", 1), C: ("two", 2)}))
    assert where(shifted) == {0: B, 1: C}
    assert (shifted.new, shifted.changed, shifted.gone) == ((), (), ())


def test_a_replaced_file_is_changed_and_no_new_photo() -> None:
    result = match(Disk({A: ("one", 1)}), Disk({A: ("six", 2)}))
    assert [photo_id for photo_id, _ in result.changed] == [0]
    assert (result.new, result.gone, result.moved) == ((), (), ())


def test_a_file_that_was_only_touched_is_not_changed() -> None:
    result = match(Disk({A: ("one", 1)}), Disk({A: ("one", 2)}))
    assert where(result) == {0: A}
    assert result.changed == ()


def test_an_edited_file_keeps_its_photo_though_a_copy_of_the_old_content_lies_beside_it() -> None:
    result = match(Disk({A: ("one", 1)}), Disk({A: ("edited", 2), B: ("one", 1)}))
    assert [photo_id for photo_id, _ in result.changed] == [0]
    assert [facts.path for facts in result.new] == [B]
    assert result.moved == ()


def test_a_file_that_was_put_over_another_takes_its_photo_along() -> None:
    result = match(Disk({A: ("one", 1), B: ("two", 2)}), Disk({B: ("one", 1)}))
    assert where(result) == {0: B}
    assert result.gone == (1,)


def test_a_lost_file_that_is_there_again_returns() -> None:
    disk = Disk({A: ("one", 1)})
    result = match_files(disk.found(), disk.known(missing=(0,)), (), disk.key_of)
    assert result == FileMatch(returned=(0,))


def test_a_lost_photo_is_found_though_another_has_its_name_now() -> None:
    known = [KnownFile(0, A, 3, 1, "key of one", True), KnownFile(1, A, 3, 2, "key of two", False)]
    after = Disk({A: ("two", 2), B: ("one", 9)})
    result = match_files(after.found(), known, (), after.key_of)
    assert result == FileMatch(moved=((0, FileFacts(B, 3, 9)),))


def test_a_photo_of_another_folder_whose_file_is_gone_from_there_is_found() -> None:
    stray = KnownFile(7, place("a.jpg", "old"), 3, 1, "key of one", False)
    assert where(match(Disk({}), Disk({B: ("one", 5)}), (stray,))) == {7: B}


def test_a_photo_that_nobody_had_read_is_known_by_its_time() -> None:
    unread = KnownFile(0, A, 3, 1, "", False)
    after = Disk({B: ("one", 1), C: ("two", 9)})
    result = match_files(after.found(), [unread], (), after.key_of)
    assert where(result) == {0: B}
    assert [facts.path for facts in result.new] == [C]


def test_a_file_that_cannot_be_opened_is_nobody_s() -> None:
    after = Disk({B: ("one", 5)})
    result = match_files(after.found(), Disk({A: ("one", 1)}).known(), (), lambda _: "")
    assert ([facts.path for facts in result.new], result.gone) == ([B], (0,))


NAMES = [place(f"{letter}.jpg") for letter in "abcdef"]
CONTENTS = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["one", "two", "six", "eleven"]), max_size=6)


@given(CONTENTS, CONTENTS)
def test_every_file_and_every_photo_has_exactly_one_fate(before: dict[str, str], after: dict[str, str]) -> None:
    old, new = (Disk({path: (text, hash((path, text))) for path, text in files.items()}) for files in (before, after))
    result = match(old, new)
    moved = where(result)
    changed = {photo_id: facts.path for photo_id, facts in result.changed}
    stayed = {known.id: known.path for known in old.known() if new.files.get(known.path) == old.files[known.path]}
    placed = [*moved.values(), *changed.values(), *stayed.values(), *(facts.path for facts in result.new)]
    assert sorted(placed) == sorted(after)
    assert sorted([*moved, *changed, *stayed, *result.gone]) == list(range(len(before)))
    contents = [text for text, _ in old.files.values()]
    assert all(after[path] == contents[photo_id] for photo_id, path in moved.items())
    assert all(list(before)[photo_id] == path for photo_id, path in changed.items())


@given(st.permutations(NAMES), st.lists(st.booleans(), min_size=6, max_size=6))
def test_any_renaming_of_different_photos_is_followed(names: list[str], touched: list[bool]) -> None:
    before = Disk({path: (f"content {number}", number) for number, path in enumerate(NAMES)})
    after = Disk({name: (f"content {number}", number + 100 * touched[number]) for number, name in enumerate(names)})
    result = match(before, after)
    found = dict(enumerate(NAMES)) | where(result)
    assert found == dict(enumerate(names))
    assert (result.new, result.changed, result.gone) == ((), (), ())
