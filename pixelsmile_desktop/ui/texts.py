"""The words of core in the language of the window; core itself speaks English only."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QCoreApplication

from pixelsmile_desktop.core.catalogue import ColourLabel, FaceFinding, Flag, PhotoSort
from pixelsmile_desktop.core.expression import BlendStanding, CustomExpression, Expression, ExpressionMix
from pixelsmile_desktop.core.job import JobState
from pixelsmile_desktop.core.request import EditRequest, EngineName, Subject
from pixelsmile_desktop.ui.amounts import number_text
from pixelsmile_desktop.ui.marking import QT_TRANSLATE_NOOP

_EXPRESSIONS: Final = {
    Expression.HAPPY: QT_TRANSLATE_NOOP("Expression", "happy"),
    Expression.CONFIDENT: QT_TRANSLATE_NOOP("Expression", "confident"),
    Expression.SURPRISED: QT_TRANSLATE_NOOP("Expression", "surprised"),
    Expression.FEAR: QT_TRANSLATE_NOOP("Expression", "fear"),
    Expression.ANXIOUS: QT_TRANSLATE_NOOP("Expression", "anxious"),
    Expression.CONFUSED: QT_TRANSLATE_NOOP("Expression", "confused"),
    Expression.DISGUST: QT_TRANSLATE_NOOP("Expression", "disgust"),
    Expression.ANGRY: QT_TRANSLATE_NOOP("Expression", "angry"),
    Expression.CONTEMPT: QT_TRANSLATE_NOOP("Expression", "contempt"),
    Expression.SAD: QT_TRANSLATE_NOOP("Expression", "sad"),
    Expression.SLEEPY: QT_TRANSLATE_NOOP("Expression", "sleepy"),
    Expression.SHY: QT_TRANSLATE_NOOP("Expression", "shy"),
    Expression.NEUTRAL: QT_TRANSLATE_NOOP("Expression", "neutral"),
}
_FINDINGS: Final = {
    FaceFinding.EYES_CLOSED: QT_TRANSLATE_NOOP("FaceFinding", "Eyes closed"),
    FaceFinding.NO_SMILE: QT_TRANSLATE_NOOP("FaceFinding", "No smile"),
    FaceFinding.MOUTH_OPEN: QT_TRANSLATE_NOOP("FaceFinding", "Mouth open"),
    FaceFinding.LOOKING_AWAY: QT_TRANSLATE_NOOP("FaceFinding", "Looking away"),
    FaceFinding.CANNOT_TELL: QT_TRANSLATE_NOOP("FaceFinding", "Cannot tell"),
}
_FLAGS: Final = {
    Flag.NONE: QT_TRANSLATE_NOOP("Flag", "Not flagged"),
    Flag.PICK: QT_TRANSLATE_NOOP("Flag", "Picked"),
    Flag.REJECT: QT_TRANSLATE_NOOP("Flag", "Rejected"),
}
_COLOURS: Final = {
    ColourLabel.NONE: QT_TRANSLATE_NOOP("ColourLabel", "No colour"),
    ColourLabel.RED: QT_TRANSLATE_NOOP("ColourLabel", "Red"),
    ColourLabel.YELLOW: QT_TRANSLATE_NOOP("ColourLabel", "Yellow"),
    ColourLabel.GREEN: QT_TRANSLATE_NOOP("ColourLabel", "Green"),
    ColourLabel.BLUE: QT_TRANSLATE_NOOP("ColourLabel", "Blue"),
    ColourLabel.PURPLE: QT_TRANSLATE_NOOP("ColourLabel", "Purple"),
}
_SORTS: Final = {
    PhotoSort.CAPTURED: QT_TRANSLATE_NOOP("PhotoSort", "Time taken"),
    PhotoSort.NAME: QT_TRANSLATE_NOOP("PhotoSort", "Name"),
    PhotoSort.RATING: QT_TRANSLATE_NOOP("PhotoSort", "Rating"),
    PhotoSort.ADDED: QT_TRANSLATE_NOOP("PhotoSort", "Time added"),
}
_ENGINES: Final = {
    EngineName.AUTO: QT_TRANSLATE_NOOP("EngineName", "Automatic"),
    EngineName.INSTANT: QT_TRANSLATE_NOOP("EngineName", "Instant"),
    EngineName.PIXELSMILE: QT_TRANSLATE_NOOP("EngineName", "PixelSmile"),
}
_SUBJECTS: Final = {
    Subject.PERSON: QT_TRANSLATE_NOOP("Subject", "a person"),
    Subject.CHARACTER: QT_TRANSLATE_NOOP("Subject", "a drawn character"),
}
_BLENDS: Final = {
    BlendStanding.PROVEN: QT_TRANSLATE_NOOP("BlendStanding", "this blend is known to work"),
    BlendStanding.UNTESTED: QT_TRANSLATE_NOOP("BlendStanding", "nobody has tested this blend"),
    BlendStanding.FAILS: QT_TRANSLATE_NOOP("BlendStanding", "this blend is known to fail"),
}
_JOB_STATES: Final = {
    JobState.QUEUED: QT_TRANSLATE_NOOP("JobState", "Waiting"),
    JobState.RUNNING: QT_TRANSLATE_NOOP("JobState", "Running"),
    JobState.SUCCEEDED: QT_TRANSLATE_NOOP("JobState", "Done"),
    JobState.FAILED: QT_TRANSLATE_NOOP("JobState", "Failed"),
    JobState.CANCELLED: QT_TRANSLATE_NOOP("JobState", "Cancelled"),
}

_CHOICES: Final = {
    "auto": QT_TRANSLATE_NOOP("SettingChoice", "Automatic"),
    "instant": QT_TRANSLATE_NOOP("SettingChoice", "Instant"),
    "pixelsmile": QT_TRANSLATE_NOOP("SettingChoice", "PixelSmile"),
}
_ROUNDS: Final = {
    "face": QT_TRANSLATE_NOOP("Stage", "{stage}, face {number} of {total}"),
    "other seed": QT_TRANSLATE_NOOP("Stage", "{stage}, other seed {number} of {total}"),
}
_ROUND: Final = re.compile(rf"(?P<stage>.+), (?P<what>{'|'.join(_ROUNDS)}) (?P<number>\d+) of (?P<total>\d+)")
_LANGUAGES: Final = {"en": "English", "de": "Deutsch", "zh_CN": "简体中文"}


def expression_text(expression: Expression | CustomExpression) -> str:
    """The word for an expression; one of the user's own stays as he wrote it."""
    if isinstance(expression, CustomExpression):
        return str(expression)
    return QCoreApplication.translate("Expression", _EXPRESSIONS[expression])


