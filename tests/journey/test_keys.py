"""Every task that decides (product.md) is driven through the window: it costs no more keys and scans than it may."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from app_window import Opener, received, sign_in
from demo_window import a_play
from PySide6.QtCore import Qt

from cchc_desktop.app.demo_hand import ALT, CTRL, SHIFT, Hand
from cchc_desktop.app.demo_people import card, citizen
from cchc_desktop.app.demo_play import Play
from cchc_desktop.domain.status import Status
from cchc_desktop.reports import day_close
from cchc_desktop.store import dossiers, prints

MEASURES = {  # task → keys, scans
    "receive, new citizen with card": (20, 1),
    "receive, known citizen with card": (4, 1),
    "receive, no card": (95, 0),
    "one more dossier, same citizen": (6, 0),
    "look up by receipt": (0, 1),
    "reprint the last receipt": (1, 0),
    "return a result": (1, 1),
    "close the day": (5, 0),
}


@pytest.fixture
def play(open_window: Opener, practice_folder: Path, tmp_path: Path) -> Play:
    hand = open_window(practice_folder)
    sign_in(hand)
    return a_play(hand, practice_folder, tmp_path)


def receives_who_is_new(play: Play) -> Callable[[], bool]:
    """With the telephone number, which no card says."""
    with play.hand.task("receive, new citizen with card"):
        play.comes(4)
        play.hand.enter()
        play.hand.type("0900123456")
        play.asks_for("1776")
        play.all_here()
        play.receive()
    return lambda: [row.owner_name for row in received(play.hand)] == [citizen(4).name]


def receives_who_is_known(play: Play) -> Callable[[], bool]:
    play.card_to_receipt(4, "1776")
    with play.hand.task("receive, known citizen with card"):
        play.comes(4)
        play.hand.press(Qt.Key.Key_2, ALT)
        play.all_here()
        play.receive()
    return lambda: [row.owner_name for row in received(play.hand)] == [citizen(4).name] * 2


def receives_who_has_no_card(play: Play) -> Callable[[], bool]:
    """Number, name, birth, telephone, home: all by hand, in Telex."""
    hand, person = play.hand, citizen(2)
    born = f"{person.born:%d%m%Y}" if person.born else ""
    with hand.task("receive, no card"):
        for text in (person.number, person.name, born, "0900765432", "Bản Nà Mường", "song ma", "son la"):
            hand.type(text)
            hand.enter()
        play.asks_for("4027")
        play.all_here()
        play.receive()
    return lambda: _owner(hand) == (person.name, person.number, person.born, "Xã Sông Mã", "Sơn La")


def receives_one_more(play: Play) -> Callable[[], bool]:
    hand = play.hand
    hand.scan(card(4))
    hand.press(Qt.Key.Key_1, ALT)
    play.all_here()
    with hand.task("one more dossier, same citizen"):
        hand.press(Qt.Key.Key_Return, CTRL | SHIFT)
        hand.press(Qt.Key.Key_4, ALT)
        play.all_here()
        play.receive()
    return lambda: [row.owner_name for row in received(hand)] == [citizen(4).name] * 2


def looks_up(play: Play) -> Callable[[], bool]:
    row = play.card_to_receipt(4, "1776")
    with play.hand.task("look up by receipt"):
        play.hand.scan(row.code)
    return lambda: (play.hand.desktop.shell.page, play.hand.desktop.pages.dossier.uid) == ("dossier", row.uid)


def reprints(play: Play) -> Callable[[], bool]:
    row = play.card_to_receipt(4, "1776")
    with play.hand.task("reprint the last receipt"):
        play.hand.ctrl(Qt.Key.Key_R)
    return lambda: [each.state for each in play.hand.ask(prints.of_dossier, row.uid)] == ["handed_over"] * 2


def returns_a_result(play: Play) -> Callable[[], bool]:
    """From the page of the results, where a clerk stands who gives one after the other."""
    hand, row = play.hand, play.card_to_receipt(4, "1776")
    hand.press(Qt.Key.Key_F4)
    hand.scan(row.code)
    hand.ctrl(Qt.Key.Key_Return)
    hand.press(Qt.Key.Key_F6)
    hand.scan(row.code)
    hand.ctrl(Qt.Key.Key_Return)
    with hand.task("return a result"):
        hand.scan(row.code)
        hand.ctrl(Qt.Key.Key_Return)
    return lambda: _status(hand, row.uid) is Status.RETURNED


def closes_the_day(play: Play) -> Callable[[], bool]:
    hand = play.hand
    play.card_to_receipt(4, "1776")
    with hand.task("close the day"):
        hand.press(Qt.Key.Key_F8)
        hand.ctrl(Qt.Key.Key_Return)
    return lambda: hand.ask(day_close.closed_at, hand.clock().date()) is not None


TASKS = (
    receives_who_is_new,
    receives_who_is_known,
    receives_who_has_no_card,
    receives_one_more,
    looks_up,
    reprints,
    returns_a_result,
    closes_the_day,
)


@pytest.mark.parametrize("does", TASKS, ids=lambda task: task.__name__)
def test_a_task_is_done_and_costs_no_more_than_it_may(
    play: Play, does: Callable[[Play], Callable[[], bool]], capsys: pytest.CaptureFixture[str]
) -> None:
    is_done = does(play)

    assert is_done()
    ((task, (keys, scans)),) = play.hand.tasks.items()
    most, most_scans = MEASURES[task]
    with capsys.disabled():
        print(f"\n{task}: {keys} of {most} keys, {scans} of {most_scans} scans", end="")  # noqa: T201
    assert keys <= most
    assert scans <= most_scans


def test_every_measure_has_its_task() -> None:
    assert len(TASKS) == len(MEASURES)


def test_the_day_that_is_played_keeps_to_the_same_measures(report: dict[str, dict[str, dict[str, int]]]) -> None:
    played = {task: told for task, told in report["keys"].items() if task in MEASURES}

    assert len(played) >= 6
    for task, told in played.items():
        assert (told["keys"], told["scans"]) <= MEASURES[task], task


def _owner(hand: Hand) -> tuple[object, ...]:
    """Of the newest dossier."""
    dossier = hand.ask(dossiers.get, received(hand)[0].uid)
    assert dossier is not None
    owner = dossier.intake.owner
    return owner.name, owner.number, owner.born, owner.address.commune, owner.address.province


def _status(hand: Hand, uid: str) -> Status | None:
    dossier = hand.ask(dossiers.get, uid)
    return dossier.status if dossier else None
