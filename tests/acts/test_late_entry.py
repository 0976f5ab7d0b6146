"""Late entry: the stub's number and its time of reception hold, and the ledger says when it was entered."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from counter_fixtures import PROCEDURE, Counter, a_range, open_counter
from factories import an_intake
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc_desktop.acts import late_entry, pad, receive
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.pad import Stub
from cchc_desktop.store import procedures, rebuild


def stubs(counter: Counter, count: int = 5) -> tuple[str, ...]:
    return pad.make_pad(counter.db, counter.desk, count, counter.clerk, counter.now).codes


def enter(counter: Counter, code: str, at: datetime, reason: str = "Mất điện") -> Dossier:
    return late_entry.receive_late(
        counter.db, counter.desk, an_intake(), Stub(code, at, reason), counter.clerk, counter.now
    )


def test_the_reception_is_when_the_stub_says_and_the_entry_is_now(counter: Counter) -> None:
    code, written = stubs(counter)[0], counter.now + timedelta(minutes=20)
    counter.clock.forward(days=2)

    dossier = enter(counter, code, written)

    assert (dossier.code, dossier.received_at, dossier.reception.late_reason) == (code, written, "Mất điện")
    procedure = procedures.get(counter.db, PROCEDURE)
    assert procedure is not None
    promised = receive.appointment(counter.desk, procedure, "", written)
    assert promised is not None
    assert dossier.due_at == promised.due_at
    (entry,) = counter.entries(dossier.uid)
    assert entry.occurred_at[:10] == "2026-10-07"
    assert rebuild.fold(counter.db, [entry]) == dossier
    assert counter.is_sound()


def test_a_stub_serves_once(counter: Counter) -> None:
    code = stubs(counter)[0]
    enter(counter, code, counter.now)
    with pytest.raises(Refused, match=r"^pad\.used$"):
        enter(counter, code, counter.now)


def test_a_struck_out_stub_serves_no_more(counter: Counter) -> None:
    code = stubs(counter)[0]
    pad.void_stub(counter.db, counter.desk, code, "Giấy rách", counter.clerk, counter.now)
    with pytest.raises(Refused, match=r"^pad\.voided$"):
        enter(counter, code, counter.now)


@pytest.mark.parametrize("code", ["H52.18-261005-3500", "H52.19-261005-3899", "BG-3-261005-01", ""])
def test_a_code_of_no_pad_of_ours_is_refused(counter: Counter, code: str) -> None:
    stubs(counter)
    before = counter.contents()
    with pytest.raises(Refused, match=r"^pad\.unknown$"):
        enter(counter, code, counter.now)
    assert counter.contents() == before


def test_all_that_is_wrong_is_told_at_once_and_nothing_is_saved(counter: Counter) -> None:
    code = stubs(counter)[0]
    before = counter.contents()
    late = Stub(code, counter.now + timedelta(hours=1), " ")

    with pytest.raises(Refused, match=r"^reason\.empty, late\.future, ") as caught:
        late_entry.receive_late(
            counter.db, counter.desk, an_intake(procedure_code="9.999999"), late, counter.clerk, counter.now
        )

    assert len(caught.value.problems) > 2
    assert counter.contents() == before


def test_nothing_was_received_before_the_pad_was_made(counter: Counter) -> None:
    code = stubs(counter)[0]
    with pytest.raises(Refused, match=r"^late\.before_pad$"):
        enter(counter, code, counter.now - timedelta(minutes=1))


def test_the_register_of_the_year_of_reception_goes_on(counter: Counter) -> None:
    first, code = counter.receive(), stubs(counter)[0]
    assert enter(counter, code, counter.now).reception.ordinal == first.reception.ordinal + 1


@settings(max_examples=15)
@given(st.lists(st.sampled_from(["receive", "late", "pad", "void", "day"]), min_size=3, max_size=25))
def test_no_number_comes_twice_whatever_is_done(tmp_path_factory: pytest.TempPathFactory, deeds: list[str]) -> None:
    small = a_range(3000, 3039)
    with open_counter(tmp_path_factory.mktemp("late"), granted=small, hasty=True) as counter:
        seen: list[str] = []
        out: list[str] = []
        for deed in deeds:
            try:
                if deed == "receive":
                    seen.append(counter.receive().printed_code)
                elif deed == "pad":
                    out += pad.make_pad(counter.db, counter.desk, 4, counter.clerk, counter.now).codes
                elif deed == "late" and out:
                    seen.append(enter(counter, out.pop(0), counter.now).printed_code)
                elif deed == "void" and out:
                    pad.void_stub(counter.db, counter.desk, out.pop(), "x", counter.clerk, counter.now)
                elif deed == "day":
                    counter.clock.forward(days=1)
            except Refused:
                if deed != "pad":  # only a pad may find no room
                    raise
        assert len(set(seen + out)) == len(seen + out)
        assert counter.is_sound()
