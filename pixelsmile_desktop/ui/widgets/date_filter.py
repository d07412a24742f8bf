"""The button in the filter bar that says when photos must have been taken."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QDialog, QDialogButtonBox, QFormLayout, QVBoxLayout, QWidget

from pixelsmile_desktop.ui import theme
from pixelsmile_desktop.ui.date_spans import DateSpan, Days, days_of, span_of
from pixelsmile_desktop.ui.marking import QT_TRANSLATE_NOOP
from pixelsmile_desktop.ui.widgets.choice_menu import ChoiceMenu

_CUSTOM: Final = "custom"
_TITLE: Final = QT_TRANSLATE_NOOP("DateFilter", "Time taken")
_CHOICES: Final = {
    None: QT_TRANSLATE_NOOP("DateFilter", "Any time"),
    DateSpan.TODAY: QT_TRANSLATE_NOOP("DateFilter", "Today"),
    DateSpan.LAST_7_DAYS: QT_TRANSLATE_NOOP("DateFilter", "Last 7 days"),
    DateSpan.THIS_MONTH: QT_TRANSLATE_NOOP("DateFilter", "This month"),
    DateSpan.THIS_YEAR: QT_TRANSLATE_NOOP("DateFilter", "This year"),
    _CUSTOM: QT_TRANSLATE_NOOP("DateFilter", "From one day to another…"),
}


class DateFilter(ChoiceMenu):
    """Any time, a span with a name, or days of one's own.

    Args:
        today: asked whenever a span is counted from it.
        parent: the bar.

    Signals:
        days_chosen(object): the first and the last day; None for any time.
    """

    days_chosen = Signal(object)

    def __init__(self, today: Callable[[], date] = date.today, parent: QWidget | None = None) -> None:
        translate = partial(QCoreApplication.translate, "DateFilter")
        choices = [(value, translate(text)) for value, text in _CHOICES.items()]
        super().__init__(translate(_TITLE), "calendar", choices, parent)
        self._today = today
        self._days: Days | None = None
        self.chosen.connect(self._on_chosen)

    def set_days(self, days: Days | None) -> None:
        """Show a filter; no signal is emitted."""
        self._days = days
        span = None if days is None else span_of(days, self._today())
        if days is None or span is not None:
            self.set_value(span)
        else:
            self.set_value(_CUSTOM, " \N{EN DASH} ".join(map(_day_text, days)))

    def _on_chosen(self, value: object) -> None:
        if value == _CUSTOM:
            # It is not chosen before the days are.
            self.set_days(self._days)
            today = self._today()
            dialog = DaysDialog(self._days or (today, today), self)
            dialog.days_chosen.connect(self.days_chosen)
            dialog.open()
        else:
            self.days_chosen.emit(days_of(value, self._today()) if isinstance(value, DateSpan) else None)


class DaysDialog(QDialog):
    """Asks for a first and a last day; opened with `open`.

    Args:
        days: what it begins with.
        parent: the button.

    Signals:
        days_chosen(object): both, the earlier one first.
    """

    days_chosen = Signal(object)

    def __init__(self, days: Days, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Photos taken"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._first, self._last = (self._field(day) for day in days)
        form = QFormLayout()
        form.setHorizontalSpacing(2 * theme.GAP)
        form.setVerticalSpacing(theme.GAP)
        for text, field in ((self.tr("From"), self._first), (self.tr("Until"), self._last)):
            form.addRow(text, field)
            field.setAccessibleName(text)
        buttons = QDialogButtonBox(self)
        show = buttons.addButton(self.tr("Show"), QDialogButtonBox.ButtonRole.AcceptRole)
        theme.give_role(show, theme.PRIMARY)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*(3 * theme.GAP,) * 4)
        layout.setSpacing(2 * theme.GAP)
        layout.addLayout(form)
        layout.addWidget(buttons)

    def accept(self) -> None:
        """Tell what was chosen."""
        first, last = sorted(_plain(field.date()) for field in (self._first, self._last))
        self.days_chosen.emit((first, last))
        super().accept()

    def _field(self, day: date) -> QDateEdit:
        field = QDateEdit(QDate(day.year, day.month, day.day), self)
        field.setCalendarPopup(True)
        return field


def _plain(day: QDate) -> date:
    return date(day.year(), day.month(), day.day())


def _day_text(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.ShortFormat)
