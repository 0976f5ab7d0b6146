"""A copied counter folder meets the real hub: nothing of either copy is lost, no number is given twice once it is seen."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from counter_fixtures import Counter, hand_over

from cchc_desktop.acts import decide, fees, fork, reconcile, restore
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.portal.client import Portal
from cchc_desktop.portal.errors import LedgerTampered, PortalTrouble, StrangeAnswer
from cchc_desktop.store import deliveries, forks, ledger, meta, numbers, tasks
from cchc_desktop.store.connection import transaction
from cchc_desktop.sync import connection, push
from cchc_desktop.sync.stick_take import APART
from cchc_desktop.wire.canonical import Link, canonical, link_hash, sha256_hex
from cchc_desktop.wire.contract import Op
from tests.sync import ways
from tests.sync.hubs import RunningHub
from tests.sync.sticks import Stick
from tests.sync.ways import Way


@dataclass
class Copies:
    """Copies of counters' folders, and putting one in place of its original."""

    place: Path
    made: list[Counter] = field(default_factory=list)

    def of(self, counter: Counter, name: str = "copy") -> Counter:
        """Another machine with the same folder."""
        counter.close()
        shutil.copytree(counter.folder, self.place / name)
        counter.start()
        desk = replace(counter.desk, folder=self.place / name)
        other = replace(counter, folder=self.place / name, desk=desk, db=None, portal=None)
        other.start()
        self.made.append(other)
        return other

    def kept(self, counter: Counter) -> Callable[[], None]:
        """What puts the folder back as it is now."""
        counter.close()
        shutil.copytree(counter.folder, self.place / "kept")
        counter.start()

        def put_back() -> None:
            counter.close()
            shutil.rmtree(counter.folder)
            shutil.copytree(self.place / "kept", counter.folder)
            counter.start()

        return put_back


@pytest.fixture
def copies(tmp_path: Path) -> Iterator[Copies]:
    made = Copies(tmp_path / "copies")
    made.place.mkdir()
    yield made
    for counter in made.made:
        counter.close()


def kinds(counter: Counter) -> set[str]:
    return {task.kind for task in tasks.still_open(counter.db)}


def number(dossier: Dossier) -> str:
    found = dossier.code or dossier.provisional
    assert found
    return found


def some(counter: Counter, count: int = 3) -> list[Dossier]:
    return [counter.receive() for _ in range(count)]


def all_there(hub: RunningHub, counter: Counter, *dossiers: list[Dossier]) -> bool:
    held = hub.dossiers(counter.desk.office.unit_code)
    wanted = {each.uid for part in dossiers for each in part}
    assert held.keys() == wanted
    codes = [kept.data.get("MaHoSoKhac") or kept.data["MaHoSo"] for kept in held.values()]
    assert len(set(codes)) == len(codes)
    return True


def quiet(*counters: Counter) -> bool:
    """Exchanged until nobody has anything more to tell; nothing waits, every chain holds."""
    for _ in range(2):
        for counter in counters:
            report = counter.exchange()
    for counter in counters:
        assert deliveries.waiting(counter.db)[0] == 0
        assert counter.exchange().undecided == 0
        assert counter.is_sound()
    assert report.trouble == ""
    return True


def test_what_one_copy_took_or_voided_the_other_knows(counter: Counter, copies: Copies, hub: RunningHub) -> None:
    paid, void = (counter.receive(fee_amount=8000).uid for _ in range(2))
    counter.exchange()
    other = copies.of(counter)
    fees.collect(counter.db, paid, fees.Payment(8000), counter.clerk, counter.now)
    decide.void(other.db, void, "Nhập nhầm", (other.lead, other.now, None))

    assert quiet(counter, other)

    assert other.dossier(paid).owed == 0
    assert counter.dossier(void).voided
    assert "voided_elsewhere" in kinds(counter)


