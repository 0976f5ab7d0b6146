"""Folders and results change hands only from where they are."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import DAYS, DOSSIERS, NOW, TODAY, a_dossier, a_reception
from hypothesis import given

from cchc_desktop.domain.custody_rules import Custody, refusal, whereabouts
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import (
    HandedOver,
    PapersGivenBack,
    ResultArrived,
    ResultHandedOver,
    ResultPosted,
    SentBack,
    Taken,
)
from cchc_desktop.domain.possible import Deed, possible
from cchc_desktop.domain.status import COLLECTOR, COUNTER, POST, Holder, HolderKind, Status

DIVISION = Holder(HolderKind.DIVISION, "Phòng Người có công")
ELSEWHERE = Holder(counter="7")
DECIDED_THERE = a_dossier(reception=a_reception(division="Phòng Người có công"))
DECIDED_HERE = a_dossier(reception=a_reception(division=""))


def why(dossier: Dossier, event: Custody) -> str:
    problem = refusal(dossier, event)
    return problem.code if problem else ""


@pytest.mark.parametrize(
    ("dossier", "event", "code"),
    [
        (a_dossier(), HandedOver(NOW, "Phòng A"), ""),
        (a_dossier(), HandedOver(NOW, " "), "handover.division"),
        (a_dossier(holder=DIVISION), HandedOver(NOW, "Phòng khác"), "handover.holder"),
        (a_dossier(holder=DIVISION), SentBack(NOW, "thiếu"), ""),
        (a_dossier(), SentBack(NOW, "thiếu"), "sent_back.holder"),
        (a_dossier(holder=DIVISION), PapersGivenBack(NOW, ()), "given_back.holder"),
        (a_dossier(), PapersGivenBack(NOW, ()), ""),
        (a_dossier(status=Status.SUPPLEMENT), Taken(NOW, "Phòng A"), "taken.waiting"),
        (a_dossier(status=Status.SUPPLEMENT, holder=DIVISION), Taken(NOW, "Phòng A"), ""),
        (a_dossier(), Taken(NOW, "Phòng A"), ""),
        (DECIDED_THERE, ResultArrived(NOW), "result.at_counter"),
        (replace(DECIDED_THERE, status=Status.PAYMENT), ResultArrived(NOW), "result.at_counter"),
        (replace(DECIDED_THERE, holder=ELSEWHERE), ResultArrived(NOW), "result.at_counter"),
        (replace(DECIDED_THERE, status=Status.PROCESSING), ResultArrived(NOW), ""),  # it came back without one before
        (replace(DECIDED_THERE, status=Status.PROCESSING, holder=DIVISION), ResultArrived(NOW), ""),
        (DECIDED_HERE, ResultArrived(NOW), ""),
        (replace(DECIDED_THERE, status=Status.FINISHED), ResultArrived(NOW), "result.arrived"),
        (replace(DECIDED_THERE, status=Status.FINISHED, holder=ELSEWHERE), ResultArrived(NOW), ""),
        (a_dossier(status=Status.FINISHED), ResultHandedOver(NOW), ""),
        (a_dossier(status=Status.FINISHED, holder=DIVISION), ResultHandedOver(NOW), "result.holder"),
        (a_dossier(status=Status.FINISHED, holder=DIVISION), ResultPosted(NOW), "result.holder"),
    ],
)
def test_each_move_starts_from_where_the_folder_is(dossier: Dossier, event: Custody, code: str) -> None:
    assert why(dossier, event) == code


def test_a_refusal_says_where_the_folder_is() -> None:
    problem = refusal(a_dossier(holder=DIVISION), HandedOver(NOW, "Phòng khác"))
    assert problem is not None
    assert problem.message.startswith("Túi hồ sơ đang ở Phòng Người có công nên không bàn giao được.")

    problem = refusal(DECIDED_THERE, ResultArrived(NOW))
    assert problem is not None
    assert "đang ở quầy, chưa bàn giao Phòng Người có công" in problem.message


@pytest.mark.parametrize(
    ("holder", "words"),
    [
        (COUNTER, "ở quầy"),
        (ELSEWHERE, "ở quầy 7"),
        (DIVISION, "ở Phòng Người có công"),
        (Holder(HolderKind.DIVISION), "ở phòng chuyên môn"),
        (POST, "ở bưu chính"),
        (COLLECTOR, "với người nhận kết quả"),
    ],
)
def test_every_holder_has_words(holder: Holder, words: str) -> None:
    assert whereabouts(holder) == words


@given(DOSSIERS, DAYS)
def test_what_waits_for_papers_at_the_counter_goes_nowhere(dossier: Dossier, today: object) -> None:
    waiting = possible(replace(dossier, status=Status.SUPPLEMENT, holder=COUNTER), TODAY)
    moves = (Deed.HAND_OVER, Deed.TAKE, Deed.TAKE_RESULT, Deed.SEND_BACK, Deed.RETURN_RESULT, Deed.POST_RESULT)

    assert all(waiting[deed] is not None for deed in moves)