def listed_text(parts: Iterable[str]) -> str:
    """Things one after the other, with the comma of the language between them."""
    return QCoreApplication.translate("texts", ", ").join(parts)


def ended_text(text: str) -> str:
    """A sentence with the full stop of the language."""
    return QCoreApplication.translate("texts", "{text}.").format(text=text)


def mix_text(mix: ExpressionMix) -> str:
    """A mix in words and numbers, such as "sad 0.62 + confused 0.25"; empty if it asks for nothing."""
    active = ((expression, value) for expression, value in mix if value > 0)
    return " + ".join(f"{expression_text(expression)} {number_text(value, 2)}" for expression, value in active)


def look_text(request: EditRequest) -> str:
    """The mixes of an edit in words and numbers, the faces from left to right; empty if it asks for nothing."""
    faces = request.faces.named or (0,)
    mixes = dict.fromkeys(mix_text(request.mix_of(face)) for face in faces)
    return ", ".join(text for text in mixes if text)


def blend_text(standing: BlendStanding) -> str:
    """What is known of a blend, as a clause."""
    return QCoreApplication.translate("BlendStanding", _BLENDS[standing])


def finding_text(finding: FaceFinding) -> str:
    """What may be wrong with a face."""
    return QCoreApplication.translate("FaceFinding", _FINDINGS[finding])


def flag_text(flag: Flag) -> str:
    """The photographer's verdict."""
    return QCoreApplication.translate("Flag", _FLAGS[flag])


def colour_text(colour: ColourLabel) -> str:
    """The name of a coloured mark."""
    return QCoreApplication.translate("ColourLabel", _COLOURS[colour])


def sort_text(sort: PhotoSort) -> str:
    """By what photos are put in order."""
    return QCoreApplication.translate("PhotoSort", _SORTS[sort])


def engine_text(engine: EngineName) -> str:
    """The name of an engine."""
    return QCoreApplication.translate("EngineName", _ENGINES[engine])


def subject_text(subject: Subject) -> str:
    """What is in a picture, as the model is told."""
    return QCoreApplication.translate("Subject", _SUBJECTS[subject])


def job_state_text(state: JobState) -> str:
    """Where a job stands."""
    return QCoreApplication.translate("JobState", _JOB_STATES[state])


def stage_text(stage: str) -> str:
    """The stage of a job, such as "Rendering", as engines and use cases report it; an unknown one stays as it is.

    Of one of several rounds ("Rendering, face 1 of 2", see `core.progress.numbered`) both parts are translated.
    """
    found = _ROUND.fullmatch(stage)
    if found is None:
        return QCoreApplication.translate("Stage", stage)
    text = QCoreApplication.translate("Stage", _ROUNDS[found["what"]])
    return text.format(stage=stage_text(found["stage"]), number=found["number"], total=found["total"])


def setting_title(title: str) -> str:
    """The title of a setting as `core.settings` declares it."""
    return QCoreApplication.translate("Settings", title)


def setting_help(help_text: str) -> str:
    """The help of a setting as `core.settings` declares it."""
    return QCoreApplication.translate("Settings", help_text)


def setting_choice(value: str) -> str:
    """One of the values that a setting may take; languages by the names that they have for themselves."""
    if value in _LANGUAGES:
        return _LANGUAGES[value]
    return QCoreApplication.translate("SettingChoice", _CHOICES[value]) if value in _CHOICES else value.upper()
