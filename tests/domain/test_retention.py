"""How long dossiers are kept, and that nothing personal stays of one whose time is over."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest
from factories import DOSSIERS, LATER, NOW, TODAY, a_dossier, a_person, an_intake
from hypothesis import given

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Blanked, PortalChanged, SlipPrinted, Withdrawn
from cchc_desktop.domain.intake import Collector
from cchc_desktop.domain.person import Person
from cchc_desktop.domain.retention import BLANKED, Retention, bare, years_before
from cchc_desktop.domain.status import Status

PEOPLE = an_intake(
    owner=a_person(name="Tên Chủ", number="000190000999", phone="0987654321", email="a@b.vn"),
    submitter=a_person(name="Tên Người Nộp", number="000190000888"),
    authorised=True,
    collector=Collector("Tên Người Nhận", "0912000000", "Bản Nà Sản"),
    fee_exempt="người khuyết tật",
    summary="trích yếu riêng",
    note="ghi chú riêng",
)


def test_fields_may_have_a_time_of_their_own() -> None:
    times = Retention(5, (("Đất đai", 20), ("Hộ tịch", 3)))

    assert times.until("Đất đai", date(2026, 11, 23)) == date(2006, 11, 23)
    assert times.until("Người có công", date(2026, 11, 23)) == date(2021, 11, 23)
    assert (times.shortest, Retention().shortest) == (3, 5)


@pytest.mark.parametrize(
    ("day", "before"), [(date(2028, 2, 29), date(2023, 2, 28)), (date(2026, 3, 1), date(2021, 3, 1))]
)
def test_years_are_whole(day: date, before: date) -> None:
    assert years_before(day, 5) == before


def test_nothing_personal_stays() -> None:
    left = msgspec.json.encode(bare(a_dossier(intake=PEOPLE))).decode()

    for word in ("Tên", "000190000", "0987", "0912", "a@b", "Nà Sản", "khuyết", "riêng", "Mai Sơn"):
        assert word not in left


@given(DOSSIERS)
def test_what_is_counted_stays_and_what_is_bare_stays_bare(dossier: Dossier) -> None:
    left = bare(dossier)

    assert left.intake.owner == Person(BLANKED)
    assert bare(left) == left
    assert (left.status, left.received_at, left.due_at, left.fees) == (
        dossier.status,
        dossier.received_at,
        dossier.due_at,
        dossier.fees,
    )
    assert (left.owed, left.milestones, left.code) == (dossier.owed, dossier.milestones, dossier.code)


def test_only_what_is_over_may_be_blanked_and_then_nothing_happens_to_it_but_the_portals_word() -> None:
    over = a_dossier(status=Status.RETURNED)
    event = Blanked(NOW, bare(over))
    after = over.after(event)

    assert over.refuses(event, TODAY) is None
    assert a_dossier(voided=True).refuses(event, TODAY) is None
    assert getattr(a_dossier().refuses(event, TODAY), "code", None) == "dossier.open"
    assert after == bare(over)
    for refused in (Withdrawn(LATER, "đổi ý"), SlipPrinted(LATER, "receipt", "asked", "p1")):
        assert getattr(after.refuses(refused, TODAY), "code", None) == "dossier.blanked"
    assert after.refuses(PortalChanged(LATER, 9), TODAY) is None
