"""What an act demands: a doubt confirmed, a worked day, a known division, papers that were handed in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from counter_fixtures import Counter
from factories import TODAY, a_procedure, an_office

from cchc_desktop.acts import demands
from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Duty
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.legs import Leg
from cchc_desktop.domain.possible import Deed
from cchc_desktop.domain.problem import warning
from cchc_desktop.domain.status import Holder, HolderKind
from cchc_desktop.store import procedures

DOUBT = warning("amount", "fee.over", "Thừa 1 đồng.")


def without_divisions(counter: Counter) -> Desk:
    return Desk(**{name: getattr(counter.desk, name) for name in Desk.__slots__} | {"office": an_office(divisions=())})


def test_a_doubt_stops_once_and_no_doubt_never() -> None:
    demands.demand_confirmed([None], confirmed=False)
    demands.demand_confirmed([DOUBT], confirmed=True)
    with pytest.raises(Refused, match=r"^fee\.over$") as caught:
        demands.demand_confirmed([None, DOUBT], confirmed=False)
    assert caught.value.is_doubt


def test_who_has_nothing_to_do_with_dossiers_hears_whose_duty_it_is(counter: Counter) -> None:
    demands.demand_dossiers(counter.clerk, Duty.VOID)
    with pytest.raises(Refused, match=r"^role\.void$"):
        demands.demand_dossiers(counter.admin, Duty.VOID)


def test_what_the_dossier_stands_against_is_told_with_since_when_and_what_instead(counter: Counter) -> None:
    dossier = counter.receive()

    demands.demand_possible(counter.db, dossier, Deed.WITHDRAW, TODAY)
    with pytest.raises(Refused, match=r"^sent_back\.holder$") as caught:
        demands.demand_possible(counter.db, dossier, Deed.SEND_BACK, TODAY)
    assert "Từ 08:15 ngày 05/10/2026, do Phạm Thị Tiếp Nhận ghi. Làm được: " in caught.value.sentence


def test_nobody_can_come_on_a_day_off(counter: Counter) -> None:
    demands.demand_worked_day(counter.desk, date(2026, 10, 6), "deadline", "Hạn bổ sung", "supplement.day_off")
    with pytest.raises(Refused, match=r"^supplement\.day_off$") as caught:
        demands.demand_worked_day(counter.desk, date(2026, 10, 11), "deadline", "Hạn bổ sung", "supplement.day_off")
    assert caught.value.sentence.startswith("Hạn bổ sung 11/10/2026 cơ quan nghỉ (")


def test_only_papers_that_were_handed_in_go_back(counter: Counter) -> None:
    dossier = counter.receive(papers=(Paper("Đơn", original=1),))

    demands.demand_received(counter.db, dossier, (Paper("đơn", original=1),))
    with pytest.raises(Refused, match=r"^given_back\.more$"):
        demands.demand_received(counter.db, dossier, (Paper("Đơn", original=99),))


def test_a_division_is_called_as_the_office_calls_it(counter: Counter) -> None:
    assert demands.known_division(counter.db, counter.desk, " phòng  NGƯỜI có công", ()) == "Phòng Người có công"


def test_a_division_nobody_knows_is_refused_and_the_known_ones_are_named(counter: Counter) -> None:
    with pytest.raises(Refused, match=r"^handover\.unknown$") as caught:
        demands.known_division(counter.db, counter.desk, "Phòng Không Có", ())
    assert "Có: Phòng Người có công; Phòng Lao động - Việc làm" in caught.value.sentence
    with pytest.raises(Refused, match=r"^handover\.division$"):
        demands.known_division(counter.db, counter.desk, " ", ())


def test_the_catalogue_s_divisions_and_the_agencies_of_its_legs_are_known_too(counter: Counter) -> None:
    legs = (Leg("Công an xã"), Leg("Bảo hiểm xã hội"))
    procedures.import_all(counter.db, [a_procedure(code="2.000001", division="Phòng Tư pháp", legs=legs)], "x")

    for name in ("Phòng Tư pháp", "Công an xã", "Bảo hiểm xã hội"):
        assert demands.known_division(counter.db, counter.desk, name.lower(), ()) == name


def test_a_folder_goes_to_the_division_of_its_own_day(counter: Counter) -> None:
    received = counter.mirror(reception=counter.receive().reception)
    assert demands.known_division(
        counter.db, counter.desk, received.reception.division or "Phòng Người có công", [received]
    )


def test_where_none_is_named_any_goes(counter: Counter) -> None:
    procedures.import_all(counter.db, [a_procedure(division="")], "x")
    assert demands.known_division(counter.db, without_divisions(counter), "Phòng Một", ()) == "Phòng Một"


def test_what_lies_with_a_division_is_not_given_back_at_the_counter(counter: Counter) -> None:
    dossier = counter.receive()
    demands.demand_received(counter.db, dossier, dossier.intake.originals)
    away = replace(dossier, holder=Holder(HolderKind.DIVISION, "Phòng Người có công"))

    with pytest.raises(Refused) as refused:
        demands.demand_received(counter.db, away, dossier.intake.originals)

    assert refused.value.problems[0].code == "given_back.elsewhere"
    demands.demand_received(counter.db, away, ())
