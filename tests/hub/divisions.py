"""A division for the hub's tests: folders handed over to it, somebody of it with an account, and what they do by HTTP."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import requests

from cchc_desktop.domain import events as e
from cchc_desktop.domain.batch import digest
from cchc_desktop.domain.dossier import Dossier
from cchc_desktop.hub import identity, staff
from cchc_desktop.hub.dossiers import load
from cchc_desktop.hub.kept import Kept
from cchc_desktop.hub.sign_in import settle_password
from cchc_desktop.hub.staff import Staff
from tests.factories import NOW
from tests.hub.counters import CHEAP, PASSWORD, UNIT, Device, Site, a_site, numbered

DIVISION = "Phòng Kinh tế, Hạ tầng và Đô thị"
SLIP = "BG-3-261005-01"
LAN = Staff("lan.lt", "Lò Thị Lan", UNIT, DIVISION)
OWN = "mật khẩu của lan"


def hire(site: Site, who: Staff = LAN, password: str = OWN) -> None:
    """An account whose first password was changed already."""
    with site.hub.storage.writing() as db:
        identity.register_unit(db, who.unit, "Trung tâm Minh Họa")
        assert staff.add(db, who, CHEAP, site.hub.now())[0]
        staff.set_password(db, who.code, staff.hashed(password, CHEAP))


@dataclass
class Worker:
    """A person at the pages, without a browser."""

    url: str
    http: requests.Session = field(default_factory=requests.Session)

    def sign_in(self, code: str = LAN.code, password: str = OWN) -> requests.Response:
        return self.http.post(f"{self.url}/dang-nhap", data={"maCanBo": code, "matKhau": password})

    def open(self, path: str) -> requests.Response:
        return self.http.get(self.url + path)

    def send(self, path: str, page: requests.Response, files: Any = None, **members: str) -> requests.Response:
        """A form of `page`, with what is hidden in it."""
        hidden = dict(re.findall(r'name="(csrf|phienBan|lan)" value="([^"]*)"', page.text))
        return self.http.post(self.url + path, data=hidden | members, files=files)

    def do(self, work: str, dossier: Dossier, files: Any = None, **members: str) -> requests.Response:
        """Open the form of a work, fill it in, send it."""
        place = f"/phong/{dossier.uid}/{work}"
        return self.send(place, self.open(place), files, **members)


@dataclass
class Office:
    """A hub with a counter and a division."""

    site: Site
    device: Device
    worker: Worker
    given: int = 0

    def hand_over(self, count: int = 1, division: str = DIVISION, **changes: Any) -> list[Dossier]:
        """Dossiers whose folders are on their way to a division, all on one slip; codes count from 3001."""
        found = [numbered(3001 + self.given + turn, **changes) for turn in range(count)]
        self.given += count
        ops = [self.device.ledger.received(dossier) for dossier in found]
        ops += [self.device.ledger.event(e.HandedOver(NOW, division, SLIP), dossier) for dossier in found]
        assert self.device.push(ops).status_code == 200
        return found

    def taken(self, count: int = 1, **changes: Any) -> list[Dossier]:
        """Dossiers whose folders the division has."""
        found = self.hand_over(count, **changes)
        for dossier in found:
            self.worker.do("nhan", dossier)
        return found

    def kept(self, dossier: Dossier) -> Kept:
        with self.site.hub.storage.reading() as db:
            return load(db, [dossier.uid])[dossier.uid]

    def told(self, dossier: Dossier) -> dict[str, Any]:
        """What a counter reads of a dossier in the feed."""
        changes = self.device.call("GET", "/changes").json()["changes"]
        [found] = [change["data"] for change in changes if change["id"] == dossier.uid]
        return dict(found)


def bars(*dossiers: Dossier) -> str:
    """What the bars of the slip say."""
    return f"{SLIP}-{digest(str(dossier.code) for dossier in dossiers)}"


def due(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T17:00+07:00")


@contextmanager
def an_office(where: Path | str, **settings: Any) -> Iterator[Office]:
    """A counter enrolled, somebody of the division signed in."""
    with a_site(where, **settings) as site:
        settle_password(site.hub.storage, PASSWORD, CHEAP)
        hire(site)
        worker = Worker(site.url)
        assert worker.sign_in().status_code == 200
        office = Office(site, site.device(), worker)
        yield office
        worker.http.close()
        office.device.http.close()
