"""One model: what it is for, under which licence, what there is of it, and what can be done with it."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QPushButton, QToolButton, QWidget

from pixelsmile_desktop.studio.models import ModelListing
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.amounts import size_text
from pixelsmile_desktop.ui.icons import icon
from pixelsmile_desktop.ui.sentences import clause_text, sentence_text
from pixelsmile_desktop.ui.widgets.card import MOST_FAULTS, CardParts, as_faults, build_card, show_lines

_COMPLETE, _PARTIAL = "complete", "partial"


class CardVerb(Enum):
    """What the user wants done with a model."""

    DOWNLOAD = "download"
    IMPORT = "import"
    ADOPT = "adopt"
    EXPORT = "export"
    VERIFY = "verify"
    REPAIR = "repair"
    REMOVE = "remove"
    SHOW = "show"


class ModelCard(QFrame):
    """A row of the list of models.

    Signals:
        asked(str, CardVerb): something shall be done with the model of that name.
    """

    asked = Signal(str, object)

    def __init__(self, listing: ModelListing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = listing.entry.name
        self._title = QLabel(listing.entry.title, self)
        self._purpose = QLabel(self)
        self._state = QLabel(self)
        self._faults = QLabel(self)
        self._remarks = QLabel(self)
        self._download = QPushButton(self)
        self._more = QToolButton(self)
        self._menu = QMenu(self)
        self._actions: dict[CardVerb, QAction] = {}
        self._build(listing)
        self.set_listing(listing, is_busy=False, is_online=True)

    def set_listing(self, listing: ModelListing, *, is_busy: bool, is_online: bool) -> None:
        """Show what there is of the model now.

        Args:
            listing: the same model as before.
            is_busy: whether something is being done to it already.
            is_online: whether the program may connect.
        """
        state = listing.state
        is_whole = state.presence.value == _COMPLETE
        is_partial = state.presence.value == _PARTIAL
        self._state.setText(self._state_text(listing))
        colour = theme.GOOD if is_whole else theme.ACCENT if is_partial else theme.DIM
        self._state.setStyleSheet(f"color: {(theme.DANGER if state.problems else colour).name()};")
        faults = state.problems or listing.changes
        show_lines(self._faults, [sentence_text(fault) for fault in faults[:MOST_FAULTS]])
        remarks = [self.tr("In use by {user}").format(user=user) for user in listing.users]
        show_lines(self._remarks, [*remarks, str(state.folder)] if is_whole else remarks)
        self._download.setText(self._download_text(listing))
        self._download.setVisible(not is_whole and not is_busy)
        self._download.setEnabled(is_online)
        has_record = state.record is not None
        for verb, action in self._actions.items():
            needs_record = verb in {CardVerb.EXPORT, CardVerb.VERIFY, CardVerb.REPAIR}
            is_possible = has_record if needs_record else is_whole if verb is CardVerb.SHOW else True
            if verb in {CardVerb.IMPORT, CardVerb.ADOPT}:
                is_possible = not is_whole
            elif verb is CardVerb.REMOVE:
                is_possible = is_whole or is_partial or has_record
            action.setVisible(is_possible)
            action.setEnabled(not is_busy or verb is CardVerb.SHOW)

    def _state_text(self, listing: ModelListing) -> str:
        state = listing.state
        if state.presence.value == _COMPLETE:
            return self.tr("Ready, {size}").format(size=size_text(state.bytes_present))
        if state.problems:
            return self.tr("Damaged")
        missing = state.bytes_missing
        if state.presence.value == _PARTIAL and missing is not None:
            said = self.tr("{done} of {total}")
            return said.format(done=size_text(state.bytes_present), total=size_text(state.bytes_present + missing))
        return self.tr("Not here, {size}").format(size=size_text(listing.entry.approximate_bytes))

    def _download_text(self, listing: ModelListing) -> str:
        if listing.state.problems:
            return self.tr("Fetch what is missing")
        return self.tr("Go on downloading") if listing.state.presence.value == _PARTIAL else self.tr("Download")

    def _build(self, listing: ModelListing) -> None:
        entry = listing.entry
        purpose = clause_text(entry.purpose)
        link = f"<a href='{entry.licence_url}'>{sentence_text(entry.licence)}</a>"
        licence = self.tr("Licence:")
        self._purpose.setText(f"{purpose} {licence} {link}")
        self._purpose.setOpenExternalLinks(True)
        self._purpose.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._fill_menu()
        self._more.setAccessibleName(self.tr("What can be done with {name}").format(name=entry.title))
        self._more.setToolTip(self.tr("More"))
        self._download.clicked.connect(self._on_download_clicked)
        self._download.setAccessibleName(self.tr("Download {name}").format(name=entry.title))
        lines = (self._purpose, self._faults, self._remarks)
        build_card(self, CardParts(self._title, self._state, self._download, self._more, lines), self._menu)
        as_faults(self._faults)

    def _fill_menu(self) -> None:
        words = {
            CardVerb.IMPORT: (self.tr("Bring from a disk…"), "import"),
            CardVerb.ADOPT: (self.tr("Use where it lies…"), "link"),
            CardVerb.VERIFY: (self.tr("Check every byte"), "check"),
            CardVerb.REPAIR: (self.tr("Repair…"), "retry"),
            CardVerb.EXPORT: (self.tr("Carry away to a disk…"), "export"),
            CardVerb.SHOW: (self.tr("Open its folder"), "folder_open"),
            CardVerb.REMOVE: (self.tr("Remove…"), "delete"),
        }
        for verb, (text, name) in words.items():
            action = self._menu.addAction(icon(name), text)
            action.setData(verb)
            self._actions[verb] = action
        self._menu.triggered.connect(self._on_menu_triggered)

    def _on_download_clicked(self) -> None:
        self.asked.emit(self._name, CardVerb.DOWNLOAD)

    def _on_menu_triggered(self, action: QAction) -> None:
        self.asked.emit(self._name, action.data())
