"""What the counter asks while it receives: who was here before, what is still open, which procedure is meant."""

from __future__ import annotations

from dataclasses import replace

from counter_fixtures import PROCEDURE, Counter, hand_over
from factories import a_person, an_intake

from cchc_desktop.acts import at_intake, decide, drafts
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import SupplementRequested
from cchc_desktop.domain.intake import Channel
from cchc_desktop.domain.status import Status
from cchc_desktop.reports import counter as asks

NUMBER = "000190000012"


def test_a_returning_citizen_is_prefilled_from_the_newest_dossier(counter: Counter) -> None:
    older = counter.receive(owner=a_person(phone="0912345678"))
    counter.clock.forward(days=1)
    newer = counter.receive(owner=a_person(phone="0987654321"))

    found = asks.returning(counter.db, NUMBER)

    assert found is not None
    assert found.intake.owner.phone == "0987654321"
    assert [dossier.uid for dossier in found.earlier] == [newer.uid, older.uid]


def test_a_new_citizen_is_nobody_s_return(counter: Counter) -> None:
    counter.receive()

    assert asks.returning(counter.db, "000190000099") is None


def test_no_number_finds_nobody_not_everybody_without_one(counter: Counter) -> None:
    counter.receive(owner=a_person(number=""))

    assert asks.returning(counter.db, "") is None
    assert asks.open_same(counter.db, "", PROCEDURE) == []


def test_a_mistaken_entry_prefills_nothing(counter: Counter) -> None:
    dossier = counter.receive()
    decide.void(counter.db, dossier.uid, "Nhập nhầm", (counter.lead, counter.now, None))

    assert asks.returning(counter.db, NUMBER) is None
    assert asks.open_same(counter.db, NUMBER, PROCEDURE) == []


def test_a_dossier_still_open_for_the_same_thing_is_told(counter: Counter) -> None:
    dossier = counter.receive()
    counter.receive(procedure_code="1.001776")

    assert [found.uid for found in asks.open_same(counter.db, NUMBER, PROCEDURE)] == [dossier.uid]


def test_one_that_has_ended_is_no_duplicate(counter: Counter) -> None:
    dossier = counter.receive()
    decide.withdraw(counter.db, dossier.uid, "Tự nguyện", None, counter.clerk, counter.now)

    assert asks.open_same(counter.db, NUMBER, PROCEDURE) == []
    assert asks.returning(counter.db, NUMBER) is not None  # but the citizen was here


def test_another_counter_s_dossiers_count_too(counter: Counter) -> None:
    mirror = counter.mirror()

    assert [found.uid for found in asks.open_same(counter.db, NUMBER, PROCEDURE)] == [mirror.uid]


def test_procedures_are_found_by_code_or_words_most_used_first(counter: Counter) -> None:
    by_code = asks.matching_procedures(counter.db, "1.010803")
    by_words = asks.matching_procedures(counter.db, "tho cung liet si")

    assert [found.code for found in by_code] == ["1.010803"]
    assert "1.010803" in [found.code for found in by_words]
    assert len(asks.matching_procedures(counter.db, "", limit=3)) == 3
    assert asks.matching_procedures(counter.db, "không có thủ tục này") == []

    counter.receive()
    assert asks.matching_procedures(counter.db, "")[0].code == "1.010803"


def test_a_clerk_sees_their_own_drafts_newest_first(counter: Counter) -> None:
    drafts.keep(counter.db, counter.clerk, "n1", "A", b"1", counter.now)
    counter.clock.forward(minutes=1)
    drafts.keep(counter.db, counter.clerk, "n2", "B", b"2", counter.now)
    drafts.keep(counter.db, counter.lead, "n3", "C", b"3", counter.now)

    assert [draft.id for draft in asks.drafts_of(counter.db, counter.clerk.code)] == ["n2", "n1"]


def test_a_duplicate_is_said_by_its_code_and_where_it_is(counter: Counter) -> None:
    older, newer = counter.receive(), hand_over(counter, counter.receive())

    found = asks.open_same(counter.db, NUMBER, PROCEDURE)

    assert asks.duplicate_words([older]) == f"Đã có hồ sơ {older.code}, cùng thủ tục, đang ở quầy."
    assert asks.duplicate_words(found) == (
        f"Đã có hồ sơ {newer.code} (và 1 hồ sơ nữa), cùng thủ tục, đang ở Phòng Người có công."
    )


def waits(counter: Counter) -> Dossier:
    """Somebody came without all papers and went with a letter."""
    request = SupplementRequested(counter.now, "Giấy khai sinh")
    return at_intake.request_at_intake(counter.db, counter.desk, an_intake(papers=()), request, counter.clerk)


def test_what_is_being_completed_is_neither_its_own_duplicate_nor_an_earlier_one(counter: Counter) -> None:
    waiting = waits(counter)

    assert [each.uid for each in asks.open_same(counter.db, NUMBER, PROCEDURE)] == [waiting.uid]
    assert asks.open_same(counter.db, NUMBER, PROCEDURE, waiting.uid) == []
    assert asks.returning(counter.db, NUMBER, waiting.uid) is None

    other = counter.receive()
    assert [each.uid for each in asks.open_same(counter.db, NUMBER, PROCEDURE, waiting.uid)] == [other.uid]


def test_a_duplicate_without_a_number_is_named_in_words(counter: Counter) -> None:
    waiting = waits(counter)
    filed = replace(waiting, paused_at=None, status=Status.NEW)

    assert asks.duplicate_words([waiting]) == ("Đã có hồ sơ chưa tiếp nhận, chờ bổ sung từ 05/10/2026, cùng thủ tục.")
    assert asks.duplicate_words([filed, waiting]) == "Đã có hồ sơ chưa tiếp nhận (và 1 hồ sơ nữa), cùng thủ tục."
    online = replace(filed, intake=replace(filed.intake, channel=Channel.ONLINE))
    assert asks.duplicate_words([online]) == "Đã có hồ sơ nộp trực tuyến, chưa tiếp nhận, cùng thủ tục."
