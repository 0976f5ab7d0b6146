"""Public post (bưu chính công ích): results that leave in one list, and items that arrive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from cchc_desktop.acts import batches
from cchc_desktop.acts.demands import demand_confirmed, demand_dossiers, demand_possible
from cchc_desktop.acts.desk import Desk
from cchc_desktop.acts.record import find, note_counter, record, require
from cchc_desktop.acts.refusal import Refused
from cchc_desktop.domain.batch import POSTAL, stem
from cchc_desktop.domain.clerk import Approval, Clerk, Duty
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.domain.event_cleaning import tidy
from cchc_desktop.domain.events import ItemCorrected, ResultPosted
from cchc_desktop.domain.instants import parse_instant, to_millisecond
from cchc_desktop.domain.possible import Deed
from cchc_desktop.domain.postal import PostalItem, PostalList, item_code, problem_with
from cchc_desktop.domain.problem import Problem, errors, warning
from cchc_desktop.store import batches as stored
from cchc_desktop.store import dated, postings
from cchc_desktop.store.connection import Database, transaction
from cchc_desktop.store.postings import LIST, Posting
from cchc_desktop.store.uids import new_uid

ARRIVAL = "postal_arrival"
IN_USE = "post.in_use"  # the doubt about a code that names another item already
_IN_USE = timedelta(days=365)  # the post gives a number again after twelve months


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
        fields = {code: f"items.{place}.item_code" for place, code in enumerate(codes)}
        demand_confirmed([*found, *_in_use(db, fields, at)], confirmed)
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
            yield _twice(field, code)


def _twice(field: str, code: str) -> Problem:
    return Problem(field, "post.twice", f"Mã bưu gửi {code} ghi cho hai hồ sơ. Quét lại. Chưa lưu gì.")


def _in_use(db: Database, fields: dict[str, str], now: datetime) -> Iterator[Problem]:
    """A doubt for each code, at its field, that names another item already."""
    for code, use in postings.used(db, list(fields), (now - _IN_USE).date()).items():
        of = f"hồ sơ {find(db, use.uid).printed_code} gửi" if use.uid else "bưu gửi đến quầy, ghi"
        message = f"Mã {code} đã ghi cho {of} lúc {use.at:%H:%M %d/%m/%Y}. Chưa lưu gì; xem lại mã trên bưu gửi."
        yield warning(fields[code], IN_USE, message)


def correct_item(
    db: Database,
    uid: str,
    code_why: tuple[str, str],
    by_when: tuple[Clerk, datetime, Approval | None],
    *,
    confirmed: bool = False,
) -> Dossier:
    """A mistyped code is put right: (the right one, why); the list printed again says it. Raises Refused.

    `by_when` is the clerk, the moment and a lead's approval if there is one. A code that does not look like one of the
    post's is taken when it is `confirmed`.
    """
    by, now, approval = by_when
    at, code = to_millisecond(now), item_code(code_why[0])
    with transaction(db):
        dossier = find(db, uid)
        demand_dossiers(by, Duty.CORRECT_LATER)
        demand_possible(db, dossier, Deed.CORRECT_ITEM, at.date())
        posted = postings.posting(db, uid)
        if posted is None:
            message = "Kết quả gửi từ quầy khác; quầy ấy sửa mã bưu gửi. Chưa lưu gì."
            raise Refused((Problem("", "item.elsewhere", message),))
        require(by, correction(db, posted, by, now), approval)
        problem = problem_with(code) or _known(db, posted, code)
        if problem and problem.is_error:
            raise Refused((problem,))
        demand_confirmed([problem, *_in_use(db, {code: "item_code"}, at)], confirmed)
        return record(db, dossier, tidy(ItemCorrected(at, code, code_why[1])), by)


def correction(db: Database, posted: Posting, by: Clerk, now: datetime) -> Duty:
    """Whose duty it is: of what a clerk posted themselves theirs until that day is closed or over, else the lead's."""
    day = parse_instant(posted.entry.occurred_at).date()
    closed = any(entry.pos > posted.entry.pos for entry in dated.closings(db, day))
    theirs = posted.entry.clerk_code == by.code and day == to_millisecond(now).date() and not closed
    return Duty.CORRECT_OWN if theirs else Duty.CORRECT_LATER


def _known(db: Database, posted: Posting, code: str) -> Problem | None:
    """The code it has already, or one of another item of its list."""
    if code == posted.item_code:
        return Problem("item_code", "item.same", f"Đang ghi đúng mã {code}, không có gì để sửa. Chưa lưu gì.")
    codes = {other.item_code for uid in postings.together(db, posted) if (other := postings.posting(db, uid))}
    return _twice("item_code", code) if code in codes else None


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
    demand_confirmed([problem, *_in_use(db, {code: "item_code"}, now)], confirmed)
    note_counter(db, ARRIVAL, {"maBuuGui": code, "ngayDen": arrived_on.isoformat()}, by, now)
