"""PostgreSQL below the hub: durable, its writers in order, its history named; several hub processes, one truth."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from itertools import pairwise
from typing import Any, TypeVar
from uuid import uuid4

import psycopg
import pytest
import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import func, select, update
from sqlalchemy.exc import DBAPIError

from cchc_desktop.hub import feed, identity, lookup, pushing, ranges, schema
from cchc_desktop.hub.app import make_app
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.database import FREE, OutOfReach, WrongAddress, deciding, open_storage
from cchc_desktop.hub.refusals import Refusal
from cchc_desktop.hub.schema import changes, devices, enrolment_codes, ledger, number_ranges
from cchc_desktop.wire.contract import EnrolRequest, RangeRequest
from tests.hub.counters import UNIT, Clock, Device, Ledger, Site, a_caller, a_hub, jwk, listening, numbered, push
from tests.hub.postgres import Cluster, a_cluster

_T = TypeVar("_T")
OTHER = "H52.19"


@pytest.fixture
def hubs(postgres: str) -> Iterator[list[Hub]]:
    """Two hubs that share nothing but their database, as two processes would."""
    both = [a_hub(postgres) for _ in range(2)]
    yield both
    for one in both:
        one.storage.close()


@contextmanager
def sites(postgres: str, count: int = 2) -> Iterator[list[Site]]:
    """Several hubs on loopback over one database."""
    with ExitStack() as stack:
        made = []
        for _ in range(count):
            app, clock = make_app(postgres, clock=Clock()), Clock()
            made.append(Site(app.state.hub, stack.enter_context(listening(app)), clock))
        yield made


def together(*works: Callable[[], _T]) -> list[_T | Refusal]:
    """Each on a thread of its own, begun at one moment; a refusal is an answer."""
    gate = threading.Barrier(len(works))

    def begun(work: Callable[[], _T]) -> _T | Refusal:
        gate.wait(60)
        try:
            return work()
        except Refusal as refusal:
            return refusal

    with ThreadPoolExecutor(len(works)) as pool:
        return [future.result(120) for future in [pool.submit(begun, work) for work in works]]


def count(hub: Hub, table: Any) -> int:
    with hub.storage.reading() as db:
        return int(db.execute(select(func.count()).select_from(table)).scalar_one())


# --- the database itself ---


def test_a_commit_is_durable_whatever_the_server_s_habit(cluster: Cluster, postgres: str) -> None:
    name = postgres.rsplit("/", 1)[1]
    with psycopg.connect(cluster.address("postgres", "boss"), autocommit=True) as boss:
        boss.execute(f"alter database {name} set synchronous_commit = off")  # type: ignore[call-overload]
    storage = open_storage(postgres)
    with storage.writing() as db:
        assert db.exec_driver_sql("show synchronous_commit").scalar() == "on"
    storage.close()
    with psycopg.connect(cluster.address("postgres", "boss"), autocommit=True) as boss:
        boss.execute(f"alter database {name} reset synchronous_commit")  # type: ignore[call-overload]


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg"])
def test_its_address_may_be_written_in_each_usual_way(postgres: str, scheme: str) -> None:
    storage = open_storage(postgres.replace("postgresql", scheme, 1))
    assert storage.engine.dialect.driver == "psycopg"
    storage.close()


def test_of_two_machines_the_one_that_takes_writes_is_found(cluster: Cluster, postgres: str) -> None:
    name = postgres.rsplit("/", 1)[1]
    hosts = f"host=127.0.0.1:1&host=127.0.0.1:{cluster.port}"
    storage = open_storage(f"postgresql://hub@/{name}?{hosts}&target_session_attrs=read-write")
    with storage.reading() as db:
        assert db.exec_driver_sql("select current_database()").scalar() == name
    storage.close()


def test_no_server_is_out_of_reach_and_another_kind_is_no_address() -> None:
    with pytest.raises(OutOfReach):
        open_storage("postgresql://nobody@127.0.0.1:1/nothing?connect_timeout=2")
    with pytest.raises(WrongAddress):
        open_storage("mysql://host/hub")


def test_a_reader_has_one_view_and_cannot_write(hubs: list[Hub]) -> None:
    here, there = hubs
    with here.storage.reading() as db:
        before = db.execute(select(func.count()).select_from(devices)).scalar_one()
        a_caller(there)
        assert db.execute(select(func.count()).select_from(devices)).scalar_one() == before
        with pytest.raises(DBAPIError, match="read-only"):
            db.execute(update(devices).values(label="x"))


def test_another_history_is_another_epoch(cluster: Cluster) -> None:
    addresses = [cluster.empty() for _ in range(2)]
    first, second = (open_storage(address) for address in addresses)
    again = open_storage(addresses[0])
    assert first.epoch == again.epoch != second.epoch

    with first.writing() as db, second.writing() as other:  # a copy of the one put where the other is
        name = db.execute(select(schema.settings.c.value).where(schema.settings.c.key == "epoch")).scalar_one()
        key = schema.settings.c.key == "epoch"
        other.execute(update(schema.settings).where(key).values(value=name))
    copied = open_storage(addresses[1])
    assert copied.name == first.name
    assert copied.epoch != first.epoch
    for storage in (first, second, again, copied):
        storage.close()


def test_a_failover_s_new_timeline_sends_cursors_to_the_snapshot() -> None:
    with a_cluster() as cluster:
        hub = a_hub(cluster.empty())
        caller, own = a_caller(hub), Ledger()
        push(hub, caller, own, own.received(numbered(3001)))
        cursor = page(hub, UNIT, None)[1]
        cluster.stop("fast")
        cluster.promote()

        with pytest.raises(Refusal, match="CON_TRO_HET_HAN"):
            deciding(lambda: page(hub, UNIT, cursor))
        assert len(page(hub, UNIT, None)[0]) == 1
        hub.storage.close()


def test_what_was_answered_survives_a_server_that_is_killed() -> None:
    with a_cluster(durable=True) as cluster:
        hub = a_hub(cluster.empty())
        caller, own = a_caller(hub), Ledger()
        for number in range(3001, 3006):
            push(hub, caller, own, own.received(numbered(number)))
        cluster.stop("immediate")
        cluster.start()

        assert deciding(lambda: count(hub, ledger)) == 5  # by the same pool: it sees that its connections are gone
        push(hub, caller, own, own.received(numbered(3006)))
        assert count(hub, ledger) == 6
        hub.storage.close()


# --- writers at once ---


def pushes(hub: Hub, caller: identity.Caller, body: bytes, key: str = "") -> Callable[[], bytes]:
    """To send a batch, as a request does it."""
    key = key or str(uuid4())
    return lambda: deciding(lambda: pushing.push(hub, caller, key, body))


def test_one_batch_sent_to_both_is_applied_once_and_answered_alike(hubs: list[Hub]) -> None:
    caller, own = a_caller(hubs[0]), Ledger()
    for turn in range(8):
        body, key = own.batch([own.received(numbered(3001 + 3 * turn + more)) for more in range(3)]), str(uuid4())
        first, second, third = together(*(pushes(hub, caller, body, key) for hub in (*hubs, hubs[0])))
        assert isinstance(first, bytes)
        assert first == second == third

    assert count(hubs[0], ledger) == 24
    assert count(hubs[0], schema.dossiers) == 24


def of_two_units(hubs: list[Hub], number: int, **members: Any) -> list[bytes | Refusal]:
    """What two devices of two units are told that send a reception of the same code at once, each to its own hub."""
    works = []
    for hub, unit in zip(hubs, (UNIT, OTHER), strict=True):
        own = Ledger()
        body = own.batch([own.received(numbered(number), **members)])
        works.append(pushes(hub, a_caller(hub, 3, unit), body))
    return together(*works)


def test_one_operation_of_two_devices_is_taken_once_whoever_is_first(hubs: list[Hub]) -> None:
    for turn in range(10):
        answers = of_two_units(hubs, 3001 + turn, opId=str(uuid4()))
        assert sorted(isinstance(one, bytes) and b"OP_ID_REUSED" in one for one in answers) == [False, True]


def test_one_code_of_two_units_is_held_by_one_and_the_other_gets_an_alias(hubs: list[Hub]) -> None:
    for turn in range(10):
        answers = of_two_units(hubs, 3001 + turn)
        assert sorted(isinstance(one, bytes) and b"MA_HO_SO_TRUNG" in one for one in answers) == [False, True]


@pytest.mark.parametrize("lock", [UNIT, FREE])
def test_ranges_granted_at_once_never_share_a_number(hubs: list[Hub], lock: str) -> None:
    """Without any lock too: then the tables alone decide, and who is refused looks again."""
    callers = [a_caller(hubs[turn % 2], turn + 1) for turn in range(6)]

    def granted(hub: Hub, caller: identity.Caller) -> Any:
        def work() -> Any:
            with hub.storage.writing(lock) as db:
                return ranges.grant(db, caller, RangeRequest("MaHoSo", UNIT, 700, str(uuid4())), hub.now())

        return deciding(work)

    found = together(*[lambda turn=turn: granted(hubs[turn % 2], callers[turn % 6]) for turn in range(6)])

    spans = sorted((one.first, one.last) for one in found if not isinstance(one, Refusal))
    assert len(spans) >= 5  # a refused one found no room left, or lost five races: it asks again
    assert all(before[1] < after[0] for before, after in pairwise(spans))
    assert count(hubs[0], number_ranges) == len(spans)


def test_numbers_minted_at_once_are_each_another(hubs: list[Hub]) -> None:
    def minted(hub: Hub) -> list[str | None]:
        found = []
        for _ in range(10):
            with hub.storage.writing(FREE) as db:
                found.append(ranges.mint(db, UNIT, "2026-10-05", hub.now()))
        return found

    with hubs[0].storage.writing() as db:
        ranges.mint(db, UNIT, "2026-10-05", hubs[0].now())
    found = together(*[lambda hub=hub: minted(hub) for hub in (*hubs, *hubs)])

    codes = [code for part in found if not isinstance(part, Refusal) for code in part]
    assert len(set(codes)) == 40
    assert None not in codes


@pytest.mark.parametrize("lock", ["*", FREE])
def test_an_enrolment_code_is_spent_once(hubs: list[Hub], lock: str) -> None:
    for turn in range(5):
        with hubs[0].storage.writing() as db:
            code = identity.new_enrolment_code(db, UNIT, turn + 1, hubs[0].now(), timedelta(hours=1))

        def enrolled(hub: Hub, code: str = code) -> Any:
            def work() -> Any:
                request = EnrolRequest(code, jwk(Ed25519PrivateKey.generate()), str(uuid4()))
                with hub.storage.writing(lock) as db:
                    return identity.enrol(db, request, hub.now())

            return deciding(work)

        found = together(*[lambda hub=hub: enrolled(hub) for hub in (*hubs, *hubs)])
        refused = [one.code for one in found if isinstance(one, Refusal)]
        assert refused == ["MA_GHI_DANH_DA_DUNG"] * 3
    assert count(hubs[0], devices) == 5


def test_devices_enrolled_at_once_have_each_their_label(hubs: list[Hub]) -> None:
    """Four PCs of one counter: the label tells their provisional numbers apart."""
    codes = []
    for _ in range(4):
        with hubs[0].storage.writing() as db:
            codes.append(identity.new_enrolment_code(db, UNIT, 3, hubs[0].now(), timedelta(hours=1)))

    def enrolled(hub: Hub, code: str) -> str:
        def work() -> str:
            with hub.storage.writing(FREE) as db:
                request = EnrolRequest(code, jwk(Ed25519PrivateKey.generate()), str(uuid4()))
                return identity.enrol(db, request, hub.now()).maThietBi

        return deciding(work)

    found = together(*[lambda turn=turn, code=code: enrolled(hubs[turn % 2], code) for turn, code in enumerate(codes)])

    assert sorted(map(str, found)) == ["03", "103", "203", "303"]
    with hubs[0].storage.reading() as db:
        assert db.execute(select(enrolment_codes.c.used_at)).scalars().all().count(None) == 0


def test_a_signed_assertion_is_taken_once_by_either(postgres: str) -> None:
    with sites(postgres) as both:
        device = both[0].device()
        assertion = device.assertion(aud=[f"{site.url}/quay/v1/oauth2/token" for site in both])
        twins = [Device(site.url, site.clock, device.key, device.ledger, device.client_id) for site in both]
        answers = together(*[lambda twin=twin: twin.ask_token(assertion).status_code for twin in twins])

    assert sorted(map(int, answers)) == [200, 401]  # type: ignore[arg-type]


# --- who reads the feed ---


def test_a_reader_misses_nothing_of_writers_that_commit_out_of_turn(hubs: list[Hub]) -> None:
    """A slow transaction of another unit took its place in the feed first, and commits last."""
    items = [feed.Item("task", f"t{turn}", unit, 1, "x", data=b"{}") for turn, unit in enumerate((OTHER, UNIT, None))]
    slow_began, quick_done = threading.Event(), threading.Event()

    def slow() -> None:
        with hubs[0].storage.writing(OTHER) as db:
            feed.publish(db, [items[0]])
            slow_began.set()
            quick_done.wait(60)

    writer = threading.Thread(target=slow)
    writer.start()
    assert slow_began.wait(60)
    with hubs[1].storage.writing(UNIT) as db:
        feed.publish(db, [items[1]])
    seen = {unit: page(hubs[1], unit, None) for unit in (UNIT, OTHER)}
    quick_done.set()
    writer.join(60)

    assert (seen[UNIT][0], seen[OTHER][0]) == (["t1"], [])
    assert page(hubs[1], OTHER, seen[OTHER][1])[0] == ["t0"]


def page(hub: Hub, unit: str, cursor: str | None) -> tuple[list[str], str]:
    with hub.storage.reading() as db:
        found, place, _ = feed.page(db, hub.storage.epoch, unit, cursor, 1000, frozenset())
    return [change.id for change in found], place


def test_readers_that_follow_many_writers_see_every_item(hubs: list[Hub]) -> None:
    units, each, ends = (UNIT, OTHER), 40, threading.Event()

    def write(hub: Hub, name: str, unit: str | None) -> None:
        for turn in range(each):
            with hub.storage.writing(*([unit] if unit else [])) as db:
                feed.publish(db, [feed.Item("task", f"{name}-{turn}", unit, 1, "x", data=b"{}")])
                if turn % 7 == 0:
                    time.sleep(0.01)

    def follow(unit: str) -> set[str]:
        seen: set[str] = set()
        cursor: str | None = None
        last_round = False
        while True:
            ids, cursor = page(hubs[1], unit, cursor)
            seen.update(ids)
            if last_round and not ids:
                return seen
            last_round = ends.is_set()

    writers = [
        *[
            lambda hub=hub, unit=unit, turn=turn: write(hub, f"{unit}-{turn}", unit)
            for unit in units
            for turn, hub in enumerate(hubs)
        ],
        lambda: write(hubs[0], "all", None),
    ]
    with ThreadPoolExecutor(2) as readers:
        following = [readers.submit(follow, unit) for unit in units]
        try:
            together(*writers)
        finally:
            ends.set()
        for unit, seen in zip(units, following, strict=True):
            wanted = {f"{unit}-{hub}-{turn}" for hub in range(2) for turn in range(each)}
            assert seen.result(120) == wanted | {f"all-{turn}" for turn in range(each)}
    assert count(hubs[0], changes) == each * 5


def test_a_poll_at_the_one_hears_what_was_sent_to_the_other(postgres: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lookup, "LOOK_AGAIN", 0.2)
    with sites(postgres) as (here, there):
        device = here.device()
        other = Device(there.url, there.clock, client_id=device.client_id, token=device.token)
        cursor = other.call("GET", "/changes").json()["nextCursor"]
        with ThreadPoolExecutor(1) as pool:
            polled = pool.submit(other.call, "GET", "/changes", params={"cursor": cursor, "waitSeconds": 50})
            device.push([device.ledger.received(numbered(3001))])
            answer: requests.Response = polled.result(120)
    assert [change["kind"] for change in answer.json()["changes"]] == ["dossier"]


# --- texts PostgreSQL cannot hold ---


def test_a_nul_or_a_number_too_large_is_refused_in_words_and_stops_nothing(site: Site) -> None:
    device = site.device()
    odd = numbered(3001)
    answer = device.push([device.ledger.received(odd)])
    assert answer.status_code == 200
    assert device.call("GET", "/dossiers/%00").status_code in (400, 404)
    assert device.call("POST", "/dossiers/search", json={"hoTen": "\0", "SoDinhDanh": "\0"}).status_code in (200, 400)
    assert device.call("GET", "/catalogues/thu-tuc", params={"version": "\0"}).status_code in (400, 404)
