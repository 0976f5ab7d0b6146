"""Corrections on the wire: what was amended, and what it was before, told so that nothing else is touched."""

from __future__ import annotations

from dataclasses import replace

import msgspec
from factories import INTAKES, NOW, a_dossier, an_intake
from hypothesis import given

from cchc_desktop.domain.events import Amended
from cchc_desktop.domain.intake import Intake
from cchc_desktop.wire import amended, payloads

SALT = bytes(16)


def written(new: Intake, former: Intake | None) -> bytes:
    event = Amended(NOW, new, "Sửa", former)
    return payloads.write(event, a_dossier().after(event), SALT).data


def test_only_the_members_that_were_amended_are_told_with_null_for_what_was_not_there() -> None:
    data = written(an_intake(note="Mới", sets=2), an_intake())
    previous = amended.previous_of(data)

    assert isinstance(previous, msgspec.Raw)
    assert msgspec.json.decode(previous) == {"GhiChu": None, "soBoHoSo": None}


def test_a_correction_that_changes_nothing_says_that_nothing_was_amended() -> None:
    assert amended.previous_of(written(an_intake(), an_intake())) == msgspec.Raw(b"{}")


def test_a_correction_from_before_it_was_kept_says_nothing() -> None:
    assert amended.previous_of(written(an_intake(note="Mới"), None)) is msgspec.UNSET


@given(INTAKES, INTAKES)
def test_the_former_intake_comes_back_whole(new: Intake, former: Intake) -> None:
    if former.submitter is None:
        former = replace(former, authorised=False)  # of somebody who is not there
    if new.submitter is None:
        new = replace(new, authorised=False)
    event = payloads.read("dossier.amended", 1, written(new, former), NOW)

    assert event == Amended(NOW, new, "Sửa", former)
