"""Days are put in and taken out; what moves is shown before anything is saved; what was given stays."""

from __future__ import annotations

from datetime import date

from counter_fixtures import Counter
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.calendar import DayKind
from cchc_desktop.domain.calendar_file import CalendarFile
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.store import calendar
from cchc_desktop.ui.year import words
from cchc_desktop.ui.year.presenter import YearPresenter
from cchc_desktop.ui.year.view import YearView


def add(view: YearView, day: str, kind: DayKind = DayKind.HOLIDAY, source: str = "Văn bản 1") -> None:
    view.day.set_text(day)
    view.kind.set_value(kind.value)
    view.note.set_text("nghỉ")
    view.source.set_text(source)
    view.added.emit()


def due(dossier: Dossier) -> date:
    assert dossier.due_at is not None
    return dossier.due_at.date()


def kept(counter: Counter) -> CalendarFile:
    found = calendar.read(counter.db)
    assert found is not None
    return found


def test_a_day_off_shows_what_it_moves_and_is_saved_by_one_key(
    qtbot: QtBot, presenter: YearPresenter, view: YearView, counter: Counter
) -> None:
    dossier = counter.receive()
    presenter.refresh()

    add(view, f"{due(dossier):%d/%m/%Y}")

    qtbot.waitUntil(lambda: view.moved.rows.rowCount() == 1)
    assert view.moved.rows.row(0).uid == dossier.uid
    assert calendar.read(counter.db) is None
    with qtbot.waitSignal(presenter.saved):
        view.commit.click()
    assert [(each.day, each.kind, each.source) for each in kept(counter).overrides] == [
        (due(dossier), DayKind.HOLIDAY, "Văn bản 1")
    ]
    assert "1 hồ sơ giữ ngày đã in" in view.notice.text
    assert counter.dossier(dossier.uid).due_at == dossier.due_at
    assert not view.commit.isEnabled()


def test_what_is_missing_is_said_at_its_field(qtbot: QtBot, presenter: YearPresenter, view: YearView) -> None:
    add(view, "31/02/2027")
    assert view.day.has_problem
    add(view, "02/01/2027", source=" ")
    assert view.source.has_problem
    view.sessions.set_text("11:30-07:00")
    view.added.emit()
    assert view.sessions.has_problem
    assert view.days.rows.rowCount() == 0


def test_the_same_day_again_takes_the_place_of_the_one_before(
    qtbot: QtBot, presenter: YearPresenter, view: YearView
) -> None:
    for kind in (DayKind.HOLIDAY, DayKind.SWAPPED_WORK):
        add(view, "09/01/2027", kind)
    add(view, "02/01/2027", DayKind.SWAPPED_OFF)

    rows = [view.days.rows.row(n) for n in range(view.days.rows.rowCount())]
    assert [words.since(row) for row in rows] == ["02/01/2027", "09/01/2027"]
    assert [words.kind(row) for row in rows] == ["Nghỉ hoán đổi", "Làm bù"]


def test_sessions_from_a_day_on_are_kept_too_and_a_line_is_taken_out(
    qtbot: QtBot, presenter: YearPresenter, view: YearView, counter: Counter
) -> None:
    add(view, "02/01/2027")
    view.day.set_text("01/06/2027")
    view.sessions.set_text("06:30-11:00, 13:30-17:00")
    view.added.emit()
    assert [words.kind(view.days.rows.row(n)) for n in range(2)] == ["Ngày lễ, nghỉ", "Các buổi"]

    view.dropped.emit(view.days.rows.row(0))
    qtbot.waitUntil(view.commit.isEnabled)
    with qtbot.waitSignal(presenter.saved):
        view.commit.click()
    assert (len(kept(counter).overrides), [each.valid_from for each in kept(counter).hours]) == (0, [date(2027, 6, 1)])

    view.dropped.emit(view.days.rows.row(0))
    qtbot.waitUntil(view.commit.isEnabled)
    with qtbot.waitSignal(presenter.saved):
        view.commit.click()
    assert kept(counter).hours == ()


def test_what_is_taken_out_again_leaves_nothing_to_save(
    qtbot: QtBot, presenter: YearPresenter, view: YearView, counter: Counter
) -> None:
    counter.receive()
    add(view, "02/01/2027")
    view.dropped.emit(view.days.rows.row(0))

    assert not view.commit.isEnabled()
    assert view.moved.rows.rowCount() == 0


def test_for_another_clerk_what_was_not_saved_is_gone(qtbot: QtBot, presenter: YearPresenter, view: YearView) -> None:
    add(view, "02/01/2027")

    presenter.start_over()

    assert view.days.rows.rowCount() == 0
    assert view.days.empty == words.NO_DAYS


def test_what_is_set_is_read_when_the_page_is_shown(
    qtbot: QtBot, presenter: YearPresenter, view: YearView, counter: Counter
) -> None:
    calendar.write(counter.db, '[[day]]\ndate = 2027-01-02\nkind = "holiday"\n')

    presenter.refresh()

    qtbot.waitUntil(lambda: view.days.rows.rowCount() == 1)
    add(view, "03/01/2027")
    presenter.refresh()  # what is not saved yet stays
    assert view.days.rows.rowCount() == 2
