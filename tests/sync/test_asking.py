"""The portal is asked for what is typed by the members of the contract alone; what this store has is not shown twice."""

from __future__ import annotations

import json
from collections.abc import Callable
from threading import Timer

import pytest
from counter_fixtures import Counter
from factories import a_business, a_person

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.portal.message import Leave
from cchc_desktop.sync.asking import Asked, ask
from cchc_desktop.sync.line import Line
from tests.sync import ways
from tests.sync.conftest import Make
from tests.sync.ways import Way

NAME = "Quàng Văn Hặc"
Ask = Callable[[str], Asked]


@pytest.fixture
def here(make: Make) -> Counter:
    counter = make(3)
    counter.receive()
    counter.exchange()
    return counter


@pytest.fixture
def theirs(here: Counter, make: Make) -> Dossier:
    """A dossier that another counter of the unit has sent, and this one has not pulled."""
    there = make(4)
    owner = a_person(name=NAME, number="014188000345", phone="0987000111")
    made = there.receive(owner=owner)
    there.exchange()
    return made


@pytest.fixture
def asking(here: Counter) -> Ask:
    line = Line(here.clock)
    return lambda text: ask(here.db, line, text, Leave())


def uids(asked: Asked) -> list[str]:
    return [row.summary.uid for row in asked.rows]


@pytest.mark.parametrize(
    "typed",
    [
        "quang van hac",
        "Hặc Quàng",
        "hac",
        "014188000345",
        "0141 8800 0345",
        "0987 000 111",
        "+84987000111",
        "hac tho cung",
        "liet si quang hac",
    ],
)
def test_who_is_only_at_the_portal_is_found_there(asking: Ask, theirs: Dossier, typed: str) -> None:
    asked = asking(typed)
    assert (uids(asked), asked.said, asked.text) == ([theirs.uid], "", typed)
    assert asked.rows[0].summary.owner_name == NAME
    assert asked.rows[0].summary.code == theirs.code
    assert not asked.rows[0].summary.own


def test_its_code_finds_it_there(asking: Ask, theirs: Dossier) -> None:
    assert uids(asking(f" {theirs.code} ".lower())) == [theirs.uid]
    assert uids(asking(f"{(theirs.code or '')[:-4]}9999")) == []


def test_what_this_store_has_is_not_shown_twice(asking: Ask, here: Counter, theirs: Dossier) -> None:
    here.exchange()
    assert uids(asking("quang van hac")) == []


@pytest.mark.parametrize("typed", ["", "ha", "3001", "0141880", "a b", "987000", "???"])
def test_what_the_contract_has_no_member_for_is_not_asked(asking: Ask, theirs: Dossier, way: Way, typed: str) -> None:
    before = len(way.passed)
    assert asking(typed) == Asked(typed)
    assert [each.path for each in way.passed[before:]] == []


def test_the_contract_s_members_alone_travel_and_in_the_body(asking: Ask, theirs: Dossier, way: Way) -> None:
    for typed in ("quang 0141 tho", "014188000345", "0987000111", "0100109106001", "C1234567"):
        asking(typed)
    asked = way.asked("/dossiers/search")
    assert [json.loads(each.body) for each in asked] == [
        {"hoTen": "quang tho"},
        {"hoTen": "quang"},
        {"SoDinhDanh": "014188000345"},
        {"SoDienThoai": "0987000111"},
        {"SoDinhDanh": "0100109106-001"},
        {"SoDinhDanh": "C1234567"},
    ]
    assert all(each.target.endswith("/dossiers/search") for each in asked)


def test_a_branch_is_found_by_its_tax_code(asking: Ask, make: Make) -> None:
    there = make(5)
    made = there.receive(owner=a_business(number="0100109106-001"))
    there.exchange()
    assert uids(asking("0100109106-001")) == uids(asking("0100109106001")) == [made.uid]


def test_a_digit_beside_a_name_narrows(asking: Ask, theirs: Dossier) -> None:
    number = (theirs.code or "")[-4:]
    assert uids(asking(f"hac {number}")) == [theirs.uid]
    assert uids(asking("hac 9876")) == []


@pytest.mark.parametrize(
    ("fate", "said"),
    [
        (ways.lost, "Chưa hỏi được cổng: chưa nối được tới cổng."),
        (ways.busy, "Chưa hỏi được cổng: cổng đang bận."),
        (ways.captive, "Chưa hỏi được cổng: cần đăng nhập mạng: mạng đang chặn đường tới cổng."),
    ],
)
def test_a_portal_out_of_reach_is_one_quiet_sentence(
    asking: Ask, theirs: Dossier, way: Way, fate: ways.Fate, said: str
) -> None:
    way.always("/dossiers/search", fate)
    assert asking("quang van") == Asked("quang van", (), said)
    way.clear()
    assert uids(asking("quang van")) == [theirs.uid]


def test_who_types_on_leaves_a_portal_that_does_not_answer(here: Counter, theirs: Dossier, way: Way) -> None:
    line, leave = Line(here.clock), Leave()
    ask(here.db, line, "quang van", leave)  # its token
    way.always("/dossiers/search", ways.silence)
    Timer(0.05, leave.now).start()
    asked = ask(here.db, line, "quang van", leave)
    assert asked.said.startswith("Chưa hỏi được cổng")


def test_a_document_that_cannot_be_read_is_counted(asking: Ask, theirs: Dossier, way: Way) -> None:
    page = {"asOf": "", "dossiers": [{"dossierUid": "x"}], "nextPageToken": None, "cursor": None}
    way.tell("/dossiers/search", ways.saying(200, json.dumps(page).encode(), Content_Type="application/json"))
    assert asking("quang van") == Asked("quang van", (), "Cổng còn 1 hồ sơ mà máy này chưa đọc được.")


def test_a_counter_that_is_not_enrolled_asks_nobody(make: Make) -> None:
    counter = make(6, enrolled=False)
    assert ask(counter.db, Line(counter.clock), "quang van", Leave()) == Asked("quang van")


def test_what_was_typed_does_not_show_in_what_is_logged(theirs: Dossier, asking: Ask) -> None:
    assert "quang" not in repr(asking("quang van"))
    assert NAME not in repr(asking("quang van").rows[0].document) or "document" not in repr(asking("quang van").rows[0])


def test_nothing_is_written(asking: Ask, here: Counter, theirs: Dossier) -> None:
    before = here.contents()
    asking("quang van hac")
    assert here.contents() == before
