"""The one channel by which the program speaks to its user: logged, shown in place, kept until a window is there."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QCoreApplication, QObject, Signal

from pixelsmile_desktop.core.errors import PixelSmileError
from pixelsmile_desktop.ui.sentences import sentence_text

logger = logging.getLogger(__name__)


class NoticeLevel(Enum):
    """How much a notice matters; the values are the levels of the log."""

    INFO = logging.INFO
    WARNING = logging.WARNING
    ERROR = logging.ERROR


@dataclass(frozen=True)
class NoticeAction:
    """What the user can do about a notice with one press.

    Attributes:
        text: of the button.
        run: is called on the thread of the window.
    """

    text: str
    run: Callable[[], object]


@dataclass(frozen=True)
class Notice:
    """Something the user ought to know.

    Attributes:
        sentence: what happened, without a full stop.
        remedy: what to do about it, likewise; empty if nothing need be done.
        level: how much it matters.
        action: what can be done with one press.
        details: for whoever helps him, such as a traceback; may be copied.
        key: a notice takes the place of an earlier one with the same key; empty for one of a kind.
    """

    sentence: str
    remedy: str = ""
    level: NoticeLevel = NoticeLevel.INFO
    action: NoticeAction | None = None
    details: str = ""
    key: str = ""

    @property
    def text(self) -> str:
        """Sentence, remedy and details, as they are copied."""
        said = "; ".join(part for part in (self.sentence, self.remedy) if part)
        return f"{said}\n\n{self.details}" if self.details else said

    def says_the_same(self, other: Notice) -> bool:
        """Whether a user who has read one knows what the other says."""
        return (self.sentence, self.remedy) == (other.sentence, other.remedy)

    @property
    def passes(self) -> bool:
        """Whether it may go away by itself after a while: nothing is wrong, and nothing is to be done."""
        return self.level is NoticeLevel.INFO and self.action is None


def notice_of(error: BaseException, action: NoticeAction | None = None) -> Notice:
    """What an exception says to the user: its own words if it was expected, else that the program is at fault."""
    if isinstance(error, PixelSmileError):
        return Notice(sentence_text(error.what), sentence_text(error.remedy), NoticeLevel.ERROR, action)
    sentence = QCoreApplication.translate("notices", "something went wrong inside the program")
    remedy = QCoreApplication.translate("notices", "try it again; the details help to mend it")
    return Notice(sentence, remedy, NoticeLevel.ERROR, action, "".join(traceback.format_exception(error)))


class NoticeCentre(QObject):
    """Takes notices from any thread and hands them to whoever shows them, on the thread that it lives in.

    Signals:
        posted(Notice): there is a new one.
        withdrawn(Notice): one has lost its reason, was dismissed, or gave way to another that has the same key or says
            the same.
    """

    posted = Signal(object)
    withdrawn = Signal(object)
    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._standing: list[Notice] = []
        self._arrived.connect(self._on_arrived)

    @property
    def standing(self) -> tuple[Notice, ...]:
        """What was posted and neither dismissed nor replaced, oldest first; what a new window shows at once."""
        return tuple(self._standing)

    def post(self, notice: Notice) -> None:
        """Say something. Safe from any thread."""
        self._arrived.emit(notice)

    def post_error(self, error: BaseException) -> None:
        """Say what an exception means; see `notice_of`. Safe from any thread."""
        self.post(notice_of(error))

    def dismiss(self, notice: Notice) -> None:
        """Take a notice away; nothing happens if it is gone already."""
        if notice in self._standing:
            self._standing.remove(notice)
            self.withdrawn.emit(notice)

    def withdraw(self, key: str) -> None:
        """Take away the notice with this key, whose reason is gone."""
        for notice in [notice for notice in self._standing if notice.key == key]:
            self.dismiss(notice)

    def _on_arrived(self, notice: Notice) -> None:
        logger.log(notice.level.value, "told the user: %s", notice.text)
        if notice.key:
            self.withdraw(notice.key)
        same = next((one for one in self._standing if one.says_the_same(notice)), None)
        if same is not None:
            if not notice.key and (same.action is not None or notice.action is None):
                return
            self.dismiss(same)
        self._standing.append(notice)
        self.posted.emit(notice)
