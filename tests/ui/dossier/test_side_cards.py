"""The cards of the right column: papers awaited, slips printed, legs with the one at work marked."""

from __future__ import annotations

from datetime import timedelta

import pytest
from counter_fixtures import Counter
from factories import NOW
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.acts.printing import HANDED_OVER, RECEIPT, ask, note
from cchc_desktop.domain.duration import Duration, Unit
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.legs import Leg, LegDates
from cchc_desktop.store import prints
from cchc_desktop.ui.dossier.side_cards import LegsCard, ListCard, PapersCard, PrintsCard
from cchc_desktop.ui.widgets.icons import GLYPHS, IconLabel

LONG = "Giấy xác nhận khuyết tật <b>" * 20


def texts(widget: QWidget) -> list[str]:
    shown = [each for each in widget.findChildren(QLabel) if each.isVisibleTo(widget)]
    return [each.text() for each in shown if each.text() and not isinstance(each, IconLabel)][1:]


def icons(widget: QWidget) -> list[str]:
    names = {chr(code): name for name, code in GLYPHS.items()}
    return [names[each.text()] for each in widget.findChildren(IconLabel) if each.isVisibleTo(widget)]


@pytest.fixture
def legs() -> tuple[LegDates, ...]:
    week = timedelta(days=7)
    first = Leg("Sở Tư pháp", Duration(5, Unit.WORKING_DAY))
    second = Leg("Sở Tài chính", Duration(5, Unit.WORKING_DAY))
    return (LegDates(first, NOW, NOW + week), LegDates(second, NOW + week, NOW + 2 * week))


def test_papers_awaited_stand_below_those_that_are_there(qtbot: QtBot) -> None:
    card = PapersCard()
    qtbot.addWidget(card)

    card.show_papers((Paper("Tờ khai", 1), Paper("Ủy quyền")), (Paper(LONG),))

    assert texts(card) == ["Tờ khai (1 bản chính)", "Ủy quyền: chưa nộp", f"{LONG}: chờ bổ sung"]
    assert icons(card) == ["check-square", "square", "warning"]


def test_papers_that_were_only_seen_are_not_ticked(qtbot: QtBot) -> None:
    card = PapersCard()
    qtbot.addWidget(card)

    card.show_papers((Paper("Tờ khai", 1),), (Paper("Căn cước", certified=1),), taken=False)

    assert texts(card) == ["Tờ khai (1 bản chính): đã xem, công dân giữ", "Căn cước (1 chứng thực): chờ bổ sung"]
    assert icons(card) == ["square", "warning"]


def test_without_papers_it_says_so_and_old_lines_are_gone_at_once(qtbot: QtBot) -> None:
    card = PapersCard()
    qtbot.addWidget(card)
    card.show_papers((Paper("Tờ khai", 1),), ())

    card.show_papers((), ())
    QApplication.processEvents()

    assert texts(card) == ["Chưa ghi giấy tờ nào cho hồ sơ này."]


def test_a_card_with_nothing_to_say_is_away(qtbot: QtBot) -> None:
    card = ListCard("Giấy đã in")
    qtbot.addWidget(card)
    card.show_lines([])
    assert card.isHidden()
    card.show_lines([("printer", "Nhãn hồ sơ")])
    assert not card.isHidden()


def test_versions_of_a_receipt_are_told_apart(qtbot: QtBot, counter: Counter) -> None:
    dossier = counter.receive()
    for _ in range(2):
        asked = ask(counter.db, dossier.uid, RECEIPT, counter.clerk, counter.now)
        note(counter.db, asked, HANDED_OVER, "Quay-03", "", (counter.clerk, counter.now))
    card = PrintsCard()
    qtbot.addWidget(card)

    card.show_prints(prints.of_dossier(counter.db, dossier.uid), counter.now)

    assert texts(card) == ["Giấy tiếp nhận · 2 lần · 05/10 08:15"]


@pytest.mark.parametrize(
    ("day", "running", "marks"), [(0, True, [0]), (10, True, [1]), (40, True, [1]), (0, False, [])]
)
def test_the_leg_at_work_is_marked(
    qtbot: QtBot, legs: tuple[LegDates, ...], day: int, running: bool, marks: list[int]
) -> None:
    card = LegsCard()
    qtbot.addWidget(card)

    card.show_legs(legs, NOW + timedelta(days=day), running)

    assert [place for place, name in enumerate(icons(card)) if name == "hourglass"] == marks
    assert texts(card)[0] == "Sở Tư pháp · 5 ngày làm việc · đến 12/10/2026 08:15"
