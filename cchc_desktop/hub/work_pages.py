"""What a division does with one folder (việc với một hồ sơ): a page for each, with its form and what is wrong in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection
from starlette.responses import Response
from starlette.routing import Route

from cchc_desktop.domain.text import clean
from cchc_desktop.hub import custody, division, dossiers, moves, results, slips
from cchc_desktop.hub.browsing import Browsing, Visit
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.form_posts import Done
from cchc_desktop.hub.kept import Kept
from cchc_desktop.hub.refusals import Refusal, not_here
from cchc_desktop.hub.results import Result
from cchc_desktop.hub.staff import Staff

NOT_YOURS = "Phòng này không giữ hồ sơ vừa mở. Xem lại mã, hoặc hỏi quầy."
STALE = "Hồ sơ vừa thay đổi ở nơi khác. Chưa ghi gì; hãy xem lại rồi gửi lại."
TOLD = "Quầy được báo ở lần đồng bộ tới."
_LONGEST_REASON = 500


class Work(NamedTuple):
    """One thing to do: its place and words, how its form is read, and what it does."""

    place: str
    title: str
    button: str
    read: Callable[[dict[str, str]], tuple[Any, dict[str, str]]]
    do: Callable[[Connection, Kept, Any, Staff, datetime], str]


def possible(dossier: Kept) -> list[Work]:
    """What may be done with a folder now, the usual first."""
    if custody.under_way(dossier):
        return [_TAKE, _SEND_BACK]
    if not custody.at_division(dossier):
        return []
    if moves.closed(dossier) or dossier.data.get("daHuy"):
        return [_GIVE]
    return [_RESULT, _ASK, _MOVE, _SEND_BACK] if not division.is_done(dossier) else [_GIVE, _RESULT, _MOVE]


class WorkPages:
    """A page and a form for each work."""

    def __init__(self, hub: Hub, browsing: Browsing) -> None:
        self._hub, self._browsing = hub, browsing

    def routes(self) -> list[Route]:
        """Every page's place."""
        guarded, place = self._browsing.guarded, "/phong/{uid}/{viec}"
        return [
            Route(place, guarded(self._show, who="division"), methods=["GET"]),
            Route(place, guarded(self._do, rings=True, who="division", files=True), methods=["POST"]),
        ]

    def _show(self, visit: Visit) -> Response:
        with self._hub.storage.reading() as db:
            return self._draw(visit, _mine(db, visit), {})

    def _do(self, visit: Visit) -> Response:
        work = _named(visit)
        wish, wrong = work.read(visit.form)
        if visit.file is not None and not wrong:
            wish, wrong = self._with_file(visit, wish)
        try:
            return self._browsing.once(visit, visit.staff.unit, lambda db: self._done(db, visit, work, (wish, wrong)))
        except _Wrong as again:
            return self._draw(visit, again.dossier, again.wrong)

    def _done(self, db: Connection, visit: Visit, work: Work, read: tuple[Any, dict[str, str]]) -> Done:
        wish, wrong = read
        dossier = _mine(db, visit)
        if work not in possible(dossier) or visit.form.get("phienBan") != str(dossier.version):
            raise _Wrong(dossier, {"": STALE})
        if wrong:
            raise _Wrong(dossier, wrong)
        return Done(f"/ho-so/{dossier.uid}", [work.do(db, dossier, wish, visit.staff, self._hub.now())])

    def _with_file(self, visit: Visit, wish: Any) -> tuple[Any, dict[str, str]]:
        """The result with its file on the shelf: the file is safe before anything names it."""
        if self._hub.uploads is None or not isinstance(wish, Result) or visit.file is None:
            return wish, {"": "Cổng này không nhận tệp ở việc này. Chưa ghi gì; gửi lại không kèm tệp."}
        if not results.is_paper(visit.file.file):
            return wish, {"tep": "Chỉ nhận tệp PDF, JPEG hoặc PNG. Hãy chọn lại tệp."}
        try:
            sha256 = results.keep(self._hub.uploads, visit.staff, visit.file.file, self._hub.now())
        except Refusal as refusal:
            short = "Ổ đĩa của cổng gần đầy" if refusal.status == 503 else "Tệp quá lớn"
            return wish, {"tep": f"{short} nên chưa nhận tệp. Đăng ký không kèm tệp, hoặc báo quản trị cổng."}
        return wish._replace(sha256=sha256), {}

    def _draw(self, visit: Visit, dossier: Kept, wrong: dict[str, str]) -> Response:
        works = possible(dossier)
        values: dict[str, Any] = {"dossier": dossier, "work": _named(visit), "wrong": wrong, "form": visit.form}
        values |= {"offered": moves.OF_A_DIVISION, "takes_files": self._hub.uploads is not None}
        values |= {"may": values["work"] in works, "standing": division.pace(dossier, self._hub.now())}
        values["lost_file"] = bool(wrong) and visit.file is not None
        return self._browsing.draw("work", visit.session, 422 if wrong else 200, **values)


