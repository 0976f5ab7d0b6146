"""Feedback: taken down, then step by step, each an entry; about a dossier or about the office."""

from __future__ import annotations

import pytest
from counter_fixtures import Counter

from cchc_desktop.acts import feedback
from cchc_desktop.acts.feedback import Told
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.feedback import Feedback, Kind, State
from cchc_desktop.store import feedback as kept
from cchc_desktop.store.uids import new_uid


def take_down(
    counter: Counter, content: str = "Chờ  lâu", phone: str = "0912 345 678", uid: str | None = None
) -> Feedback:
    told = Told(Kind.REPORT, content, "Trần Thị Ví Dụ", phone, uid)
    return feedback.take_down(counter.db, told, counter.clerk, counter.now)


def move(counter: Counter, uid: str, state: State, said: str = "") -> Feedback:
    return feedback.move(counter.db, uid, state, said, counter.clerk, counter.now)


def test_what_is_said_about_the_office_goes_its_way_without_a_dossier(counter: Counter) -> None:
    found = take_down(counter)
    for state, said in (
        (State.ACCEPTED, ""),
        (State.FORWARDED, "Sở Y tế"),
        (State.ANSWERED, "Đã xem"),
        (State.PUBLISHED, ""),
    ):
        counter.clock.forward(days=1)
        found = move(counter, found.uid, state, said)

    assert (found.content, found.phone, found.state) == ("Chờ lâu", "0912345678", State.PUBLISHED)
    assert [step.said for step in found.steps] == ["Chờ lâu", "", "Sở Y tế", "Đã xem", ""]
    entries = [entry for entry in counter.entries() if entry.type == "feedback.recorded"]
    assert [entry.dossier_uid for entry in entries] == [None] * 5
    assert kept.get(counter.db, found.uid) == found
    assert counter.is_sound()


def test_what_is_said_about_a_dossier_stands_in_its_story(counter: Counter) -> None:
    dossier = counter.receive()
    found = take_down(counter, uid=dossier.uid)
    move(counter, found.uid, State.REFUSED, "Không đúng")

    assert counter.types(dossier.uid) == ["dossier.received", "feedback.recorded", "feedback.recorded"]
    assert kept.of_dossier(counter.db, dossier.uid)[0].state is State.REFUSED
    assert counter.dossier(dossier.uid) == dossier
    assert counter.is_sound()


def test_about_another_counter_s_dossier_it_is_adopted_first(counter: Counter) -> None:
    mirror = counter.mirror()
    take_down(counter, uid=mirror.uid)

    assert counter.types(mirror.uid) == ["dossier.adopted", "feedback.recorded"]
    assert counter.is_sound()


@pytest.mark.parametrize(
    ("content", "phone", "code"),
    [(" \u200b", "", "feedback.empty"), ("x" * 4001, "", "feedback.long"), ("x", "gọi sau", "phone.characters")],
)
def test_what_cannot_be_taken_down_is_said(counter: Counter, content: str, phone: str, code: str) -> None:
    before = counter.contents()

    with pytest.raises(Refused, match=f"^{code}$"):
        take_down(counter, content, phone)
    assert counter.contents() == before


def test_a_step_that_does_not_follow_or_says_nothing_is_refused(counter: Counter) -> None:
    uid = take_down(counter).uid
    before = counter.contents()

    with pytest.raises(Refused, match=r"^feedback\.state$"):
        move(counter, uid, State.PUBLISHED)
    with pytest.raises(Refused, match=r"^feedback\.empty$"):
        move(counter, uid, State.REFUSED, "  ")
    with pytest.raises(Refused, match=r"^feedback\.unknown$"):
        move(counter, new_uid(), State.ACCEPTED)
    assert counter.contents() == before


def test_an_unknown_dossier_keeps_it_from_being_taken_down(counter: Counter) -> None:
    before = counter.contents()

    with pytest.raises(Refused, match=r"^dossier\.unknown$"):
        take_down(counter, uid=new_uid())
    assert counter.contents() == before