def test_two_copies_of_one_disk_lose_nothing_and_part(counter: Counter, copies: Copies, hub: RunningHub) -> None:
    common = some(counter, 1)  # in both, and not sent when the disk was copied
    other = copies.of(counter)
    first, second = some(counter), some(other)
    assert [number(each) for each in first] == [number(each) for each in second]

    counter.exchange()
    report = other.exchange()

    assert report.waiting == 0
    assert kinds(other) == {"forked", "MA_HO_SO_TRUNG"}
    later = some(other)
    counter.exchange()
    assert "twin" in kinds(counter)
    assert quiet(counter, other)
    newest = some(counter)
    assert quiet(counter, other)
    assert all_there(hub, counter, common, first, second, later, newest)
    after = [number(each) for each in (*first, *later, *newest)]
    assert len(set(after)) == len(after)
    assert all(each.code for each in (*later, *newest))  # each has a range of its own
    assert "MA_HO_SO_TRUNG" in kinds(counter)
    for mine, theirs in ((counter, second), (other, first)):  # by the feed, as another counter's
        assert [mine.dossier(each.uid).uid for each in theirs] == [each.uid for each in theirs]


def test_each_op_is_at_the_portal_once_under_its_own_id(counter: Counter, copies: Copies, hub: RunningHub) -> None:
    other = copies.of(counter)
    some(counter), some(other)
    counter.exchange()
    other.exchange()

    former = other.entries()[0].instance
    [branch] = [chain for chain in forks.chains(other.db) if forks.is_branched(other.db, former)][-1:]
    assert other.portal is not None
    held = other.portal.ledger(branch)
    tail = [entry for entry in other.entries() if entry.instance == former][-len(held) :]
    assert [(op.opId, bytes(op.payload)) for op in held] == [(entry.op_id, entry.payload) for entry in tail]
    assert [op.seq for op in held] == list(range(1, len(held) + 1))
    assert hub.holds_all_of(other)
    sent = len(held)
    with transaction(other.db):  # the answers were lost: all goes again
        deliveries.set_acked(other.db, 0)
    assert other.exchange().waiting == 0
    assert len(other.portal.ledger(branch)) == sent
    assert not {"rejected", "OP_ID_REUSED"} & kinds(other)


def test_a_journal_of_more_than_one_answer_is_walked_through(counter: Counter, copies: Copies, hub: RunningHub) -> None:
    some(counter, 1)
    counter.exchange()
    put_back = copies.kept(counter)
    lost = some(counter, 12)
    counter.exchange()

    put_back()
    counter.portal = connection.connect(counter.db, counter.clock, cap=10_000)
    counter.exchange()

    assert [counter.dossier(each.uid).code for each in lost] == [each.code for each in lost]
    assert hub.holds_all_of(counter)


def test_an_older_copy_put_back_gets_what_it_lacks_and_gives_no_number_again(
    counter: Counter, copies: Copies, hub: RunningHub
) -> None:
    before = some(counter, 1)
    counter.exchange()
    put_back = copies.kept(counter)
    lost = some(counter)
    hand_over(counter, lost[0])
    counter.exchange()
    was = counter.dossier(lost[0].uid)

    put_back()
    report = counter.exchange()
    later = some(counter)
    counter.exchange()

    assert report.waiting == 0
    assert kinds(counter) == {"forked"}
    assert replace(counter.dossier(lost[0].uid), portal_version=was.portal_version) == was
    printed = [number(each) for each in (*before, *lost, *later)]
    assert len(set(printed)) == len(printed)
    assert all(each.code for each in later)
    assert all_there(hub, counter, before, lost, later)
    assert hub.holds_all_of(counter)
    assert quiet(counter)


def test_an_older_copy_that_was_worked_on_before_it_was_seen(counter: Counter, copies: Copies, hub: RunningHub) -> None:
    put_back = copies.kept(counter)
    lost = some(counter)
    counter.exchange()
    put_back()
    clashing = some(counter)

    counter.exchange()
    later = some(counter)

    assert {"forked", "MA_HO_SO_TRUNG"} <= kinds(counter)
    assert quiet(counter)
    assert all_there(hub, counter, lost, clashing, later)
    assert not {number(each) for each in later} & {number(each) for each in (*lost, *clashing)}
    assert [counter.dossier(each.uid).uid for each in lost] == [each.uid for each in lost]


