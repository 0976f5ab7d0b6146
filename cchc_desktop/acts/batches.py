"""Acts on many folders at once (làm theo lô): one act, one entry a folder, all of them or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cchc_desktop.acts.record import find, record, told
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.batch import Batch, BatchNumber, parse_batch
from cchc_desktop.domain.clerk import Clerk
from cchc_desktop.domain.code import parse_code, parse_provisional
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.events import Event
from cchc_desktop.domain.problem import Problem
from cchc_desktop.domain.text import clean
from cchc_desktop.store import batches, dossiers
from cchc_desktop.store.connection import Database, transaction


def found(db: Database, uids: Sequence[str]) -> list[Dossier]:
    """The dossiers, in that order; raises Refused for an unknown one, for one given twice, for none at all."""
    if not uids:
        raise Refused((Problem("folders", "batch.empty", "Chưa có hồ sơ nào. Quét hoặc chọn hồ sơ trước."),))
    known = {uid: find(db, uid) for uid in uids}
    twice = {uid for uid in uids if list(uids).count(uid) > 1} if len(known) < len(uids) else set()
    if twice:
        raise Refused(
            Problem("folders", "batch.twice", f"{known[uid].printed_code} bị ghi hai lần. Bỏ một lần. Chưa lưu gì.")
            for uid in twice
        )
    return list(known.values())


def demand_all(db: Database, folders: Sequence[Dossier], event_of: Callable[[Dossier], Event]) -> None:
    """Raises Refused with every folder to which its event may not happen now, each named by its code."""
    problems = []
    for place, dossier in enumerate(folders):
        event = event_of(dossier)
        problem = dossier.refuses(event, event.at.date())
        if problem:
            message = told(db, dossier, problem, event.at.date()).message
            problems.append(Problem(f"folders.{place}", problem.code, f"{dossier.printed_code}: {message}"))
    if problems:
        raise Refused(problems)


def record_all(
    db: Database, folders: Sequence[Dossier], event_of: Callable[[Dossier], Event], by: Clerk, act_id: str
) -> list[Dossier]:
    """The dossiers after the event of each, in one transaction; raises Refused as `demand_all` does."""
    demand_all(db, folders, event_of)
    with transaction(db):
        return [record(db, dossier, event_of(dossier), by, act_id) for dossier in folders]


def demand(db: Database, text: str) -> tuple[BatchNumber, Batch | None]:
    """The number in a typed or scanned text, and the batch when it is one of this store.

    Raises Refused for any other text, and for bars that the batch's own slip does not have.
    """
    number = parse_batch(text)
    if number is None:
        message = "Đây không phải số phiếu bàn giao. Quét mã vạch trên phiếu, hoặc gõ số như BG-3-261123-01."
        raise Refused((Problem("number", "batch.number", message),))
    batch = batches.get(db, number)
    if batch and number.check and number.check != batch.digest:
        message = (
            f"Phiếu {batch.number} vừa quét không phải bản của quầy: danh sách hồ sơ trên phiếu khác trong kho. "
            "Chưa ghi gì. Dùng phiếu gốc, hoặc in lại."
        )
        raise Refused((Problem("number", "batch.check", message),))
    return number, batch


def written(text: str) -> str:
    """A scanned code as slips write it."""
    known = parse_code(text) or parse_provisional(text)
    return known.text if known else clean(text)


def listed(db: Database, code: str) -> str:
    """The code a slip would list for what was scanned: an alias stands for the code that was printed first."""
    known = dossiers.by_code(db, code)
    return known[0].printed_code if known else code
