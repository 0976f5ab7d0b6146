"""Any counter with a network brings bundles to the hub and answers to the stick; it reads neither, and repeats safely."""

from __future__ import annotations

from pathlib import Path

import pytest
from counter_fixtures import Counter

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.portal.errors import DeviceRevoked, PortalUnreachable, StrangeAnswer
from cchc_desktop.store import deliveries
from cchc_desktop.sync import stick_export
from tests.sync.conftest import Make
from tests.sync.hubs import RunningHub, listening, new_database
from tests.sync.sticks import Stick, codes, flipped
from tests.sync.ways import Way, answer_lost, lost


def test_what_was_carried_is_at_the_hub_as_if_sent(hub: RunningHub, alone: Counter, near: Counter, usb: Stick) -> None:
    usb.export(alone)
    done = usb.carry(near)

    assert (done.answered, done.before, done.refused) == (1, 0, ())
    assert hub.holds_all_of(alone)
    assert len(usb.answers) == 1
    assert deliveries.acked(alone.db) == 0  # nobody has told the counter yet
    assert near.entries()[-1].type != "dossier.received"


def test_the_counter_itself_may_carry(hub: RunningHub, alone: Counter, usb: Stick) -> None:
    usb.whole_way(alone, alone)
    assert hub.holds_all_of(alone)
    assert deliveries.waiting(alone.db)[0] == 0


def test_once_more_is_passed_over(alone: Counter, near: Counter, usb: Stick) -> None:
    usb.export(alone)
    usb.carry(near)
    answer = usb.answers[0].read_bytes()
    again = usb.carry(near)
    assert (again.answered, again.before) == (0, 1)
    assert usb.answers[0].read_bytes() == answer


@pytest.mark.parametrize("fate", [lost, answer_lost])
def test_a_broken_line_is_tried_again(
    hub: RunningHub, way: Way, alone: Counter, near: Counter, usb: Stick, fate: object
) -> None:
    usb.export(alone)
    way.tell("/bundles", fate)  # type: ignore[arg-type]  # a fate
    with pytest.raises(PortalUnreachable):
        usb.carry(near)
    assert usb.answers == []

    assert usb.carry(near).answered == 1
    usb.take(alone)
    assert hub.holds_all_of(alone)
    assert deliveries.waiting(alone.db)[0] == 0
    assert set(deliveries.outcomes(alone.db)) == {"applied"}


@pytest.mark.parametrize("part", [0.01, 0.3, 0.9, 0.999])
def test_a_bundle_cut_short_is_told_and_nothing_of_it_is_taken(
    hub: RunningHub, alone: Counter, near: Counter, usb: Stick, part: float
) -> None:
    usb.export(alone)
    path = usb.bundles[0]
    path.write_bytes(path.read_bytes()[: int(part * path.stat().st_size)])

    (said,) = codes(usb.carry(near))
    assert "bị hỏng" in said
    assert hub.journal_of(alone) == []
    assert usb.answers == []


def test_what_was_half_written_is_no_bundle(alone: Counter, near: Counter, usb: Stick) -> None:
    usb.export(alone)
    path = usb.bundles[0]
    path.rename(path.with_name(path.name + ".part"))
    (usb.folder / "cchc-H52.001-03-000000-000009.goi.lnk").write_bytes(b"x")
    (usb.folder / "cchc-H52.001-03-000000-000009.goi").symlink_to("/etc/hostname")
    done = usb.carry(near)
    assert (done.answered, done.refused) == (0, ())


