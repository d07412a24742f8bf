"""The engine runtime: which one this computer needs and why, what there is of it, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QPushButton, QToolButton, QWidget

from pixelsmile_desktop.studio.runtime_overview import RuntimeOverview
from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.amounts import size_text
from pixelsmile_desktop.ui.icons import icon
from pixelsmile_desktop.ui.sentences import clause_text, sentence_text
from pixelsmile_desktop.ui.widgets.card import MOST_FAULTS, CardParts, as_faults, build_card, show_lines
from pixelsmile_desktop.ui.workers.runtime_worker import CONNECTING, RuntimeTask, RuntimeVerb


class RuntimeCard(QFrame):
    """A card like that of a model.

    Signals:
        asked(RuntimeTask): something shall be done; where a folder is needed it has none yet.
    """

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._overview: RuntimeOverview | None = None
        self._title = QLabel(self.tr("Engine runtime"), self)
        self._state = QLabel(self)
        self._words = QLabel(self)
        self._faults = QLabel(self)
        self._remarks = QLabel(self)
        self._go = QPushButton(self)
        self._more = QToolButton(self)
        self._menu = QMenu(self)
        self._exports = QMenu(self.tr("Carry away to a folder"), self)
        self._actions: dict[RuntimeVerb, QAction] = {}
        self._build()

    def set_overview(self, overview: RuntimeOverview, *, is_busy: bool, is_online: bool) -> None:
        """Show what there is.

        Args:
            overview: what there is.
            is_busy: whether something is being done with a runtime.
            is_online: whether the program may connect.
        """
        self._overview = overview
        self._state.setText(self._state_text(overview))
        colour = theme.GOOD if overview.is_ready else theme.ACCENT if overview.is_begun else theme.DIM
        self._state.setStyleSheet(f"color: {(theme.DANGER if overview.is_damaged else colour).name()};")
        self._words.setText("\n".join(self._sentences(overview)))
        show_lines(self._faults, self._faults_of(overview))
        show_lines(self._remarks, self._remarks_on(overview))
        self._go.setText(self._go_text(overview))
        self._go.setVisible(overview.kind is not None and not overview.is_whole and not is_busy)
        self._go.setEnabled(is_online)
        self._offer(overview, is_busy=is_busy, is_online=is_online)

    def _state_text(self, overview: RuntimeOverview) -> str:
        listing = overview.listing
        if listing is None:
            return self.tr("There is none for this computer")
        if overview.is_whole:
            return self.tr("Ready, {size}").format(size=size_text(listing.size))
        if overview.is_damaged:
            return self.tr("Damaged")
        if overview.is_begun:
            return self.tr("Begun, {size} are here").format(size=size_text(listing.size))
        return self.tr("Not installed")

    def _go_text(self, overview: RuntimeOverview) -> str:
        if overview.is_damaged:
            return self.tr("Repair…")
        return self.tr("Go on installing…") if overview.is_begun else self.tr("Install…")

    def _sentences(self, overview: RuntimeOverview) -> list[str]:
        said = [
            self.tr("Torch and what else the PixelSmile engine needs, in a Python of its own. Instant needs none."),
            clause_text(overview.reason),
        ]
        if overview.shortfall is not None:
            said.append(clause_text(overview.shortfall))
        if overview.shortfall is not None and overview.kind is not None:
            said.append(self.tr("The runtime {kind} is offered instead.").format(kind=overview.kind))
        return said

    def _faults_of(self, overview: RuntimeOverview) -> list[str]:
        faults = () if overview.listing is None else overview.listing.state.faults
        return [sentence_text(str(fault)) for fault in faults[:MOST_FAULTS]]

    def _remarks_on(self, overview: RuntimeOverview) -> list[str]:
        remarks = []
        if overview.listing is not None:
            listing = overview.listing
            remarks += [self.tr("In use by {user}").format(user=user) for user in listing.users]
            remarks += [clause_text(sentence) for sentence in listing.unproven]
            remarks += [str(listing.state.folder)] if overview.is_whole else []
        for other in overview.others:
            text = self.tr("Also here: {name}, {size}")
            remarks.append(text.format(name=other.name, size=size_text(other.size)))
        return remarks

    def _offer(self, overview: RuntimeOverview, *, is_busy: bool, is_online: bool) -> None:
        is_there = overview.is_whole or overview.is_damaged
        possible = {
            RuntimeVerb.IMPORT: overview.kind is not None and not overview.is_whole,
            RuntimeVerb.VERIFY: is_there,
            RuntimeVerb.REPAIR: is_there,
            RuntimeVerb.PLAN_REMOVAL: is_there or overview.is_begun or bool(overview.others),
        }
        for verb, action in self._actions.items():
            action.setVisible(possible[verb])
            action.setEnabled(not is_busy and (is_online or verb not in CONNECTING))
        self._exports.clear()
        for kind in overview.exportable:
            self._exports.addAction(kind).setData(RuntimeTask(RuntimeVerb.EXPORT, kind))
        self._exports.menuAction().setEnabled(not is_busy and is_online and bool(overview.exportable))

    def _build(self) -> None:
        self._words.setTextFormat(Qt.TextFormat.PlainText)
        self._fill_menu()
        self._more.setAccessibleName(self.tr("What can be done with the engine runtime"))
        self._more.setToolTip(self.tr("More"))
        self._go.clicked.connect(self._on_go_clicked)
        lines = (self._words, self._faults, self._remarks)
        build_card(self, CardParts(self._title, self._state, self._go, self._more, lines), self._menu)
        as_faults(self._faults)

    def _fill_menu(self) -> None:
        words = {
            RuntimeVerb.IMPORT: (self.tr("Bring from a folder…"), "import"),
            RuntimeVerb.VERIFY: (self.tr("Check every byte"), "check"),
            RuntimeVerb.REPAIR: (self.tr("Repair…"), "retry"),
            RuntimeVerb.PLAN_REMOVAL: (self.tr("Remove…"), "delete"),
        }
        for verb, (text, name) in words.items():
            self._actions[verb] = self._menu.addAction(icon(name), text)
            self._actions[verb].setData(verb)
        self._exports.setIcon(icon("export"))
        self._menu.insertMenu(self._actions[RuntimeVerb.PLAN_REMOVAL], self._exports)
        self._menu.triggered.connect(self._on_menu_triggered)

    def _on_go_clicked(self) -> None:
        overview = self._overview
        if overview is not None:
            verb = RuntimeVerb.REPAIR if overview.is_damaged else RuntimeVerb.PLAN
            self.asked.emit(RuntimeTask(verb, overview.kind))

    def _on_menu_triggered(self, action: QAction) -> None:
        data, overview = action.data(), self._overview
        if isinstance(data, RuntimeTask):
            self.asked.emit(data)
        elif overview is not None:
            is_check = data is RuntimeVerb.VERIFY and overview.listing is not None
            names = (overview.listing.name,) if is_check and overview.listing is not None else ()
            self.asked.emit(RuntimeTask(data, overview.kind, names))
