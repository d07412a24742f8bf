"""The bar above the grid: which of the photos are shown, and in which order."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QSizePolicy, QToolButton, QWidget

from pixelsmile_desktop.core.catalogue import ColourLabel, FaceFinding, Flag, PhotoQuery, PhotoSort
from pixelsmile_desktop.ui import icons, theme
from pixelsmile_desktop.ui.date_spans import Days, days_between, moments_of
from pixelsmile_desktop.ui.texts import colour_text, finding_text, flag_text, sort_text
from pixelsmile_desktop.ui.widgets.check_menu import CheckMenu
from pixelsmile_desktop.ui.widgets.choice_menu import ChoiceMenu
from pixelsmile_desktop.ui.widgets.date_filter import DateFilter
from pixelsmile_desktop.ui.widgets.photo_cell import FINDING_ICONS, LABEL_COLOURS
from pixelsmile_desktop.ui.widgets.star_filter import StarFilter

_DOT: Final = 12
_MOST_PEOPLE: Final = 4
_LEAST_SEARCH_WIDTH: Final = 100
_LEAST_LETTERS: Final = 6
"""So much of a choice is shown where there is little room: the bar must fit beside the sources of a small screen."""


class FilterBar(QWidget):
    """Edits the part of a `PhotoQuery` that is not the source; what it does not show it leaves as it is.

    Signals:
        query_edited(PhotoQuery): the user asks for other photos.
    """

    query_edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._query = PhotoQuery()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._search = self._make_search()
        self._stars = StarFilter()
        self._stars.rating_chosen.connect(self._on_rating)
        flags = [(flag, flag_text(flag), _flag_icon(flag)) for flag in Flag]
        colours = [(label, colour_text(label), _colour_icon(label)) for label in ColourLabel]
        findings = [(finding, finding_text(finding), _finding_icon(finding)) for finding in FaceFinding]
        self._flags = CheckMenu(self.tr("Flag"), "flag", flags)
        self._colours = CheckMenu(self.tr("Colour"), "label", colours)
        self._findings = CheckMenu(self.tr("Faces"), "face", findings)
        for button in (self._flags, self._colours, self._findings):
            button.changed.connect(self._on_choice)
        self._people = self._make_people()
        self._people.chosen.connect(self._on_people)
        self._dates = DateFilter()
        self._dates.days_chosen.connect(self._on_days)
        self._edited = self._make_edited()
        self._clear = self._make_clear()
        self._count = QLabel()
        theme.give_role(self._count, theme.CAPTION)
        self._sort = self._make_sort()
        self._direction = self._make_direction()
        self._lay_out()
        self.show_query(self._query)

    def show_query(self, query: PhotoQuery) -> None:
        """Show what is asked for; no signal is emitted."""
        self._query = query
        if self._search.text() != query.text:
            self._search.setText(query.text)
        self._stars.set_rating(query.min_rating)
        self._flags.set_chosen(query.flags)
        self._colours.set_chosen(query.colours)
        self._findings.set_chosen(query.findings)
        self._people.set_value(min(query.people, _MOST_PEOPLE))
        self._dates.set_days(_days_of(query))
        self._edited.setCurrentIndex(self._edited.findData(query.edited))
        self._sort.setCurrentIndex(self._sort.findData(query.sort))
        self._direction.setChecked(query.descending)
        self._direction.setIcon(icons.icon("chevron_down" if query.descending else "chevron_up"))
        self._clear.setVisible(query != _without_filters(query))

    def show_count(self, count: int) -> None:
        """Say how many photos there are."""
        self._count.setText(self.tr("%n photo(s)", "", count))

    def focus_search(self) -> None:
        """Let the user type what he looks for."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _make_search(self) -> QLineEdit:
        field = QLineEdit()
        field.setPlaceholderText(self.tr("Search name, folder, caption, camera"))
        field.setAccessibleName(self.tr("Search photos"))
        field.setClearButtonEnabled(True)
        field.addAction(icons.icon("search", theme.DIM.name()), QLineEdit.ActionPosition.LeadingPosition)
        field.setMinimumWidth(_LEAST_SEARCH_WIDTH)
        field.setMaximumWidth(320)
        field.textChanged.connect(self._on_text)
        return field

    def _make_people(self) -> ChoiceMenu:
        choices = [(count, self.tr("At least %n person(s)", "", count)) for count in range(1, _MOST_PEOPLE + 1)]
        return ChoiceMenu(self.tr("People"), "faces", [(0, self.tr("Any number of people")), *choices])

    def _make_edited(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.tr("Edited or not"))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for words, value in (
            (self.tr("Edited or not"), None),
            (self.tr("Edited"), True),
            (self.tr("Not edited"), False),
        ):
            box.addItem(words, value)
        box.setMinimumContentsLength(_LEAST_LETTERS)
        box.activated.connect(self._on_edited)
        return box

    def _make_sort(self) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(self.tr("Order"))
        for sort in PhotoSort:
            box.addItem(sort_text(sort), sort)
        box.setMinimumContentsLength(_LEAST_LETTERS)
        box.activated.connect(self._on_sort)
        return box

    def _make_direction(self) -> QToolButton:
        button = QToolButton()
        button.setCheckable(True)
        button.setToolTip(self.tr("Turn the order round"))
        button.setAccessibleName(button.toolTip())
        button.clicked.connect(self._on_direction)
        theme.give_role(button, theme.QUIET)
        return button

    def _make_clear(self) -> QToolButton:
        button = QToolButton()
        button.setText(self.tr("Clear"))
        button.setIcon(icons.icon("close"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setToolTip(self.tr("Show all photos of this source"))
        button.setAccessibleName(self.tr("Clear all filters"))
        button.clicked.connect(self._on_clear)
        theme.give_role(button, theme.QUIET)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP, theme.GAP // 2, theme.GAP, theme.GAP // 2)
        row.setSpacing(theme.GAP // 2)
        row.addWidget(self._search, 3)
        menus = (self._flags, self._colours, self._findings, self._people, self._dates)
        for filter_ in (self._stars, *menus, self._edited, self._clear):
            row.addWidget(filter_)
        row.addStretch(1)
        for widget in (self._count, self._sort, self._direction):
            row.addWidget(widget)

    def _on_text(self, text: str) -> None:
        self._edit(replace(self._query, text=text))

    def _on_rating(self, rating: int) -> None:
        self._edit(replace(self._query, min_rating=rating))

    def _on_choice(self) -> None:
        self._edit(
            replace(
                self._query,
                flags=frozenset(map(Flag, self._flags.chosen)),
                colours=frozenset(map(ColourLabel, self._colours.chosen)),
                findings=frozenset(map(FaceFinding, self._findings.chosen)),
            )
        )

    def _on_people(self, count: int) -> None:
        self._edit(replace(self._query, people=count))

    def _on_days(self, days: Days | None) -> None:
        first, last = (None, None) if days is None else moments_of(days)
        self._edit(replace(self._query, captured_from=first, captured_until=last))

    def _on_edited(self, index: int) -> None:
        self._edit(replace(self._query, edited=self._edited.itemData(index)))

    def _on_sort(self, index: int) -> None:
        self._edit(replace(self._query, sort=PhotoSort(self._sort.itemData(index))))

    def _on_direction(self, is_checked: bool) -> None:
        self._edit(replace(self._query, descending=is_checked))

    def _on_clear(self) -> None:
        self._edit(_without_filters(self._query))

    def _edit(self, query: PhotoQuery) -> None:
        if query != self._query:
            self.show_query(query)
            self.query_edited.emit(query)


def _without_filters(query: PhotoQuery) -> PhotoQuery:
    """Everything of the same source, in the same order."""
    return PhotoQuery(
        folder_id=query.folder_id,
        collection_id=query.collection_id,
        hide_pairs=query.hide_pairs,
        sort=query.sort,
        descending=query.descending,
    )


def _days_of(query: PhotoQuery) -> Days | None:
    if query.captured_from is None or query.captured_until is None:
        return None
    return days_between(query.captured_from, query.captured_until)


def _flag_icon(flag: Flag) -> QIcon:
    return icons.icon({Flag.PICK: "flag", Flag.REJECT: "reject", Flag.NONE: "remove"}[flag])


def _finding_icon(finding: FaceFinding) -> QIcon:
    return icons.icon(FINDING_ICONS[finding])


def _colour_icon(colour: ColourLabel) -> QIcon:
    """A dot in that colour; an empty ring for none."""
    scale = 3
    pixmap = QPixmap(icons.SIZE * scale, icons.SIZE * scale)
    pixmap.fill(QColor(Qt.GlobalColor.transparent))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    painter.setPen(theme.DIM if colour is ColourLabel.NONE else Qt.PenStyle.NoPen)
    painter.setBrush(LABEL_COLOURS.get(colour, QColor(Qt.GlobalColor.transparent)))
    inset = (icons.SIZE - _DOT) / 2
    painter.drawEllipse(QRectF(inset, inset, _DOT, _DOT))
    painter.end()
    return QIcon(pixmap)
