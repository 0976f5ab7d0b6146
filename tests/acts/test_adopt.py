"""What was looked up at the portal is kept to be seen: as another counter's dossier, and nothing of ours is touched."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from counter_fixtures import Counter, document
from factories import a_clerk, a_dossier

from cchc_desktop.acts.adopt import AtPortal, adopt
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Role
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.store import dossiers, summaries
from cchc_desktop.store.summaries import Summary

UID = "0192f7c0-0000-7000-8000-00000000beef"


def theirs(**changes: Any) -> Dossier:
    return a_dossier(**{"uid": UID, "code": "H52.18-261005-4001"} | changes)


def at_portal(counter: Counter, dossier: Dossier, version: int = 4) -> AtPortal:
    shown = Summary(
        *(0, dossier.uid, False, dossier.printed_code, dossier.status, dossier.holder),
        *("1.010803", "", dossier.intake.owner.name, "", None, None, False),
    )
    return AtPortal(shown, document(dossier, version=version), "2026-10-05T08:15:00+07:00")


def test_it_is_kept_as_another_counter_s_and_found_from_then_on(counter: Counter) -> None:
    before = counter.entries()

    assert adopt(counter.db, at_portal(counter, theirs()), counter.clerk, counter.now) == UID

    assert counter.dossier(UID).code == "H52.18-261005-4001"
    assert dossiers.standing(counter.db, UID) == (False, 4)
    assert [row.uid for row in summaries.found(counter.db, "4001")] == [UID]
    assert counter.entries() == before
    assert counter.is_sound()


def test_what_the_exchange_has_brought_meanwhile_stays(counter: Counter) -> None:
    newer = counter.mirror(code="H52.18-261005-4001", portal_version=7)

    assert adopt(counter.db, at_portal(counter, theirs(alias="G22")), counter.clerk, counter.now) == newer.uid

    assert counter.dossier(UID) == newer
    assert dossiers.standing(counter.db, UID) == (False, 7)


def test_a_dossier_of_our_own_is_never_replaced(counter: Counter) -> None:
    ours = counter.receive()
    adopt(counter.db, at_portal(counter, theirs(uid=ours.uid)), counter.clerk, counter.now)
    assert counter.dossier(ours.uid) == ours


def test_who_may_not_see_dossiers_keeps_none(counter: Counter) -> None:
    with pytest.raises(Refused):
        adopt(counter.db, at_portal(counter, theirs()), a_clerk(Role.ADMIN), counter.now)
    assert dossiers.get(counter.db, UID) is None


def test_what_cannot_be_read_is_refused_in_words_and_nothing_is_kept(counter: Counter) -> None:
    before = counter.contents()
    broken = replace(at_portal(counter, theirs()), document={"dossierUid": UID, "TrangThaiHoSo": "99"})
    with pytest.raises(Refused, match=r"portal\.unreadable"):
        adopt(counter.db, broken, counter.clerk, counter.now)
    assert counter.contents() == before