def test_three_copies_part_from_one_another(counter: Counter, copies: Copies, hub: RunningHub) -> None:
    all_of = [counter, copies.of(counter, "two"), copies.of(counter, "three")]
    given = [some(each, 2) for each in all_of]

    assert quiet(*all_of)
    later = [some(each, 2) for each in all_of]
    assert quiet(*all_of)

    assert all_there(hub, counter, *given, *later)
    printed = [number(each) for part in later for each in part]
    assert len(set(printed)) == len(printed)
    assert [kinds(each) & {"forked", "twin"} for each in all_of] == [{"twin"}, {"forked"}, {"forked"}]


def test_a_copy_that_parted_may_be_copied_again(counter: Counter, copies: Copies, hub: RunningHub) -> None:
    other = copies.of(counter)
    given = [some(counter), some(other)]
    assert quiet(counter, other)
    third = copies.of(other, "third")
    given += [some(other), some(third)]

    assert quiet(counter, other, third)

    assert all_there(hub, counter, *given)


def test_a_parted_copy_that_is_put_back_sends_the_same_branch(
    counter: Counter, copies: Copies, hub: RunningHub
) -> None:
    other = copies.of(counter)
    given = [some(counter), some(other)]
    counter.exchange()
    put_back = copies.kept(other)
    assert quiet(other)
    given.append(some(other))
    assert quiet(other)
    branch = forks.chains(other.db)[-1]

    put_back()
    assert quiet(other)

    assert branch in forks.chains(other.db)
    assert all_there(hub, counter, *given)
    assert not {"rejected", "OP_ID_REUSED"} & kinds(other)
    assert other.receive().code not in {number(each) for part in given for each in part}


def test_a_copy_of_a_copy_that_nobody_had_seen_yet(counter: Counter, copies: Copies, hub: RunningHub) -> None:
    """Two branches that begin alike: what both hold is sent once."""
    other = copies.of(counter)
    given = [some(counter, 1), some(other, 2)]
    third = copies.of(other, "third")
    given += [some(other, 1), some(third, 1)]

    assert quiet(counter, other, third)
    given += [some(each, 1) for each in (counter, other, third)]
    assert quiet(counter, other, third)

    assert all_there(hub, counter, *given)
    assert len({number(each) for part in given[-3:] for each in part}) == 3
    assert not {"rejected", "OP_ID_REUSED"} & (kinds(other) | kinds(third))
    assert hub.holds_all_of(third)


def test_a_copy_that_was_restored_before_it_was_seen(counter: Counter, copies: Copies, hub: RunningHub) -> None:
    other = copies.of(counter)
    given = [some(counter), some(other)]
    restore.begin_instance(other.db, other.folder, other.now, top_tenth=True)
    given.append(some(other))
    counter.exchange()

    assert quiet(other, counter)

    assert all_there(hub, counter, *given)
    assert hub.holds_all_of(other)
    assert restore.formers(other.db) == []


