"""The pages of handover slips (trang nhận bàn giao): folders ticked by scanning or by hand, then confirmed as taken."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection
from starlette.responses import Response
from starlette.routing import Route

from cchc_desktop.domain.batch import parse_batch
from cchc_desktop.hub import custody, division, dossiers, slips
from cchc_desktop.hub.browsing import Browsing, Visit
from cchc_desktop.hub.context import Hub
from cchc_desktop.hub.form_posts import Done
from cchc_desktop.hub.kept import Kept
from cchc_desktop.hub.refusals import not_here
from cchc_desktop.hub.slips import Ticks


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
            folders, said = self._folders(db, visit), self._browsing.said(db, visit)
        return self._draw(visit, folders, said, {})

    def _confirm(self, visit: Visit) -> Response:
        uids, who = slips.ticked(visit.form), visit.session.staff
        person, wrong = (who.name, {}) if who else slips.read_person(visit.form)
        with self._hub.storage.reading() as db:
            folders = self._folders(db, visit)
        if visit.form.get("viec") != "nhan":  # one more scan: Enter in its field
            ticks = slips.scan(folders, uids, visit.form.get("ma", ""))
            wrong = {"ma": ticks.wrong} if ticks.wrong else {}
            return self._draw(visit, folders, [ticks.said] if ticks.said else [], wrong, ticks)
        if not uids:
            wrong["ma"] = "Chưa chọn túi nào. Quét từng túi hoặc đánh dấu, rồi xác nhận. Chưa ghi gì."
        if wrong:
            return self._draw(visit, folders, [], wrong, Ticks(frozenset(uids)))

        def take(db: Connection) -> Done:
            outcome = slips.confirm(db, self._folders(db, visit), person, self._hub.now(), uids)
            return Done(f"/phieu/{visit.path['donVi']}/{_number(visit)}", outcome.sentences)

        return self._browsing.once(visit, visit.path["donVi"], take)

    def _folders(self, db: Connection, visit: Visit) -> list[Kept]:
        """Of this slip; of another unit or division they are not here."""
        who = visit.session.staff
        found = dossiers.of_slip(db, visit.path["donVi"], _number(visit))
        folders = [each for each in found if division.is_of(each, who)] if who else found
        if not folders:
            raise not_here("Cổng không thấy hồ sơ nào của phiếu này. Chờ quầy đồng bộ, hoặc xem lại số phiếu.")
        return folders

    def _draw(
        self, visit: Visit, folders: list[Kept], said: list[str], wrong: dict[str, str], ticks: Ticks | None = None
    ) -> Response:
        waiting = [each for each in folders if custody.under_way(each)]
        form = {"nguoiKyNhan": visit.form.get("nguoiKyNhan", ""), "ma": ""}
        settled = [each for each in folders if not custody.under_way(each)]
        values: dict[str, Any] = {"folders": folders, "waiting": waiting, "settled": settled, "form": form}
        values |= {"ticked": ticks.uids if ticks else frozenset()}
        place = {"unit": visit.path["donVi"], "number": _number(visit), "wrong": wrong, "said": said}
        return self._browsing.draw("slip", visit.session, 422 if wrong else 200, **values, **place)


def _number(visit: Visit) -> str:
    known = parse_batch(visit.path["so"])
    return known.number if known else ""
