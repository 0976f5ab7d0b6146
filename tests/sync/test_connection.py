"""Joining a portal: one code, one identity, one number range; nothing kept of what was not taken."""

from __future__ import annotations

import pytest
from counter_fixtures import Counter

from cchc_desktop.acts.refusal import Refused
from cchc_desktop.portal.errors import PortalRefused, PortalUnreachable, Reason
from cchc_desktop.store import meta, numbers
from cchc_desktop.sync import connection
from tests.sync.conftest import Make
from tests.sync.hubs import API, RunningHub
from tests.sync.ways import Way, answer_lost, captive, lost, problem, through

KEPT = ("portal_url", "client_id", "device", "portal_unit", "device_key")


def granted(counter: Counter) -> list[tuple[int, int]]:
    return [(known.first, known.last) for known in numbers.ranges(counter.db) if known.series == numbers.DOSSIER]


def test_a_counter_gets_identity_and_range(make: Make, hub: RunningHub, way: Way) -> None:
    counter = make(3, enrolled=False)
    unit = counter.desk.office.unit_code

    device = connection.enrol(counter.db, way.url, hub.code(3, unit), counter.admin, counter.clock)

    assert (device.MaDonVi, device.maThietBi) == (unit, "03")
    assert {name: meta.read(counter.db, name) for name in KEPT} == {
        "portal_url": way.url,
        "client_id": device.clientId,
        "device": "03",
        "portal_unit": unit,
        "device_key": meta.read(counter.db, "device_key"),
    }
    assert (meta.read(counter.db, "device_key") or "").startswith("-----BEGIN PRIVATE KEY-----")
    assert granted(counter) == [(3000, 3999)]
    assert counter.receive().code == f"{unit}-261005-3000"
    assert counter.is_sound()


def test_the_device_key_never_leaves(make: Make, way: Way) -> None:
    counter = make()
    private = (meta.read(counter.db, "device_key") or "").splitlines()[1]
    counter.exchange()

    assert all(private.encode() not in passing.body for passing in way.passed)
    assert all(private.encode() not in entry.payload for entry in counter.entries())


@pytest.mark.parametrize("code", ["2345-6789-ABCD", "", "x" * 500])
def test_a_wrong_code_keeps_nothing(make: Make, way: Way, code: str) -> None:
    counter = make(enrolled=False)
    before = counter.contents()

    with pytest.raises(PortalRefused) as refused:
        counter.enrol(way.url, code)

    assert refused.value.problem.code == "MA_GHI_DANH_SAI"
    assert counter.contents() == before
    assert connection.connect(counter.db, counter.clock) is None


def test_a_code_is_good_once(make: Make, hub: RunningHub, way: Way) -> None:
    first, second = make(3, enrolled=False), make(3, enrolled=False)
    code = hub.code(3, first.desk.office.unit_code)
    first.enrol(way.url, code)
    before = second.contents()

    with pytest.raises(PortalRefused) as refused:
        second.enrol(way.url, code)

    assert refused.value.problem.code == "MA_GHI_DANH_DA_DUNG"
    assert second.contents() == before


@pytest.mark.parametrize(("fate", "reason"), [(lost, Reason.OFFLINE), (captive, Reason.CAPTIVE)])
def test_a_portal_out_of_reach_keeps_nothing(
    make: Make, hub: RunningHub, way: Way, fate: object, reason: Reason
) -> None:
    counter = make(enrolled=False)
    code = hub.code(3, counter.desk.office.unit_code)
    before = counter.contents()
    way.tell("/devices/enrol", fate)  # type: ignore[arg-type]  # a fate

    with pytest.raises(PortalUnreachable) as trouble:
        counter.enrol(way.url, code)

    assert trouble.value.reason is reason
    assert counter.contents() == before
    counter.enrol(way.url, code)  # the code was not spent
    assert granted(counter)


def test_a_code_of_another_unit_keeps_nothing(make: Make, hub: RunningHub, way: Way) -> None:
    counter = make(enrolled=False)
    before = counter.contents()

    with pytest.raises(Refused, match=r"^enrol\.unit$"):
        counter.enrol(way.url, hub.code(3, "H99.01"))

    assert counter.contents() == before
    assert connection.connect(counter.db, counter.clock) is None


