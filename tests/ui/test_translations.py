import re
import shutil
import string
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from pixelsmile_desktop.core.expression import Expression
from pixelsmile_desktop.ui import texts
from pixelsmile_desktop.ui.actions import Actions
from pixelsmile_desktop.ui.application import LANGUAGES, translate

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "translations"
FOREIGN = ("de", "zh_CN")


@pytest.fixture
def tool(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "installers"))
    import translate as module

    return module


@pytest.fixture
def application(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)
        translator.deleteLater()


def messages(language: str) -> list[tuple[str, str, list[str]]]:
    """Context, source, and the translation in all its forms."""
    root = ET.parse(FOLDER / f"pixelsmile_{language}.ts").getroot()
    found = []
    for context in root.iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]
            found.append((context.findtext("name"), message.findtext("source"), forms))
    return found


def places(text: str) -> set[str]:
    """What is filled in later."""
    named = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    return named | set(re.findall(r"%\d", text))


@pytest.mark.parametrize("language", [*FOREIGN, "en"])
def test_nothing_is_unfinished(language: str, tool: ModuleType) -> None:
    assert tool.unfinished(FOLDER / f"pixelsmile_{language}.ts") == []


def test_the_translations_know_exactly_the_texts_of_the_window(tool: ModuleType, tmp_path: Path) -> None:
    for path in FOLDER.glob("*.ts"):
        shutil.copy(path, tmp_path)
    tool.update(tmp_path)
    for path in FOLDER.glob("*.ts"):
        now = {(context, source) for context, source, _ in messages(path.stem.removeprefix("pixelsmile_"))}
        root = ET.parse(tmp_path / path.name).getroot()
        wanted = {
            (context.findtext("name"), message.findtext("source"))
            for context in root.iter("context")
            for message in context.iter("message")
        }
        assert now == wanted, f"run installers/translate.py: {sorted(map(str, now ^ wanted))}"


@pytest.mark.parametrize("language", [*FOREIGN, "en"])
def test_the_compiled_file_is_that_of_its_source(language: str, tool: ModuleType, tmp_path: Path) -> None:
    for path in FOLDER.glob("*.ts"):
        shutil.copy(path, tmp_path)
    tool.compile_all(tmp_path)
    name = f"pixelsmile_{language}.qm"
    assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes(), "run installers/translate.py"


@pytest.mark.parametrize("language", FOREIGN)
def test_a_translation_fills_in_what_its_source_does(language: str) -> None:
    for _context, source, forms in messages(language):
        for form in forms:
            assert places(form) == places(source), source
            assert form.startswith(" ") == source.startswith(" "), source
            assert form.endswith("…") == source.endswith("…"), source
            assert ("&" in form) == ("&" in source), source


@pytest.mark.parametrize("language", FOREIGN)
def test_no_menu_has_two_entries_for_one_letter(language: str) -> None:
    for context in ("Menu", "ExportFields", "BatchDialog"):
        letters = [
            form.lower()[form.index("&") + 1]
            for name, _, (form, *_) in messages(language)
            if name == context and "&" in form
        ]
        assert len(letters) == len(set(letters)), context


@pytest.mark.parametrize(("language", "happy", "undo"), [("de", "fröhlich", "Rückgängig"), ("zh_CN", "开心", "撤销")])
def test_the_window_speaks_the_language_of_the_settings(
    application: QApplication, resources: Path, language: str, happy: str, undo: str
) -> None:
    assert translate(application, language, resources) == language
    assert texts.expression_text(Expression.HAPPY) == happy
    actions = Actions()
    assert actions["edit.undo"].text() == undo


def test_english_counts_properly(application: QApplication, resources: Path) -> None:
    translate(application, "en", resources)
    assert application.translate("BatchPage", "%n of them failed", None, 1) == "1 of them failed"
    assert application.translate("ClosingQuestion", "%n job(s) are not finished.", None, 1) == "1 job is not finished."
    assert (
        application.translate("ClosingQuestion", "%n job(s) are not finished.", None, 3) == "3 jobs are not finished."
    )


@pytest.mark.parametrize(
    ("system", "language"),
    [
        ("de_AT.UTF-8", "de"),
        ("zh_CN.UTF-8", "zh_CN"),
        ("zh_SG.UTF-8", "zh_CN"),
        ("zh_TW.UTF-8", "en"),
        ("fr_FR.UTF-8", "en"),
        ("C", "en"),
    ],
)
def test_the_language_of_the_system_is_taken_if_the_program_speaks_it(system: str, language: str) -> None:
    code = "from pixelsmile_desktop.ui.application import language_of_system; print(language_of_system())"
    environment = {"LANG": system, "LC_ALL": system, "PATH": "", "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == language
    assert language in LANGUAGES
