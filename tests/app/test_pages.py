"""The pages lead to one another and back, and each is fresh when it is seen."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from app_window import CARD, Opener, fill, found, give_printer, receive, received, said, sign_in
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QLineEdit, QListView

from cchc_desktop.app.demo_hand import CTRL, SHIFT, Hand
from cchc_desktop.domain.clerk import Role
from cchc_desktop.sync.exchange import Report
from cchc_desktop.ui.shell.help import EVERYWHERE
from cchc_desktop.ui.shell.page import PageFrame


def rows(hand: Hand) -> int:
    """How many the look-up page lists."""
    return hand.desktop.pages._found_view.table.model().rowCount()


def page(hand: Hand) -> str:
    return hand.desktop.shell.page


def test_the_look_up_page_shows_what_was_received_meanwhile(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F3)
    assert rows(hand) == 0
    hand.press(Qt.Key.Key_F2)
    receive(hand)

    hand.press(Qt.Key.Key_F3)

    assert rows(hand) == 1


def test_enter_opens_a_dossier_and_esc_goes_back_to_where_it_was_opened_from(hand: Hand) -> None:
    receive(hand)
    hand.press(Qt.Key.Key_F3)

    hand.enter()
    assert page(hand) == "dossier"
    hand.press(Qt.Key.Key_Escape)
    assert page(hand) == "found"
    hand.press(Qt.Key.Key_Escape)

    assert page(hand) == "intake"


def test_a_preview_leads_back_to_its_dossier_and_the_dossier_to_its_list(hand: Hand) -> None:
    receive(hand)
    hand.press(Qt.Key.Key_F3)
    hand.enter()

    hand.press(Qt.Key.Key_P, CTRL)
    hand.wait(lambda: page(hand) == "preview", "the preview")
    hand.press(Qt.Key.Key_Escape)
    assert page(hand) == "dossier"
    hand.press(Qt.Key.Key_Escape)

    assert page(hand) == "found"


def test_letters_typed_over_the_list_land_in_the_one_box(hand: Hand) -> None:
    receive(hand)
    hand.press(Qt.Key.Key_F3)

    hand.type("vi")

    box = hand.desktop.shell.top.box
    assert box.hasFocus()
    assert box.text() == "vi"


def test_a_name_in_the_one_box_finds_its_dossier_and_enter_opens_it(hand: Hand) -> None:
    receive(hand)
    [dossier] = received(hand)

    hand.ctrl(Qt.Key.Key_K)
    hand.type("tran thi vi du")
    found(hand)
    hand.enter()

    assert page(hand) == "dossier"
    assert hand.desktop.pages.dossier.uid == dossier.uid


def test_words_that_find_nothing_are_looked_up_on_the_page(hand: Hand) -> None:
    hand.ctrl(Qt.Key.Key_K)
    hand.type("khong ai")
    hand.enter()

    assert page(hand) == "found"
    assert rows(hand) == 0


def test_an_offered_slip_is_printed_by_one_key_and_the_desk_is_free_again(hand: Hand, tmp_path: Path) -> None:
    receive(hand)
    hand.desktop.pages.offer_left_over()
    hand.settle()
    assert hand.desktop.shell.covered

    give_printer(hand, tmp_path / "tray")
    hand.press(Qt.Key.Key_Return, CTRL)

    assert not hand.desktop.shell.covered
    assert len(list((tmp_path / "tray").iterdir())) == 1


def test_an_offer_put_off_keeps_the_red_mark(hand: Hand) -> None:
    receive(hand)
    hand.desktop.pages.offer_left_over()
    hand.settle()

    hand.press(Qt.Key.Key_Escape)

    assert not hand.desktop.shell.covered
    assert hand.desktop.shell.top.owed.isVisible()


def test_the_pill_leads_to_the_sync_page_which_says_what_waits(hand: Hand) -> None:
    receive(hand)

    hand.desktop.shell.top.pill.triggered.emit()
    hand.settle()

    assert page(hand) == "sync"


@pytest.mark.parametrize("report", [Report(), Report(pushed=1), Report(trouble="Chưa nối được tới cổng.")])
def test_an_exchange_takes_nothing_from_under_the_clerks_hands(hand: Hand, report: Report) -> None:
    fill(hand)
    before, focus = hand.desktop.pages.intake.form, QApplication.focusWidget()

    hand.desktop.pages.note_exchange(report)
    hand.settle()

    assert hand.desktop.pages.intake.form == before
    assert QApplication.focusWidget() is focus
    assert page(hand) == "intake"


def test_a_card_is_no_word_to_look_up(hand: Hand) -> None:
    hand.ctrl(Qt.Key.Key_K)
    hand.scan(CARD)

    assert page(hand) == "intake"
    assert said(hand)[0] == "done"
    assert hand.desktop.shell.top.box.text() == ""


def test_the_clerks_of_the_counter_are_one_key_away_and_esc_leads_back(hand: Hand) -> None:
    hand.press(Qt.Key.Key_L, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert page(hand) == "people"
    table = hand.desktop.pages._people_view.table
    hand.wait(lambda: table.rows.rowCount() > 1, "the clerks")

    hand.press(Qt.Key.Key_Escape)

    assert page(hand) == "intake"


# who may see what: everything the window reads, for every role

NAME, GIVEN = "Trần Thị Ví Dụ", "vi du"
SEES = {Role.CLERK: True, Role.LEAD: True, Role.ADMIN: False}


def come(hand: Hand, role: Role) -> None:
    """Somebody of that role signs in."""
    view = hand.desktop.sign_in._view
    clerk, names = [clerk for clerk in view._entrance.clerks if clerk.role is role][-1], view.names
    for _ in range(names.model().rowCount()):
        hand.press(Qt.Key.Key_Up)
    for _ in range([each.code for each in view._entrance.clerks].index(clerk.code)):
        hand.press(Qt.Key.Key_Down)
    assert clerk.code in str(names.currentIndex().data())
    sign_in(hand)


def change_to(hand: Hand, role: Role) -> None:
    """The same, over the lock."""
    hand.ctrl(Qt.Key.Key_L)
    come(hand, role)


def shown_words(hand: Hand) -> str:
    """Everything that can be read in the window, in lists and fields too."""
    shell = hand.desktop.shell
    words = [each.text() for each in shell.findChildren(QLabel) if each.isVisible()]
    words += [each.text() for each in shell.findChildren(QLineEdit) if each.isVisible()]
    for view in shell.findChildren(QAbstractItemView):
        if view.isVisible() and (model := view.model()) is not None:
            columns = range(1 if isinstance(view, QListView) else model.columnCount())
            words += [str(model.index(row, column).data()) for row in range(model.rowCount()) for column in columns]
    return "\n".join(words)


def f3(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F3)


def every_page(hand: Hand) -> None:
    """Each key of a page that there is, whatever page it leads to; look-up last."""
    for key in (Qt.Key.Key_F4, Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_F9):
        hand.press(key)
        if not SEES[_role_of(hand)]:
            assert NAME not in shown_words(hand)
    hand.press(Qt.Key.Key_F3)


def _role_of(hand: Hand) -> Role:
    session = hand.desktop.sign_in.session
    assert session is not None
    return session.clerk.role


def open_found(hand: Hand) -> None:
    hand.press(Qt.Key.Key_F3)
    hand.enter()


def the_box(hand: Hand) -> None:
    hand.ctrl(Qt.Key.Key_K)
    hand.type(GIVEN)
    hand.rest(0.2)
    hand.settle()


def the_code(hand: Hand) -> None:
    hand.scan(received(hand)[0].code)


def the_number(hand: Hand) -> None:
    """Of a citizen who was here before: the name is what earlier dossiers know."""
    hand.press(Qt.Key.Key_F2)
    if page(hand) == "intake":
        hand.type("000190000012")


def the_offer(hand: Hand) -> None:
    """Printing was asked for, and no printer has it: offered at sign-in."""
    hand.rest(0.1)


READS = {read.__name__: read for read in (f3, every_page, open_found, the_box, the_code, the_number, the_offer)}


@pytest.mark.parametrize("role", Role, ids=lambda role: role.value)
@pytest.mark.parametrize("read", READS)
def test_each_read_of_the_window_is_answered_to_whose_it_is(hand: Hand, tmp_path: Path, role: Role, read: str) -> None:
    if read != "the_offer":
        give_printer(hand, tmp_path / "tray")
    receive(hand)
    change_to(hand, role)
    if read != "the_offer" and role is not Role.CLERK:  # the same clerk is back
        assert NAME not in shown_words(hand), "nothing of the clerk before is left"

    READS[read](hand)

    assert (NAME in shown_words(hand)) is SEES[role]


def test_an_administrator_is_at_home_where_they_have_work(hand: Hand, tmp_path: Path) -> None:
    give_printer(hand, tmp_path / "tray")
    receive(hand)

    change_to(hand, Role.ADMIN)
    assert page(hand) == "sync"
    hand.press(Qt.Key.Key_Escape)
    assert page(hand) == "sync"
    hand.press(Qt.Key.Key_L, CTRL | SHIFT)
    assert page(hand) == "people"
    hand.press(Qt.Key.Key_Escape)
    assert page(hand) == "sync"

    hand.scan(CARD)
    assert said(hand) == ("wrong", "Việc này cần quyền của cán bộ tiếp nhận hoặc trưởng quầy. Chưa thay đổi gì.")
    hand.press(Qt.Key.Key_F2)
    assert page(hand) == "sync"


def test_the_clerk_after_an_administrator_receives_and_cannot_go_on_with_the_last_citizen(
    hand: Hand, tmp_path: Path
) -> None:
    give_printer(hand, tmp_path / "tray")
    receive(hand)
    change_to(hand, Role.ADMIN)
    change_to(hand, Role.LEAD)
    assert page(hand) == "intake"

    hand.press(Qt.Key.Key_Return, CTRL | SHIFT)
    assert hand.desktop.pages.intake.form.owner.name == ""
    fill(hand, CARD.replace("000190000012", "000190000023"))
    hand.press(Qt.Key.Key_Return, CTRL)

    assert len(received(hand)) == 2


def test_an_administrator_who_comes_first_leaves_the_counter_ready(open_window: Opener, practice_folder: Path) -> None:
    hand = open_window(practice_folder)
    come(hand, Role.ADMIN)
    assert hand.desktop.intake is None

    change_to(hand, Role.CLERK)
    receive(hand)

    assert len(received(hand)) == 1


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        (Qt.Key.Key_F2, {"Ctrl+D": "nháp", "Ctrl+M": "trích yếu", "Ctrl+I": "hẹn ngày", "Enter": "ô kế tiếp"}),
        (Qt.Key.Key_F3, {"↑ ↓": "Chọn hồ sơ", "Enter": "Mở hồ sơ"}),
        (Qt.Key.Key_F9, {"Enter": "mở hồ sơ"}),
    ],
)
def test_help_says_of_each_key_what_it_does_on_this_page(hand: Hand, key: Qt.Key, wanted: dict[str, str]) -> None:
    hand.press(key)
    hand.press(Qt.Key.Key_F1)

    texts = [each.text() for each in hand.desktop.shell.help.findChildren(QLabel)]
    told = dict(pairwise(texts))
    assert {name for name, words in wanted.items() if words not in told[name]} == set()
    assert "Nháp 0" not in texts


def test_help_names_every_chord_that_opens_a_page(hand: Hand) -> None:
    chords = {frame.page.chord for frame in hand.desktop.shell.findChildren(PageFrame) if frame.page.chord}
    assert {"Shift+F7", "Shift+F8", "Shift+F9", "Ctrl+Shift+Y"} <= chords
    assert chords <= {key for key, _words in EVERYWHERE}
