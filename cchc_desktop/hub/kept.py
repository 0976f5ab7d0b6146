"""A dossier as the hub works on it (hồ sơ đang xử lý trên cổng): the contract's document and what each change does to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from cchc_desktop.domain.status import Status


@dataclass(slots=True)
class Kept:
    """One dossier being worked on in a transaction; `data` is the contract's Dossier, `version` counts its changes."""

    uid: str
    unit: str
    device_id: str
    arrived_at: str
    content_hash: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    version: int = 0
    decided_version: int = 0
    decided_by: str = ""
    twin: str = ""  # its own uid when another dossier had its code before
    stored: bool = False
    changed: bool = False
    caused_by: str | None = None

    @property
    def status(self) -> str:
        """TrangThaiHoSo, 1–10."""
        return str(self.data["TrangThaiHoSo"])

    @property
    def code(self) -> str:
        """What stands under the bars of its papers."""
        return str(self.data.get("MaHoSo") or self.data.get("SoBienNhan") or "")

    def add(self, member: str, *items: Any) -> None:
        """Items at the end of a list of the document."""
        self.data[member] = [*self.data.get(member, []), *items]

    def pause(self, moment: str) -> None:
        """The clock stands since the first of all requests, whoever made it and whenever it was heard of."""
        self.data["tamDungTu"] = min(moment, self.data.get("tamDungTu") or moment)

    def promise(self, moment: str | None, counted_to: str | None = None) -> None:
        """Another return date (NgayHenTra), or none; the first one, which the citizen's paper says, is kept beside.

        `counted_to` (demDenNgay): the day counted last, which goes with that date alone.
        """
        former = self.data.pop("NgayHenTra", None)
        if moment:
            self.data["NgayHenTra"] = moment
        if former != moment:
            self.data.pop("demDenNgay", None)
        if counted_to:
            self.data["demDenNgay"] = counted_to
        if former and former != moment:
            self.data.setdefault("henTraDaIn", former)

    def keep_pause(self) -> None:
        """The clock stands (tamDungTu) only as long as papers are waited for."""
        if self.status != Status.SUPPLEMENT.value:
            self.data.pop("tamDungTu", None)

    def changed_by(self, op_id: str | None, device_id: str, former_status: str | None) -> None:
        """One more version; remembers who moved the status last ("" for this hub's own people)."""
        self.version += 1
        self.data["version"] = self.version
        self.changed, self.caused_by = True, op_id
        if self.status != former_status:
            self.decided_version, self.decided_by = self.version, device_id
