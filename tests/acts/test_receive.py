"""Receiving: what is saved, how it is named, and that nothing is saved when something is wrong."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest
from counter_fixtures import Counter, a_counter, a_range, open_counter
from factories import NOW, PAPERS, a_clerk, a_person, a_procedure, an_intake
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cchc_desktop.acts import drafts, receive
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.code import parse_provisional
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.instants import VN, instant_text
from cchc_desktop.domain.intake import Paper
from cchc_desktop.domain.person import Address
from cchc_desktop.domain.procedure import ProcessingTime
from cchc_desktop.domain.status import COUNTER, Status
from cchc_desktop.domain.text import clean
from cchc_desktop.store import dossiers, ledger, meta, number_file, numbers, procedures, verify
from cchc_desktop.store.connection import FILE_NAME, transaction


def test_a_received_dossier_has_number_date_register_and_one_entry(counter: Counter) -> None:
    dossier = counter.receive()

    assert dossier == counter.dossier(dossier.uid)
    assert (dossier.code, dossier.provisional) == ("H52.18-261005-3000", None)
    assert (dossier.status, dossier.holder, dossier.received_at) == (Status.RECEIVED, COUNTER, NOW)
    assert dossier.due_at == datetime(2026, 10, 29, 8, 15, tzinfo=VN)
    assert (dossier.reception.book, dossier.reception.ordinal) == ("03/2026", 1)
    assert (dossier.reception.clerk_code, dossier.reception.clerk_name) == ("cb01", "Phạm Thị Tiếp Nhận")
    assert counter.types(dossier.uid) == ["dossier.received"]
    assert dossiers.is_own(counter.db, dossier.uid)


def test_numbers_and_ordinals_rise_together(counter: Counter) -> None:
    received = [counter.receive() for _ in range(25)]

    assert [dossier.code for dossier in received] == [f"H52.18-261005-{3000 + place}" for place in range(25)]
    assert [dossier.reception.ordinal for dossier in received] == list(range(1, 26))


def test_a_new_day_starts_the_range_again_and_a_new_year_the_register(counter: Counter) -> None:
    counter.clock.at = datetime(2026, 12, 31, 16, 0, tzinfo=VN)
    last = counter.receive()
    counter.clock.forward(days=1)
    first = counter.receive()

    assert (last.code, last.reception.book, last.reception.ordinal) == ("H52.18-261231-3000", "03/2026", 1)
    assert (first.code, first.reception.book, first.reception.ordinal) == ("H52.18-270101-3000", "03/2027", 1)


def test_the_day_is_the_office_s_wherever_the_clock_counts_from(counter: Counter) -> None:
    counter.clock.at = datetime(2026, 10, 5, 18, 30, 0, 123_456, tzinfo=UTC)  # half past one in the night of the 6th

    dossier = counter.receive()

    assert dossier.code == "H52.18-261006-3000"
    assert dossier.received_at == datetime(2026, 10, 6, 1, 30, 0, 123_000, tzinfo=VN)


def test_every_problem_comes_at_once_and_nothing_is_saved(counter: Counter) -> None:
    before = counter.contents()
    wrong = an_intake(owner=a_person(name="", number="12"), procedure_code="9.999999", sets=0, summary="x" * 1001)

    with pytest.raises(Refused) as refused:
        receive.receive(counter.db, counter.desk, wrong, counter.clerk, counter.now)

    fields = {problem.field for problem in refused.value.problems}
    assert {"owner.name", "owner.number", "procedure_code", "sets", "summary"} <= fields
    assert all(problem.is_error for problem in refused.value.problems)
    assert counter.contents() == before
    assert counter.receive().code == "H52.18-261005-3000"  # and no number was lost


def test_a_warning_does_not_stop_it(counter: Counter) -> None:
    assert counter.receive(papers=PAPERS[:1]).code


def test_only_papers_handed_in_are_kept(counter: Counter) -> None:
    dossier = counter.receive(papers=(*PAPERS, Paper("Giấy khác", original=2)))

    assert [paper.name for paper in dossier.intake.papers] == [
        *(paper.name for paper in PAPERS if paper.handed_in),
        "Giấy khác",
    ]


@pytest.mark.parametrize(
    ("filed_on", "kept"), [(date(2026, 10, 5), None), (date(2026, 10, 1), date(2026, 10, 1)), (None, None)]
)
def test_a_day_of_filing_is_kept_when_it_was_another(
    counter: Counter, filed_on: date | None, kept: date | None
) -> None:
    assert counter.receive(filed_on=filed_on).intake.filed_on == kept
    assert counter.is_sound()


def test_a_procedure_code_typed_with_blanks_is_found(counter: Counter) -> None:
    assert counter.receive(procedure_code=" 1.010803 ").intake.procedure_code == "1.010803"


def test_an_administrator_receives_nothing(counter: Counter) -> None:
    before = counter.contents()

    with pytest.raises(Refused, match=r"^role\.receive$"):
        counter.receive(by=counter.admin)

    assert counter.contents() == before


HARD_NAMES = {
    "markup": "Trần <b>Thị</b> & Con </para> <img src=x>",
    "quotes": 'O\'Brien "Bé" \\ %s {0} $x `a`',
    "formula": '=HYPERLINK("x")',
    "right to left": "Trần \u202eThị\u202c Ví Dụ",
    "zero width": "Trần\u200b Thị\ufeff Ví Dụ",
    "decomposed": "Nguye\u0302\u0303n Thi\u0323 Hươ\u0300ng",
    "long": ("Nguyễn " * 30).strip()[:150],
    "other scripts": "李小龍 Müller Ødegård",
}


@pytest.mark.parametrize("name", HARD_NAMES.values(), ids=HARD_NAMES)
def test_a_hard_name_is_kept_as_it_is_read(counter: Counter, name: str) -> None:
    dossier = counter.receive(owner=a_person(name=name, address=Address(name, "Xã Mai Sơn", "Sơn La")))

    shown = clean(name)
    assert counter.dossier(dossier.uid).intake.owner.name == shown
    sent = msgspec.json.decode(counter.entries(dossier.uid)[0].payload)
    assert (sent["ChuHoSo"], sent["chuHoSoChiTiet"]["DiaChiChiTiet"]) == (shown, shown)
    assert not re.search("[\u200b-\u200f\u202a-\u202e\ufeff]", shown)
    assert counter.is_sound()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(min_size=1, max_size=60))
@example(name="\ud800")
@example(name="\x00")
def test_any_text_for_a_name_is_kept_clean_or_refused(counter: Counter, name: str) -> None:
    kept = clean(name)
    if not kept:
        with pytest.raises(Refused):
            counter.receive(owner=a_person(name=name))
        return
    try:
        dossier = counter.receive(owner=a_person(name=name))
    except Refused as refused:
        fields, dossier = {problem.field for problem in refused.problems}, None
    if dossier is None:
        assert fields == {"owner.name"}
    else:
        assert counter.dossier(dossier.uid).intake.owner.name == kept


def test_without_a_range_the_number_is_provisional(tmp_path: Path) -> None:
    with open_counter(tmp_path, granted=None) as counter:
        first, second = counter.receive(), counter.receive()

    assert (first.code, second.code) == (None, None)
    parsed = parse_provisional(first.provisional or "")
    assert parsed is not None
    assert (parsed.day, parsed.ordinal) == (date(2026, 10, 5), 1)
    assert first.provisional != second.provisional
    assert first.printed_code == first.provisional


def test_the_portal_s_label_of_the_machine_stands_in_a_provisional_number(tmp_path: Path) -> None:
    with open_counter(tmp_path, granted=None) as counter:
        meta.write(counter.db, "device", "103")
        dossier = counter.receive()

    parsed = parse_provisional(dossier.provisional or "")
    assert parsed is not None
    assert parsed.device == "103"


def test_before_enrolment_two_installations_give_no_number_twice(tmp_path: Path) -> None:
    devices = set()
    for place in range(24):
        with open_counter(tmp_path / str(place), granted=None) as counter:
            desk = replace(counter.desk, office=replace(counter.desk.office, counter=f"{place:02}"))
            made = receive.receive(counter.db, desk, an_intake(), counter.clerk, counter.now)
            parsed = parse_provisional(made.provisional or "")
            assert parsed is not None
            devices.add(parsed.device)

    assert all(re.fullmatch("9[0-9]{4}", device) for device in devices)  # the portal gives no label beginning with 9
    assert len(devices) == 24


def test_a_range_of_another_unit_is_not_used(tmp_path: Path) -> None:
    with open_counter(tmp_path, granted=a_range(unit="H52.19")) as counter:
        assert counter.receive().code is None


@pytest.mark.parametrize("change", [{"state": "closed"}, {"state": "burned"}, {"valid_from": "2026-10-06"}])
def test_a_range_not_open_today_is_not_used(tmp_path: Path, change: dict[str, str]) -> None:
    with open_counter(tmp_path, granted=a_range(**change)) as counter:
        assert counter.receive().code is None


def test_a_range_used_up_gives_way_to_the_next_then_to_provisional_numbers(tmp_path: Path) -> None:
    with open_counter(tmp_path, granted=a_range(3000, 3009)) as counter:
        numbers.put_range(counter.db, a_range(5000, 5009))
        received = [counter.receive() for _ in range(20)]
        codes = [dossier.code for dossier in received]

    assert codes[:18] == [f"H52.18-261005-{number}" for number in (*range(3000, 3009), *range(5000, 5009))]
    assert codes[18:] == [None, None]
    assert len({dossier.printed_code for dossier in received}) == 20


def test_the_next_code_is_shown_without_taking_it(counter: Counter) -> None:
    shown = receive.next_code(counter.db, counter.desk, date(2026, 10, 5))

    assert shown == "H52.18-261005-3000"
    assert counter.receive().code == shown
    assert receive.next_code(counter.db, counter.desk, date(2026, 10, 5)) == "H52.18-261005-3001"


def test_no_next_code_is_shown_when_none_is_left(tmp_path: Path) -> None:
    with open_counter(tmp_path, granted=None) as counter:
        assert receive.next_code(counter.db, counter.desk, date(2026, 10, 5)) == ""


def test_when_even_provisional_numbers_are_used_up_the_clerk_is_told(tmp_path: Path) -> None:
    with open_counter(tmp_path, granted=None) as counter:
        counter.db.conn.execute("update number_ranges set last = 10")
        for _ in range(9):
            counter.receive()
        before = counter.contents()

        with pytest.raises(Refused, match=r"^numbers\.none$"):
            counter.receive()

        assert counter.contents() == before


@pytest.mark.parametrize("given_since", [1, 4, 8, 25, 90])
def test_a_store_put_back_gives_no_number_twice_and_accounts_for_the_lost_ones(
    tmp_path: Path, given_since: int
) -> None:
    counter = a_counter(tmp_path / "c", granted=a_range())
    early = [counter.receive().code for _ in range(5)]
    counter.close()
    saved = shutil.copy(tmp_path / "c" / FILE_NAME, tmp_path / "saved")
    counter.start()
    lost = [counter.receive().code for _ in range(given_since)]
    counter.close()
    shutil.copy(saved, tmp_path / "c" / FILE_NAME)
    counter.start()

    later = [counter.receive() for _ in range(12)]

    assert not set(lost) & {dossier.code for dossier in later}
    assert len({*early, *lost, *(dossier.code for dossier in later)}) == 17 + given_since
    assert numbers_accounted_for(counter)
    voided = [entry for entry in counter.entries() if entry.type == "number.voided"]
    assert len(voided) == 1
    assert voided[0].act_id == counter.entries(later[0].uid)[0].act_id
    assert counter.is_sound()
    counter.close()


def numbers_accounted_for(counter: Counter) -> bool:
    """Every number up to the last one given is a dossier's or a voided one, none both (reliability I2)."""
    codes = [row[0] for row in counter.db.conn.execute("select code from dossiers where code is not null and own = 1")]
    used = sorted(int(code[-4:]) for code in codes)
    for _, _, first, last, reason in numbers.voided(counter.db):
        assert reason
        used += range(first, last + 1)
    assert sorted(used) == list(range(3000, max(used) + 1))
    return True


