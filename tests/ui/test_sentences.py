import re
import string
import sys
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from pixelsmile_desktop.core.errors import PhotoError, PixelSmileError, SaveError
from pixelsmile_desktop.core.expression import TWELVE, ExpressionMix
from pixelsmile_desktop.ui.application import translate
from pixelsmile_desktop.ui.notices import notice_of
from pixelsmile_desktop.ui.sentences import LIST_NAME, Template, error_text, read_templates, sentence_text
from pixelsmile_desktop.ui.sentences_of_window import FOR_THE_WINDOW

ROOT = Path(__file__).resolve().parents[2]
OF_THE_COMMAND_LINE = re.compile(r"`|(^|[ ,])--?[a-z]|\bpip install|HF_TOKEN|PIXELSMILE_HOME|HTTPS_PROXY|PIP_INDEX_URL")
BEFORE_THERE_IS_A_WINDOW = {
    'install it with: pip install "pixelsmile-desktop[desktop]"',
    "install them, on Debian and Ubuntu with: sudo apt-get install -y {0}",
    "use the command line: pixelsmile --help",
}


@pytest.fixture(scope="module")
def spoken() -> Iterator[ModuleType]:
    sys.path.insert(0, str(ROOT / "installers"))
    import spoken as module

    yield module
    sys.path.remove(str(ROOT / "installers"))


@pytest.fixture
def german(qapp: QApplication, resources: Path) -> Iterator[None]:
    translate(qapp, "de", resources)
    yield
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()


@pytest.fixture
def templates(resources: Path) -> list[Template]:
    return read_templates(resources / "translations")


def places(source: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(source) if name is not None}


def test_the_list_holds_every_sentence_of_the_sources(spoken: ModuleType, templates: list[Template]) -> None:
    said = spoken.spoken_by(ROOT / "pixelsmile_desktop").templates
    assert len(said) > 700
    assert {template.source for template in templates} == said, "run installers/translate.py"


def test_every_error_that_may_reach_the_window_can_be_read_in_the_sources(spoken: ModuleType) -> None:
    unread = spoken.spoken_by(ROOT / "pixelsmile_desktop").unread
    assert not unread, f"say these in plain words, so that they can be translated: {sorted(unread)}"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('raise PhotoError("all is lost", "weep loudly")', {"all is lost", "weep loudly"}),
        ('raise PhotoError(f"{path} is not {kind!r} here", "go on")', {"{0} is not {1} here", "go on"}),
        (
            'what = "one thing" if path else "other thing"\n    raise PhotoError(what, HINT)',
            {"one thing", "other thing", "take the hint"},
        ),
        ("raise PhotoError(*PAIR)", {"the first clause", "the second clause"}),
        ('raise helped("the caller says so")', {"the caller says so", "help yourself"}),
        ('raise PhotoError(f"it is {TABLE[kind]}", "go on")', {"it is {0}", "quite bad", "rather good", "go on"}),
        ('raise PhotoError("{it} broke down".format(it=path), "go on")', {"{0} broke down", "go on"}),
        ('warnings = []\n    warnings.append(f"{path} looks odd today")', {"{0} looks odd today"}),
    ],
)
def test_sentences_are_found_however_they_are_put_together(
    spoken: ModuleType, tmp_path: Path, body: str, expected: set[str]
) -> None:
    (tmp_path / "core").mkdir()
    (tmp_path / "core" / "errors.py").write_text(
        "class PixelSmileError(Exception):\n    def __init__(self, what, remedy):\n        pass\n\n\n"
        "class PhotoError(PixelSmileError):\n    pass\n"
    )
    (tmp_path / "app.py").write_text(
        "from pixelsmile_desktop.core.errors import PhotoError\n\n"
        'HINT = "take the hint"\nPAIR = ("the first clause", "the second clause")\n'
        'TABLE = {1: "quite bad", 2: "rather good"}\n\n\n'
        'def helped(what):\n    return PhotoError(what, "help yourself")\n\n\n'
        f"def fail(path, kind):\n    {body}\n"
    )
    found = spoken.spoken_by(tmp_path)
    assert expected <= found.templates
    assert not found.unread


