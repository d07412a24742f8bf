import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from pixelsmile_desktop.core.errors import PhotoError, SaveError
from pixelsmile_desktop.core.expression import TWELVE, ExpressionMix
from pixelsmile_desktop.ui.application import translate
from pixelsmile_desktop.ui.notices import notice_of
from pixelsmile_desktop.ui.sentences import SENTENCES, sentence_text

PACKAGE = Path(__file__).resolve().parents[2] / "pixelsmile_desktop"


@pytest.fixture
def german(qapp: QApplication, resources: Path) -> Iterator[None]:
    translate(qapp, "de", resources)
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()


def test_in_english_every_sentence_is_itself(qapp: QApplication) -> None:
    for sentence in SENTENCES:
        assert sentence_text(sentence.format("a", "b")) == sentence.format("a", "b")
    assert sentence_text("nobody has ever said this") == "nobody has ever said this"


def test_what_differs_is_filled_in_and_translated_itself(german: None) -> None:
    assert sentence_text("there is no file /a/b c.jpg") == "es gibt keine Datei /a/b c.jpg"
    turned = "the face is turned far to the left; its far side cannot be changed well"
    assert sentence_text(turned).startswith("das Gesicht ist weit nach links gedreht")
    assert sentence_text("choose one") == "wählen Sie einen"


def test_a_notice_of_an_error_speaks_the_language_of_the_window(german: None) -> None:
    notice = notice_of(SaveError("/x/y.jpg cannot be written: the disk is full", "make room or choose another folder"))
    assert notice.sentence == "/x/y.jpg kann nicht geschrieben werden: der Datenträger ist voll"
    assert notice.remedy == "schaffen Sie Platz oder wählen Sie einen anderen Ordner"
    assert notice_of(PhotoError("something rare", "do this")).sentence == "something rare"


def test_every_warning_of_faces_and_blends_is_translated(german: None) -> None:
    tree = ast.parse((PACKAGE / "faces" / "face_warnings.py").read_text(encoding="utf-8"))
    said = [node.value for node in ast.walk(tree) if isinstance(node, ast.Yield)]
    constants = [value.value for value in said if isinstance(value, ast.Constant)]
    assert len(constants) >= 8
    for first in TWELVE:
        for second in TWELVE:
            if first is not second:
                constants.extend(ExpressionMix(((first, 1.0), (second, 1.0))).warnings())
    for sentence in constants:
        assert sentence_text(sentence) != sentence