class _Wrong(Exception):
    """What was sent is not done; the page is shown again with what is wrong."""

    def __init__(self, dossier: Kept, wrong: dict[str, str]) -> None:
        super().__init__("wrong")
        self.dossier, self.wrong = dossier, wrong


def _mine(db: Connection, visit: Visit) -> Kept:
    dossier = dossiers.load(db, [visit.path["uid"]]).get(visit.path["uid"])
    if dossier is None or not division.is_of(dossier, visit.staff):
        raise not_here(NOT_YOURS)
    return dossier


def _named(visit: Visit) -> Work:
    for work in (_TAKE, _SEND_BACK, _MOVE, _ASK, _RESULT, _GIVE):
        if work.place == visit.path["viec"]:
            return work
    raise not_here()


def _nothing(_form: dict[str, str]) -> tuple[str, dict[str, str]]:
    return "", {}


def _a_move(form: dict[str, str]) -> tuple[moves.Move | None, dict[str, str]]:
    return moves.read_form(form | {"nguoiXuLy": "-"}, moves.OF_A_DIVISION)  # who it is says the account, not the form


def _a_reason(form: dict[str, str]) -> tuple[str, dict[str, str]]:
    reason = clean(form.get("lyDo", ""))
    right = reason and len(reason) <= _LONGEST_REASON
    return reason, {} if right else {"lyDo": f"Hãy ghi lý do, không quá {_LONGEST_REASON} ký tự."}


def _take(db: Connection, dossier: Kept, _wish: Any, who: Staff, now: datetime) -> str:
    slips.confirm(db, [dossier], who.name, now)
    return f"Đã nhận túi hồ sơ. {TOLD}"


def _move(db: Connection, dossier: Kept, wish: moves.Move, who: Staff, now: datetime) -> str:
    moves.move(db, dossier, wish.by(who), now)
    return f"Đã cập nhật: {wish.status.label}. {TOLD}"


def _ask(db: Connection, dossier: Kept, wish: moves.Move, who: Staff, now: datetime) -> str:
    moves.move(db, dossier, wish.by(who), now)
    return f"Đã yêu cầu bổ sung {len(wish.papers)} giấy tờ; thời hạn tạm dừng. {TOLD}"


def _register(db: Connection, dossier: Kept, wish: Result, who: Staff, now: datetime) -> str:
    results.register(db, dossier, wish, who, now)
    return f"Đã đăng ký kết quả {'kèm tệp' if wish.sha256 else 'không kèm tệp'}. {TOLD}"


def _send_back(db: Connection, dossier: Kept, reason: str, who: Staff, now: datetime) -> str:
    division.send_back(db, [dossier], who, reason, now)
    return f"Đã ghi gửi túi hồ sơ về quầy. {TOLD}"


_TAKE = Work("nhan", "Nhận túi hồ sơ", "Xác nhận đã nhận", _nothing, _take)
_MOVE = Work("trang-thai", "Cập nhật trạng thái", "Cập nhật", _a_move, _move)
_ASK = Work("bo-sung", "Yêu cầu bổ sung giấy tờ", "Gửi yêu cầu bổ sung", moves.read_request, _ask)
_RESULT = Work("ket-qua", "Đăng ký kết quả", "Đăng ký kết quả", results.read_form, _register)
_GIVE = Work("giao", "Giao kết quả về quầy", "Giao về quầy", _nothing, _send_back)
_SEND_BACK = Work("chuyen-tra", "Chuyển trả quầy", "Chuyển trả quầy", _a_reason, _send_back)
