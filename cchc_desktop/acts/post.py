"""Public post (bưu chính công ích): results that leave in one list, and items that arrive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from cchc_desktop.acts import batches
from cchc_desktop.acts.demands import demand_confirmed
from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.record import note_counter, require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.batch import POSTAL, stem
from cchc_desktop.domain.clerk import Clerk, Duty
from cchc_desktop.domain.events import ResultPosted
from cchc_desktop.domain.instants import to_millisecond
from cchc_desktop.domain.postal import PostalItem, PostalList, item_code, problem_with
from cchc_desktop.domain.problem import Problem, errors
from cchc_desktop.store import batches as stored
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.uids import new_uid

LIST, ARRIVAL = "postal_list", "postal_arrival"


def post_results(
    db: Database, desk: Desk, items: Sequence[tuple[str, str]], by: Clerk, now: datetime, *, confirmed: bool = False
) -> PostalList:
    """Sends results by post: (dossier's uid, item code) each; one act, one list with its number; all or none.

    A code that does not look like one of the post's is taken when it is `confirmed`.
    """
    require(by, Duty.RETURN_RESULT)
    codes = [item_code(code) for _, code in items]
    found = tuple(_problems(codes))
    if errors(found):
        raise Refused(errors(found))
    act_id, at = new_uid(), to_millisecond(now)
    with transaction(db):
        folders = batches.found(db, [uid for uid, _ in items])
        code_of = {dossier.uid: code for dossier, code in zip(folders, codes, strict=True)}
        batches.demand_all(db, folders, lambda dossier: ResultPosted(at, code_of[dossier.uid]))
        demand_confirmed(found, confirmed)
        number = stored.next_number(db, desk.folder, stem(POSTAL, desk.office.counter, at.date()), at.date())
        batches.record_all(db, folders, lambda dossier: ResultPosted(at, code_of[dossier.uid]), by, act_id)
        note_counter(db, LIST, {"phieu": number, "soBuuGui": len(folders)}, by, now, act_id)
    listed = tuple(PostalItem(dossier.uid, dossier.printed_code, code_of[dossier.uid]) for dossier in folders)
    return PostalList(number, act_id, at, Clerk(by.code, by.name, by.title), listed)


def _problems(codes: Sequence[str]) -> Iterator[Problem]:
    for place, code in enumerate(codes):
        field = f"items.{place}.item_code"
        problem = problem_with(code, field)
        if problem:
            yield problem
        if code in codes[:place]:
            yield Problem(field, "post.twice", f"Mã bưu gửi {code} ghi cho hai hồ sơ. Quét lại. Chưa lưu gì.")


def note_arrival(
    db: Database, item: str, arrived_on: date, by: Clerk, now: datetime, *, confirmed: bool = False
) -> None:
    """Notes that an item of the public post came to the counter, and on which day; raises Refused.

    A code that does not look like one of the post's is taken when it is `confirmed`.
    """
    require(by, Duty.RECEIVE)
    code = item_code(item)
    problem = problem_with(code)
    if not (problem and problem.is_error) and arrived_on > to_millisecond(now).date():
        problem = Problem("arrived_on", "post.future", "Ngày đến không thể sau hôm nay. Chưa lưu gì.")
    if problem and problem.is_error:
        raise Refused((problem,))
    demand_confirmed([problem], confirmed)
    note_counter(db, ARRIVAL, {"maBuuGui": code, "ngayDen": arrived_on.isoformat()}, by, now)
