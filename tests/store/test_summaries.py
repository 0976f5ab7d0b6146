"""Lines of lists: what they show of a dossier, and by what they are found."""

from __future__ import annotations

from factories import NOW
from store_fixtures import happened, received

from cchc_desktop.domain.events import HandedOver
from cchc_desktop.domain.status import Holder, HolderKind, Status
from cchc_desktop.store import summaries
from cchc_desktop.store.connection import Database
from cchc_desktop.store.uids import new_uid


def test_a_dossier_is_found_by_each_number_that_names_it_and_by_its_uid(db: Database) -> None:
    dossier = received(db, provisional="TQ32610050001K", alias="000.00.18.H52-261005-0007")
    received(db, 2)
    (found,) = summaries.by_code(db, "H52.18-261005-3001")
    assert found.uid == dossier.uid
    for code in ("TQ32610050001K", "000.00.18.H52-261005-0007"):
        assert summaries.by_code(db, code) == [found]
    assert summaries.by_code(db, "H52.18-261005-9999") == []
    assert summaries.get(db, dossier.uid) == found
    assert summaries.get(db, new_uid()) is None


def test_words_find_the_newest_first_and_no_more_than_asked(db: Database) -> None:
    uids = [received(db, number).uid for number in range(1, 6)]
    assert [found.uid for found in summaries.found(db, "vi du")] == uids[::-1]
    assert [found.uid for found in summaries.found(db, "vi du", limit=2)] == uids[:2:-1]
    assert summaries.found(db, "  ") == []


def test_the_newest_are_the_last_stored(db: Database) -> None:
    uids = [received(db, number).uid for number in range(1, 4)]
    assert [summary.uid for summary in summaries.newest(db, 2)] == uids[:0:-1]


def test_a_summary_says_what_a_list_shows(db: Database) -> None:
    dossier = happened(db, received(db), HandedOver(NOW, "Phòng A"))
    (summary,) = summaries.newest(db)
    assert (summary.uid, summary.code, summary.own) == (dossier.uid, "H52.18-261005-3001", True)
    assert (summary.status, summary.holder) == (Status.PROCESSING, Holder(HolderKind.DIVISION, "Phòng A"))
    assert (summary.owner_name, summary.owner_number) == ("Trần Thị Ví Dụ", "000190000012")
    assert (summary.short_name, summary.procedure_code) == ("Trợ cấp thờ cúng liệt sĩ", "1.010803")
    assert (summary.received_at, summary.due_at, summary.voided) == (dossier.received_at, dossier.due_at, False)


def test_a_list_calls_a_dossier_without_code_by_its_provisional_number(db: Database) -> None:
    received(db, code=None, provisional="TQ32610050001K", received_at=None, due_at=None)
    (summary,) = summaries.newest(db)
    assert (summary.code, summary.received_at, summary.due_at) == ("TQ32610050001K", None, None)


def test_a_summary_names_every_code_a_dossier_answers_to(db: Database) -> None:
    received(db, 1, code=None, provisional="T032610050001X", alias="H52.18-261005-9000")
    received(db, 2, code="H52.18-261005-3002", alias="H52.18-261005-3002-2")

    second, first = summaries.newest(db)

    assert (first.code, first.official, first.provisional) == ("T032610050001X", "H52.18-261005-9000", "T032610050001X")
    assert (second.code, second.official, second.alias) == (
        *("H52.18-261005-3002", "H52.18-261005-3002"),
        "H52.18-261005-3002-2",
    )
