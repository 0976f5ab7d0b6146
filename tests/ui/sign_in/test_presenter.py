"""In, locked, back, or somebody else: the work below stays with the clerk who did it (F41)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest


def test_at_the_start_the_desk_is_covered_until_somebody_is_in(counter) -> None:
    assert counter.desk.covered

    counter.enter()

    assert not counter.desk.covered
    assert counter.presenter.session.clerk.code == "cb02"
    assert (counter.presenter.session.counter, counter.presenter.session.shift) == ("03", "morning")
    assert counter.desk.clerk == ("03", "Vì Văn Hồng")
    assert counter.events == [("signed_in", "cb02")]


def test_a_wrong_password_is_told_and_the_desk_stays_covered(counter) -> None:
    counter.enter("sai")

    assert counter.desk.covered
    assert counter.view.password.has_problem
    assert counter.events == []


def test_two_enters_are_one_attempt(counter) -> None:
    counter.view.password.editor.setText("mật khẩu đúng")
    for _ in range(2):
        QTest.keyClick(counter.view.password.editor, Qt.Key.Key_Return)
    counter.qtbot.waitUntil(lambda: not counter.desk.covered)

    assert counter.tries == [("sign_in", "cb02")]


def test_the_same_clerk_finds_everything_as_it_was(counter) -> None:
    counter.enter()
    counter.desk.field.setText("Lò Thị Án")
    counter.desk.field.setFocus()

    counter.presenter.lock()
    assert counter.desk.covered
    assert not counter.desk.field.isVisible()
    counter.enter()

    assert counter.tries[-1] == ("unlock", "cb02")
    assert counter.events[-2:] == [("locked", "cb02"), ("unlocked", "cb02")]
    assert counter.desk.field.text() == "Lò Thị Án"
    assert counter.desk.field.hasFocus()


def test_unlocking_needs_the_own_password(counter) -> None:
    counter.enter()
    counter.presenter.lock()

    counter.enter("sai")

    assert counter.desk.covered
    assert counter.events[-1] == ("locked", "cb02")


def test_another_clerk_comes_in_their_own_name_after_the_first_has_left(counter) -> None:
    counter.enter()
    counter.presenter.lock()
    seen: list[bool] = []
    counter.presenter.left.connect(lambda _session: seen.append(counter.desk.covered))

    QTest.keyClick(counter.view.password.editor, Qt.Key.Key_Up)
    counter.enter()

    assert counter.tries[-1] == ("sign_in", "cb01")
    assert counter.events[-2:] == [("left", "cb02"), ("signed_in", "cb01")]
    assert counter.presenter.session.clerk.code == "cb01"
    assert seen == [True], "the first clerk's page is put away before the second can see it"


def test_locking_when_nobody_is_in_or_twice_does_nothing(counter) -> None:
    counter.presenter.lock()
    counter.enter()
    counter.presenter.lock()
    counter.presenter.lock()

    assert [name for name, _ in counter.events] == ["signed_in", "locked"]


def test_an_unknown_code_is_told_at_the_code(counter) -> None:
    counter.view.code.editor.setText("cb99")

    counter.enter()

    assert counter.view.code.has_problem
    assert counter.desk.covered
