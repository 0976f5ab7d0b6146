"""Setting up: once, with a mode that never changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from counter_fixtures import KEY, UNIT, Counter
from factories import NOW, a_clerk

from cchc_desktop.acts import set_up
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.acts.set_up import PRACTICE, REAL, NewStore
from cchc_desktop.domain.clerk import Role
from cchc_desktop.store import clerks, ledger, meta, numbers, schema, verify
from cchc_desktop.store.connection import Database
from cchc_desktop.store.errors import StoreTrouble, Trouble

START = NewStore(REAL, "[office]", UNIT, ((a_clerk(), "hash"), (a_clerk(Role.LEAD), "hash")))


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Database]:
    db = schema.create_store(tmp_path, KEY)
    yield db
    db.close()


def test_a_store_starts_with_its_people_its_chain_and_its_mode(empty: Database) -> None:
    set_up.set_up(empty, START, NOW)

    assert (meta.read(empty, "mode"), meta.read(empty, "office")) == (REAL, "[office]")
    assert [account.clerk for account in clerks.everyone(empty)] == [a_clerk(Role.LEAD), a_clerk()]
    assert ledger.instance(empty)
    assert [entry.type for entry in ledger.after(empty, 0, 9)] == ["counter.event"]
    assert [known.series for known in numbers.ranges(empty)] == [numbers.PROVISIONAL]
    assert verify.check_full(empty) is None


def test_a_store_is_set_up_once(empty: Database) -> None:
    set_up.set_up(empty, START, NOW)
    instance = ledger.instance(empty)

    with pytest.raises(StoreTrouble) as trouble:
        set_up.set_up(empty, NewStore(PRACTICE, "", UNIT, ()), NOW)

    assert trouble.value.trouble is Trouble.SET_UP
    assert (meta.read(empty, "mode"), ledger.instance(empty)) == (REAL, instance)


@pytest.mark.parametrize("role", [Role.CLERK, Role.LEAD])
def test_only_an_administrator_sets_up(empty: Database, role: Role) -> None:
    with pytest.raises(Refused, match=r"^role\.set_up$"):
        set_up.set_up(empty, START, NOW, a_clerk(role))

    assert meta.read(empty, "mode") is None


def test_two_stores_never_share_a_chain(tmp_path: Path) -> None:
    instances = set()
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        db = schema.create_store(tmp_path / name, KEY)
        set_up.set_up(db, START, NOW)
        instances.add(ledger.instance(db))
        db.close()

    assert len(instances) == 2


def test_the_office_is_changed_by_an_administrator_alone(counter: Counter) -> None:
    with pytest.raises(Refused, match=r"^role\.set_up$"):
        set_up.change_office(counter.db, "new", counter.lead, counter.now)
    assert meta.read(counter.db, "office") == ""

    set_up.change_office(counter.db, "new", counter.admin, counter.now)
    assert meta.read(counter.db, "office") == "new"
    assert counter.is_sound()


def test_a_store_of_the_other_kind_is_not_opened(counter: Counter) -> None:
    set_up.demand_mode(counter.db, PRACTICE)
    with pytest.raises(StoreTrouble) as trouble:
        set_up.demand_mode(counter.db, REAL)
    assert trouble.value.trouble is Trouble.MODE