def test_a_number_the_portal_told_of_is_not_given_again(counter: Counter) -> None:
    """The store was restored without its number files: what was lost comes back from the portal before it is met."""
    counter.mirror(code="H52.18-261005-3000")
    counter.mirror(code="H52.18-261005-3001", uid="0192f7c0-0000-7000-8000-00000000bee2")

    assert counter.receive().code == "H52.18-261005-3002"


def test_nothing_is_left_of_a_reception_that_fails_midway(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    before = counter.contents()
    monkeypatch.setattr(procedures, "count_use", _broken)

    with pytest.raises(RuntimeError):
        counter.receive()

    assert counter.contents() == before
    monkeypatch.undo()
    assert counter.receive().code
    assert numbers_accounted_for(counter)


def _broken(*_args: object) -> None:
    raise RuntimeError


def test_many_receptions_may_share_a_transaction(counter: Counter) -> None:
    with transaction(counter.db):
        received = [counter.receive() for _ in range(30)]

    assert len({dossier.code for dossier in received}) == 30
    assert counter.is_sound()


def test_drafts_are_left_as_they_are(counter: Counter) -> None:
    drafts.keep(counter.db, counter.clerk, "n1", "Trần", b"{}", counter.now)

    counter.receive()

    assert [row for row in counter.contents() if row[0] == "drafts"] == [
        ("drafts", "n1", "cb01", instant_text(NOW), "Trần", b"{}")
    ]


def test_a_dossier_keeps_the_catalogue_of_its_day(counter: Counter) -> None:
    dossier = counter.receive()
    procedures.import_all(counter.db, [a_procedure(version="new", name="Tên mới")], instant_text(NOW))

    assert counter.receive().reception.procedure_name == "Tên mới"
    assert counter.dossier(dossier.uid).reception.procedure_name == dossier.reception.procedure_name != "Tên mới"


@pytest.mark.parametrize("times", [(), (ProcessingTime(None, date(2020, 1, 1)),)])
def test_a_procedure_without_a_time_limit_promises_no_date(counter: Counter, times: tuple[ProcessingTime, ...]) -> None:
    procedures.import_all(counter.db, [a_procedure(statutory=times)], instant_text(NOW))

    dossier = counter.receive()

    assert (dossier.due_at, dossier.reception.processing, dossier.reception.due_summary) == (None, None, "")
    assert counter.is_sound()


def test_the_appointment_is_what_is_then_promised(counter: Counter) -> None:
    procedure = procedures.get(counter.db, "1.010803")
    assert procedure is not None

    promised = receive.appointment(counter.desk, procedure, "", counter.now)

    assert promised is not None
    assert counter.receive().due_at == promised.due_at


def test_uses_are_counted_for_the_order_of_procedures(counter: Counter) -> None:
    assert procedures.current(counter.db)[0].code != "1.010803"
    counter.receive()
    assert procedures.current(counter.db)[0].code == "1.010803"


def test_a_lead_receives_as_a_clerk_does(counter: Counter) -> None:
    assert counter.receive(by=counter.lead).reception.clerk_code == counter.lead.code


def test_the_entry_tells_the_whole_dossier(counter: Counter) -> None:
    dossier: Dossier = counter.receive(summary="Trích yếu", note="Ghi chú", fee_amount=30_000)
    entry = counter.entries(dossier.uid)[0]

    assert (entry.clerk_code, entry.clerk_name, entry.occurred_at) == ("cb01", a_clerk().name, instant_text(NOW))
    assert counter.is_sound()
    assert entry.base_version is None


def test_a_clock_that_steps_back_still_gives_fresh_numbers(counter: Counter) -> None:
    first = counter.receive()
    counter.clock.at -= timedelta(days=3)
    earlier = counter.receive()
    counter.clock.at += timedelta(days=3)
    again = counter.receive()

    assert len({first.code, earlier.code, again.code}) == 3
    assert [entry.seq for entry in counter.entries()] == list(range(1, len(counter.entries()) + 1))


def test_the_number_files_lie_beside_the_store(counter: Counter) -> None:
    counter.receive()

    assert number_file.reserved(counter.folder, "r3000", "2026-10-05").through >= 3000
    assert ledger.last_pos(counter.db) == len(counter.entries())


def test_a_number_that_hung_over_midnight_is_accounted_for_the_next_day(counter: Counter) -> None:
    today = counter.now.date()
    counter.receive()
    given = numbers.ranges(counter.db)[-1]
    number_file.note_given(counter.folder, given.range_id, today.isoformat(), given.first + 2)  # then the power went

    counter.clock.forward(days=1)
    counter.receive()

    assert (given.range_id, today.isoformat(), given.first + 1, given.first + 2) in [
        stretch[:4] for stretch in numbers.voided(counter.db)
    ]
    assert verify.check_full(counter.db) is None
