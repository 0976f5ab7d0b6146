"""The whole register by keys: sifted, sorted, read as it is scrolled, copied, its columns kept; another clerk begins anew."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from counter_fixtures import Counter
from factories import a_person
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.domain.intake import Channel
from cchc_desktop.domain.selection import Order, Selection
from cchc_desktop.reports import papers_register
from cchc_desktop.store import chosen, meta
from cchc_desktop.ui.dossiers.presenter import WholeRegisterPresenter
from cchc_desktop.ui.dossiers.view import WholeRegisterView
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.writer import Writer

MANY = 230


@pytest.fixture
def view(show: Callable[..., QWidget]) -> WholeRegisterView:
    made = WholeRegisterView()
    show(made)
    return made


@pytest.fixture
def presenter(
    view: WholeRegisterView, reader: Reader, writer: Writer, counter: Counter, tmp_path: Path
) -> WholeRegisterPresenter:
    who = (lambda: counter.clerk, counter.clock)
    return WholeRegisterPresenter(view, (reader, reader, writer), counter.desk, who, tmp_path / "out")


def shown(view: WholeRegisterView) -> int:
    return view.table.lines.rowCount()


def test_what_is_scrolled_to_is_read(
    presenter: WholeRegisterPresenter, view: WholeRegisterView, counter: Counter, qtbot: QtBot
) -> None:
    counter.db.conn.execute("pragma synchronous = off")
    codes = [counter.receive().code for _ in range(MANY)]
    presenter.refresh()
    qtbot.waitUntil(lambda: shown(view) == MANY)
    assert view.table.lines.index(0, 0).data() == codes[-1]  # newest first

    QTest.keyClick(view.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: view.table.lines.index(MANY - 1, 0).data() == codes[0])
    with qtbot.waitSignal(presenter.opened) as heard:
        QTest.keyClick(view.table, Qt.Key.Key_Return)
    assert counter.dossier(heard.args[0]).code == codes[0]


def test_sifted_and_taken_back(
    presenter: WholeRegisterPresenter, view: WholeRegisterView, counter: Counter, qtbot: QtBot
) -> None:
    counter.receive()
    posted = counter.receive(channel=Channel.POST)
    presenter.refresh()
    qtbot.waitUntil(lambda: shown(view) == 2)

    view.filtered.emit(Selection(channel=Channel.POST))
    qtbot.waitUntil(lambda: shown(view) == 1)
    assert view.table.lines.index(0, 0).data() == posted.code
    assert "bưu chính" in view._card.accessibleName()
    view.cleared.emit()
    qtbot.waitUntil(lambda: shown(view) == 2)


def test_nothing_found_says_so_and_cannot_be_saved(
    presenter: WholeRegisterPresenter, view: WholeRegisterView, counter: Counter, qtbot: QtBot
) -> None:
    counter.receive()
    presenter.choose(Selection(clerk_code="NOBODY"))
    presenter.refresh()
    qtbot.waitUntil(lambda: "bộ lọc" in view.table.empty)
    assert not view.save.isEnabled()
    view.cleared.emit()
    qtbot.waitUntil(view.save.isEnabled)


@pytest.mark.parametrize("signal", ["print_wanted", "look_wanted"])
def test_its_pages_are_gathered_before_they_are_asked_for(
    presenter: WholeRegisterPresenter, view: WholeRegisterView, counter: Counter, qtbot: QtBot, signal: str
) -> None:
    codes = [counter.receive().code for _ in range(2)]
    presenter.refresh()
    qtbot.waitUntil(lambda: shown(view) == 2)

    with qtbot.waitSignal(getattr(presenter, signal)) as heard:
        (view.paper if signal == "print_wanted" else view.look).triggered.emit()

    (((kind, name), slip),) = heard.args[0].items()
    assert (kind, [row.code for row in slip.rows]) == ("register", codes)
    assert chosen.kept(counter.db, name) is not None
    assert not view.told.isVisible()


def test_what_cannot_be_printed_is_told(
    presenter: WholeRegisterPresenter,
    view: WholeRegisterView,
    counter: Counter,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(papers_register, "MOST", 1)
    for _ in range(2):
        counter.receive()
    with qtbot.waitSignal(presenter.troubled) as heard:
        view.printed.emit()
    assert "nhiều nhất 1" in heard.args[0].sentence
    assert not view.told.isVisible()


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_all_lines_go_to_a_file_whose_name_tells_of_nobody(
    presenter: WholeRegisterPresenter,
    view: WholeRegisterView,
    counter: Counter,
    qtbot: QtBot,
    tmp_path: Path,
    ending: str,
) -> None:
    owner = a_person(name='=HYPERLINK("http://x") <b>')
    codes = [counter.receive(owner=owner).code for _ in range(3)]
    presenter.refresh()
    qtbot.waitUntil(view.save.isEnabled)
    view.saved.emit(ending)
    qtbot.waitUntil(lambda: "Đã ghi" in view.told.text())

    (file,) = (tmp_path / "out").iterdir()
    assert file.name == f"so-theo-doi-{counter.now:%Y%m%d-%H%M}.{ending}"
    if ending == "csv":
        head, *lines = file.read_text("utf-8-sig").splitlines()
        assert head.startswith("Mã hồ sơ;Chủ hồ sơ;")
        assert [line.split(";")[0] for line in lines] == codes[::-1]
        assert all("'=HYPERLINK" in line for line in lines)


def test_a_folder_that_cannot_be_written_to(
    presenter: WholeRegisterPresenter, view: WholeRegisterView, counter: Counter, qtbot: QtBot, tmp_path: Path
) -> None:
    counter.receive()
    (tmp_path / "out").write_text("")
    presenter.refresh()
    qtbot.waitUntil(view.save.isEnabled)
    with qtbot.waitSignal(presenter.troubled) as heard:
        view.saved.emit("csv")
    assert "Không ghi được tệp" in heard.args[0].problems[0].message
    assert not view.told.isVisible()


def test_sorted_by_a_key_or_a_head_and_turned_round(
    presenter: WholeRegisterPresenter, view: WholeRegisterView, counter: Counter, qtbot: QtBot
) -> None:
    names = ["Trần Văn Ví Dụ", "Nguyễn Văn Ánh", "Đỗ Thị Bình"]
    for number, name in enumerate(names):
        counter.receive(owner=a_person(name=name, number=f"00109000000{number}"))
    presenter.refresh()
    qtbot.waitUntil(lambda: shown(view) == 3)

    view.table.sorted_by.emit("owner")
    qtbot.waitUntil(lambda: view.table.lines.index(0, 1).data() == "Nguyễn Văn Ánh")
    assert view.table.lines.headerData(1, Qt.Orientation.Horizontal) == "Chủ hồ sơ ▲"
    view.table.sorted_by.emit("owner")
    qtbot.waitUntil(lambda: view.table.lines.index(0, 1).data() == "Trần Văn Ví Dụ")
    view.table.sorted_by.emit("procedure")  # nothing is sorted by it
    with qtbot.waitSignal(view.sorted_by) as heard:
        view._turn_order()
    assert heard.args == [Order.RECEIVED]


def test_columns_are_kept_for_next_time(
    presenter: WholeRegisterPresenter,
    view: WholeRegisterView,
    counter: Counter,
    qtbot: QtBot,
    reader: Reader,
    writer: Writer,
) -> None:
    counter.receive()
    presenter.refresh()
    qtbot.waitUntil(lambda: shown(view) == 1)
    view._marks["channel"].setChecked(True)
    view._marks["holder"].setChecked(False)
    assert view.table.names == ("code", "owner", "procedure", "received", "due", "status", "channel")
    qtbot.waitUntil(lambda: "channel" in (meta.read(counter.db, "register_columns") or ""))

    presenter.start_over()
    presenter.refresh()
    qtbot.waitUntil(lambda: shown(view) == 1)
    assert view.table.names[-1] == "channel"


def test_lines_are_copied_as_a_table(
    presenter: WholeRegisterPresenter, view: WholeRegisterView, counter: Counter, qtbot: QtBot
) -> None:
    owner = a_person(name="Nguyễn Văn Ánh")
    first, second = counter.receive(owner=owner), counter.receive(owner=owner)
    presenter.refresh()
    qtbot.waitUntil(lambda: shown(view) == 2)
    view.table.selectAll()
    with qtbot.waitSignal(presenter.took):
        view.copied.emit()
    head, *lines = QGuiApplication.clipboard().text().split("\n")
    assert head.split("\t")[:2] == ["Mã hồ sơ", "Chủ hồ sơ"]
    assert [line.split("\t")[0] for line in lines] == [second.code, first.code]


def test_another_clerk_sees_nothing_of_the_one_before(
    presenter: WholeRegisterPresenter, view: WholeRegisterView, counter: Counter, qtbot: QtBot
) -> None:
    counter.receive()
    presenter.choose(Selection(overdue=False, channel=Channel.COUNTER))
    presenter.refresh()
    qtbot.waitUntil(lambda: shown(view) == 1)
    presenter.start_over()
    assert shown(view) == 0
    assert view.filters.selection == Selection()
