"""The F9 page: true counts, tasks with their sentence, what waits; keys as shown."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from counter_fixtures import Counter, hand_over
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from task_fixtures import a_conflict

from cchc_desktop.domain.instants import instant_text
from cchc_desktop.store import deliveries, ledger, meta, tasks
from cchc_desktop.store.connection import transaction
from cchc_desktop.store.deliveries import Delivery
from cchc_desktop.store.tasks import Task
from cchc_desktop.ui.sync.reading import read
from cchc_desktop.ui.sync.view import ALONE, NO_TASK, NONE_WAITING, SyncView

CTRL = Qt.KeyboardModifier.ControlModifier
Show = Callable[..., QWidget]


class Page(QWidget):
    """The page with its bar, as the shell shows it."""

    def __init__(self, counter: Counter) -> None:
        super().__init__()
        self.counter = counter
        self.view = SyncView(counter.clock)
        column = QVBoxLayout(self)
        column.addWidget(self.view, 1)
        column.addWidget(self.view.bar)

    def look(self) -> None:
        self.view.show_reading(read(self.counter.db, self.counter.now, self.counter.clerk))

    @property
    def said(self) -> list[str]:
        return [each.text() for each in self.findChildren(QLabel) if not each.isHidden()]


@pytest.fixture
def page(show: Show, counter: Counter) -> Page:
    meta.write(counter.db, "portal_url", "https://portal.example")
    deliveries.set_acked(counter.db, ledger.last_pos(counter.db))
    made = Page(counter)
    show(made)
    return made


def a_task(counter: Counter, kind: str, detail: bytes = b"{}") -> str:
    dossier = counter.receive()
    tasks.add(counter.db, Task(0, kind, dossier.uid, None, detail, instant_text(counter.now)))
    return dossier.uid


def test_all_is_well_says_so_in_sentences(page: Page) -> None:
    page.look()
    assert "✓ Đã lưu 0 · Cổng nhận 0 · Cần xem 0" in page.said
    assert page.view.to_do.empty == NO_TASK
    assert page.view.waiting.empty == NONE_WAITING


@pytest.mark.parametrize(
    ("outcome", "why"),
    [
        ("pending-upstream", "còn việc chờ cổng trên nhận."),
        ("deferred", "cổng đang giữ, chờ quầy khác gửi phần trước."),
    ],
)
def test_an_act_that_the_portal_has_not_decided_upon_is_not_green(
    page: Page, counter: Counter, outcome: str, why: str
) -> None:
    meta.write(counter.db, "last_contact", instant_text(counter.now))
    hand_over(counter, counter.receive())
    with transaction(counter.db):
        pos = ledger.last_pos(counter.db)
        deliveries.put(counter.db, Delivery(pos, outcome, None, b"{}", instant_text(counter.now)))
    deliveries.set_acked(counter.db, pos)

    page.look()

    assert "◷ Đã lưu 1 · Cổng nhận 0 · Cần xem 0" in page.said
    assert any("1 hồ sơ" in said and why in said for said in page.said)


def test_figures_and_the_last_contact_are_told(page: Page, counter: Counter) -> None:
    meta.write(counter.db, "last_contact", instant_text(counter.now))
    counter.receive()
    counter.clock.forward(hours=2)
    meta.write(counter.db, "sync_trouble", "Chưa nối được tới cổng.")

    page.look()

    assert "◷ Ngoại tuyến 2 giờ · Đã lưu 1 · Cổng nhận 0 · Cần xem 0 · cũ nhất 2 giờ" in page.said
    assert any("05/10 08:15, cách đây 2 giờ" in said for said in page.said)
    assert "◷ Chưa nối được tới cổng." in page.said
    assert "Đang chờ gửi: 1" in page.said


def test_a_counter_alone_says_so_and_cannot_send(page: Page, counter: Counter) -> None:
    meta.remove(counter.db, "portal_url")
    page.look()
    assert ALONE in page.said
    assert not page.view.send.isEnabled()


def test_the_task_s_sentence_and_the_portal_s_words_are_below(page: Page, counter: Counter) -> None:
    a_task(counter, "rejected", b'{"code": "DU_LIEU_SAI", "detail": "SoDienThoai sai"}')
    page.look()
    assert page.view.detail.text() == (
        "Giấy hẹn đã trao vẫn có giá trị, hồ sơ vẫn ở máy này. Trưởng quầy xem mục cổng chỉ ra.\n"
        "Cổng ghi: SoDienThoai sai\n"
        "Enter: mở hồ sơ. Ctrl+H: đã xử lý xong."
    )


def test_what_is_refused_is_red_and_what_is_remarked_amber(page: Page, counter: Counter) -> None:
    a_task(counter, "conflict")
    a_task(counter, "NGAY_HEN_KHAC")
    page.look()
    column = page.view.to_do.rows.columns[1]
    rows = [page.view.to_do.rows.row(number) for number in range(2)]
    assert column.tone
    assert [(column.tone(row), column.text(row)[0]) for row in rows] == [("wrong", "✕"), ("waiting", "◷")]


def test_enter_compares_the_two_versions_of_a_conflict(qtbot: QtBot, page: Page, counter: Counter) -> None:
    task = a_conflict(counter.db, counter.receive().uid, counter.lead, counter.now)
    page.look()
    assert "Enter: xem hai bản cạnh nhau, rồi chọn." in page.view.detail.text()

    with qtbot.waitSignal(page.view.compared) as compared, qtbot.assertNotEmitted(page.view.opened):
        QTest.keyClick(page.view.to_do, Qt.Key.Key_Return)
    assert compared.args == [task.id]


def test_enter_opens_the_dossier_of_a_task(qtbot: QtBot, page: Page, counter: Counter) -> None:
    uid = a_task(counter, "conflict")
    page.look()
    with qtbot.waitSignal(page.view.opened) as opened:
        QTest.keyClick(page.view.to_do, Qt.Key.Key_Return)
    assert opened.args == [uid]


def test_enter_opens_the_dossier_of_what_waits(qtbot: QtBot, page: Page, counter: Counter) -> None:
    dossier = counter.receive()
    page.look()
    with qtbot.waitSignal(page.view.opened) as opened:
        QTest.keyClick(page.view.waiting, Qt.Key.Key_Return)
    assert opened.args == [dossier.uid]


def test_its_key_sends_now_and_is_silent_while_sending(qtbot: QtBot, page: Page) -> None:
    page.look()
    with qtbot.waitSignal(page.view.exchange_now):
        QTest.keyClick(page, Qt.Key.Key_Return, CTRL)

    asked: list[int] = []
    page.view.exchange_now.connect(lambda: asked.append(1))
    page.view.show_sending(True)
    QTest.keyClick(page, Qt.Key.Key_Return, CTRL)
    assert asked == []
    assert page.view.send.text().startswith("Đang gửi…")


def test_its_key_closes_the_current_task(qtbot: QtBot, page: Page, counter: Counter) -> None:
    uid = a_task(counter, "NGAY_HEN_KHAC")
    page.look()
    with qtbot.waitSignal(page.view.closed_task) as closed:
        QTest.keyClick(page, Qt.Key.Key_H, CTRL)
    assert closed.args[0].task.dossier_uid == uid


def test_reading_again_keeps_the_current_task(page: Page, counter: Counter) -> None:
    for kind in ("conflict", "NGAY_HEN_KHAC", "THIEU_TEP"):
        a_task(counter, kind)
    page.look()
    page.view.to_do.selectRow(1)
    page.look()
    assert page.view.to_do.current
    assert page.view.to_do.current.task.kind == "NGAY_HEN_KHAC"


def test_in_a_narrow_window_nothing_runs_over_its_edge(page: Page, counter: Counter) -> None:
    a_task(counter, "rejected")
    page.look()
    for width in (1366, 1093, 911, 683):
        page.resize(width, 600)
        assert page.view.minimumSizeHint().width() <= width - 100


def test_a_counter_that_works_alone_waits_for_nothing(page: Page, counter: Counter) -> None:
    meta.remove(counter.db, "portal_url")
    counter.receive()

    page.look()

    assert ALONE in page.said
    assert "Giữ tại máy, gửi khi nối cổng: 1" in page.said
    assert not any("Đang chờ gửi" in said or "phút" in said for said in page.said)
    assert page.said.count("–") == 2, "neither what the portal has, nor how long it waits"
