"""What of a period is digital: sent, paid online, with a file of the result and of a paper."""

from __future__ import annotations

from datetime import timedelta

from factories import NOW, an_intake
from store_fixtures import happened, received

from cchc_desktop.domain.events import FeeCollected, FileLinked, ResultArrived, Withdrawn
from cchc_desktop.domain.money import CASH, ONLINE
from cchc_desktop.domain.period import Period
from cchc_desktop.store import deliveries, digital, ledger
from cchc_desktop.store.connection import Database
from cchc_desktop.store.digital import Digital

DAY = Period(NOW.date(), NOW.date())


def scanned(db: Database, number: int, *papers: str) -> None:
    """A dossier finished three days later with these papers scanned, "" for the result."""
    dossier = received(db, number)
    for place, paper in enumerate(papers):
        dossier = happened(db, dossier, FileLinked(NOW, f"{number}{place}" * 32, 9, "application/pdf", paper))
    happened(db, dossier, ResultArrived(NOW + timedelta(days=3)))


def test_paid_online_and_sent(db: Database) -> None:
    for number, method in ((1, ONLINE), (2, CASH)):
        dossier = received(db, number, intake=an_intake(fee_amount=100))
        happened(db, dossier, FeeCollected(NOW, f"f{number}", 100, method))
    deliveries.set_acked(db, ledger.last_pos(db))
    received(db, 3)
    received(db, 4, intake=an_intake(fee_amount=100, fee_exempt="hộ nghèo"))

    assert digital.digital(db, DAY)[:4] == (4, 2, 2, 1)


def test_results_and_papers_with_files(db: Database) -> None:
    scanned(db, 1, "", "Đơn")
    scanned(db, 2, "")
    scanned(db, 3, "Đơn")
    scanned(db, 4)
    happened(db, received(db, 5), Withdrawn(NOW, "đổi ý"))
    period = Period(NOW.date(), NOW.date() + timedelta(days=3))

    assert digital.digital(db, period) == Digital(5, 0, 0, 0, done=4, with_result=2, digitised=1)
    assert digital.days_taken(db, period) == {"1.010803": (4, 12)}


def test_an_empty_counter(db: Database) -> None:
    assert digital.digital(db, DAY) == Digital(0, 0, 0, 0, 0, 0, 0)
    assert digital.days_taken(db, DAY) == {}
