"""The pages of handover slips (trang nhận bàn giao): what waits on a slip, and its confirmation by the division."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response
from starlette.routing import Route

from cchc_desktop.domain.batch import parse_batch
from cchc_desktop.hub import custody, dossiers, slips
from cchc_desktop.hub.browsing import Browsing, Visit
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.dossiers import Kept
from cchc_desktop.hub.refusals import not_here


class SlipPages:
    """One slip of a unit, opened by its number or by what its bars say."""

    def __init__(self, hub: Hub, browsing: Browsing) -> None:
        self._hub, self._browsing = hub, browsing

    def routes(self) -> list[Route]:
        """Every page's place."""
        guarded = self._browsing.guarded
        return [
            Route("/phieu/{donVi}/{so}", guarded(self._show), methods=["GET"]),
            Route("/phieu/{donVi}/{so}/nhan", guarded(self._confirm, rings=True), methods=["POST"]),
        ]

    def _show(self, visit: Visit) -> Response:
        with self._hub.storage.reading() as db:
            folders = _some(dossiers.of_slip(db, visit.path["donVi"], _number(visit)))
        return self._draw(visit, folders, [], [])

    def _confirm(self, visit: Visit) -> Response:
        unit, number = visit.path["donVi"], _number(visit)
        told, wrong = slips.read_form(visit.form)
        outcome = None
        with self._hub.storage.writing() as db:
            folders = _some(dossiers.of_slip(db, unit, number))
            if told is not None:
                outcome = slips.confirm(db, folders, told, self._hub.now())
        return self._draw(visit, folders, wrong, outcome.sentences if outcome else [])

    def _draw(self, visit: Visit, folders: list[Kept], wrong: list[str], said: list[str]) -> Response:
        form = {name: visit.form.get(name, "") if wrong else "" for name in ("nguoiKyNhan", "maHoSo")}
        values: dict[str, Any] = {"folders": folders, "waiting": sum(map(custody.under_way, folders)), "form": form}
        place = {"unit": visit.path["donVi"], "number": _number(visit), "wrong": wrong, "said": said}
        return self._browsing.draw("slip", visit.session, 422 if wrong else 200, **values, **place)


def _number(visit: Visit) -> str:
    known = parse_batch(visit.path["so"])
    return known.number if known else ""


def _some(folders: list[Kept]) -> list[Kept]:
    if not folders:
        raise not_here("Cổng không thấy hồ sơ nào của phiếu này. Chờ quầy đồng bộ, hoặc xem lại số phiếu.")
    return folders
