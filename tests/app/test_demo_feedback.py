"""Citizens of the played day are heard: a score by one key, a complaint answered, a proposal that waits."""

from __future__ import annotations

from pathlib import Path

from demo_window import a_play, receive_some

from cchc_desktop.app import demo_feedback, demo_folders, demo_morning, demo_results
from cchc_desktop.app.demo_hand import Hand
from cchc_desktop.domain.events import Rated
from cchc_desktop.domain.feedback import Channel, Kind, State
from cchc_desktop.reports.story import last, story
from cchc_desktop.store import feedback


def test_who_got_a_result_gives_a_score_with_one_key(hand: Hand, practice_folder: Path, tmp_path: Path) -> None:
    play = a_play(hand, practice_folder, tmp_path)
    receive_some(play)
    demo_morning.by_post(play)
    demo_folders.others_go(play)
    demo_results.results_come_back(play)
    demo_results.result_is_given(play)

    demo_feedback.is_rated(play)

    found = last(hand.ask(story, play.known["first of two"].uid), Rated)
    assert found is not None
    assert found[0].score == 5
    assert hand.tasks["rate after a result"] == (1, 0)
    assert hand.tasks["return a result"] == (1, 1)


def test_a_complaint_is_answered_and_a_proposal_waits(hand: Hand, practice_folder: Path, tmp_path: Path) -> None:
    play = a_play(hand, practice_folder, tmp_path)
    receive_some(play)

    demo_feedback.is_told(play)

    complaint, proposal = sorted(hand.ask(feedback.newest), key=lambda told: told.received_at)
    assert (complaint.kind, complaint.state) == (Kind.REPORT, State.ANSWERED)
    assert complaint.dossier_uid == play.known["without a card"].uid
    assert complaint.phone == "0900123456"
    assert proposal.kind is Kind.PROPOSAL
    assert (proposal.state, proposal.sender, proposal.channel) == (State.RECEIVED, "", Channel.PHONE)
    assert hand.desktop.shell.page == "intake"
