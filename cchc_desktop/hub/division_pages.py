"""The page of a division (trang của phòng): its folders, a scan that opens any of them, results given to the counter."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection
from starlette.responses import Response
from starlette.routing import Route

from cchc_desktop.domain.batch import parse_batch
from cchc_desktop.domain.text import clean
from cchc_desktop.hub import custody, division, dossiers, slips
from cchc_desktop.hub.browsing import Browsing, Visit
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.form_posts import Done

PLACE = "/phong"


class DivisionPages:
    """Where somebody of a division begins."""

    def __init__(self, hub: Hub, browsing: Browsing) -> None:
        self._hub, self._browsing = hub, browsing

    def routes(self) -> list[Route]:
        """Every page's place."""
        guarded = self._browsing.guarded
        return [
            Route(PLACE, guarded(self._show, who="division"), methods=["GET"]),
            Route(f"{PLACE}/quet", guarded(self._scan, who="division"), methods=["POST"]),
            Route(f"{PLACE}/giao", guarded(self._give, rings=True, who="division"), methods=["POST"]),
        ]

    def _show(self, visit: Visit) -> Response:
        return self._draw(visit, {})

    def _draw(self, visit: Visit, wrong: dict[str, str]) -> Response:
        with self._hub.storage.reading() as db:
            desk = division.desk(db, visit.staff, self._hub.now())
            said = self._browsing.said(db, visit)
        ticked = slips.ticked(visit.form)
        values: dict[str, Any] = {"desk": desk, "said": said, "wrong": wrong, "form": visit.form, "ticked": ticked}
        status = 422 if wrong else 200
        return self._browsing.draw("division", visit.session, status, most=division.MOST_SHOWN, **values)

    def _scan(self, visit: Visit) -> Response:
        """A slip's bars or a folder's open its page; focus stays in the field for what is neither."""
        typed = clean(visit.form.get("ma", ""))
        if batch := parse_batch(typed):
            return self._browsing.go(f"/phieu/{visit.staff.unit}/{batch.number}")
        with self._hub.storage.reading() as db:
            found = dossiers.find(db, visit.staff.unit, slips.written(typed)) if typed else None
        if found and division.is_of(found, visit.staff):
            return self._browsing.go(f"/ho-so/{found.uid}")
        if not typed:
            return self._draw(visit, {"ma": "Hãy quét hoặc gõ mã phiếu bàn giao, mã hồ sơ."})
        known = "Hồ sơ này không ở phòng. Để riêng, hỏi lại quầy." if found else "Không có mã này trên cổng. Quét lại."
        return self._draw(visit, {"ma": f"{known} Chưa ghi gì."})

    def _give(self, visit: Visit) -> Response:
        """Results, and folders whose dossier ended, leave for the counter."""
        ticked = slips.ticked(visit.form)
        if not ticked:
            return self._draw(visit, {"giao": "Chưa chọn hồ sơ nào để giao về quầy. Chưa ghi gì."})

        def give(db: Connection) -> Done:
            who, now = visit.staff, self._hub.now()
            mine = [each for each in dossiers.load(db, ticked).values() if division.is_of(each, who)]
            ready = [each for each in mine if custody.at_division(each) and division.is_done(each)]
            division.send_back(db, ready, who, "", now)
            codes = ", ".join(sorted(each.code for each in ready))
            told = [f"Đã ghi giao {len(ready)} hồ sơ về quầy: {codes}. Quầy được báo ở lần đồng bộ tới."]
            if len(ready) < len(ticked):
                told.append(f"◷ {len(ticked) - len(ready)} hồ sơ vừa thay đổi nên chưa giao; xem lại danh sách.")
            return Done(PLACE, told if ready else told[1:])

        return self._browsing.once(visit, visit.staff.unit, give)
