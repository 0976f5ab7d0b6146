"""The hub's own pages (trang theo dõi): what has arrived, one dossier with its journal, devices; no script."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from cchc_desktop.domain.batch import parse_batch
from cchc_desktop.domain.instants import instant_text
from cchc_desktop.domain.status import Status
from cchc_desktop.hub import custody, division, dossiers, identity, journal, moves, sign_in, work_pages
from cchc_desktop.hub.browsing import COOKIE, Browsing, Visit
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.division_pages import DivisionPages
from cchc_desktop.hub.dossiers import Wanted
from cchc_desktop.hub.kept import Kept
from cchc_desktop.hub.refusals import Refusal, not_here
from cchc_desktop.hub.schema import devices, units
from cchc_desktop.hub.sign_in import Attempt
from cchc_desktop.hub.slip_pages import SlipPages
from cchc_desktop.hub.staff_pages import StaffPages
from cchc_desktop.hub.words import HOLDERS
from cchc_desktop.hub.work_pages import WorkPages

PAGE = 50
_PARTS = (SlipPages, DivisionPages, WorkPages, StaffPages)
CODE_LIFETIME = timedelta(hours=24)


class Pages:
    """Each page is a method; the work runs on a worker thread."""

    def __init__(self, hub: Hub) -> None:
        self._hub = hub
        self._browsing = Browsing(hub)

    def routes(self) -> list[Route]:
        """Every page's place."""
        guarded = self._browsing.guarded
        return [
            Route("/dang-nhap", self._sign_in, methods=["GET", "POST"]),
            Route("/dang-xuat", guarded(self._sign_out), methods=["POST"]),
            Route("/", guarded(self._list), methods=["GET", "POST"]),
            Route("/ho-so/{uid}", guarded(self._dossier), methods=["GET"]),
            Route("/ho-so/{uid}/trang-thai", guarded(self._move, rings=True, who="administrator"), methods=["POST"]),
            *(route for part in _PARTS for route in part(self._hub, self._browsing).routes()),
            Route("/thiet-bi", guarded(self._devices, who="administrator"), methods=["GET"]),
            Route("/thiet-bi/ma-ghi-danh", guarded(self._new_code, who="administrator"), methods=["POST"]),
            Route("/thiet-bi/{deviceId}/thu-hoi", guarded(self._revoke, who="administrator"), methods=["POST"]),
        ]

    async def _sign_in(self, request: Request) -> Response:
        if request.method == "GET":
            return self._browsing.draw("sign_in", None, wrong="", code="")
        try:
            form = await self._browsing.form(request)
        except Refusal as refusal:
            return self._browsing.draw("sign_in", None, refusal.status, wrong=refusal.detail, code="")
        code, address = form.get("maCanBo", ""), request.client.host if request.client else ""
        attempt = Attempt(form.get("matKhau", ""), address, code)
        outcome = await run_in_threadpool(sign_in.sign_in, self._hub.storage, attempt, self._hub.now())
        if outcome is None:
            wrong = "Mã cán bộ hoặc mật khẩu không đúng." if code.strip() else "Mật khẩu không đúng."
            return self._browsing.draw("sign_in", None, 403, wrong=wrong, code=code)
        if isinstance(outcome, timedelta):
            seconds = math.ceil(outcome.total_seconds())
            sentence = f"Đã thử sai nhiều lần; hãy thử lại sau {seconds} giây."
            return self._browsing.draw("sign_in", None, 429, wrong=sentence, code=code)
        answer = self._browsing.go("/")
        secure = request.url.scheme == "https"
        age = int(sign_in.LIFETIME.total_seconds())
        answer.set_cookie(COOKIE, outcome.token, max_age=age, httponly=True, samesite="strict", secure=secure)
        return answer

    def _sign_out(self, visit: Visit) -> Response:
        sign_in.sign_out(self._hub.storage, visit.session)
        answer = self._browsing.go("/dang-nhap")
        answer.delete_cookie(COOKIE)
        return answer

    def _list(self, visit: Visit) -> Response:
        if visit.session.staff:
            return self._browsing.go("/phong")
        form = visit.form
        number = form.get("trang", "1")
        page = int(number) if number.isdecimal() and 0 < int(number[:6]) < 10**5 else 1
        text = form.get("tim", "").strip()
        batch = parse_batch(text)
        wanted = Wanted(form.get("donVi", ""), form.get("trangThai", ""), text=batch.number if batch else text)
        with self._hub.storage.reading() as db:
            rows = dossiers.search(db, wanted, (page - 1) * PAGE, PAGE + 1)
            slip = _slip(wanted.text, rows)
            known = db.execute(select(units).order_by(units.c.code)).all()
        if slip:
            return self._browsing.go(slip)
        narrowed: dict[str, Any] = {"wanted": wanted, "units": known, "statuses": list(Status)}
        shown: dict[str, Any] = {"rows": rows[:PAGE], "more": len(rows) > PAGE, "page": page}
        return self._browsing.draw("dossiers", visit.session, **narrowed, **shown)

    def _dossier(self, visit: Visit) -> Response:
        return self._draw_dossier(visit, {})

    def _draw_dossier(self, visit: Visit, wrong: dict[str, str]) -> Response:
        uid, who = visit.path["uid"], visit.session.staff
        with self._hub.storage.reading() as db:
            dossier = _one(dossiers.load(db, [uid]), uid)
            if who and not division.is_of(dossier, who):
                raise not_here(work_pages.NOT_YOURS)
            entries, said = journal.of_dossier(db, uid), self._browsing.said(db, visit)
        form = {name: visit.form.get(name, "") for name in ("trangThai", "nguoiXuLy", "henTra", "noiDung")}
        values: dict[str, Any] = {"dossier": dossier, "journal": entries, "wrong": wrong, "form": form, "said": said}
        settled = {"closed": moves.closed(dossier), "offered": moves.OFFERED, "holders": HOLDERS}
        if who:
            settled |= {"works": work_pages.possible(dossier), "standing": division.pace(dossier, self._hub.now())}
        return self._browsing.draw("dossier", visit.session, 422 if wrong else 200, **values, **settled)

    def _move(self, visit: Visit) -> Response:
        uid = visit.path["uid"]
        wish, wrong = moves.read_form(visit.form)
        if wish is None:
            return self._draw_dossier(visit, wrong)
        with self._hub.storage.writing() as db:
            dossier = _one(dossiers.load(db, [uid]), uid)
            stale = visit.form.get("phienBan") != str(dossier.version)
            if not stale and not moves.closed(dossier):
                moves.move(db, dossier, wish, self._hub.now())
                return self._browsing.go(f"/ho-so/{uid}")
        return self._draw_dossier(visit, {"": work_pages.STALE})

    def _devices(self, visit: Visit) -> Response:
        return self._draw_devices(visit)

    def _draw_devices(self, visit: Visit, code: str = "", wrong: str = "") -> Response:
        with self._hub.storage.reading() as db:
            known = db.execute(select(devices).order_by(devices.c.unit, devices.c.label)).all()
        form = {name: visit.form.get(name, "") for name in ("donVi", "tenDonVi", "quay")}
        expires_at = instant_text(self._hub.now() + CODE_LIFETIME)
        values: dict[str, Any] = {
            "devices": known,
            "code": code,
            "wrong": wrong,
            "form": form,
            "expires_at": expires_at,
        }
        return self._browsing.draw("devices", visit.session, 422 if wrong else 200, **values)

    def _new_code(self, visit: Visit) -> Response:
        unit, counter = visit.form.get("donVi", "").strip(), visit.form.get("quay", "").strip()
        try:
            with self._hub.storage.writing() as db:
                identity.register_unit(db, unit, visit.form.get("tenDonVi", "").strip())
                code = identity.new_enrolment_code(db, unit, int(counter), self._hub.now(), CODE_LIFETIME)
        except ValueError:
            return self._draw_devices(visit, wrong="Hãy ghi mã đơn vị và số quầy từ 1 đến 999.")
        return self._draw_devices(visit, code)

    def _revoke(self, visit: Visit) -> Response:
        with self._hub.storage.writing() as db:
            identity.revoke(db, visit.path["deviceId"], self._hub.now())
        return self._browsing.go("/thiet-bi")


def _slip(text: str, rows: Sequence[Kept]) -> str:
    """Where the slip is that was looked for by its number, "" for anything else, or for one of several units."""
    known = {row.unit for row in rows if custody.held(row).get("soPhieu") == text}
    return f"/phieu/{known.pop()}/{text}" if text and len(known) == 1 else ""


def _one(found: dict[str, Kept], uid: str) -> Kept:
    if uid not in found:
        raise not_here("Cổng không có hồ sơ này.")
    return found[uid]
