"""Each scan is told as what it is for the slip that is open: of it, of another, too much, or taken before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from counter_fixtures import DIVISION, Counter
from PySide6.QtCore import QObject, SignalInstance
from pytestqt.qtbot import QtBot

from cchc_desktop.acts import custody
from cchc_desktop.acts.custody import Taking
from cchc_desktop.domain.batch import Batch, BatchNumber, digest, parse_batch
from cchc_desktop.domain.differences import Difference, Kind
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.ui.handover.open_slip import OpenSlip
from cchc_desktop.ui.handover.slip_desk import SlipDesk
from cchc_desktop.ui.reader import Reader


@pytest.fixture
def parent() -> QObject:
    return QObject()


@pytest.fixture
def desk(parent: QObject, reader: Reader, counter: Counter) -> SlipDesk:
    return SlipDesk(parent, reader, lambda: counter.clerk, counter.clock)


def given(counter: Counter, *dossiers: Dossier) -> Batch:
    uids = [dossier.uid for dossier in dossiers]
    return custody.hand_over(counter.db, counter.desk, uids, DIVISION, counter.clerk, counter.now)


def number(text: str) -> BatchNumber:
    found = parse_batch(text)
    assert found is not None
    return found


def slip(desk: SlipDesk) -> OpenSlip:
    assert desk.slip is not None
    return desk.slip


@contextmanager
def told(qtbot: QtBot, signal: SignalInstance) -> Iterator[list[str]]:
    """The words of a signal, once it came."""
    heard: list[str] = []
    with qtbot.waitSignal(signal) as waiting:
        yield heard
    heard.extend(waiting.args)


def opened(qtbot: QtBot, desk: SlipDesk, text: str) -> None:
    with qtbot.waitSignal(desk.opened):
        desk.open(number(text))


def test_a_slip_with_other_letters_opens_nothing(qtbot: QtBot, desk: SlipDesk, counter: Counter) -> None:
    batch = given(counter, counter.receive())
    with qtbot.waitSignal(desk.troubled):
        desk.open(number(f"{batch.number}-{'0000' if batch.digest != '0000' else '1111'}"))
    assert desk.slip is None


def test_a_swapped_folder_is_named_with_its_slip_put_aside_and_told_to_the_act(
    qtbot: QtBot, desk: SlipDesk, counter: Counter
) -> None:
    ours, lost, theirs = counter.receive(), counter.receive(), counter.receive()
    batch, other = given(counter, ours, lost), given(counter, theirs)
    opened(qtbot, desk, batch.bars)
    desk.take(ours.printed_code)

    with told(qtbot, desk.refused) as words:
        desk.take(theirs.printed_code)

    assert words[0].startswith(f"Nhầm {theirs.printed_code}: có trên phiếu {other.number}")
    assert [row.code for row in slip(desk).basket.chosen] == [ours.printed_code]
    assert slip(desk).codes == (ours.printed_code, theirs.printed_code)


def test_folders_scanned_quickly_are_all_told(qtbot: QtBot, desk: SlipDesk, counter: Counter) -> None:
    folders = [counter.receive() for _ in range(3)]
    batch = given(counter, folders[0])
    opened(qtbot, desk, batch.bars)
    words: list[str] = []
    desk.refused.connect(words.append)
    for folder in folders[1:]:
        desk.take(folder.printed_code)
    qtbot.waitUntil(lambda: len(words) == 2)
    assert [each.code for each in slip(desk).apart] == [folder.printed_code for folder in folders[1:]]


def test_one_taken_before_is_told_and_nothing_is_put_aside(qtbot: QtBot, desk: SlipDesk, counter: Counter) -> None:
    first, second = counter.receive(), counter.receive()
    batch = given(counter, first, second)
    custody.take_batch(counter.db, batch.number, [first.printed_code], "Vì Văn Hồng", counter.clerk, counter.now)
    opened(qtbot, desk, batch.bars)

    with told(qtbot, desk.refused) as words:
        desk.take(first.printed_code)

    assert "không còn chờ nhận" in words[0]
    assert slip(desk).apart == ()


def test_a_slip_without_a_list_fills_with_what_is_scanned_until_its_letters_fit(
    qtbot: QtBot, desk: SlipDesk, counter: Counter
) -> None:
    first, second = counter.receive(), counter.receive()
    bars = f"BG-9-261005-01-{digest([first.printed_code, second.printed_code])}"
    with told(qtbot, desk.heeded) as words:
        desk.open(number(bars))
    assert "máy này không có danh sách" in words[0]
    with told(qtbot, desk.took) as words:
        desk.take(first.printed_code)
    assert words == [f"{first.printed_code} · 1 túi"]
    with told(qtbot, desk.heeded) as words:
        desk.take(first.printed_code)
    assert "đã quét rồi" in words[0]
    with told(qtbot, desk.refused) as words:
        desk.take("H52.18-261005-9999")
    assert "chưa có trong máy này" in words[0]

    with told(qtbot, desk.took) as words:
        desk.take(second.printed_code)

    assert words == [f"{second.printed_code} · 2 túi, khớp mã kiểm: đủ phiếu"]
    assert slip(desk).is_proved


def test_a_slip_without_a_list_that_was_taken_before_says_so_and_so_does_each_folder(
    qtbot: QtBot, desk: SlipDesk, counter: Counter
) -> None:
    folder = counter.receive()
    bars = f"BG-9-261005-01-{digest([folder.printed_code])}"
    custody.take_batch(counter.db, bars, [folder.printed_code], "Vì Văn Hồng", counter.clerk, counter.now)

    with qtbot.waitSignal(desk.said) as heard:
        desk.open(number(bars))
    assert heard.args == ["note", "BG-9-261005-01: đã nhận trước đó, không ghi nữa."]
    with told(qtbot, desk.heeded) as words:
        desk.take(folder.printed_code)
    assert words == [f"{folder.printed_code}: đã nhận trước đó, không ghi nữa."]


def test_the_division_of_a_slip_without_a_list_is_named_in_turn(qtbot: QtBot, desk: SlipDesk, counter: Counter) -> None:
    opened(qtbot, desk, "BG-9-261005-01")
    named = []
    for _ in range(3):
        desk.next_division(["Phòng A", "Phòng B"])
        named.append(slip(desk).division)
    assert named == ["Phòng A", "Phòng B", ""]


def test_it_stays_open_while_something_is_missing(qtbot: QtBot, desk: SlipDesk, counter: Counter) -> None:
    batch = given(counter, counter.receive())
    assert not desk.taken(Taking(batch.number, ()))  # nothing is open
    opened(qtbot, desk, batch.bars)
    assert desk.taken(Taking(batch.number, (), (Difference(Kind.MISSING, "x"),)))
    assert not desk.taken(Taking(batch.number, (), (Difference(Kind.EXTRA, "x"),)))

    opened(qtbot, desk, "BG-9-261005-01-BBBB")
    assert desk.taken(Taking("BG-9-261005-01", (), (Difference(Kind.UNPROVED),)))
    assert desk.taken(Taking("BG-9-261005-01", (), (Difference(Kind.UNCHECKED), Difference(Kind.NOT_TAKEN))))
    assert not desk.taken(Taking("BG-9-261005-01", (), (Difference(Kind.UNCHECKED),)))
