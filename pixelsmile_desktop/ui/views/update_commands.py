"""The command that looks for a newer version, and what is said about it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from pixelsmile_desktop.studio.updates import UpdateAnswer
from pixelsmile_desktop.ui.notices import Notice, NoticeAction
from pixelsmile_desktop.ui.views.window_parts import WindowParts

_KEY = "update"


class UpdateCommands(QObject):
    """Nothing is fetched but the list of releases; the user's browser opens the page, if he wants it.

    Args:
        parts: the models.
        parent: keeps it.
    """

    def __init__(self, parts: WindowParts, parent: QObject) -> None:
        super().__init__(parent)
        self._notices = parts.notices
        parts.actions.answer("help.updates", parts.updates.ask)
        parts.updates.answered.connect(self._on_answered)
        parts.updates.failed.connect(parts.notices.post_error)

    def _on_answered(self, answer: UpdateAnswer) -> None:
        if answer.newer is None:
            text = self.tr("Version {version} is the newest one").format(version=answer.current)
            self._notices.post(Notice(text, key=_KEY))
            return
        text = self.tr("Version {newer} is there, and this is {current}")
        url = QUrl(answer.newer.page)
        action = NoticeAction(self.tr("Open its page"), partial(QDesktopServices.openUrl, url))
        remedy = self.tr("download it from its page")
        sentence = text.format(newer=answer.newer.version, current=answer.current)
        self._notices.post(Notice(sentence, remedy, action=action, key=_KEY))