def test_each_altered_byte_is_noticed(hub: RunningHub, alone: Counter, near: Counter, usb: Stick) -> None:
    usb.export(alone)
    path = usb.bundles[0]
    size, sound = path.stat().st_size, path.read_bytes()
    for place in (0, 8, 9, 20, 36, 45, 80, size // 2, size - 65, size - 64, size - 1):
        path.write_bytes(sound)
        flipped(path, place)
        assert len(usb.carry(near).refused) == 1, place
    assert hub.journal_of(alone) == []
    path.write_bytes(sound)
    assert usb.carry(near).answered == 1


def test_a_part_whose_former_is_missing_says_which(
    hub: RunningHub, alone: Counter, near: Counter, usb: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stick_export, "_BATCH", 2)
    monkeypatch.setattr(stick_export, "_MOST_OPS", 2)
    usb.export(alone)
    assert len(usb.bundles) >= 3
    kept = usb.copied("kept")
    usb.bundles[0].unlink()

    said = codes(usb.carry(near))
    assert "sau gói số 1" in said[0]
    assert "sau gói số 1, 2" in said[1]
    assert hub.journal_of(alone) == []

    assert not kept.carry(near).refused
    assert hub.holds_all_of(alone)


def test_an_older_export_after_a_newer_is_not_needed(
    hub: RunningHub, alone: Counter, near: Counter, usb: Stick
) -> None:
    usb.export(alone)
    older = usb.copied("older")
    alone.receive()
    usb.export(alone)
    assert usb.carry(near).answered == 1

    (said,) = codes(older.carry(near))
    assert "cũ hơn" in said
    usb.take(alone)
    assert hub.holds_all_of(alone)
    assert deliveries.waiting(alone.db)[0] == 0


def test_two_bundles_of_one_number_are_two_stores(hub: RunningHub, alone: Counter, near: Counter, usb: Stick) -> None:
    """A copied disk: both go on from the same entry."""
    store = (alone.folder / "store.db").name
    alone.db.conn.execute("pragma wal_checkpoint(truncate)")
    twin_of = (alone.folder / store).read_bytes()
    usb.export(alone)
    usb.carry(near)
    alone.close()
    (alone.folder / store).write_bytes(twin_of)
    alone.start()
    other = Stick(usb.folder.parent / "other")
    alone.receive()
    other.export(alone)

    held = hub.journal_of(alone)
    assert other.carry(near).answered == 1

    assert hub.journal_of(alone) == held
    ((_, said),) = other.take(alone).refused
    assert "hai bản" in said


def test_a_bundle_for_another_hub_is_not_taken(make: Make, alone: Counter, usb: Stick, tmp_path: Path) -> None:
    usb.export(alone)
    with listening(new_database(tmp_path / "other")) as other:
        stranger = make(7, enrolled=False)
        stranger.enrol(other.url, other.code(7, stranger.desk.office.unit_code))
        (said,) = codes(usb.carry(stranger))
        stranger.close()
        stranger.start()
    assert "cổng khác" in said
    assert usb.answers == []


def test_an_answer_that_is_not_one_is_not_kept(
    alone: Counter, near: Counter, usb: Stick, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cchc_desktop.portal.client import Portal

    usb.export(alone)
    monkeypatch.setattr(Portal, "carry", lambda _self, bundle: bundle)
    with pytest.raises(StrangeAnswer):
        usb.carry(near)
    assert usb.answers == []


def test_a_spoilt_answer_is_fetched_again(alone: Counter, near: Counter, usb: Stick) -> None:
    usb.export(alone)
    usb.carry(near)
    flipped(usb.answers[0], 200)

    assert usb.carry(near).answered == 1
    usb.take(alone)
    assert deliveries.waiting(alone.db)[0] == 0


def test_a_revoked_maker_is_told_of_and_the_carrier_goes_on(
    hub: RunningHub, make: Make, alone: Counter, near: Counter, usb: Stick
) -> None:
    third = make(5)
    third.receive()
    usb.export(alone)
    usb.export(third)
    hub.revoke(alone)

    done = usb.carry(near)

    assert done.answered == 1
    (said,) = codes(done)
    assert "thu hồi" in said
    assert hub.journal_of(alone) == []
    assert hub.holds_all_of(third)


def test_a_revoked_carrier_carries_nothing(hub: RunningHub, alone: Counter, near: Counter, usb: Stick) -> None:
    usb.export(alone)
    hub.revoke(near)
    with pytest.raises(DeviceRevoked):
        usb.carry(near)
    assert hub.journal_of(alone) == []


def test_a_counter_without_a_portal_cannot_carry(make: Make, alone: Counter, usb: Stick) -> None:
    usb.export(alone)
    with pytest.raises(Refused):
        usb.carry(make(6, enrolled=False))