@pytest.mark.parametrize("who", ["clerk", "lead"])
def test_only_an_administrator_enrols(make: Make, hub: RunningHub, way: Way, who: str) -> None:
    counter = make(enrolled=False)
    before = counter.contents()

    with pytest.raises(Refused, match=r"^role\.enrol$"):
        connection.enrol(counter.db, way.url, hub.code(), getattr(counter, who), counter.clock)

    assert counter.contents() == before
    assert way.passed == []


@pytest.mark.parametrize("fate", [lost, answer_lost])
def test_a_line_that_breaks_after_the_code_was_spent_costs_no_second_code(
    make: Make, hub: RunningHub, way: Way, fate: object
) -> None:
    counter = make(enrolled=False)
    way.tell("/number-ranges", fate)  # type: ignore[arg-type]  # a fate

    counter.enrol(way.url, hub.code(3, counter.desk.office.unit_code))

    assert granted(counter) == []
    assert meta.read(counter.db, "sync_trouble") == Reason.OFFLINE.value
    assert counter.receive().provisional  # work goes on
    counter.exchange()
    assert granted(counter) == [(3000, 3999)]
    assert hub.ranges_of(counter) == {known.range_id for known in numbers.ranges(counter.db)} - {"tam"}


def test_a_lost_answer_costs_the_unit_no_thousand_numbers(make: Make, hub: RunningHub, way: Way) -> None:
    counter = make()
    portal = connection.connect(counter.db, counter.clock)
    assert portal is not None
    way.tell("/number-ranges", answer_lost, answer_lost, through)
    for _ in range(2):
        with pytest.raises(PortalUnreachable):
            connection.ask_for_range(counter.db, portal, counter.desk.office.unit_code, counter.clock)
        counter.crash()
    assert connection.ask_for_range(counter.db, portal, counter.desk.office.unit_code, counter.clock)
    portal.close()

    assert len(hub.ranges_of(counter)) == len(granted(counter)) == 2


def test_each_wish_is_one_of_its_own(make: Make, hub: RunningHub) -> None:
    counter = make()
    portal = connection.connect(counter.db, counter.clock)
    assert portal is not None
    for _ in range(2):
        assert connection.ask_for_range(counter.db, portal, counter.desk.office.unit_code, counter.clock)
    portal.close()

    assert len(hub.ranges_of(counter)) == len(granted(counter)) == 3


def test_a_wish_the_portal_refuses_is_wished_anew(make: Make, way: Way) -> None:
    counter = make()
    portal = connection.connect(counter.db, counter.clock)
    assert portal is not None
    way.tell("/number-ranges", problem(422, "KHOA_DUNG_LAI"))
    with pytest.raises(PortalRefused):
        connection.ask_for_range(counter.db, portal, counter.desk.office.unit_code, counter.clock)
    assert connection.ask_for_range(counter.db, portal, counter.desk.office.unit_code, counter.clock)
    portal.close()

    keys = [passing.headers["idempotency-key"] for passing in way.asked("/number-ranges")]
    assert len(set(keys[-2:])) == 2


def test_a_portal_that_mints_codes_itself_gives_no_range(make: Make, hub: RunningHub, way: Way) -> None:
    counter = make(enrolled=False)
    way.always("/number-ranges", problem(501, "KHONG_CAP_SO_TRUOC"))

    counter.enrol(way.url, hub.code(3, counter.desk.office.unit_code))

    assert granted(counter) == []
    assert meta.read(counter.db, "client_id")
    assert counter.receive().provisional


def test_a_counter_of_no_portal_has_nobody_to_call(make: Make) -> None:
    counter = make(enrolled=False)

    assert connection.connect(counter.db, counter.clock) is None


@pytest.mark.parametrize("end", ["", "/", API, API + "/"])
def test_the_portals_address_may_be_given_whole_or_only_as_where_it_is(make: Make, hub: RunningHub, end: str) -> None:
    counter = make(enrolled=False)

    counter.enrol(hub.url.removesuffix(API) + end, hub.code(3, counter.desk.office.unit_code))

    assert str(meta.read(counter.db, "portal_url")).rstrip("/") == hub.url
    assert counter.exchange().all_acknowledged


@pytest.mark.parametrize("address", ["http://portal.example.vn/quay/v1", "portal.example.vn", "ftp://x", ""])
def test_an_address_that_is_not_safe_is_not_spoken_to(make: Make, address: str) -> None:
    counter = make(enrolled=False)
    before = counter.contents()

    with pytest.raises(Refused, match=r"^enrol\.address$"):
        counter.enrol(address, "2345")

    assert counter.contents() == before
