"""A lead adds clerks, gives passwords and lets somebody go; what may not be is said where it was asked."""

from __future__ import annotations

from collections.abc import Callable

from counter_fixtures import Counter
from pytestqt.qtbot import QtBot

from cchc_desktop.acts import sign_in
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.store import clerks
from cchc_desktop.ui.people.form import ClerkForm
from cchc_desktop.ui.people.presenter import PeoplePresenter
from cchc_desktop.ui.people.view import PeopleView
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.writer import Writer

SECRET = "mật khẩu đủ dài"


def a_form(code: str = "cb77", password: str = SECRET, again: str = SECRET, role: str = "clerk") -> ClerkForm:
    return ClerkForm(code, "Lò Thị Ví Dụ", "", role, password, again)


def test_a_new_clerk_signs_in_with_the_password_given_here(
    qtbot: QtBot, presenter: PeoplePresenter, view: PeopleView, counter: Counter
) -> None:
    with qtbot.waitSignal(presenter.changed):
        view.saved.emit(a_form())

    qtbot.waitUntil(lambda: view.table.rows.rowCount() >= 1)
    assert sign_in.sign_in(counter.db, "cb77", SECRET, "03", counter.now).name == "Lò Thị Ví Dụ"
    assert view.password.text == ""
    assert view.notice.text == "Đã lưu mật khẩu của Lò Thị Ví Dụ."  # the strip's icon says ✓


def test_a_short_password_is_told_at_its_field_and_changes_nothing(
    qtbot: QtBot, presenter: PeoplePresenter, view: PeopleView, counter: Counter
) -> None:
    view.saved.emit(a_form(password="ngắn", again="ngắn"))

    qtbot.waitUntil(lambda: view.password.has_problem)
    assert clerks.get(counter.db, "cb77") is None


def test_two_different_passwords_never_reach_the_store(
    qtbot: QtBot, presenter: PeoplePresenter, view: PeopleView, counter: Counter
) -> None:
    view.saved.emit(a_form(again="khác hẳn"))

    assert view.again.has_problem
    assert clerks.get(counter.db, "cb77") is None


def test_somebody_let_go_signs_in_no_more(
    qtbot: QtBot, presenter: PeoplePresenter, view: PeopleView, counter: Counter
) -> None:
    with qtbot.waitSignal(presenter.changed):
        view.saved.emit(a_form())
    with qtbot.waitSignal(presenter.changed):
        view.dismissed.emit(Clerk("cb77", "Lò Thị Ví Dụ"))

    known = clerks.get(counter.db, "cb77")
    assert known is not None
    assert not known.active


def test_a_clerk_may_not_let_others_go(
    qtbot: QtBot, view: PeopleView, reader: Reader, writer: Writer, counter: Counter
) -> None:
    presenter = PeoplePresenter(view, reader, writer, lambda: counter.clerk, counter.clock)
    clerks.put(counter.db, Clerk("cb88", "Người Khác"), "")

    view.dismissed.emit(Clerk("cb88", "Người Khác"))

    qtbot.waitUntil(view.notice.isVisible)
    known = clerks.get(counter.db, "cb88")
    assert known is not None
    assert known.active
    assert presenter is not None


def test_nobody_signed_in_saves_nothing(
    view: PeopleView, reader: Reader, writer: Writer, counter: Counter, qtbot: QtBot
) -> None:
    nobody: Callable[[], Clerk | None] = lambda: None  # noqa: E731
    presenter = PeoplePresenter(view, reader, writer, nobody, counter.clock)

    with qtbot.assertNotEmitted(presenter.changed, wait=50):
        view.saved.emit(a_form())

    assert clerks.get(counter.db, "cb77") is None
