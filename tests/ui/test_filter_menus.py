"""The menus of the filter bar for days and for people."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QApplication, QDateEdit

from pixelsmile_desktop.core.catalogue import PhotoQuery
from pixelsmile_desktop.ui.date_spans import DateSpan, days_between, days_of, moments_of, span_of
from pixelsmile_desktop.ui.widgets.choice_menu import ChoiceMenu
from pixelsmile_desktop.ui.widgets.date_filter import DateFilter, DaysDialog
from pixelsmile_desktop.ui.widgets.filter_bar import FilterBar
from tests.ui.photos import library_of, write_photos
from tests.ui.waiting import Heard

DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))
TODAY = date(2024, 2, 29)


@pytest.fixture
def bar(qapp: QApplication) -> FilterBar:
    bar = FilterBar()
    bar.resize(1200, 40)
    bar.show()
    return bar


@pytest.fixture
def filter_(qapp: QApplication) -> DateFilter:
    return DateFilter(lambda: TODAY)


def choose(menu: ChoiceMenu, text: str) -> None:
    next(action for action in menu.menu().actions() if action.text() == text).trigger()


def marked(menu: ChoiceMenu) -> list[str]:
    return [action.text() for action in menu.menu().actions() if action.isChecked()]


@given(DAYS, st.sampled_from(DateSpan))
def test_every_span_holds_the_day_that_it_is_counted_from(today: date, span: DateSpan) -> None:
    first, last = days_of(span, today)
    assert first <= today <= last
    named = span_of((first, last), today)
    assert named is not None
    assert days_of(named, today) == (first, last)


def test_spans_by_the_calendar() -> None:
    assert days_of(DateSpan.LAST_7_DAYS, date(2024, 3, 2)) == (date(2024, 2, 25), date(2024, 3, 2))
    assert days_of(DateSpan.THIS_MONTH, TODAY) == (date(2024, 2, 1), date(2024, 2, 29))
    assert days_of(DateSpan.THIS_YEAR, TODAY) == (date(2024, 1, 1), date(2024, 12, 31))


@given(DAYS, st.integers(0, 5000))
def test_days_are_found_again_in_their_moments(first: date, length: int) -> None:
    days = first, first + timedelta(days=length)
    assert days_between(*moments_of(days)) == days


def test_a_day_ends_before_the_next_one_begins() -> None:
    first, last = moments_of((TODAY, TODAY))
    assert first == datetime(2024, 2, 29, tzinfo=UTC).timestamp()
    assert datetime(2024, 2, 29, 23, 59, 59, 999_000, tzinfo=UTC).timestamp() <= last
    assert last < datetime(2024, 3, 1, tzinfo=UTC).timestamp()


def test_a_span_is_chosen_and_taken_back(filter_: DateFilter) -> None:
    heard = Heard()
    filter_.days_chosen.connect(heard.heard)
    choose(filter_, "This month")
    choose(filter_, "Any time")
    assert heard.calls == [((date(2024, 2, 1), TODAY),), (None,)]


def test_days_of_ones_own_are_asked_for_and_put_in_order(filter_: DateFilter) -> None:
    heard = Heard()
    filter_.days_chosen.connect(heard.heard)
    filter_.set_days((TODAY, TODAY))
    choose(filter_, "From one day to another…")
    assert marked(filter_) == ["Today"], "nothing is chosen before the days are"
    (dialog,) = filter_.findChildren(DaysDialog)
    first, last = dialog.findChildren(QDateEdit)
    assert first.date() == last.date() == QDate(2024, 2, 29)
    first.setDate(QDate(2024, 2, 9))
    last.setDate(QDate(2023, 12, 1))
    dialog.accept()
    assert heard.calls == [((date(2023, 12, 1), date(2024, 2, 9)),)]


def test_what_is_chosen_can_be_read(filter_: DateFilter) -> None:
    for days, text in (
        (None, "Any time"),
        ((TODAY, TODAY), "Today"),
        ((date(2024, 1, 1), date(2024, 12, 31)), "This year"),
    ):
        filter_.set_days(days)
        assert marked(filter_) == [text]
        assert text in filter_.accessibleName()
    filter_.set_days((date(2019, 5, 4), date(2019, 5, 6)))
    assert marked(filter_) == ["From one day to another…"]
    assert "2019" in filter_.accessibleName()


def test_the_bar_asks_for_days_and_people_and_clears_them(bar: FilterBar) -> None:
    heard = Heard()
    bar.query_edited.connect(heard.heard)
    (dates,) = bar.findChildren(DateFilter)
    people = next(menu for menu in bar.findChildren(ChoiceMenu) if menu is not dates)
    choose(people, people.menu().actions()[2].text())
    choose(dates, "Today")
    query = heard.calls[-1][0]
    assert query.people == 2
    assert (query.captured_from, query.captured_until) == moments_of((date.today(), date.today()))
    bar.show_query(PhotoQuery())
    assert marked(dates) == ["Any time"]
    assert marked(people) == ["Any number of people"]
    assert len(heard.calls) == 2, "what is shown is not asked for again"


def test_more_people_than_the_menu_counts_are_shown_as_its_most(bar: FilterBar) -> None:
    bar.show_query(PhotoQuery(people=9))
    (people,) = [menu for menu in bar.findChildren(ChoiceMenu) if not isinstance(menu, DateFilter)]
    assert marked(people) == [people.menu().actions()[-1].text()]


def test_the_days_that_the_bar_asks_for_are_those_of_the_library(tmp_path: Path) -> None:
    write_photos(tmp_path / "shoot", 2)
    library = library_of(tmp_path / "home", tmp_path / "shoot")
    first, second = library.query(PhotoQuery())
    taken = datetime(2024, 2, 29, 23, 59, 59, tzinfo=UTC).timestamp()
    with library._database.writing() as connection:
        connection.execute("UPDATE photos SET captured = ? WHERE id = ?", (taken, first))
        connection.execute("UPDATE photos SET captured = ? WHERE id = ?", (taken + 1, second))
    begin, end = moments_of((TODAY, TODAY))
    assert list(library.query(PhotoQuery(captured_from=begin, captured_until=end))) == [first]
    library.close()
