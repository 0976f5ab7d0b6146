"""Answers become the act; a dossier that is none, or two, is refused at its question before anything is noted."""

from __future__ import annotations

import pytest
from counter_fixtures import Counter

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.feedback import Channel, Kind
from cchc_desktop.reports import lookup
from cchc_desktop.ui.feedback.doing import meant, take_down

ANSWERS = {
    "kind": "kien-nghi",
    "channel": "van-ban",
    "content": "Thêm ghế",
    "sender": "Trần Thị Ví Dụ",
    "phone": "0900 123 456",
    "dossier": "",
}


def test_what_was_answered_is_noted(counter: Counter) -> None:
    dossier = counter.receive()

    taken = take_down(counter.db, ANSWERS | {"dossier": f" {dossier.printed_code} "}, counter.clerk, counter.now)

    assert (taken.kind, taken.channel, taken.content) == (Kind.PROPOSAL, Channel.LETTER, "Thêm ghế")
    assert (taken.sender, taken.phone, taken.dossier_uid) == ("Trần Thị Ví Dụ", "0900123456", dossier.uid)
    assert take_down(counter.db, ANSWERS, counter.clerk, counter.now).dossier_uid is None


def test_an_unknown_dossier_is_refused_at_its_question(counter: Counter) -> None:
    before = counter.contents()

    with pytest.raises(Refused) as refused:
        take_down(counter.db, ANSWERS | {"dossier": "H52.18-200101-0001"}, counter.clerk, counter.now)

    [problem] = refused.value.problems
    assert problem.field == "dossier"
    assert "Không thấy hồ sơ H52.18-200101-0001" in problem.message
    assert counter.contents() == before


def test_a_code_of_two_dossiers_is_not_guessed(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    two = [counter.receive(), counter.receive()]
    monkeypatch.setattr(lookup, "by_code", lambda _db, _code: two)

    with pytest.raises(Refused) as refused:
        meant(counter.db, "H1")

    assert "hơn một hồ sơ" in refused.value.problems[0].message
