"""Recording: decided, folded, saved and entered in one transaction; the first act on another's dossier adopts it."""

from __future__ import annotations

import pytest
from counter_fixtures import DIVISION, Counter, handed_over
from factories import NOW

from cchc_desktop.acts import custody, record
from cchc_desktop.acts.record import require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.clerk import Approval, Duty
from cchc_desktop.domain.events import HandedOver
from cchc_desktop.domain.instants import parse_instant
from cchc_desktop.domain.status import Status
from cchc_desktop.store import dossiers, ledger


def test_an_event_is_folded_saved_and_entered(counter: Counter) -> None:
    dossier = counter.receive()

    after = record.record(counter.db, dossier, handed_over(counter), counter.clerk)

    assert after == dossier.after(handed_over(counter)) == counter.dossier(dossier.uid)
    assert counter.types(dossier.uid) == ["dossier.received", "custody.handedOver"]
    assert counter.is_sound()


def test_what_the_rules_forbid_changes_nothing(counter: Counter) -> None:
    dossier = counter.receive()
    before = counter.contents()

    with pytest.raises(Refused, match=r"^handover\.division$"):
        record.record(counter.db, dossier, HandedOver(NOW, " "), counter.clerk)

    assert counter.contents() == before


def test_moments_are_kept_to_the_millisecond(counter: Counter) -> None:
    dossier = counter.receive()

    record.record(counter.db, dossier, HandedOver(NOW.replace(microsecond=123_456), DIVISION), counter.clerk)

    assert parse_instant(counter.entries(dossier.uid)[-1].occurred_at) == NOW.replace(microsecond=123_000)


def test_the_first_act_on_another_counter_s_dossier_adopts_it_in_the_same_act(counter: Counter) -> None:
    mirror = counter.mirror()
    assert not dossiers.is_own(counter.db, mirror.uid)

    record.record(counter.db, mirror, handed_over(counter), counter.clerk)

    adopted, handed = counter.entries(mirror.uid)
    assert (adopted.type, handed.type) == ("dossier.adopted", "custody.handedOver")
    assert adopted.act_id == handed.act_id
    assert (adopted.base_version, handed.base_version) == (4, 4)
    assert dossiers.is_own(counter.db, mirror.uid)
    assert counter.dossier(mirror.uid).status is Status.PROCESSING
    assert counter.is_sound()


def test_a_dossier_is_adopted_once(counter: Counter) -> None:
    mirror = counter.mirror()

    custody.hand_over(counter.db, counter.desk, [mirror.uid], DIVISION, counter.clerk, counter.now)
    custody.send_back(counter.db, mirror.uid, "Thiếu dấu", counter.clerk, counter.now)

    assert counter.types(mirror.uid) == ["dossier.adopted", "custody.handedOver", "custody.sentBack"]


def test_adoption_and_act_stand_or_fall_together(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    mirror = counter.mirror()
    before = counter.contents()
    append, calls = ledger.append, []

    def fails_at_the_second(*given: object) -> object:
        calls.append(given)
        if len(calls) == 2:
            raise RuntimeError
        return append(*given)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(ledger, "append", fails_at_the_second)
    with pytest.raises(RuntimeError):
        record.record(counter.db, mirror, handed_over(counter), counter.clerk)

    assert len(calls) == 2
    assert counter.contents() == before
    assert not dossiers.is_own(counter.db, mirror.uid)


def test_an_unknown_dossier_is_refused(counter: Counter) -> None:
    with pytest.raises(Refused, match=r"^dossier\.unknown$"):
        record.find(counter.db, "0192f7c0-0000-7000-8000-0000000000ff")


def test_each_entry_names_its_clerk_and_follows_the_one_before(counter: Counter) -> None:
    dossier = counter.receive()
    record.record(counter.db, dossier, handed_over(counter), counter.lead)

    first, second = counter.entries(dossier.uid)
    assert (second.clerk_code, second.clerk_name) == (counter.lead.code, counter.lead.name)
    assert ledger.previous_hash(counter.db, second) == first.hash
    assert first.act_id != second.act_id


def test_an_entry_about_the_counter_has_no_dossier(counter: Counter) -> None:
    entry = record.note_counter(counter.db, "test", {"n": 1}, counter.clerk, counter.now)

    stored = counter.entries()[-1]
    assert (stored.op_id, stored.type, stored.dossier_uid) == (entry.op_id, "counter.event", None)


def test_a_duty_needs_its_holder_or_an_approval(counter: Counter) -> None:
    require(counter.lead, Duty.VOID)
    require(counter.clerk, Duty.VOID, Approval("tq01", "Nhập nhầm", Duty.VOID, counter.clerk.code))
    with pytest.raises(Refused, match=r"^role\.void$"):
        require(counter.clerk, Duty.VOID)
