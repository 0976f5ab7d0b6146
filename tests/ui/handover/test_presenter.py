"""Scans fill the batch; the wrong folder, the wrong slip and a refused act are told, and nothing is half done."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from counter_fixtures import DIVISION, Counter, catalogue
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from cchc_desktop.acts import custody, decide
from cchc_desktop.acts.record import record
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.batch import digest
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Withdrawn
from cchc_desktop.domain.scanned_code import BatchScan, DossierScan, parse_ours
from cchc_desktop.domain.status import HolderKind
from cchc_desktop.ui.handover import words
from cchc_desktop.ui.handover.presenter import HandoverPresenter
from cchc_desktop.ui.handover.view import HandoverView
from cchc_desktop.ui.reader import Reader
from cchc_desktop.ui.writer import Writer

ELSEWHERE = next(each.code for each in catalogue().procedures if each.division not in ("", DIVISION))


@pytest.fixture
def view(show: Callable[..., QWidget]) -> HandoverView:
    made = HandoverView()
    show(made)
    return made


@pytest.fixture
def presenter(view: HandoverView, reader: Reader, writer: Writer, counter: Counter) -> HandoverPresenter:
    return HandoverPresenter(view, (reader, writer), counter.desk, lambda: counter.clerk, counter.clock)


def opened(qtbot: QtBot, presenter: HandoverPresenter, view: HandoverView, rows: int) -> None:
    presenter.refresh()
    qtbot.waitUntil(lambda: view.table.rows.rowCount() == rows)


def scan(dossier: Dossier) -> DossierScan:
    return DossierScan(dossier.printed_code)


def test_a_scanned_folder_goes_with_the_batch_and_its_slip_is_printed(
    qtbot: QtBot, presenter: HandoverPresenter, view: HandoverView, counter: Counter
) -> None:
    first, second = counter.receive(), counter.receive()
    opened(qtbot, presenter, view, 2)
    presenter.take(scan(first))

    with qtbot.waitSignal(presenter.print_wanted) as heard:
        view.committed.emit()

    kind, number = heard.args
    assert kind == "handover"
    assert number.startswith("BG-")
    assert counter.dossier(first.uid).holder.kind is HolderKind.DIVISION
    assert counter.dossier(second.uid).holder.kind is HolderKind.COUNTER
    qtbot.waitUntil(lambda: view.table.rows.rowCount() == 1)


def test_an_unknown_folder_is_refused_aloud(
    qtbot: QtBot, presenter: HandoverPresenter, view: HandoverView, counter: Counter
) -> None:
    counter.receive()
    opened(qtbot, presenter, view, 1)

    with qtbot.waitSignal(presenter.refused) as heard:
        presenter.take(DossierScan("H52.18-261005-9999"))

    assert "Không thấy hồ sơ" in heard.args[0]


def test_a_folder_of_another_division_does_not_slip_into_a_begun_batch(
    qtbot: QtBot, presenter: HandoverPresenter, view: HandoverView, counter: Counter
) -> None:
    here, other = counter.receive(), counter.receive(procedure_code=ELSEWHERE)
    assert other.reception.division != here.reception.division
    presenter.refresh()
    qtbot.waitUntil(lambda: view.table.rows.rowCount() > 0)
    presenter.take(scan(here))
    qtbot.waitUntil(lambda: bool(view._basket.chosen))

    with qtbot.waitSignal(presenter.refused) as heard:
        presenter.take(scan(other))

    assert other.reception.division in heard.args[0]
    assert [row.code for row in view._basket.chosen] == [here.printed_code]


def test_the_first_folder_says_for_whom_the_batch_is(
    qtbot: QtBot, presenter: HandoverPresenter, view: HandoverView, counter: Counter
) -> None:
    counter.receive()
    other = counter.receive(procedure_code=ELSEWHERE)
    presenter.refresh()
    qtbot.waitUntil(lambda: view.table.rows.rowCount() > 0)

    presenter.take(scan(other))

    assert [row.code for row in view._basket.chosen] == [other.printed_code]


def test_a_slip_that_was_changed_is_refused_at_its_scan(
    qtbot: QtBot, presenter: HandoverPresenter, view: HandoverView, counter: Counter
) -> None:
    dossier = counter.receive()
    batch = custody.hand_over(counter.db, counter.desk, [dossier.uid], DIVISION, counter.clerk, counter.now)
    scanned = parse_ours(f"{batch.number}-ZZZZ".replace("ZZZZ", "0000"))
    assert isinstance(scanned, BatchScan)

    with qtbot.waitSignal(presenter.troubled) as heard:
        presenter.take(scanned)

    assert isinstance(heard.args[0], Refused)
    assert "không phải bản của quầy" in heard.args[0].problems[0].message
    assert not view.is_taking


def test_another_clerk_finds_an_empty_table(
    qtbot: QtBot, presenter: HandoverPresenter, view: HandoverView, counter: Counter
) -> None:
    dossier = counter.receive()
    opened(qtbot, presenter, view, 1)
    presenter.take(scan(dossier))
    assert view._basket.chosen

    presenter.start_over()
    opened(qtbot, presenter, view, 1)

    assert view._basket.chosen == ()


def test_ctrl_a_takes_the_whole_list_and_esc_from_a_slip_goes_back_to_the_piles(
    qtbot: QtBot, presenter: HandoverPresenter, view: HandoverView, counter: Counter
) -> None:
    gone = counter.receive()
    batch = custody.hand_over(counter.db, counter.desk, [gone.uid], DIVISION, counter.clerk, counter.now)
    counter.receive()
    opened(qtbot, presenter, view, 1)
    view.scanned_all.emit()
    assert len(view._basket.chosen) == 1
    scanned = parse_ours(batch.bars)
    assert isinstance(scanned, BatchScan)
    with qtbot.waitSignal(presenter.shown):
        presenter.take(scanned)
    assert [row.code for row in view._basket.rows] == [gone.printed_code]

    view.left.emit()

    assert [row.code for row in view._basket.chosen] != [gone.printed_code]
    with qtbot.waitSignal(presenter.left):
        view.left.emit()


def test_what_was_scanned_for_one_division_waits_while_another_is_looked_at(
    qtbot: QtBot, presenter: HandoverPresenter, view: HandoverView, counter: Counter
) -> None:
    here, other = counter.receive(), counter.receive(procedure_code=ELSEWHERE)
    presenter.refresh()
    qtbot.waitUntil(lambda: view.table.rows.rowCount() > 0)
    presenter.take(scan(here))

    view.division_wanted.emit()
    assert here.printed_code not in {row.code for row in view._basket.chosen}
    while other.printed_code not in {row.code for row in view._basket.rows} or not view._basket.rows:
        view.division_wanted.emit()
    while here.printed_code not in {row.code for row in view._basket.rows}:
        view.division_wanted.emit()

    assert [row.code for row in view._basket.chosen] == [here.printed_code]


def test_enter_held_down_gives_a_batch_once(
    qtbot: QtBot, presenter: HandoverPresenter, view: HandoverView, counter: Counter
) -> None:
    dossier, numbers = counter.receive(), []
    presenter.print_wanted.connect(lambda _kind, number: numbers.append(number))
    opened(qtbot, presenter, view, 1)
    presenter.take(scan(dossier))
    with qtbot.waitSignal(presenter.happened):
        view.committed.emit()
        view.committed.emit()
    qtbot.waitUntil(lambda: view.table.rows.rowCount() == 0)
    view.committed.emit()
    assert len(numbers) == 1
    assert counter.types(dossier.uid).count("custody.handedOver") == 1


def test_every_folder_scanned_quickly_is_told_about(
    qtbot: QtBot, presenter: HandoverPresenter, view: HandoverView, counter: Counter
) -> None:
    counter.receive()
    opened(qtbot, presenter, view, 1)
    told: list[str] = []
    presenter.refused.connect(told.append)
    for number in range(9990, 9993):
        presenter.take(DossierScan(f"H52.18-261005-{number}"))
    qtbot.waitUntil(lambda: len(told) == 3)
    assert all(any(str(number) in words for words in told) for number in range(9990, 9993))


def test_who_signed_for_one_slip_is_not_filled_in_for_the_next_or_for_another_clerk(
    qtbot: QtBot, presenter: HandoverPresenter, view: HandoverView, counter: Counter
) -> None:
    batch = custody.hand_over(counter.db, counter.desk, [counter.receive().uid], DIVISION, counter.clerk, counter.now)
    slip = parse_ours(batch.bars)
    assert isinstance(slip, BatchScan)
    for leave in (presenter.start_over, lambda: presenter.take(slip)):
        with qtbot.waitSignal(presenter.shown):
            presenter.take(slip)
        view.side.count.person.set_text("Vì Văn Hồng")
        leave()
        qtbot.waitUntil(lambda: view.person == "")


def test_what_the_division_told_the_portal_leaves_the_open_slip_and_what_was_scanned_stays(
    qtbot: QtBot, presenter: HandoverPresenter, view: HandoverView, counter: Counter
) -> None:
    first, second = counter.receive(), counter.receive()
    uids = [first.uid, second.uid]
    batch = custody.hand_over(counter.db, counter.desk, uids, DIVISION, counter.clerk, counter.now)
    slip = parse_ours(batch.bars)
    assert isinstance(slip, BatchScan)
    with qtbot.waitSignal(presenter.shown):
        presenter.take(slip)
    presenter.take(scan(second))
    custody.take_batch(counter.db, batch.number, [first.printed_code], "Đỗ Văn Nhận", counter.clerk, counter.now)

    presenter.refresh()

    qtbot.waitUntil(lambda: [row.code for row in view._basket.rows] == [second.printed_code])
    assert [row.code for row in view._basket.chosen] == [second.printed_code]


def test_a_slip_of_which_nothing_waits_is_not_called_taken_when_its_folders_were_withdrawn(
    qtbot: QtBot, presenter: HandoverPresenter, view: HandoverView, counter: Counter
) -> None:
    dossier = counter.receive()
    batch = custody.hand_over(counter.db, counter.desk, [dossier.uid], DIVISION, counter.clerk, counter.now)
    record(counter.db, counter.dossier(dossier.uid), Withdrawn(counter.now, "Tự nguyện"), counter.clerk)
    slip = parse_ours(batch.bars)
    assert isinstance(slip, BatchScan)

    with qtbot.waitSignal(presenter.said) as heard:
        presenter.take(slip)

    assert heard.args[0] == "note"
    for told in (heard.args[1], view.table.empty):
        assert "nhận đủ" not in told
        assert "1 đã kết thúc" in told


def test_a_folder_scanned_twice_sounds_otherwise_and_counts_once(
    qtbot: QtBot, presenter: HandoverPresenter, view: HandoverView, counter: Counter
) -> None:
    first = counter.receive()
    counter.receive()
    opened(qtbot, presenter, view, 2)
    with qtbot.waitSignal(presenter.took) as heard:
        presenter.take(scan(first))
    assert heard.args == [f"{first.printed_code} · 1 / 2"]

    with qtbot.waitSignal(presenter.heeded) as heard:
        presenter.take(scan(first))

    assert heard.args == [f"{first.printed_code} đã quét rồi · 1 / 2"]
    assert len(view._basket.chosen) == 1


def test_what_is_missing_of_a_slip_stays_in_sight_until_it_is_found(
    qtbot: QtBot, presenter: HandoverPresenter, view: HandoverView, counter: Counter
) -> None:
    here, lost = counter.receive(), counter.receive()
    uids = [here.uid, lost.uid]
    batch = custody.hand_over(counter.db, counter.desk, uids, DIVISION, counter.clerk, counter.now)
    slip = parse_ours(batch.bars)
    assert isinstance(slip, BatchScan)
    with qtbot.waitSignal(presenter.shown):
        presenter.take(slip)
    presenter.take(scan(here))
    view.side.count.person.set_text("Vì Văn Hồng")

    with qtbot.waitSignal(presenter.refused) as heard:
        view.committed.emit()

    assert heard.args[0].startswith(f"{batch.number}: đã nhận 1 hồ sơ, còn thiếu 1. Thiếu {lost.printed_code}")
    assert "bên giao" not in heard.args[0]
    qtbot.waitUntil(lambda: [row.note for row in view._basket.rows] == ["còn thiếu"])
    assert view._basket.rows[0].code == lost.printed_code
    assert "Esc" in view.commit.toolTip()
    assert view.person == "Vì Văn Hồng"
    presenter.take(scan(lost))
    with qtbot.waitSignal(presenter.happened):
        view.committed.emit()
    assert counter.types(lost.uid).count("custody.taken") == 1
    qtbot.waitUntil(lambda: not view.is_taking)


def test_a_voided_folder_says_since_when_and_why(
    qtbot: QtBot, presenter: HandoverPresenter, view: HandoverView, counter: Counter
) -> None:
    gone = counter.receive()
    decide.void(counter.db, gone.uid, "in nhầm", (counter.lead, counter.now, None))
    opened(qtbot, presenter, view, 0)

    with qtbot.waitSignal(presenter.refused) as heard:
        presenter.take(scan(gone))

    assert "Đã hủy" in heard.args[0]
    assert "in nhầm" in heard.args[0]


def test_enter_at_who_signs_before_anything_is_scanned_says_what_to_do(
    qtbot: QtBot, presenter: HandoverPresenter, view: HandoverView, counter: Counter
) -> None:
    counter.receive()
    opened(qtbot, presenter, view, 1)
    with qtbot.waitSignal(presenter.refused) as heard:
        view.committed.emit()
    assert heard.args[0] == view.commit.toolTip()


def test_space_that_takes_a_folder_off_the_table_is_told(
    qtbot: QtBot, presenter: HandoverPresenter, view: HandoverView, counter: Counter
) -> None:
    code = counter.receive().printed_code
    opened(qtbot, presenter, view, 1)
    presenter.take(DossierScan(code))
    with qtbot.waitSignal(presenter.heeded) as heard:
        view.picked.emit(view.table.current)
    assert heard.args[0].startswith(f"{code} đã bỏ khỏi đợt · 0 / 1")
    view.dropped.emit(view.table.current)  # it is off already
    assert view._basket.chosen == ()


def test_a_folder_that_came_back_since_the_list_was_read_is_on_it_at_the_next_scan(
    qtbot: QtBot, presenter: HandoverPresenter, view: HandoverView, counter: Counter
) -> None:
    opened(qtbot, presenter, view, 0)
    later = counter.receive()
    with qtbot.waitSignal(presenter.refused):
        presenter.take(scan(later))
    qtbot.waitUntil(lambda: view.table.rows.rowCount() == 1)

    presenter.take(scan(later))

    assert [row.code for row in view._basket.chosen] == [later.printed_code]


def test_a_slip_without_a_list_is_taken_by_its_folders_and_its_check_letters(
    qtbot: QtBot, presenter: HandoverPresenter, view: HandoverView, counter: Counter
) -> None:
    folders = [counter.receive(), counter.receive()]
    slip = parse_ours(f"BG-9-261005-01-{digest(each.printed_code for each in folders)}")
    assert isinstance(slip, BatchScan)
    with qtbot.waitSignal(presenter.shown):
        presenter.take(slip)
    presenter.take(scan(folders[0]))
    qtbot.waitUntil(lambda: len(view._basket.chosen) == 1)
    with qtbot.waitSignal(presenter.refused) as heard:
        view.committed.emit()
    assert "chưa khớp mã kiểm" in heard.args[0]
    presenter.take(scan(folders[1]))
    qtbot.waitUntil(view.commit.isEnabled)
    view.side.count.person.set_text("Vì Văn Hồng")

    with qtbot.waitSignal(presenter.said) as told:
        view.committed.emit()

    assert told.args[1].startswith("BG-9-261005-01: đã nhận 2 hồ sơ.")
    assert {counter.dossier(each.uid).holder.name for each in folders} == {DIVISION}
    qtbot.waitUntil(lambda: not view.is_taking)


def test_folders_held_against_the_paper_are_taken_one_by_one_and_the_slip_waits_for_the_rest(
    qtbot: QtBot, presenter: HandoverPresenter, view: HandoverView, counter: Counter
) -> None:
    here, lost = counter.receive(), counter.receive()
    slip = parse_ours(f"BG-9-261005-01-{digest(each.printed_code for each in (here, lost))}")
    assert isinstance(slip, BatchScan)
    with qtbot.waitSignal(presenter.shown):
        presenter.take(slip)
    presenter.take(scan(here))
    qtbot.waitUntil(lambda: len(view._basket.chosen) == 1)
    view.side.count.person.set_text("Vì Văn Hồng")
    view.division_wanted.emit()  # nothing has been read of the piles yet

    with qtbot.waitSignal(presenter.refused) as heard:
        view.confirmed.emit()

    assert "đã nhận 1 hồ sơ" in heard.args[0]
    assert "không khớp mã kiểm" in heard.args[0]
    qtbot.waitUntil(lambda: [row.note for row in view._basket.rows] == ["đã nhận"])
    assert view.commit.toolTip() == words.NOT_PROVED
    presenter.take(scan(lost))
    qtbot.waitUntil(view.commit.isEnabled)
    with qtbot.waitSignal(presenter.said):
        view.committed.emit()
    assert counter.types(lost.uid).count("custody.taken") == 1
    assert counter.types(here.uid).count("custody.taken") == 1
