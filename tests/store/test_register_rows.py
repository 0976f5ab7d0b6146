"""Lines of the register, in the order asked for, and what can be chosen by."""

from __future__ import annotations

from factories import NOW, a_clerk, a_procedure, a_reception, an_intake
from store_fixtures import AT, happened, received

from cchc_desktop.domain.events import HandedOver, ResultArrived, Taken
from cchc_desktop.domain.intake import Channel
from cchc_desktop.domain.selection import Selection
from cchc_desktop.domain.status import COUNTER, Status
from cchc_desktop.store import clerks, facts, procedures, register_rows
from cchc_desktop.store.connection import Database


def ids(db: Database) -> list[int]:
    return [row[0] for row in db.conn.execute("select id from dossiers order by id desc")]


def test_lines_come_in_the_order_asked_for(db: Database) -> None:
    first = received(db, 1, NOW)
    second = received(db, 2, NOW, intake=an_intake(channel=Channel.POST))
    lines = list(register_rows.lines(db, [*ids(db), 999]))
    assert [line.uid for line in lines] == [second.uid, first.uid]
    line = lines[1]
    assert (line.code, line.owner_name) == (first.code, first.intake.owner.name)
    assert (line.status, line.voided, line.holder) == (Status.RECEIVED, False, COUNTER)
    assert (line.division, line.counter, line.clerk_code) == ("Phòng Người có công", "03", "cb01")
    assert (line.channel, lines[0].channel) == (Channel.COUNTER, Channel.POST)
    assert (line.received_at, line.due_at, line.finished_at) == (NOW, first.due_at, None)
    assert list(register_rows.lines(db, [])) == []


def test_a_folder_in_a_division_is_found_by_where_it_is_and_by_who_signed_for_it(db: Database) -> None:
    here, under_way, taken, back = (received(db, number) for number in range(4))
    happened(db, under_way, HandedOver(NOW, "Phòng A"))
    for each in (taken, back):
        given = happened(db, each, HandedOver(NOW, "Phòng B"))
        held = happened(db, given, Taken(NOW, "Phòng B", "Vì Văn Hồng"))
    happened(db, held, ResultArrived(NOW))

    people = {line.uid: line.person for line in register_rows.lines(db, ids(db))}
    assert people == {here.uid: "", under_way.uid: "", taken.uid: "Vì Văn Hồng", back.uid: ""}
    found = register_rows.choices(db)
    assert (found.holders, found.people) == ((("Phòng A", "Phòng A"), ("Phòng B", "Phòng B")), ("Vì Văn Hồng",))
    for selection, uid in (
        (Selection(holder_name="Phòng A"), under_way.uid),
        (Selection(holder_person="Vì Văn Hồng"), taken.uid),
    ):
        chosen = facts.selected(db, selection, NOW.date())
        assert [line.uid for line in register_rows.lines(db, chosen)] == [uid]
    assert facts.count(db, Selection(holder_person="Ai đó"), NOW.date()) == 0


def test_what_can_be_chosen_by_is_what_there_is(db: Database) -> None:
    assert register_rows.choices(db).procedures == ()
    procedures.import_all(db, [a_procedure(short_name=""), a_procedure(code="9.999999")], AT)
    received(db, 1)
    received(
        db,
        2,
        intake=an_intake(procedure_code="2.000001"),
        reception=a_reception(division="", procedure_field="Lao động"),
    )
    found = register_rows.choices(db)
    assert found.procedures == (("1.010803", a_procedure().name), ("2.000001", ""))
    procedures.import_all(db, [a_procedure(code="9.999999")], AT)
    assert register_rows.choices(db).procedures == found.procedures  # of one that is gone the name it had
    assert found.fields == ("Lao động", "Người có công")
    clerks.put(db, a_clerk(), "!")
    found = register_rows.choices(db)
    assert found.clerks == (("cb01", "Phạm Thị Tiếp Nhận"),)
    assert (found.divisions, found.counters) == (("Phòng Người có công",), ("03",))
