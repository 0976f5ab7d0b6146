"""Folding an older store anew (dựng lại số liệu): once, when an upgrade keeps more of each dossier than was kept before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sqlite_utils import Database

from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.store import dossiers, rebuild
from cchc_desktop.store.bulk import Bulk
from cchc_desktop.store.upgrading import Step, Told, counted, of_every_dossier, untold

NEEDED_AFTER = "m0008_facts"
_STEP = 1_000


def refold(db: Database, told: Told = untold) -> None:
    """Milestones and facts of every dossier, inside the caller's transaction.

    Own ones are folded from their entries; of what a ledger does not tell the row is left as it is. No savepoint of its
    own: SQLite would keep in memory every page as it was before it.
    """
    whole = Bulk(db)
    every = counted(_every(db), of_every_dossier(db, Step.FACTS), told)
    for count, (row_id, dossier, own) in enumerate(every, start=1):
        dossiers.refill(whole, row_id, dossier, own)
        if count % _STEP == 0:
            whole.flush()
    whole.flush()


def _every(db: Database) -> Iterator[tuple[int, Dossier, bool]]:
    """Row, dossier with its milestones, and whether it is own, of all that are stored."""
    folded = rebuild.rebuilt(db)
    known = next(folded, None)
    for row_id, live, own in dossiers.everything(db):
        while known and known.uid < live.uid:
            known = next(folded, None)
        is_told = known is not None and known.uid == live.uid and known.dossier is not None
        milestones = known.dossier.milestones if is_told and known and known.dossier else live.milestones
        yield row_id, replace(live, milestones=milestones), own
