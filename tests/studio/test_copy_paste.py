from dataclasses import replace
from pathlib import Path

import pytest

from pixelsmile_desktop.core.catalogue import PhotoEntry, Presence
from pixelsmile_desktop.core.errors import RequestError
from pixelsmile_desktop.core.expression import ExpressionMix
from pixelsmile_desktop.core.request import EditRequest, EngineName, EngineOptions, FaceChoice, PasteBackOptions
from pixelsmile_desktop.studio.copy_paste import CopiedLook, apply_settings, from_clipboard, settings_of, to_clipboard

LOOK = EditRequest(
    "/shoot/a.png",
    ExpressionMix.parse(["happy=0.4", "surprised=0.5"]),
    FaceChoice("index", 2),
    EngineName.PIXELSMILE,
    EngineOptions(seed=7, steps=20),
    PasteBackOptions(feather=0.2),
)


def entry(number: int, presence: Presence = Presence.HERE) -> PhotoEntry:
    return PhotoEntry(number, Path(f"/shoot/{number}.png"), 1, presence=presence)


def test_settings_are_everything_but_photo_and_face() -> None:
    assert settings_of(LOOK) == replace(LOOK, photo="", face=FaceChoice())
    assert settings_of(replace(LOOK, face=FaceChoice("all"))).face == FaceChoice("all")


def test_they_go_through_the_clipboard() -> None:
    assert from_clipboard(to_clipboard(CopiedLook(LOOK, 3))) == CopiedLook(settings_of(LOOK))


@pytest.mark.parametrize("data", [b"", b"hello", b"{}", b"\xff\xfe", b'{"version": 1, "mix": {"glee": 1}}'])
def test_what_is_no_look_is_refused(data: bytes) -> None:
    with pytest.raises(RequestError, match="what was copied is no look; copy the settings"):
        from_clipboard(data)


def test_a_selection_gets_the_look_photo_by_photo() -> None:
    sad = EditRequest("", ExpressionMix.parse(["sad"]))
    pasted = apply_settings([CopiedLook(LOOK), CopiedLook(sad)], [entry(4), entry(2)], {2: FaceChoice("index", 3)})
    assert [(number, request.photo, request.mix, request.face) for number, request in pasted.edits] == [
        (4, str(Path("/shoot/4.png")), LOOK.mix, FaceChoice()),
        (4, str(Path("/shoot/4.png")), sad.mix, FaceChoice()),
        (2, str(Path("/shoot/2.png")), LOOK.mix, FaceChoice("index", 3)),
        (2, str(Path("/shoot/2.png")), sad.mix, FaceChoice("index", 3)),
    ]
    assert {request.options for _, request in pasted.edits[::2]} == {LOOK.options}
    assert pasted.complaints == ()


def test_photos_whose_files_are_away_are_left_out_and_counted() -> None:
    photos = [entry(1, Presence.OFFLINE), entry(2), entry(3, Presence.MISSING)]
    pasted = apply_settings([CopiedLook(LOOK)], photos)
    assert [number for number, _ in pasted.edits] == [2]
    assert pasted.complaints == ("the originals of 2 photos are not there now, so nothing was put on them",)
    assert apply_settings([CopiedLook(LOOK)], photos[:1]).complaints == (
        "the original of 1 photo is not there now, so nothing was put on it",
    )