def test_an_error_that_nobody_can_read_is_told(spoken: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text(
        "class PixelSmileError(Exception):\n    def __init__(self, what, remedy):\n        pass\n\n\n"
        "def fail(text):\n    raise PixelSmileError(text.upper(), 'go on')\n"
    )
    assert len(spoken.spoken_by(tmp_path).unread) == 1


def test_in_english_a_sentence_is_itself_unless_the_window_words_it_otherwise(
    qapp: QApplication, templates: list[Template]
) -> None:
    for template in templates:
        sentence = template.source.format("a", "b", "c", "d", "e", "f")
        if template.source not in FOR_THE_WINDOW:
            assert sentence_text(sentence) == sentence
    assert sentence_text("nobody has ever said this") == "nobody has ever said this"
    assert sentence_text("run git lfs pull") == "download it again"


def test_no_sentence_sends_a_user_of_the_window_to_the_command_line(templates: list[Template]) -> None:
    for template in templates:
        shown = FOR_THE_WINDOW.get(template.source, template.source)
        assert places(shown) <= places(template.source)
        if template.source not in BEFORE_THERE_IS_A_WINDOW:
            assert not OF_THE_COMMAND_LINE.search(shown), template.source


def test_the_window_words_nothing_otherwise_that_nobody_says(templates: list[Template]) -> None:
    assert set(FOR_THE_WINDOW) <= {template.source for template in templates}


def test_every_template_is_translated_with_its_places(german: None, templates: list[Template]) -> None:
    marks = ("«a»", "«b»", "«c»", "«d»", "«e»")
    for template in templates:
        source = FOR_THE_WINDOW.get(template.source, template.source)
        translated = QCoreApplication.translate("Sentence", source)
        assert places(translated) == places(source)
        sentence = template.source.format(*marks)
        said = sentence_text(sentence)
        wanted = {marks[int(place)] for place in places(source) if place.isdigit()}
        assert {mark for mark in marks if mark in said} == wanted, sentence


def test_what_differs_is_filled_in_and_translated_itself(german: None) -> None:
    assert sentence_text("there is no file /a/b c.jpg") == "es gibt keine Datei /a/b c.jpg"
    turned = "the face is turned far up and far to the left; its far side cannot be changed well"
    assert sentence_text(turned).startswith("das Gesicht ist weit nach oben und weit nach links gedreht")
    assert sentence_text("choose one") == "wählen Sie einen"


def test_a_name_that_reads_like_a_sentence_stays_as_it_is(german: None) -> None:
    assert sentence_text("there is no file this is it.jpg") == "es gibt keine Datei this is it.jpg"
    assert sentence_text("there is a collection use me already").endswith("use me")


def test_sentences_that_were_joined_are_told_apart(german: None) -> None:
    error = PhotoError("a.jpg: the photo is in CMYK", "convert it to RGB in your photo editor and open that")
    said = error_text(error)
    assert said.startswith("a.jpg: das Foto ist in CMYK; ")
    assert sentence_text(str(error)) == said
    plan = "The model as published, all of it in graphics memory: 57.7 GiB."
    assert sentence_text(plan) == "Das Modell, wie es veröffentlicht wurde, alles im Grafikspeicher: 57.7 GiB."


def test_a_notice_of_an_error_speaks_the_language_of_the_window(german: None) -> None:
    notice = notice_of(SaveError("/x/y.jpg cannot be written: the disk is full", "make room or choose another folder"))
    assert notice.sentence == "/x/y.jpg kann nicht geschrieben werden: der Datenträger ist voll"
    assert notice.remedy == "schaffen Sie Platz oder wählen Sie einen anderen Ordner"
    assert notice_of(PixelSmileError("something rare", "do this")).sentence == "something rare"


def test_every_warning_of_blends_is_translated(german: None) -> None:
    pairs = [pair for pair in product(TWELVE, TWELVE) if pair[0] is not pair[1]]
    said = {text for one, two in pairs for text in ExpressionMix(((one, 1.0), (two, 1.0))).warnings()}
    assert said
    assert all(sentence_text(text) != text for text in said)


def test_the_list_is_sorted_and_has_no_line_twice(resources: Path) -> None:
    lines = (resources / "translations" / LIST_NAME).read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines))
