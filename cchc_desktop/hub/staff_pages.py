"""Accounts on the pages (trang tài khoản): the administrator makes and locks them, each person has an own password."""

from __future__ import annotations

from typing import Any

from argon2 import PasswordHasher
from sqlalchemy import select
from starlette.responses import Response
from starlette.routing import Route

from cchc_desktop.hub import sign_in, staff
from cchc_desktop.hub.browsing import OWN_PASSWORD, Browsing, Visit
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.database import FREE
from cchc_desktop.hub.division_pages import PLACE as DESK
from cchc_desktop.hub.schema import units

_FIELDS = ("maCanBo", "hoTen", "donVi", "phong")


class StaffPages:
    """Who may sign in."""

    def __init__(self, hub: Hub, browsing: Browsing) -> None:
        self._hub, self._browsing = hub, browsing

    def routes(self) -> list[Route]:
        """Every page's place."""
        guarded = self._browsing.guarded
        return [
            Route("/can-bo", guarded(self._show, who="administrator"), methods=["GET"]),
            Route("/can-bo/them", guarded(self._add, who="administrator"), methods=["POST"]),
            Route("/can-bo/{maCanBo}/mat-khau", guarded(self._renew, who="administrator"), methods=["POST"]),
            Route("/can-bo/{maCanBo}/khoa", guarded(self._lock, who="administrator"), methods=["POST"]),
            Route(OWN_PASSWORD, guarded(self._own, who="division"), methods=["GET"]),
            Route(OWN_PASSWORD, guarded(self._change, who="division"), methods=["POST"]),
        ]

    def _show(self, visit: Visit) -> Response:
        return self._draw(visit, {})

    def _draw(self, visit: Visit, wrong: dict[str, str], code: str = "", password: str = "") -> Response:
        with self._hub.storage.reading() as db:
            everyone = staff.everyone(db)
            known = db.execute(select(units).order_by(units.c.code)).all()
        form = {name: visit.form.get(name, "") if wrong else "" for name in _FIELDS}
        values: dict[str, Any] = {"staff": everyone, "units": known, "wrong": wrong, "form": form}
        status = 422 if wrong else 200
        return self._browsing.draw("staff", visit.session, status, code=code, password=password, **values)

    def _add(self, visit: Visit) -> Response:
        wished, wrong = staff.read_form(visit.form)
        password = ""
        if not wrong:
            with self._hub.storage.writing(FREE) as db:
                password, wrong = staff.add(db, wished, PasswordHasher(), self._hub.now())
        return self._draw(visit, wrong, wished.code, password)

    def _renew(self, visit: Visit) -> Response:
        code = visit.path["maCanBo"]
        with self._hub.storage.writing(FREE) as db:
            password = staff.renew(db, code, PasswordHasher())
        return self._draw(visit, {}, code, password)

    def _lock(self, visit: Visit) -> Response:
        with self._hub.storage.writing(FREE) as db:
            staff.lock(db, visit.path["maCanBo"], self._hub.now())
        return self._browsing.go("/can-bo")

    def _own(self, visit: Visit) -> Response:
        return self._browsing.draw("password", visit.session, wrong={})

    def _change(self, visit: Visit) -> Response:
        wrong = staff.read_password(visit.form)
        if not wrong:
            former, new = visit.form.get("matKhau", ""), visit.form.get("matKhauMoi", "")
            if sign_in.change_password(self._hub.storage, visit.session, former, new, PasswordHasher()):
                return self._browsing.go(DESK)
            wrong = {"matKhau": "Mật khẩu đang dùng không đúng."}
        return self._browsing.draw("password", visit.session, 422, wrong=wrong)
