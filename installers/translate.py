#!/usr/bin/env python3
"""Brings the translations of the window up to date: finds its texts, and compiles what translators made of them.

Run it in the repository's environment after every change of a text; then fill in what `resources/translations/*.ts`
marks as unfinished, by hand or with Qt Linguist, and run it again. The compiled files belong into the repository too.
"""

from __future__ import annotations

import argparse
import ast
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from spoken import spoken_by

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "pixelsmile_desktop"
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("de", "zh_CN")
PLURALS = "en"
"""English needs a translation too, but only of what is counted."""
_TELLERS = {"Progress", "ProgressMeter", "ByteProgress"}
_ELSEWHERE = {"training", "benchmark"}
"""Rooms whose progress the window does not show."""


def words_of_core() -> Iterator[tuple[str, str]]:
    """The words that core and the engines say and the window translates, with their contexts."""
    from dataclasses import fields

    from pixelsmile_desktop.core.settings import Settings

    for declared in fields(Settings):
        yield "Settings", declared.metadata["title"]
        yield "Settings", declared.metadata["help"]
    from pixelsmile_desktop.ui.sentences import JOINTS_OF_SENTENCES, JOINTS_OF_WORDS
    from pixelsmile_desktop.ui.sentences_of_window import FOR_THE_WINDOW

    for template in (*spoken_by(PACKAGE).templates, *JOINTS_OF_SENTENCES, *JOINTS_OF_WORDS):
        if template not in FOR_THE_WINDOW:
            yield "Sentence", template
    for path in sorted(PACKAGE.rglob("*.py")):
        if path.relative_to(PACKAGE).parts[0] in _ELSEWHERE:
            continue
        for stage in stages_in(path.read_text(encoding="utf-8")):
            yield "Stage", stage


def stages_in(source: str) -> Iterator[str]:
    """The stages that a module reports, as far as they are written down in it."""
    tree = ast.parse(source)
    constants = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _TELLERS and node.args:
            stage = node.args[0]
            value = constants.get(stage.id) if isinstance(stage, ast.Name) else getattr(stage, "value", None)
            if isinstance(value, str):
                yield value


def update(folder: Path) -> None:
    """Bring the sources of the translations in `folder` up to date with the texts of the window."""
    with tempfile.TemporaryDirectory() as temporary:
        words = Path(temporary) / "words_of_core.py"
        lines = sorted({f"translate({context!r}, {text!r})\n" for context, text in words_of_core()})
        words.write_text("".join(lines), encoding="utf-8")
        sources = [str(path) for path in sorted((PACKAGE / "ui").rglob("*.py"))]
        common = ["-locations", "none", "-no-obsolete", "-source-language", "en", "-silent"]
        for language in (*LANGUAGES, PLURALS):
            only = ["-pluralonly"] if language == PLURALS else []
            target = ["-target-language", language, "-ts", str(folder / f"pixelsmile_{language}.ts")]
            _run("pyside6-lupdate", *common, *only, *sources, str(words), *target)


def list_sentences(folder: Path) -> None:
    """Write into `folder` which sentences core and the engines say, a template in each line."""
    from pixelsmile_desktop.ui.sentences import LIST_NAME

    lines = "".join(f"{template}\n" for template in sorted(spoken_by(PACKAGE).templates))
    (folder / LIST_NAME).write_text(lines, encoding="utf-8", newline="\n")


def compile_all(folder: Path) -> None:
    """Make of each source of a translation the file that the window reads."""
    for language in (*LANGUAGES, PLURALS):
        source = folder / f"pixelsmile_{language}.ts"
        _run("pyside6-lrelease", "-silent", str(source), "-qm", str(source.with_suffix(".qm")))


def unfinished(path: Path) -> list[str]:
    """The texts that nobody has translated yet."""
    messages = ET.parse(path).getroot().iter("message")
    return [message.findtext("source", "") for message in messages if _is_unfinished(message.find("translation"))]


def _is_unfinished(translation: ET.Element | None) -> bool:
    if translation is None or translation.get("type") == "unfinished":
        return True
    forms = translation.findall("numerusform")
    return not all(form.text for form in forms) if forms else not translation.text


def _run(name: str, *arguments: str) -> None:
    tool = Path(sys.executable).with_name(name)
    subprocess.run([str(tool), *arguments], check=True, cwd=ROOT, stdout=subprocess.DEVNULL)


def main() -> int:
    """Do both; 1 if something is still to be translated."""
    argparse.ArgumentParser(prog="translate.py", description=__doc__).parse_args()
    FOLDER.mkdir(parents=True, exist_ok=True)
    list_sentences(FOLDER)
    update(FOLDER)
    compile_all(FOLDER)
    missing = 0
    for path in sorted(FOLDER.glob("*.ts")):
        texts = unfinished(path)
        missing += len(texts)
        print(f"{path.relative_to(ROOT)}: {len(texts)} unfinished")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
