"""Results of the played day reach who is to have them, and the day is closed."""

from __future__ import annotations

from pathlib import Path

import pytest
from demo_window import a_play, receive_some

from cchc_desktop.app import demo_folders, demo_morning, demo_results
from cchc_desktop.app.demo_hand import Hand
from cchc_desktop.app.demo_people import citizen
from cchc_desktop.app.demo_play import Play
from cchc_desktop.domain.events import ResultHandedOver
from cchc_desktop.domain.status import Status
from cchc_desktop.reports import day_close, shelf
from cchc_desktop.reports.story import last, story
from cchc_desktop.store import dossiers


@pytest.fixture
def played(hand: Hand, practice_folder: Path, tmp_path: Path) -> Play:
    """The folders are with the divisions."""
    play = a_play(hand, practice_folder, tmp_path)
    receive_some(play)
    demo_morning.by_post(play)
    demo_folders.others_go(play)
    return play


def given(play: Play, which: str) -> ResultHandedOver:
    found = last(play.hand.ask(story, play.known[which].uid), ResultHandedOver)
    assert found is not None
    return found[0]


def test_results_are_put_on_the_shelf_and_given_by_one_scan_and_one_key(played: Play, hand: Hand) -> None:
    demo_results.results_come_back(played)
    assert {result.place for result in hand.ask(shelf.on_shelf)} == {"A-03"}

    demo_results.result_is_given(played)

    assert given(played, "first of two").collector == citizen(11).name
    assert hand.tasks["return a result"] == (1, 1)


def test_somebody_authorised_is_named_with_their_paper(played: Play) -> None:
    demo_results.results_come_back(played)

    demo_results.another_gets_it(played)

    event = given(played, "on behalf")
    assert (event.authorised, event.collector, event.collector_number) == (True, citizen(7).name, citizen(7).number)
    assert event.authorisation.startswith("Số 12")


def test_a_result_goes_by_post_with_a_list(played: Play, hand: Hand) -> None:
    demo_results.results_come_back(played)

    demo_results.result_is_posted(played)

    dossier = hand.ask(dossiers.get, played.known["by post"].uid)
    assert dossier is not None
    assert dossier.status is Status.RETURNED
    assert len(list(played.tray.rglob("BC-*-postal_list.pdf"))) == 1


def test_the_day_is_closed_and_its_papers_are_printed(played: Play, hand: Hand) -> None:
    demo_results.day_is_closed(played)

    assert hand.ask(day_close.closed_at, hand.clock().date()) is not None
    assert hand.tasks["close the day"] == (2, 0)
    printed = {file.stem.split("-")[-1] for file in played.tray.rglob("*.pdf")}
    assert {"day_close", "register"} <= printed


def test_the_year_is_reported_on_paper_and_as_a_spreadsheet(played: Play, hand: Hand) -> None:
    demo_results.year_is_reported(played)

    assert hand.tasks["make a report"] == (3, 0)
    assert len(list(played.tray.rglob("ii06a_*-report.pdf"))) == 1
    assert len(list((hand.desktop.counter.desk.folder / "out").glob("ii06a_*_cung-ky.xlsx"))) == 1
    assert hand.desktop.shell.page == "intake"