def test_a_head_that_the_journal_belies_is_strange(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, name = Portal.session, ledger.instance(counter.db)

    def wrong(portal: Portal) -> Any:
        session = whole(portal)
        heads = [msgspec.structs.replace(head, hash="f" * 64) for head in session.ledgerHeads]
        return msgspec.structs.replace(session, ledgerHeads=heads)

    with monkeypatch.context() as patch:
        patch.setattr(Portal, "session", wrong)
        with pytest.raises(StrangeAnswer):
            counter.exchange()
    assert fork.doubted(counter.db) == name
    counter.exchange()

    assert fork.doubted(counter.db) is None
    assert ledger.instance(counter.db) == name
    assert counter.receive().code is not None  # of a new range


def test_the_day_s_comparison_misses_nothing_of_the_twin_s(counter: Counter, copies: Copies) -> None:
    other = copies.of(counter)
    some(counter, 1), some(other, 1)
    assert quiet(counter, other)

    for each in (counter, other):
        reconcile.ask(each.db, each.now.date(), each.lead)
        each.exchange()

        assert not [kind for kind in kinds(each) if kind.startswith("recon")]


def test_both_went_on_with_the_same_dossier(counter: Counter, copies: Copies, hub: RunningHub) -> None:
    [dossier] = some(counter, 1)
    counter.exchange()
    other = copies.of(counter)
    hand_over(counter, dossier)
    counter.clock.forward(minutes=1)
    hand_over(other, dossier)

    assert quiet(counter, other)

    assert all_there(hub, counter, [dossier])
    holders = [each.dossier(dossier.uid).holder for each in (counter, other)]
    assert [(holder.kind, holder.name) for holder in holders] == [(holders[0].kind, holders[0].name)] * 2


def test_letters_of_copies_that_parted_are_never_the_same(counter: Counter, copies: Copies) -> None:
    from cchc_desktop.store import slip_numbers
    from cchc_desktop.store.slip_numbers import Series

    other = copies.of(counter)
    some(counter), some(other)
    assert quiet(counter, other)

    def letters(of: Counter) -> set[str]:
        with transaction(of.db):
            return {
                slip_numbers.next_number(of.db, of.folder, Series.APOLOGY, "03", of.now.year).text for _ in range(20)
            }

    assert not letters(counter) & letters(other)


@pytest.mark.parametrize("path", ["/ledger", "/number-ranges", "/op-batches"])
def test_cut_off_while_it_parts_it_gives_no_number_of_before(
    counter: Counter, copies: Copies, way: Way, hub: RunningHub, path: str
) -> None:
    other = copies.of(counter)
    given = [some(counter), some(other)]
    counter.exchange()
    way.tell(path, ways.TROUBLES[0])
    with pytest.raises(PortalTrouble):
        other.exchange()
    meanwhile = some(other, 1)
    assert meanwhile[0].code is None

    assert quiet(other, counter)

    assert kinds(other) >= {"forked"}
    assert all_there(hub, counter, *given, meanwhile)


def test_the_other_sends_while_this_one_does(counter: Counter, copies: Copies, monkeypatch: pytest.MonkeyPatch) -> None:
    other = copies.of(counter)
    some(counter), some(other)
    whole = push.push

    def after_the_other(*given: Any) -> Any:
        monkeypatch.setattr(push, "push", whole)
        counter.exchange()
        return whole(*given)

    monkeypatch.setattr(push, "push", after_the_other)
    report = other.exchange()

    assert report.waiting == 0
    assert {"forked"} <= kinds(other)
    assert "SO_BI_SUA" not in kinds(other)


def test_a_wish_for_numbers_that_was_copied_is_granted_once(counter: Counter, copies: Copies) -> None:
    meta.write(counter.db, "range_wish", "0192f7c0-0000-7000-8000-000000000001")
    other = copies.of(counter)
    some(counter), some(other)
    of = numbers.ranges(counter.db)[-1]
    numbers.note_used(counter.db, of, counter.now.date(), of.last_usual - 5)
    assert quiet(counter, other)

    open_ones = [
        {of.range_id for of in numbers.ranges(each.db) if (of.state, of.series) == ("open", numbers.DOSSIER)}
        for each in (counter, other)
    ]
    assert all(open_ones)
    assert not open_ones[0] & open_ones[1]


# What was changed is no copy.


def change_last(counter: Counter, statement: str, *values: Any) -> None:
    counter.db.conn.execute("drop trigger ledger_never_changes")
    counter.db.conn.execute(f"update ledger set {statement} where pos = (select max(pos) from ledger)", values)


def refused_aloud(counter: Counter) -> bool:
    before = len(counter.entries())
    for _ in range(2):
        with pytest.raises(LedgerTampered):
            counter.exchange()
    assert [task.kind for task in tasks.still_open(counter.db)] == ["SO_BI_SUA"]
    assert "SO_BI_SUA" in (meta.read(counter.db, "sync_trouble") or "")
    assert len(counter.entries()) == before
    return True


def test_an_entry_changed_before_it_is_sent_is_refused_aloud(counter: Counter) -> None:
    counter.receive()
    change_last(counter, 'payload = cast(\'{"salt":"x"}\' as blob)')

    assert refused_aloud(counter)


def test_an_entry_the_portal_has_made_anew_with_its_hashes_is_refused_aloud(counter: Counter) -> None:
    counter.receive()
    counter.exchange()
    last = counter.entries()[-1]
    payload = canonical({"salt": "AAAAAAAAAAAAAAAAAAAAAA=="})
    sha = sha256_hex(payload)
    link: Link = last.link()._replace(payload_sha256=sha)
    own = link_hash(ledger.previous_hash(counter.db, last), link)
    change_last(counter, "payload = ?, payload_sha256 = ?, hash = ?", payload, bytes.fromhex(sha), bytes.fromhex(own))
    meta.remove(counter.db, "verified")

    assert refused_aloud(counter)


def test_a_copy_with_a_changed_entry_is_refused_aloud(counter: Counter, copies: Copies, hub: RunningHub) -> None:
    other = copies.of(counter)
    first = some(counter)
    some(other)
    change_last(other, "occurred_at = '2026-10-05T08:15:00.001+07:00'")
    counter.exchange()

    assert refused_aloud(other)
    assert all_there(hub, counter, first)


def test_a_forged_journal_is_refused_aloud(counter: Counter, copies: Copies, monkeypatch: pytest.MonkeyPatch) -> None:
    put_back = copies.kept(counter)
    some(counter)
    counter.exchange()
    put_back()
    told = Portal.ledger

    def forged(portal: Portal, *asked: Any) -> list[Op]:
        ops = told(portal, *asked)
        return [msgspec.structs.replace(op, payload=msgspec.Raw(b'{"salt":"x"}')) for op in ops]

    monkeypatch.setattr(Portal, "ledger", forged)
    for _ in range(2):
        with pytest.raises(LedgerTampered):
            counter.exchange()

    assert "SO_BI_SUA" in kinds(counter)
    assert counter.is_sound()


# By hand.


def test_a_copy_without_a_network_parts_by_stick(
    alone: Counter, near: Counter, copies: Copies, usb: Stick, hub: RunningHub
) -> None:
    near.exchange()
    alone.exchange()
    other = copies.of(alone)
    first, second = some(alone), some(other)
    alone.exchange()  # the original has a network again

    apart = usb.whole_way(other, near)
    assert [said for _, said in apart.refused] == [APART]
    assert fork.doubted(other.db) == ledger.instance(other.db)
    meanwhile = some(other, 1)
    assert meanwhile[0].code is None
    for _ in range(3):
        usb.whole_way(other, near)

    assert deliveries.waiting(other.db)[0] <= 1  # the export itself is an entry
    assert "forked" in kinds(other)
    held = hub.dossiers(alone.desk.office.unit_code)
    assert {each.uid for each in (*first, *second, *meanwhile)} <= held.keys()
    assert other.receive().code not in {number(each) for each in (*first, *second)}
    assert other.is_sound()


def test_two_copies_that_both_go_by_stick(
    alone: Counter, near: Counter, copies: Copies, usb: Stick, hub: RunningHub
) -> None:
    near.exchange()
    alone.exchange()
    other = copies.of(alone)
    first, second = some(alone), some(other)

    for _ in range(4):
        usb.whole_way(alone, near)
        usb.whole_way(other, near)

    held = hub.dossiers(alone.desk.office.unit_code)
    assert {each.uid for each in (*first, *second)} <= held.keys()
    assert "twin" in kinds(alone)
    assert "forked" in kinds(other)
    later = [*some(alone), *some(other)]
    assert len({number(each) for each in (*first, *later)}) == 9
    assert alone.is_sound()
    assert other.is_sound()


def test_a_copy_cannot_be_enrolled_in_place_of_its_original(counter: Counter, copies: Copies, hub: RunningHub) -> None:
    unit = counter.desk.office.unit_code
    some(counter, 1)
    counter.exchange()
    other = copies.of(counter)
    first, second = some(counter, 1), some(other, 1)

    with pytest.raises(PortalTrouble) as refused:
        other.enrol(hub.url, hub.code(3, unit))
    assert "bản sao" in refused.value.sentence

    assert quiet(counter, other)  # as copies go on: neither takes the other's place
    assert {each.uid for each in (*first, *second)} <= hub.dossiers(unit).keys()


def test_a_machine_that_was_revoked_is_enrolled_anew_with_all_it_had(counter: Counter, hub: RunningHub) -> None:
    before = some(counter, 2)
    hub.revoke(counter)
    with pytest.raises(PortalTrouble):
        counter.exchange()
    later = some(counter, 1)
    counter.portal.close()
    counter.portal = None

    counter.enrol(hub.url, hub.code(3, counter.desk.office.unit_code))

    assert quiet(counter)
    assert all_there(hub, counter, before, later)
